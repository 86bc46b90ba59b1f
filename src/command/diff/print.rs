//! A comparison as a reader meets it: how much changed, then what, the newest first, and after it all the articles.

use std::io::{self, Write};

use serde_json::Value;

use super::super::counted;
use crate::change::{Altered, Behind, Change, Changed, LayerChange, Was};

/// As many of a list as fit on a screen beside the others.
const LISTED: usize = 10;

/// Longer values are cut: they are sentences, which the layers hold.
const LONGEST: usize = 48;

/// Writes the comparison.
///
/// # Errors
/// When `out` cannot be written to.
pub(super) fn change(change: &Change, out: &mut dyn Write) -> io::Result<()> {
    if change.is_none() {
        return writeln!(out, "nothing changed");
    }
    for line in counts(change) {
        writeln!(out, "{line}")?;
    }
    let holders = change.holders.iter().map(|place| {
        let date = place.date.as_deref().unwrap_or("no date");
        let why = why(&place.because, place.by_hand);
        format!("{date}  {}: {} -> {}{why}", plain(&place.place), plain(&place.from), plain(&place.to))
    });
    list(out, "Places that changed holder", holders)?;
    let fronts = change.fronts.iter().map(|front| {
        let [one, other] = &front.sides;
        let why = why(&front.because, false);
        format!("{} | {}  {}{why}", plain(one), plain(other), grown(front.gained_km, front.lost_km, "km"))
    });
    list(out, "Front lines (what lies farther than 1 km from every line of the same sides)", fronts)?;
    let areas = change.areas.iter().map(|area| {
        format!("{}  {}{}", plain(&area.side), grown(area.grown_km2, area.shrunk_km2, "km2"), why(&area.because, false))
    });
    list(out, "Control areas", areas)?;
    for layer in &change.layers {
        let name = words(layer.layer);
        list(out, &format!("{name} added"), layer.added.iter().map(one))?;
        list(out, &format!("{name} removed"), layer.removed.iter().map(one))?;
        list(out, &format!("{name} altered"), layer.altered.iter().map(altered))?;
    }
    let articles = &change.articles;
    let lists = [("new", &articles.new), ("gone", &articles.gone), ("changed", &articles.changed)];
    for (was, articles) in lists {
        let mut articles: Vec<_> = articles.iter().collect();
        articles.sort_by(|a, b| (&b.published, &a.id).cmp(&(&a.published, &b.id)));
        let lines = articles.into_iter().map(|article| {
            let date = article.published.as_deref().unwrap_or("no date");
            let title = article.title.as_deref().map(|title| format!("  {}", plain(title))).unwrap_or_default();
            format!("{}  {}{title}", plain(date), plain(&article.id))
        });
        list(out, &format!("Articles {was}"), lines)?;
    }
    list(out, "Settings", change.settings.iter().map(said))
}

/// How much changed, a line each.
fn counts(change: &Change) -> Vec<String> {
    let mut lines = Vec::new();
    let articles = &change.articles;
    let read = [(articles.new.len(), "new"), (articles.gone.len(), "gone"), (articles.changed.len(), "changed")];
    let read: Vec<String> = read.iter().filter(|(n, _)| *n > 0).map(|(n, was)| format!("{n} {was}")).collect();
    lines.push(format!("articles: {}", if read.is_empty() { "the same".to_owned() } else { read.join(", ") }));
    lines.extend(change.layers.iter().filter(|layer| !layer.is_none()).map(count));
    if !change.holders.is_empty() {
        lines.push(format!("changed holder: {}", counted(change.holders.len(), "place")));
    }
    if !change.fronts.is_empty() {
        let (gained, lost) = change.front_km();
        lines.push(format!("front: {}", grown(gained, lost, "km")));
    }
    lines
}

fn count(layer: &LayerChange) -> String {
    let parts = [(layer.added.len(), "added"), (layer.removed.len(), "removed"), (layer.altered.len(), "altered")];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    format!("{}: {}", layer.layer.replace('_', " "), parts.join(", "))
}

/// `+4.2 km, -1.0 km`.
fn grown(gained: f64, lost: f64, unit: &str) -> String {
    format!("+{gained:.1} {unit}, -{lost:.1} {unit}")
}

fn list(out: &mut dyn Write, title: &str, lines: impl ExactSizeIterator<Item = String>) -> io::Result<()> {
    let all = lines.len();
    if all == 0 {
        return Ok(());
    }
    writeln!(out, "\n{title}")?;
    for line in lines.take(LISTED) {
        writeln!(out, "  {line}")?;
    }
    if all > LISTED {
        writeln!(out, "  ... and {} more; --json has all", all - LISTED)?;
    }
    Ok(())
}

/// A feature on one line.
fn one(feature: &Changed) -> String {
    let date = feature.date.as_deref().unwrap_or("no date");
    let place = feature.place.as_deref().map(|place| format!(", {}", cut(place))).unwrap_or_default();
    let why = why(&feature.because, feature.by_hand);
    format!("{}  {}{place} ({}){why}", plain(date), plain(&feature.what), plain(&feature.id))
}

/// The same with what was altered below it.
fn altered(feature: &Changed) -> String {
    let moved = feature.moved_km.map(|km| match km {
        km if km < 0.01 => "moved by less than 10 m".to_owned(),
        km => format!("moved {km:.2} km"),
    });
    let parts: Vec<String> = moved.into_iter().chain(feature.columns.iter().map(said)).collect();
    let parts = if parts.is_empty() { "drawn otherwise".to_owned() } else { parts.join("; ") };
    format!("{}\n    {parts}", one(feature))
}

fn said(altered: &Altered) -> String {
    let Altered { column, old, new } = altered;
    let start = match (old, new) {
        (Value::String(old), Value::String(new)) => alike(old, new),
        _ => 0,
    };
    format!("{}: {} -> {}", plain(column), value(old, start), value(new, start))
}

/// How many letters of two long texts need not be shown, because both begin with them: all up to a few words before the first
/// difference.
fn alike(old: &str, new: &str) -> usize {
    let alike = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let is_long = old.chars().count().max(new.chars().count()) > LONGEST;
    if is_long { alike.saturating_sub(LONGEST / 2) } else { 0 }
}

fn value(value: &Value, start: usize) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) if start > 0 => format!("...{}", cut(&text.chars().skip(start).collect::<String>())),
        Value::String(text) => cut(text),
        other => cut(&other.to_string()),
    }
}

/// Which articles stand behind it, and whether a hand does.
fn why(because: &[Behind], by_hand: bool) -> String {
    let articles = because.iter().map(|behind| {
        let was = match behind.is {
            Was::New => "new",
            Was::Gone => "gone",
            Was::Changed => "changed",
        };
        format!("{} is {was}", plain(&behind.article))
    });
    let mut parts: Vec<String> = articles.take(LISTED).collect();
    parts.extend((because.len() > LISTED).then(|| format!("{} more", because.len() - LISTED)));
    parts.extend(by_hand.then(|| "by hand".to_owned()));
    if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) }
}

fn words(layer: &str) -> String {
    let mut words = layer.replace('_', " ");
    words[..1].make_ascii_uppercase();
    words
}

fn cut(text: &str) -> String {
    let mut letters = plain(text).chars().collect::<Vec<_>>();
    if letters.len() > LONGEST {
        letters.truncate(LONGEST);
        letters.extend("...".chars());
    }
    letters.into_iter().collect()
}

/// What articles say may hold signs that move the cursor or color the screen.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
