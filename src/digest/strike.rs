//! The strikes by time, by place, and by who did it.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::entry::{Entry, Section};
use super::published::{Event, Run};
use super::{UNSAID, tally, words};

/// All strikes of the period.
#[derive(Clone, Debug, Serialize)]
pub struct Strikes {
    pub total: usize,
    /// `None` where no strike has a date.
    pub chart: Option<Chart>,
    /// The places struck most, most first.
    pub places: Vec<PlaceRow>,
    /// Places that the list has no room for, and strikes there.
    pub other_places: usize,
    pub other_strikes: usize,
    /// By who did it, most first.
    pub sides: Vec<SideRow>,
    /// Those with the highest stated numbers of killed.
    pub deadliest: Section,
}

/// Strikes over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    pub unit: Unit,
    /// Every step from the first strike to the last, those without one too.
    pub bars: Vec<Bar>,
    /// The longest bar.
    pub most: usize,
    pub dated: usize,
    pub undated: usize,
    /// Dated strikes whose day is known within a week or vaguer.
    pub vague: usize,
}

/// The step of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    Day,
    /// From Monday on.
    Week,
    Month,
    Year,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// `2016-02-29`, of a week its Monday; `2016-02`; `2016`.
    pub label: String,
    pub strikes: usize,
}

/// One place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceRow {
    pub place: String,
    /// Its governorate.
    pub area: Option<String>,
    pub strikes: usize,
    /// Sum of the stated numbers; `None` where none is stated.
    pub killed: Option<u64>,
    /// "airstrike 3, shelling 2".
    pub kinds: String,
    /// Camps that did it, likewise.
    pub by: String,
}

/// One side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SideRow {
    pub side: String,
    pub strikes: usize,
    pub killed: Option<u64>,
    pub kinds: String,
}

/// Bars beside which a label can still be read, on paper and on a phone.
const MOST_BARS: usize = 60;

/// A list for five minutes.
const MOST_PLACES: usize = 15;
const MOST_DEADLY: usize = 5;

impl Strikes {
    pub(super) fn of(strikes: &[&Event], run: &Run) -> Strikes {
        let mut places = places(strikes);
        let others = places.split_off(places.len().min(MOST_PLACES));
        Strikes {
            total: strikes.len(),
            chart: Chart::of(strikes),
            places,
            other_places: others.len(),
            other_strikes: others.iter().map(|row| row.strikes).sum(),
            sides: sides(strikes),
            deadliest: deadliest(strikes, run),
        }
    }
}

impl Chart {
    fn of(strikes: &[&Event]) -> Option<Chart> {
        let days: Vec<Date> = strikes.iter().filter_map(|strike| strike.event_date).collect();
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        let unit = Unit::of(first, last);
        let mut counts: BTreeMap<Date, usize> = unit.steps(first, last).map(|step| (step, 0)).collect();
        for day in &days {
            *counts.entry(unit.start(*day)).or_default() += 1;
        }
        let is_vague = |strike: &&&Event| strike.event_date.is_some() && strike.time_precision.is_some_and(|n| n > 1);
        Some(Chart {
            unit,
            most: counts.values().copied().max().unwrap_or_default(),
            bars: counts.into_iter().map(|(step, strikes)| Bar { label: unit.label(step), strikes }).collect(),
            dated: days.len(),
            undated: strikes.len() - days.len(),
            vague: strikes.iter().filter(is_vague).count(),
        })
    }
}

impl Unit {
    /// The finest step that leaves bars which can be read.
    fn of(first: Date, last: Date) -> Unit {
        let fits = |unit: &Unit| unit.steps(first, last).nth(MOST_BARS).is_none();
        [Unit::Day, Unit::Week, Unit::Month].into_iter().find(fits).unwrap_or(Unit::Year)
    }

    pub fn word(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }

    fn steps(self, first: Date, last: Date) -> impl Iterator<Item = Date> {
        let span = match self {
            Unit::Day => 1.day(),
            Unit::Week => 1.week(),
            Unit::Month => 1.month(),
            Unit::Year => 1.year(),
        };
        std::iter::successors(Some(self.start(first)), move |step| step.checked_add(span).ok())
            .take_while(move |step| *step <= last)
    }

    fn start(self, day: Date) -> Date {
        match self {
            Unit::Day => day,
            // The first days of the calendar have no Monday before them.
            Unit::Week => day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).unwrap_or(day),
            Unit::Month => day.first_of_month(),
            Unit::Year => day.first_of_year(),
        }
    }

    fn label(self, step: Date) -> String {
        let day = step.to_string();
        let length = match self {
            Unit::Day | Unit::Week => day.len(),
            Unit::Month => day.len() - "-00".len(),
            Unit::Year => day.len() - "-00-00".len(),
        };
        day[..length].to_owned()
    }
}

fn places(strikes: &[&Event]) -> Vec<PlaceRow> {
    let mut groups: BTreeMap<(Option<&str>, Option<&str>), Vec<&Event>> = BTreeMap::new();
    for strike in strikes {
        groups.entry((strike.place_id.as_deref(), strike.location.as_deref())).or_default().push(strike);
    }
    let rows = groups.into_iter().map(|((_, name), group)| PlaceRow {
        place: name.unwrap_or("a place without a name").to_owned(),
        area: group[0].admin1.clone(),
        strikes: group.len(),
        killed: killed(&group),
        kinds: kinds(&group),
        by: tally(group.iter().map(|strike| side(strike))),
    });
    let mut rows: Vec<PlaceRow> = rows.collect();
    rows.sort_by(|a, b| (b.strikes, b.killed, &a.place).cmp(&(a.strikes, a.killed, &b.place)));
    rows
}

fn sides(strikes: &[&Event]) -> Vec<SideRow> {
    let mut groups: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for strike in strikes {
        groups.entry(side(strike)).or_default().push(strike);
    }
    let rows = groups.into_iter().map(|(side, group)| SideRow {
        side: side.to_owned(),
        strikes: group.len(),
        killed: killed(&group),
        kinds: kinds(&group),
    });
    let mut rows: Vec<SideRow> = rows.collect();
    rows.sort_by_key(|row| (row.side == UNSAID, std::cmp::Reverse(row.strikes)));
    rows
}

fn deadliest(strikes: &[&Event], run: &Run) -> Section {
    let mut deadly: Vec<(u64, &Event)> =
        strikes.iter().filter_map(|strike| Some((strike.fatalities.filter(|killed| *killed > 0)?, *strike))).collect();
    deadly.sort_by_key(|(killed, _)| std::cmp::Reverse(*killed));
    deadly.truncate(MOST_DEADLY);
    let entries = deadly.into_iter().map(|(killed, strike)| {
        let by =
            strike.actor1.as_deref().or(strike.side1.as_deref()).map(|who| format!(" by {who}")).unwrap_or_default();
        Entry::of(strike, format!("{}{by}, at least {killed} killed", words(&strike.kind)), run)
    });
    Section::new("Deadliest strikes", "The strikes with the highest stated numbers of killed.", entries.collect())
}

/// The sum of what is stated. A damaged number must not stop the sum.
fn killed(group: &[&Event]) -> Option<u64> {
    group.iter().filter_map(|strike| strike.fatalities).reduce(u64::saturating_add)
}

fn side(strike: &Event) -> &str {
    strike.side1.as_deref().or(strike.actor1.as_deref()).unwrap_or(UNSAID)
}

fn kinds(group: &[&Event]) -> String {
    tally(group.iter().map(|strike| strike.kind.as_str()))
}
