//! An explained article as text for a terminal.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::passage::{Explained, Passage, best, spelled, why};
use crate::actors::Side;
use crate::article::PublishedBasis;
use crate::command::counted;
use crate::date::Basis;
use crate::event::{Counts, Event, Holding, Party, Relation, SetAside, Timing};
use crate::resolve::{Outcome, Reason, Scored};
use crate::span::Span;

/// Writes the article.
pub(super) fn print(explained: &Explained, colored: bool, out: &mut dyn Write) -> io::Result<()> {
    let ink = Ink { colored };
    header(explained, ink, out)?;
    for (number, passage) in explained.passages.iter().enumerate() {
        writeln!(out, "\n{} {}", ink.faint(&format!("[{}]", number + 1)), marked(explained, passage, ink))?;
        for mention in passage.mentions.clone() {
            name(explained, mention, out)?;
        }
        passage.events.iter().try_for_each(|event| deed(explained, event, ink, out))?;
        passage.set_aside.iter().try_for_each(|deed| untold(explained, deed, out))?;
        passage.holdings.iter().try_for_each(|held| holding(explained, held, ink, out))?;
    }
    Ok(())
}

/// Bold and faint, where the reader can see them.
#[derive(Clone, Copy)]
struct Ink {
    colored: bool,
}

impl Ink {
    fn paint(self, code: &str, text: &str) -> String {
        if self.colored { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    fn faint(self, text: &str) -> String {
        self.paint("2", text)
    }
}

fn header(explained: &Explained, ink: Ink, out: &mut dyn Write) -> io::Result<()> {
    let report = explained.report;
    let article = &report.article;
    writeln!(out, "{}", ink.bold(&article.id))?;
    let basis = match article.published_basis {
        PublishedBasis::Printed => " (printed in the text)",
        PublishedBasis::Manifest => " (from articles.csv)",
        PublishedBasis::None => "not known; name it in articles.csv",
    };
    let date = article.published.map(|date| date.to_string()).unwrap_or_default();
    let row = |value: &Option<String>| value.as_deref().map_or("not known".to_owned(), plain);
    writeln!(out, "  title      {}", row(&article.title))?;
    writeln!(out, "  source     {}", row(&article.source))?;
    if article.url.is_some() {
        writeln!(out, "  url        {}", row(&article.url))?;
    }
    writeln!(out, "  published  {date}{basis}")?;
    let told = &report.told;
    writeln!(
        out,
        "  read       {}, {}, {}, {} set aside, {} of control",
        counted(report.sentences.len(), "sentence"),
        counted(report.mentions.len(), "name"),
        counted(told.events.len(), "event"),
        counted(told.set_aside.len(), "deed"),
        counted(told.holdings.len(), "statement"),
    )
}

/// The sentence with its names marked: `[Hardatnin -> Hardatnin, village, Aleppo]`.
fn marked(explained: &Explained, passage: &Passage, ink: Ink) -> String {
    let report = explained.report;
    let text = &report.article.text;
    let mut line = String::new();
    let mut at = passage.span.start as usize;
    for mention in passage.mentions.clone() {
        let span = report.mentions[mention].span;
        line += &plain(&text[at..span.start as usize]);
        let meaning = match &report.outcomes[mention] {
            Outcome::Located(located) => explained.place(located.place),
            Outcome::Undecided(..) => "undecided".to_owned(),
            Outcome::Unknown => "unknown".to_owned(),
            Outcome::Home => "the country".to_owned(),
            Outcome::Abroad(_) => "abroad".to_owned(),
            Outcome::SetAside(_) => "no place".to_owned(),
        };
        line += &ink.bold(&format!("[{} -> {meaning}]", plain(span.of(text))));
        at = span.end as usize;
    }
    line + &plain(&text[at..passage.span.end as usize])
}

/// A name with its candidates.
fn name(explained: &Explained, mention: usize, out: &mut dyn Write) -> io::Result<()> {
    let report = explained.report;
    let surface = words(explained, report.mentions[mention].span);
    match &report.outcomes[mention] {
        Outcome::Located(located) => {
            let spot = located.spot;
            writeln!(
                out,
                "    place     \"{surface}\": {:.5}, {:.5} within {:.1} km, geo_precision {}, confidence {:.2}",
                spot.point.y(),
                spot.point.x(),
                spot.uncertainty_km,
                spot.precision.number(),
                located.confidence
            )?;
            candidate(&explained.place(located.place), located.score, &located.reasons, out)?;
            for other in explained.others(mention) {
                writeln!(
                    out,
                    "              rather than {} ({})",
                    explained.place(other.place),
                    spelled(other.spelling)
                )?;
            }
            Ok(())
        }
        Outcome::Undecided(candidates, doubt) => {
            let count = counted(candidates.len(), "candidate");
            writeln!(out, "    undecided \"{surface}\", {count}: {}", doubt.as_str())?;
            let row = |scored: &Scored, out: &mut dyn Write| {
                candidate(&explained.place(scored.place), scored.score, &scored.reasons, out)
            };
            best(candidates).iter().try_for_each(|scored| row(scored, out))
        }
        Outcome::Unknown => {
            writeln!(out, "    unknown   \"{surface}\": told as a place, and nothing like it is listed")
        }
        Outcome::Home => writeln!(out, "    country   \"{surface}\": the country of the map itself"),
        Outcome::Abroad(kind) => writeln!(out, "    abroad    \"{surface}\": {}", kind.as_str().replace('_', " ")),
        Outcome::SetAside(reason) => writeln!(out, "    no place  \"{surface}\": {}", why(*reason)),
    }
}

fn candidate(place: &str, score: i32, reasons: &[Reason], out: &mut dyn Write) -> io::Result<()> {
    let reasons: Vec<String> = reasons.iter().map(Reason::to_string).collect();
    writeln!(out, "        {score:>4}  {place}: {}", reasons.join(", "))
}

/// An event with its arguments.
fn deed(explained: &Explained, event: &Event, ink: Ink, out: &mut dyn Write) -> io::Result<()> {
    let mut line = format!("at {} (\"{}\")", explained.place(event.place.place), plain(&event.place.text));
    let spot = event.place.spot;
    let (point, within) = (spot.point, spot.uncertainty_km);
    let _ = write!(line, " {:.5}, {:.5} within {within:.1} km", point.y(), point.x());
    let _ = write!(line, ", {}", dated(event.when));
    if let Some(party) = &event.actor1 {
        let _ = write!(line, "; by {}", named(explained, party));
    }
    if let Some(party) = &event.actor2 {
        let _ = write!(line, "; against {}", named(explained, party));
    }
    writeln!(out, "    {:<9} {line}", ink.bold(&event.kind.word().replace('_', " ")))?;
    let mut details = vec![format!("words \"{}\"", words(explained, event.trigger))];
    details.extend(event.target.as_deref().map(|target| format!("target \"{}\"", plain(target))));
    details.extend(event.weapon.as_deref().map(|weapon| format!("weapon \"{}\"", plain(weapon))));
    details.extend(counts(&event.counts).map(|(what, count)| format!("{what} {count}")));
    details.push(event.certainty.word().to_owned());
    if !event.sources.is_empty() {
        details.push(format!("source {}", event.sources.join("; ")));
    }
    details.push(format!("confidence {:.2}", event.place.confidence));
    writeln!(out, "              {}", details.join(", "))
}

fn untold(explained: &Explained, deed: &SetAside, out: &mut dyn Write) -> io::Result<()> {
    let kind = deed.kind.word().replace('_', " ");
    writeln!(out, "    set aside {kind}, words \"{}\": {}", words(explained, deed.trigger), deed.why.word())
}

fn holding(explained: &Explained, held: &Holding, ink: Ink, out: &mut dyn Write) -> io::Result<()> {
    let (place, holder) = (explained.place(held.place), named(explained, &held.holder));
    let what = match held.relation {
        Relation::Holds => place,
        Relation::Pocket => format!("{place}, cut off"),
        Relation::Beside(bearing) => format!("what lies toward {bearing} degrees of {place}"),
    };
    writeln!(out, "    {:<9} {what}; by {holder}, {}", ink.bold("held"), dated(held.when))
}

/// "Rebels (opposition) "the rebels"".
fn named(explained: &Explained, party: &Party) -> String {
    let actors = &explained.world.actors;
    let side = |side: Side| format!(" ({})", actors.camp(side).name);
    let side = party.side.map(side).unwrap_or_default();
    format!("{}{side} \"{}\"", actors.name(party.actor), plain(&party.text))
}

fn dated(when: Option<Timing>) -> String {
    let Some(when) = when else { return "no date known".to_owned() };
    let days = if when.from == when.to { when.from.to_string() } else { format!("{} to {}", when.from, when.to) };
    format!("{days} ({}, time_precision {})", basis(when.basis), when.precision)
}

/// The word of the column `date_basis`.
pub(super) fn basis(basis: Option<Basis>) -> &'static str {
    match basis {
        Some(Basis::Stated) => "stated",
        Some(Basis::Relative) => "relative",
        None => "published",
    }
}

/// The counts that are known, with their columns' names.
pub(super) fn counts(counts: &Counts) -> impl Iterator<Item = (&'static str, u32)> {
    let all = [
        ("strikes_n", counts.strikes),
        ("munitions_n", counts.munitions),
        ("fatalities", counts.killed),
        ("fatalities_children", counts.children),
        ("injured", counts.injured),
    ];
    all.into_iter().filter_map(|(what, count)| Some((what, count?)))
}

fn words(explained: &Explained, span: Span) -> String {
    plain(span.of(&explained.report.article.text))
}

/// Other people's text on one line, without signs that would drive the terminal.
fn plain(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_control() { ' ' } else { c };
        if c != ' ' || !line.ends_with(' ') {
            line.push(c);
        }
    }
    line
}
