//! Front lines and holders as of one day: kilometers by pair of sides, places by side.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::period::Period;
use super::published::{FrontLine, Published};

/// The lines of one day.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Lines {
    /// Of which day, and why of that one: a sentence.
    pub about: String,
    /// By length, longest first.
    pub fronts: Vec<FrontRow>,
    /// By the number of places, most first.
    pub holders: Vec<HolderRow>,
}

/// All stretches between two sides, in kilometers with one decimal: no line is known better.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FrontRow {
    /// The two sides, in the order of their names.
    pub sides: [String; 2],
    pub stretches: usize,
    pub km: f64,
    /// Where fighting is reported along it.
    pub contact_km: f64,
    /// Between places of both sides, without word of fighting.
    pub inferred_km: f64,
    /// Of old evidence.
    pub stale_km: f64,
}

/// The places of one side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HolderRow {
    pub side: String,
    pub places: usize,
    pub contested: usize,
    pub besieged: usize,
    /// Those whose newest evidence is old.
    pub old: usize,
}

/// Evidence older than this is called stale in the layers too.
const OLD_DAYS: i64 = 60;

impl Lines {
    pub(super) fn of(published: &Published, period: Period) -> Lines {
        let drawn = published.front_lines.iter().map(|line| line.as_of);
        let days: Vec<Date> = drawn.chain(published.control_points.iter().map(|point| point.as_of)).flatten().collect();
        let latest = days.iter().filter(|day| period.until.is_none_or(|until| **day <= until)).max();
        let Some(&day) = latest else {
            return Lines { about: nothing(days.iter().min().copied(), period), ..Lines::default() };
        };
        let about = format!(
            "As of {day}, the last day {}.",
            match period.until {
                Some(until) => format!("up to {until} that they were drawn for"),
                None => "that they were drawn for".to_owned(),
            }
        );
        Lines { about, fronts: fronts(published, day), holders: holders(published, day) }
    }
}

fn nothing(first: Option<Date>, period: Period) -> String {
    match (first, period.until) {
        (Some(first), Some(until)) => format!(
            "The first day that lines were drawn for is {first}, after {until}; sitmap map --as-of {until} draws them for that day."
        ),
        _ => "The folder holds no lines and no holders.".to_owned(),
    }
}

fn fronts(published: &Published, day: Date) -> Vec<FrontRow> {
    let mut rows: BTreeMap<[&str; 2], FrontRow> = BTreeMap::new();
    let mut lines: Vec<&FrontLine> = published.front_lines.iter().filter(|line| line.as_of == Some(day)).collect();
    // Sums of floating numbers depend on the order.
    lines.sort_by(|a, b| a.length_km.unwrap_or_default().total_cmp(&b.length_km.unwrap_or_default()));
    for line in lines {
        let mut sides = [line.side_left.as_str(), line.side_right.as_str()];
        sides.sort();
        let row =
            rows.entry(sides).or_insert_with(|| FrontRow { sides: sides.map(str::to_owned), ..FrontRow::default() });
        let km = line.length_km.unwrap_or_default();
        row.stretches += 1;
        row.km += km;
        match &*line.status {
            "contact" => row.contact_km += km,
            "stale" => row.stale_km += km,
            _ => row.inferred_km += km,
        }
    }
    let mut rows: Vec<FrontRow> = rows.into_values().collect();
    rows.sort_by(|a, b| b.km.total_cmp(&a.km));
    for row in &mut rows {
        for km in [&mut row.km, &mut row.contact_km, &mut row.inferred_km, &mut row.stale_km] {
            *km = (*km * 10.0).round() / 10.0;
        }
    }
    rows
}

fn holders(published: &Published, day: Date) -> Vec<HolderRow> {
    let mut rows: BTreeMap<&str, HolderRow> = BTreeMap::new();
    for point in published.control_points.iter().filter(|point| point.as_of == Some(day)) {
        let side = point.side.as_deref().unwrap_or(super::UNSAID);
        let row = rows.entry(side).or_insert_with(|| HolderRow { side: side.to_owned(), ..HolderRow::default() });
        row.places += 1;
        row.contested += usize::from(point.contested || point.status == "contested");
        row.besieged += usize::from(point.status == "besieged");
        row.old += usize::from(point.age_days.is_some_and(|days| days > OLD_DAYS));
    }
    let mut rows: Vec<HolderRow> = rows.into_values().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.places));
    rows
}
