//! `sitmap gazetteer stats`: what is in a gazetteer, as a table or JSON.

use std::io::Write;

use anyhow::{Result, anyhow};
use serde_json::{Value, json};

use crate::command::tell;
use crate::gazetteer::Source;
use crate::gazetteer::stats::{Stats, stats};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args {
    /// The tables.
    pub source: Source,
    /// Write JSON instead of a table.
    pub json: bool,
}

/// Writes the figures. Gives 0 when every row could be counted and 1 when some hold errors.
///
/// # Errors
/// When there is no such folder, or no table of places in it.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<u8> {
    let places = args.source.read("places.csv");
    places.map_err(|error| anyhow!("{error}; a gazetteer is a folder with places.csv and other tables"))?;
    let stats = stats(&args.source);
    if args.json {
        writeln!(out, "{:#}", record(&stats))?;
    } else {
        write_table(&stats, out)?;
    }
    if stats.errors > 0 {
        let folder = args.source.label("");
        tell(format_args!("{} errors; such rows are not counted (sitmap check {folder} lists them)", stats.errors));
    }
    Ok(u8::from(stats.errors > 0))
}

const LEVELS: [&str; 4] = ["country", "level 1", "level 2", "level 3"];

fn write_table(stats: &Stats, out: &mut dyn Write) -> std::io::Result<()> {
    let all: usize = stats.spellings.iter().map(|(_, count)| count).sum();
    let mut rows: Vec<(String, usize)> = Vec::new();
    let mut add = |name: &str, count: usize| rows.push((name.to_owned(), count));
    add("places", stats.places);
    stats.by_kind.iter().for_each(|(kind, count)| add(&format!("  {}", kind.as_str().replace('_', " ")), *count));
    add("places by area of level 1", stats.places);
    for (code, name, count) in &stats.by_admin1 {
        add(&if code.is_empty() { "  in none".to_owned() } else { format!("  {name} ({code})") }, *count);
    }
    add("places by source", stats.places);
    for (source, count) in &stats.by_source {
        add(&format!("  {}", if source.is_empty() { "not stated" } else { source }), *count);
    }
    add("places without an Arabic name", stats.without_arabic);
    add("places in Latin letters only", stats.without_native);
    add("places with a population", stats.with_population);
    add("spellings", all);
    stats.spellings.iter().for_each(|(script, count)| add(&format!("  {}", script.as_str()), *count));
    add("different spellings (areas not counted)", stats.distinct);
    add("  that several places share", stats.shared);
    for (level, (count, bounded)) in LEVELS.iter().zip(stats.areas) {
        add(&format!("areas, {level}"), count);
        add("  with a boundary", bounded);
    }
    add("roads", stats.roads);
    add("actors", stats.actors);
    add("  spellings of actors", stats.actor_spellings);
    add("  camps", stats.camps);
    add("spellings of who reports", stats.reporters);
    add("names abroad", stats.abroad);
    add("names that are usually something else", stats.not_places);
    if let Some(country) = &stats.country {
        writeln!(out, "{country}")?;
    }
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    rows.iter().try_for_each(|(name, count)| writeln!(out, "{name:<width$}  {count:>8}"))
}

fn record(stats: &Stats) -> Value {
    let kinds: serde_json::Map<String, Value> =
        stats.by_kind.iter().map(|(kind, count)| (kind.as_str().to_owned(), json!(count))).collect();
    let areas = |(code, name, count): &(String, String, usize)| {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        json!({ "admin1": some(code), "name": some(name), "places": count })
    };
    let sources: serde_json::Map<String, Value> =
        stats.by_source.iter().map(|(source, count)| (source.clone(), json!(count))).collect();
    let scripts: serde_json::Map<String, Value> =
        stats.spellings.iter().map(|(script, count)| (script.as_str().to_owned(), json!(count))).collect();
    let levels: Vec<Value> = (0..)
        .zip(stats.areas)
        .map(|(level, (areas, bounded))| json!({ "level": level, "areas": areas, "with_boundary": bounded }))
        .collect();
    json!({
        "country": stats.country,
        "places": stats.places,
        "places_by_kind": kinds,
        "places_by_admin1": stats.by_admin1.iter().map(areas).collect::<Vec<_>>(),
        "places_by_source": sources,
        "places_without_arabic_name": stats.without_arabic,
        "places_in_latin_letters_only": stats.without_native,
        "places_with_population": stats.with_population,
        "spellings_by_script": scripts,
        "different_spellings": stats.distinct,
        "shared_spellings": stats.shared,
        "areas_by_level": levels,
        "roads": stats.roads,
        "actors": stats.actors,
        "actor_spellings": stats.actor_spellings,
        "camps": stats.camps,
        "reporter_spellings": stats.reporters,
        "names_abroad": stats.abroad,
        "not_places": stats.not_places,
        "errors": stats.errors,
    })
}
