//! Place mentions: those that were located, and the table of those that were not.

use std::collections::BTreeSet;

use geo::Geometry;
use smol_str::{SmolStr, ToSmolStr, format_smolstr};

use super::common::{admins, area, list, one_line};
use crate::layer::{MentionProperties, UnresolvedRow, id};
use crate::lexicon::Preposition;
use crate::mention::{Mention, Position, Spelling};
use crate::report::Report;
use crate::resolve::{Located, Outcome, Scored};
use crate::span::Span;
use crate::world::World;

/// The features of `mentions`: the places that were located. They come one by one, for there are very many.
pub(super) fn located<'a>(
    reports: &'a [&'a Report],
    world: &'a World,
) -> impl Iterator<Item = (Geometry, MentionProperties)> + 'a {
    reports.iter().flat_map(move |report| {
        let page = Page::new(report, world);
        let mut offsets = Offsets::new(&report.article.text);
        let mut quotes = Quotes::default();
        report.outcomes.iter().enumerate().filter_map(move |(number, outcome)| {
            let found = outcome.located()?;
            let span = report.mentions[number].span;
            let quote = quotes.of(page.sentence(number));
            Some(page.feature(number, found, offsets.of(span), quote))
        })
    })
}

/// The rows of `unresolved.csv`: the places that were left open.
pub(super) fn unresolved(reports: &[&Report], world: &World) -> Vec<UnresolvedRow> {
    let mut rows = Vec::new();
    for report in reports {
        let page = Page::new(report, world);
        let mut offsets = Offsets::new(&report.article.text);
        for (number, outcome) in report.outcomes.iter().enumerate() {
            let (reason, candidates) = match outcome {
                Outcome::Undecided(rivals, doubt) => (
                    format_smolstr!("undecided: {}", doubt.as_str()),
                    list(rivals.iter().take(CANDIDATES).map(|rival| candidate(rival, world))),
                ),
                Outcome::Unknown => (SmolStr::new_static("unknown: nothing like it is listed"), None),
                Outcome::Located(_) | Outcome::Home | Outcome::Abroad(_) | Outcome::SetAside(_) => continue,
            };
            rows.push(page.row(number, reason, candidates, offsets.of(report.mentions[number].span)));
        }
    }
    rows.sort();
    rows
}

/// Candidates that a row lists: names with more bearers than this are told apart by the text or not at all.
const CANDIDATES: usize = 5;

fn candidate(rival: &Scored, world: &World) -> String {
    let place = world.gazetteer.place(rival.place);
    let kind = place.kind.as_str().replace('_', " ");
    match area(place.admin1, world) {
        Some(admin1) => format!("{} ({kind}, {admin1}) {}", place.name, rival.score),
        None => format!("{} ({kind}) {}", place.name, rival.score),
    }
}

/// One article with what its mentions are asked for.
struct Page<'a> {
    report: &'a Report,
    world: &'a World,
    /// Mentions at which an event happened.
    events: BTreeSet<usize>,
}

impl<'a> Page<'a> {
    fn new(report: &'a Report, world: &'a World) -> Page<'a> {
        let events = report.told.events.iter().map(|event| event.place.mention).collect();
        Page { report, world, events }
    }

    fn feature(
        &self,
        number: usize,
        found: &Located,
        (start, end): (i64, i64),
        quote: SmolStr,
    ) -> (Geometry, MentionProperties) {
        let world = self.world;
        let article = &self.report.article;
        let mention = &self.report.mentions[number];
        let place = world.gazetteer.place(found.place);
        let [admin1, admin2, _] = admins(&place, &found.spot, world);
        let properties = MentionProperties {
            id: id("mention", &[&article.id, &start.to_smolstr(), &end.to_smolstr()]),
            article: article.id.as_str().into(),
            start,
            end,
            surface: one_line(mention.span.of(&article.text)).into(),
            location: Some(place.name.into()),
            location_ar: place.name_ar.map(SmolStr::from),
            place_id: Some(place.code.into()),
            place_kind: Some(place.kind.as_str().into()),
            admin1: area(admin1, world),
            admin2: area(admin2, world),
            role: self.role(number, mention).into(),
            matched: matched(found, place.point).into(),
            score: i64::from(found.score),
            confidence: found.confidence,
            geo_precision: found.spot.precision.number(),
            uncertainty_km: Some(found.spot.uncertainty_km),
            reasons: list(&found.reasons),
            notes: Some(quote),
        };
        (Geometry::Point(found.spot.point), properties)
    }

    fn row(
        &self,
        number: usize,
        reason: SmolStr,
        candidates: Option<SmolStr>,
        (start, end): (i64, i64),
    ) -> UnresolvedRow {
        let mention = &self.report.mentions[number];
        UnresolvedRow {
            article: self.report.article.id.as_str().into(),
            start,
            end,
            surface: one_line(mention.span.of(&self.report.article.text)).into(),
            reason,
            candidates,
            context: one_line(self.sentence(number)).into(),
        }
    }

    fn sentence(&self, number: usize) -> &'a str {
        let mention = &self.report.mentions[number];
        let sentence = self.report.sentences[mention.sentence];
        around(&self.report.article.text, sentence, mention.span)
    }

    /// Whether the phrase of a mention stands right behind another name and says where that one lies: "X in Y".
    fn says_where(&self, number: usize) -> bool {
        let Some(before) = number.checked_sub(1).map(|before| &self.report.mentions[before]) else { return false };
        let mention = &self.report.mentions[number];
        let end = before.tokens.end + usize::from(before.context.kind_after.is_some());
        let tie = mention.context.preposition;
        before.sentence == mention.sentence
            && mention.context.phrase_start == end
            && matches!(tie, Some(Preposition::In | Preposition::Of | Preposition::At | Preposition::Near))
    }

    fn role(&self, number: usize, mention: &Mention) -> &'static str {
        if self.events.contains(&number) {
            "event"
        } else if is_dateline(&self.report.article.text, mention.span) {
            "dateline"
        } else if is_relative(mention) || self.says_where(number) {
            "anchor"
        } else if mention.context.preposition == Some(Preposition::From) {
            "origin"
        } else {
            "context"
        }
    }
}

/// Bytes before and behind a name that are quoted at most. The longest sentences of the press have some 800 letters; a text
/// without stops would otherwise be quoted whole for each of its names.
const REACH: usize = 800;

/// The sentence, or what of a very long one stands around the name.
fn around(text: &str, sentence: Span, name: Span) -> &str {
    let from = (name.start as usize).saturating_sub(REACH).max(sentence.start as usize);
    let to = (name.end as usize + REACH).min(sentence.end as usize);
    &text[text.ceil_char_boundary(from)..text.floor_char_boundary(to)]
}

/// Whether the spot meant lies beside the place.
fn is_relative(mention: &Mention) -> bool {
    matches!(mention.context.position, Position::Toward(_) | Position::Distance { .. } | Position::Near)
}

/// How the spelling met the name; a part of a place ("the south of X") is derived from it.
fn matched(found: &Located, point: geo::Point) -> &'static str {
    match found.spelling {
        _ if found.spot.point != point => "derived",
        Spelling::Primary | Spelling::Listed => "exact",
        Spelling::Variant => "variant",
        Spelling::Fuzzy => "fuzzy",
    }
}

/// Whether a name opens a line and a dash follows, before the news begins: "ALEPPO, Syria (AP) --".
fn is_dateline(text: &str, span: Span) -> bool {
    // "Al-Hasakah, Syrian Arab Republic, 12 December (Reuters)" is as long as they get.
    const LONGEST: usize = 60;
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text[..start].trim_end_matches(|c: char| c != '\n' && c.is_whitespace());
    if !(before.is_empty() || before.ends_with('\n')) {
        return false;
    }
    let rest: String = text[end..].chars().take(LONGEST).take_while(|c| *c != '\n').collect();
    let dash = ["—", "–", "--", " - "].iter().filter_map(|dash| rest.find(dash)).min();
    dash.is_some_and(|at| !rest[..at].contains(". "))
}

/// Sentences on one line each. The names of one sentence come one after the other and share its quote.
#[derive(Default)]
struct Quotes<'t> {
    last: Option<(&'t str, SmolStr)>,
}

impl<'t> Quotes<'t> {
    fn of(&mut self, sentence: &'t str) -> SmolStr {
        match &self.last {
            Some((last, quote)) if std::ptr::eq(*last, sentence) => quote.clone(),
            _ => {
                let quote = SmolStr::from(one_line(sentence));
                self.last = Some((sentence, quote.clone()));
                quote
            }
        }
    }
}

/// Counts characters up to a byte, going on from the last one asked for: mentions come in order.
struct Offsets<'t> {
    text: &'t str,
    byte: usize,
    chars: i64,
}

impl<'t> Offsets<'t> {
    fn new(text: &'t str) -> Offsets<'t> {
        Offsets { text, byte: 0, chars: 0 }
    }

    fn of(&mut self, span: Span) -> (i64, i64) {
        let start = span.start as usize;
        if start < self.byte {
            (self.byte, self.chars) = (0, 0);
        }
        self.chars += self.text[self.byte..start].chars().count() as i64;
        self.byte = start;
        (self.chars, self.chars + span.of(self.text).chars().count() as i64)
    }
}
