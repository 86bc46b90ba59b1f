//! The shapes of a bar chart: which rectangle for which number. A template puts them into SVG.

use serde::Serialize;

use crate::digest::Chart;

/// A chart laid out in units of the drawing, which scales to the page.
#[derive(Debug, Serialize)]
pub(super) struct Drawing {
    pub width: u32,
    pub height: u32,
    /// Where the bars stand.
    pub base: u32,
    pub bars: Vec<Rectangle>,
    /// Names of some steps; of all, where there is room.
    pub labels: Vec<Label>,
    /// The largest number, which its line stands for.
    pub most: usize,
    pub top: u32,
}

#[derive(Debug, Serialize)]
pub(super) struct Rectangle {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
    /// What a pointer over it shows.
    pub title: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Label {
    pub x: String,
    pub text: String,
    /// SVG's `text-anchor`: the outer two stay inside the drawing.
    pub anchor: &'static str,
}

const WIDTH: u32 = 720;
const HEIGHT: u32 = 204;
const TOP: u32 = 22;
const BASE: u32 = 176;
/// A single bar over the whole width would be a wall.
const WIDEST: f64 = 48.0;
/// Names of days that stand beside each other without touching, in the larger letters of a phone too.
const MOST_LABELS: usize = 4;

/// Lays the chart out.
pub(super) fn drawing(chart: &Chart) -> Drawing {
    let slot = f64::from(WIDTH) / chart.bars.len().max(1) as f64;
    let width = (slot * 0.8).min(WIDEST);
    let scale = f64::from(BASE - TOP) / chart.most.max(1) as f64;
    let middle = |at: usize| (at as f64 + 0.5) * slot;
    let bars = chart.bars.iter().enumerate().filter(|(_, bar)| bar.strikes > 0).map(|(at, bar)| {
        let height = bar.strikes as f64 * scale;
        Rectangle {
            x: number(middle(at) - width / 2.0),
            y: number(f64::from(BASE) - height),
            width: number(width),
            height: number(height),
            title: format!("{}: {}", bar.label, bar.strikes),
        }
    });
    let last = chart.bars.len().saturating_sub(1);
    let every = chart.bars.len().div_ceil(MOST_LABELS).max(1);
    let labels = chart.bars.iter().enumerate().step_by(every).map(|(at, bar)| {
        // Of a few wide slots each name has room in its middle.
        let anchor = if slot > 100.0 || (at > 0 && at < last) {
            "middle"
        } else if at == 0 {
            "start"
        } else {
            "end"
        };
        let x = match anchor {
            "start" => 0.0,
            "end" => f64::from(WIDTH),
            _ => middle(at),
        };
        Label { x: number(x), text: bar.label.clone(), anchor }
    });
    let (bars, labels) = (bars.collect(), labels.collect());
    Drawing { width: WIDTH, height: HEIGHT, base: BASE, bars, labels, most: chart.most, top: TOP }
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}
