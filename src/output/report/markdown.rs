//! The summary as Markdown (CommonMark with tables). Every text of an article is escaped, so that it is read as it was written and
//! no title becomes a heading, a link or HTML.

use crate::digest::{Chart, Cited, Digest, Entry, Lines, Section, Strikes};

/// Columns of the longest bar.
const BAR: usize = 40;

/// The text.
pub fn markdown(digest: &Digest) -> String {
    let mut text = format!("# {}\n\n{}\n", plain(&digest.title), plain(&digest.headline.join(" ")));
    text += "\n## What changed\n";
    for section in &digest.changes {
        text += &list(section, "###");
    }
    text += &strikes(&digest.strikes);
    text += &lines(&digest.lines);
    text += &list(&digest.advances, "##");
    text += &format!("\n## What is unsure\n\n{}", sentences(&digest.unsure));
    text += &format!("\n## How to read this\n\n{}", sentences(&digest.reading));
    text += &format!("\nMade with {}. {}\n", plain(&digest.generator), plain(&digest.attribution));
    text
}

fn sentences(sentences: &[String]) -> String {
    sentences.iter().map(|sentence| format!("- {}\n", plain(sentence))).collect()
}

fn list(section: &Section, level: &str) -> String {
    let Section { title, about, entries, left_off } = section;
    let mut text = format!("\n{level} {title} ({})\n\n{about}", entries.len() + left_off);
    if *left_off > 0 {
        text += &format!(" The newest {}; {left_off} older ones are left off.", entries.len());
    }
    if entries.is_empty() {
        text += " None was read.";
    }
    text += "\n";
    if !entries.is_empty() {
        text += "\n";
    }
    entries.iter().for_each(|entry| text += &item(entry));
    text
}

fn item(entry: &Entry) -> String {
    let area = entry.area.as_deref().filter(|area| *area != entry.place);
    let area = area.map(|area| format!(" ({})", plain(area))).unwrap_or_default();
    let mut text = format!(
        "- {}: **{}**{area}: {}; {}\n",
        plain(&entry.when),
        plain(&entry.place),
        plain(&entry.what),
        plain(&entry.certainty)
    );
    if let Some(quote) = &entry.quote {
        text += &format!("  > \u{201c}{}\u{201d}\n  >\n", plain(quote));
    }
    let said_by = entry.said_by.as_deref().map(|who| format!("says {}; ", plain(who))).unwrap_or_default();
    let cited: Vec<String> = entry.cited.iter().map(cited).collect();
    text + &format!("  > {said_by}{}\n", cited.join("; "))
}

fn cited(article: &Cited) -> String {
    let title = plain(&article.title);
    match &article.url {
        Some(url) => format!("[{title}](<{}>)", address(url)),
        None => title,
    }
}

fn strikes(strikes: &Strikes) -> String {
    let mut text = format!("\n## Strikes ({})\n", strikes.total);
    if strikes.total == 0 {
        return text + "\nNone was read.\n";
    }
    text += &strikes.chart.as_ref().map(chart).unwrap_or_default();
    text += "\n### By place\n\n| place | strikes | killed, at least | with what | by whom |\n|---|---:|---:|---|---|\n";
    for row in &strikes.places {
        let area = row.area.as_deref().filter(|area| *area != row.place).map(|area| format!(" ({})", plain(area)));
        let place = plain(&row.place) + &area.unwrap_or_default();
        let (kinds, by) = (plain(&row.kinds), plain(&row.by));
        text += &format!("| {place} | {} | {} | {kinds} | {by} |\n", row.strikes, killed(row.killed));
    }
    if strikes.other_places > 0 {
        text += &format!("\nAnd {} at {} other places.\n", strikes.other_strikes, strikes.other_places);
    }
    text += "\n### By who did it\n\n| side | strikes | killed, at least | with what |\n|---|---:|---:|---|\n";
    for row in &strikes.sides {
        let (side, kinds) = (plain(&row.side), plain(&row.kinds));
        text += &format!("| {side} | {} | {} | {kinds} |\n", row.strikes, killed(row.killed));
    }
    text + &list(&strikes.deadliest, "###")
}

fn killed(killed: Option<u64>) -> String {
    killed.map_or_else(|| "not said".to_owned(), |killed| killed.to_string())
}

/// Bars of text; a row of steps without a strike is one line, so that a quiet year does not fill a page.
fn chart(chart: &Chart) -> String {
    let unit = chart.unit.word();
    let width = chart.most.to_string().len();
    let mut text = format!("\n### By {unit}\n\n```text\n");
    for group in chart.bars.chunk_by(|a, b| a.strikes == 0 && b.strikes == 0) {
        let (first, last) = (&group[0], &group[group.len() - 1]);
        if first.strikes == 0 && group.len() > 2 {
            text += &format!("{}  {:>width$}  to {}\n", first.label, 0, last.label);
            continue;
        }
        for bar in group {
            // What happened at all is seen.
            let length = (bar.strikes * BAR).div_ceil(chart.most.max(1));
            text += format!("{}  {:>width$}  {}", bar.label, bar.strikes, "#".repeat(length)).trim_end();
            text += "\n";
        }
    }
    let monday = if unit == "week" { " (from the Monday named on)" } else { "" };
    text += &format!("```\n\n{} dated strikes, one bar a {unit}{monday}.", chart.dated);
    if chart.vague > 0 {
        text += &format!(" Of {} the day is known within a week or vaguer.", chart.vague);
    }
    if chart.undated > 0 {
        text += &format!(" {} without a date are not drawn.", chart.undated);
    }
    text + "\n"
}

fn lines(lines: &Lines) -> String {
    let mut text = format!("\n## Lines and holders\n\n{}\n", plain(&lines.about));
    if !lines.fronts.is_empty() {
        text += "\n| front between | km | fighting reported | inferred | stale | stretches |\n|---|---:|---:|---:|---:|---:|\n";
    }
    for row in &lines.fronts {
        let sides = plain(&row.sides.join(" and "));
        let [km, contact, inferred, stale] =
            [row.km, row.contact_km, row.inferred_km, row.stale_km].map(|km| format!("{km:.1}"));
        text += &format!("| {sides} | {km} | {contact} | {inferred} | {stale} | {} |\n", row.stretches);
    }
    if !lines.holders.is_empty() {
        text += "\n| side | places | contested | besieged | last told of over 60 days before |\n|---|---:|---:|---:|---:|\n";
    }
    for row in &lines.holders {
        let side = plain(&row.side);
        text += &format!("| {side} | {} | {} | {} | {} |\n", row.places, row.contested, row.besieged, row.old);
    }
    text
}

/// A text on one line in which no character marks anything up. CommonMark takes a backslash before any ASCII punctuation.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '!' | '$' => {
                escaped.extend(['\\', character]);
            }
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// An address between angle brackets: what would end it is written as its percent code.
fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            '<' => address += "%3C",
            '>' => address += "%3E",
            '\\' => address += "%5C",
            '|' => address += "%7C",
            '&' => address += "&amp;",
            control if control.is_control() => {}
            other => address.push(other),
        }
    }
    address
}
