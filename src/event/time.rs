//! When a deed was done: by the time expression of its clause, of its sentence, of its paragraph, and at last by the date of
//! the article. What the words or the date show to be long past is background.

use jiff::civil::Date;

use super::aside::Aside;
use super::deed::Deed;
use super::modality::Unreal;
use super::view::View;
use super::{EventPlace, Reading, Timing};
use crate::date::{self, Basis, TimeMention, When};
use crate::document::token::Break;

/// A deed dated more than this many days before its article is background. An analysis tells a campaign of some months,
/// with dates that show what it is; what is half a year old is told to explain the present.
const NEWS_DAYS: i32 = 180;

/// "Since Thursday", "since the start of the month": within this many days it is news of a campaign that goes on; what has
/// gone on for longer is background.
const RECENT_DAYS: i32 = 45;

/// A start within this many days dates a deed to the week.
const WEEK_DAYS: i32 = 7;

/// The time expressions of every sentence of an article.
pub(super) fn find(reading: &Reading) -> Vec<Vec<TimeMention>> {
    let read = |sentence: &std::ops::Range<usize>| {
        let mut found = Vec::new();
        date::find(&reading.document.tokens, sentence.clone(), reading.text, &mut found);
        found
    };
    reading.document.sentences.iter().map(read).collect()
}

/// What is known of time while an article is read sentence by sentence.
pub(super) struct Clock {
    published: Option<Date>,
    /// The day that "Wednesday" is reckoned from: the article's, or where it has none the last day that its text prints in
    /// full. Nothing is dated by this day itself.
    reference: Option<Date>,
    /// The day that the opening of the article tells of: what follows without a day of its own is news of that day.
    news_day: Option<When>,
    /// The article tells of a time long past throughout, as a history does.
    retrospective: bool,
    paragraph: Option<u32>,
    /// The last day told of in this paragraph.
    context: Option<When>,
    /// The last day told of in the article.
    told: Option<Date>,
    /// The expressions of the sentence with what they mean.
    mentions: Vec<(TimeMention, Option<When>)>,
}

impl Clock {
    pub fn new(reading: &Reading, times: &[Vec<TimeMention>]) -> Clock {
        let mut clock = Clock {
            published: reading.published,
            reference: reading.published,
            news_day: None,
            retrospective: false,
            paragraph: None,
            context: None,
            told: None,
            mentions: Vec::new(),
        };
        if clock.reference.is_none() {
            clock.reference = times.iter().flatten().filter_map(|mention| mention.expression.written_day()).max();
        }
        clock.retrospective = clock.is_retrospective(times);
        clock.news_day = clock.news_day(times);
        clock
    }

    /// Whether most printed days of the text lie long before its publication.
    fn is_retrospective(&self, times: &[Vec<TimeMention>]) -> bool {
        let Some(reference) = self.reference else { return true };
        let days =
            times.iter().flatten().filter_map(|mention| date::resolve(&mention.expression, self.reference, None));
        let (old, new): (Vec<When>, Vec<When>) =
            days.filter(|when| when.precision == 1).partition(|when| is_older(when.to, reference));
        old.len() > new.len()
    }

    /// The first day told of in the opening sentences, when it is the day of the news.
    fn news_day(&self, times: &[Vec<TimeMention>]) -> Option<When> {
        // Headline, subtitle, byline, caption and the first paragraph.
        const OPENING: usize = 6;
        // A daily prints what happened the day before, at most over a weekend.
        const OLDEST_DAYS: i32 = 3;
        let reference = self.reference?;
        let opening = times.iter().take(OPENING).flatten();
        let days = opening.filter_map(|mention| date::resolve(&mention.expression, self.reference, None));
        days.filter(|when| when.precision == 1 && !when.background && !when.future).find(|when| {
            when.to <= reference && reference.since(when.to).is_ok_and(|span| span.get_days() <= OLDEST_DAYS)
        })
    }

    /// Takes up the next sentence.
    pub fn enter(&mut self, view: &View) {
        let reading = view.reading;
        let paragraph = reading.document.paragraphs[view.sentence];
        // A line of its own is an item of a list, which says its own date.
        if self.paragraph != Some(paragraph) || view.starts_line() {
            self.paragraph = Some(paragraph);
            // A history tells one day over several paragraphs; news begins each paragraph afresh.
            if !self.retrospective {
                self.context = None;
            }
        }
        self.mentions.clear();
        for mention in view.times.clone() {
            let when = date::resolve(&mention.expression, self.reference, self.told).map(|when| self.with_recent(when));
            if let Some(when) = when.filter(|when| when.precision <= 2 && !when.background && !when.future) {
                self.told = Some(when.to);
                self.context = Some(when);
            }
            self.mentions.push((mention, when));
        }
    }

    /// "Since Thursday" is no background on Saturday: the deed was done from then on.
    fn with_recent(&self, when: When) -> When {
        let age = self.reference.and_then(|reference| reference.since(when.from).ok()).map(|span| span.get_days());
        match age {
            Some(days) if when.background && (0..=RECENT_DAYS).contains(&days) => {
                let precision = if days <= WEEK_DAYS { 2 } else { 3 };
                When { background: false, precision: when.precision.max(precision), ..when }
            }
            _ => when,
        }
    }

    /// When a deed was done at one of its places: "struck X on Wednesday and Y on Thursday" gives each its day.
    pub fn when(&self, view: &View, deed: &Deed, place: &EventPlace) -> Option<Timing> {
        let own = view.places.iter().find(|spoken| !spoken.back && spoken.mention == place.mention);
        let of_place = own.and_then(|spoken| self.day_behind(view, spoken.item, deed));
        of_place.map(|when| self.timing(when, when.precision)).or_else(|| self.at(view, deed.item))
    }

    /// The day of the sentence that stands right behind a place, where another one stands elsewhere.
    fn day_behind(&self, view: &View, item: usize, deed: &Deed) -> Option<When> {
        let end = view.items[item].tokens.end;
        // "Y on Thursday"
        let behind = |mention: &TimeMention| (end..=end + 1).contains(&mention.first_token);
        let days = || self.mentions.iter().filter(|(_, when)| when.is_some_and(|when| when.precision == 1));
        let told = item > deed.item && days().count() > 1;
        days().find(|(mention, _)| told && behind(mention)).and_then(|(_, when)| *when)
    }

    /// A time as it is published. A weekday reckoned from a day that the text only mentions may be a week off.
    fn timing(&self, when: When, precision: u8) -> Timing {
        let floor = if self.published.is_none() && when.basis == Basis::Relative { 2 } else { 1 };
        Timing { from: when.from, to: when.to, precision: precision.max(floor), basis: Some(when.basis) }
    }

    /// When something told at an item was so.
    pub fn at(&self, view: &View, item: usize) -> Option<Timing> {
        let own = self.nearest(view, item).filter(|when| !when.background);
        let timing = |when: When, precision: u8| self.timing(when, precision);
        own.map(|when| timing(when, when.precision))
            .or_else(|| self.context.map(|when| timing(when, when.precision.max(2))))
            .or_else(|| {
                let day = self.news_day.filter(|when| Some(when.from) != self.published);
                day.map(|when| Timing { basis: Some(Basis::Relative), ..timing(when, 2) })
            })
            // The day of the article: the deed was done on it or in the few days before.
            .or_else(|| self.published.map(|date| Timing { from: date, to: date, precision: 2, basis: None }))
    }

    /// Why the time shows that a deed is no news.
    pub fn unreal(&self, view: &View, deed: &Deed) -> Option<Unreal> {
        if self.is_undated_aside(view, deed) {
            return Some(Unreal::Background);
        }
        let when = self.nearest(view, deed.item)?;
        if when.future {
            return Some(Unreal::Planned);
        }
        let old = self.reference.is_some_and(|reference| is_older(when.to, reference)) && !self.retrospective;
        (when.background || old).then_some(Unreal::Background)
    }

    /// "X, captured by the rebels": a participle set in without a day of its own says how things stood.
    fn is_undated_aside(&self, view: &View, deed: &Deed) -> bool {
        let aside = view.aside_at(view.items[deed.item].tokens.start).filter(|aside| aside.is_participle);
        let dated =
            |aside: &Aside| self.mentions.iter().any(|(mention, _)| aside.tokens.contains(&mention.first_token));
        aside.is_some_and(|aside| !dated(aside))
    }

    /// Whether what is told at an item was over long before the article: "which A held from 2015 to 2017".
    pub fn is_over(&self, view: &View, item: usize) -> bool {
        let until = self.nearest(view, item).map(|when| when.to);
        !self.retrospective && until.zip(self.reference).is_some_and(|(until, reference)| is_older(until, reference))
    }

    /// The time expression that belongs to an item: the nearest one, one of the same clause first.
    fn nearest(&self, view: &View, item: usize) -> Option<When> {
        let at = view.items[item].tokens.start;
        // Other clauses between, and commas.
        let apart = |mention: &TimeMention| {
            let (low, high) = (at.min(mention.first_token), at.max(mention.first_token));
            let breaks = |test: fn(Break) -> bool| (low + 1..=high).filter(|token| test(view.breaks(*token))).count();
            let within = |tokens: &std::ops::Range<usize>| (low..high).contains(&tokens.start);
            let clauses = (0..view.items.len())
                .filter(|item| within(&view.items[*item].tokens) && view.starts_clause(*item))
                .count();
            (clauses + breaks(|breaks| breaks >= Break::Clause), breaks(|breaks| breaks == Break::Comma))
        };
        let distance = |mention: &TimeMention| at.abs_diff(mention.first_token);
        let aside_at = |token: usize| view.aside_at(token).map(|aside| aside.tokens.start);
        let nearest_in = |aside: Option<usize>| {
            self.mentions
                .iter()
                .filter(|(mention, when)| when.is_some() && aside_at(mention.first_token) == aside)
                .min_by_key(|(mention, when)| {
                    let (clauses, commas) = apart(mention);
                    // "On Monday, it was hit and shut for a week": how long something lasted is no day.
                    (clauses, is_length(*when), commas, distance(mention), mention.first_token)
                })
                .and_then(|(_, when)| *when)
        };
        let own = aside_at(at);
        // An aside without a day of its own goes on with the day of its sentence.
        nearest_in(own).or_else(|| if own.is_some() { nearest_in(None) } else { None })
    }
}

/// Whether an expression tells how long and not when: "in 2012 X was shelled for weeks".
fn is_length(when: Option<When>) -> bool {
    when.is_some_and(|when| {
        when.basis == Basis::Relative && !when.background && when.precision > 1 && when.from < when.to
    })
}

fn is_older(date: Date, published: Date) -> bool {
    published.since(date).is_ok_and(|span| span.get_days() > NEWS_DAYS)
}
