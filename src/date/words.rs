//! The words of time, out of `src/lexicon/times.csv`: what each can be, whichever language it is of. Words are kept as
//! `fold` spells them, and so are the words of an article.

use super::{Part, Unit};
use crate::fold;
use jiff::civil::Weekday;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The table that is built in, and its name in messages.
const TABLE: &str = include_str!("../lexicon/times.csv");
const TABLE_NAME: &str = "src/lexicon/times.csv";

/// The words of all languages.
pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::load(TABLE).expect("the built-in table is sound: a test loads it"));

/// What a word starts when it is met: the only words that the scan stops at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trigger {
    Month(i8),
    Weekday(Weekday),
    Shift(i32),
    Overnight,
    /// With the number that a dual form carries in itself.
    Unit(Unit, Option<i32>),
    DayPart {
        night: bool,
    },
    /// `il y a`, `vor`: what `ago` is in languages that put it first.
    AgoBefore,
}

/// What a trigger asks of its surroundings before it is believed, and what else the table says of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    /// Print writes it with a capital; without one it is another word (`may`, `sat`).
    pub capital: bool,
    /// A month that is also a name or another word: alone only after `in`, `since`, `until` of its language.
    pub beside: bool,
    /// A month that needs its day or year (`Oct.`, `Mart`).
    pub day: bool,
    /// A weekday that needs a date beside it (`Sat`).
    pub date: bool,
    /// A weekday that needs the word for day after it (`Cuma günü`).
    pub named: bool,
    /// Part of a name when it stands capitalized after a capitalized word (`Russia Today`).
    pub name: bool,
    /// A unit that stands for several of its kind (`weeks`).
    pub plural: bool,
    /// Not of a trigger: the word stands after what it goes with.
    pub after: bool,
}

/// What a word does beside a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Role {
    After,
    Ago,
    And,
    Before,
    Between,
    By,
    DayWord,
    Earlier,
    Every,
    Filler,
    Following,
    For,
    From,
    In,
    Last,
    Later,
    NameTail,
    Next,
    Of,
    On,
    Ordinal,
    Past,
    Previous,
    Recent,
    Same,
    Since,
    The,
    This,
    To,
    Until,
}

impl Role {
    fn from_kind(kind: &str) -> Option<Role> {
        Some(match kind {
            "after" => Role::After,
            "ago" => Role::Ago,
            "and" => Role::And,
            "before" => Role::Before,
            "between" => Role::Between,
            "by" => Role::By,
            "day_word" => Role::DayWord,
            "earlier" => Role::Earlier,
            "every" => Role::Every,
            "filler" => Role::Filler,
            "following" => Role::Following,
            "for" => Role::For,
            "from" => Role::From,
            "in" => Role::In,
            "last" => Role::Last,
            "later" => Role::Later,
            "name_tail" => Role::NameTail,
            "next" => Role::Next,
            "of" => Role::Of,
            "on" => Role::On,
            "ordinal" => Role::Ordinal,
            "past" => Role::Past,
            "previous" => Role::Previous,
            "recent" => Role::Recent,
            "same" => Role::Same,
            "since" => Role::Since,
            "the" => Role::The,
            "this" => Role::This,
            "to" => Role::To,
            "until" => Role::Until,
            _ => return None,
        })
    }

    fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// All that one spelling can be.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub trigger: Option<(Trigger, Needs)>,
    /// `None` where the word is no number; 0 for `a few`.
    pub number: Option<i32>,
    pub part: Option<Part>,
    /// `last`, `this`, `next` of a language that sets them after the noun (`la semaine dernière`).
    pub after: bool,
    /// One bit a language that has the word.
    pub languages: u16,
    roles: u32,
    phrases: Vec<Phrase>,
}

impl Entry {
    pub fn has(&self, role: Role) -> bool {
        self.roles & role.bit() != 0
    }

    /// Whether the word helps to say a time at all.
    pub fn helps(&self) -> bool {
        self.roles != 0 || self.trigger.is_some() || self.part.is_some()
    }
}

/// A trigger of several words, kept at its first.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Vec<String>,
    trigger: Trigger,
    needs: Needs,
}

/// A trigger met in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    pub trigger: Trigger,
    pub needs: Needs,
    pub languages: u16,
    /// How many words it takes.
    pub length: usize,
}

/// The table, by first word.
#[derive(Debug)]
pub(super) struct Words {
    entries: FxHashMap<Box<str>, Entry>,
    /// For a byte the lengths of the triggers that have it first, second and last, so that nearly all words are passed over
    /// without being looked up.
    lengths: [[u64; 3]; 256],
}

impl Words {
    /// The entry of a folded word.
    pub fn get(&self, folded: &str) -> Option<&Entry> {
        self.entries.get(folded)
    }

    /// Whether triggers with these first, second and last bytes exist in this length.
    pub fn may_trigger(&self, folded: &str) -> bool {
        let Some(bytes) = telling_bytes(folded) else { return false };
        let [first, second, last] = [0, 1, 2].map(|side| self.lengths[usize::from(bytes[side])][side]);
        first & second & last & length_bit(folded) != 0
    }

    /// The longest trigger that starts with `folded`, where `following(n)` is the n-th word after it.
    pub fn trigger<'a>(&self, folded: &str, following: impl Fn(usize) -> Option<&'a str>) -> Option<Met> {
        let entry = self.get(folded)?;
        let phrase = entry.phrases.iter().find(|phrase| {
            phrase.rest.iter().enumerate().all(|(index, word)| following(index + 1) == Some(word.as_str()))
        });
        let languages = entry.languages;
        if let Some(Phrase { rest, trigger, needs }) = phrase {
            return Some(Met { trigger: *trigger, needs: *needs, languages, length: rest.len() + 1 });
        }
        entry.trigger.map(|(trigger, needs)| Met { trigger, needs, languages, length: 1 })
    }

    fn load(table: &str) -> Result<Words, String> {
        let mut words = Words { entries: FxHashMap::default(), lengths: [[0; 3]; 256] };
        let mut languages: Vec<String> = Vec::new();
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        for (index, record) in reader.records().enumerate() {
            let at = || format!("{TABLE_NAME}:{}", index + 2);
            let record = record.map_err(|error| format!("{}: {error}", at()))?;
            let [language, word, kind, value, needs] = [0, 1, 2, 3, 4].map(|column| record.get(column).unwrap_or(""));
            let number = languages.iter().position(|known| known == language).unwrap_or_else(|| {
                languages.push(language.to_owned());
                languages.len() - 1
            });
            if number >= u16::BITS as usize {
                return Err(format!("{}: more than {} languages", at(), u16::BITS));
            }
            words
                .add(Row { word, kind, value, needs, language: 1 << number, joins: language == "ar" })
                .map_err(|reason| format!("{}: {reason}", at()))?;
        }
        for entry in words.entries.values_mut() {
            entry.phrases.sort_by(|a, b| b.rest.len().cmp(&a.rest.len()).then_with(|| a.rest.cmp(&b.rest)));
        }
        Ok(words)
    }

    fn add(&mut self, row: Row) -> Result<(), String> {
        let spelled = fold::words(row.word);
        let Some((first, rest)) = spelled.split_first() else {
            return Err(format!("word {:?} has no letter", row.word));
        };
        if let Some(trigger) = trigger_of(row.kind, row.value)? {
            self.add_trigger(first, rest, trigger, &row)?;
            // Arabic writes `and` onto the word that follows
            if row.joins {
                self.add_trigger(&format!("و{first}"), rest, trigger, &row)?;
            }
            return Ok(());
        }
        if !rest.is_empty() {
            return Err(format!("only what starts a time can be several words, not {:?}", row.word));
        }
        let entry = self.entries.entry(first.as_str().into()).or_default();
        entry.languages |= row.language;
        entry.after |= needs_of(row.needs)?.after;
        match row.kind {
            "number" => entry.number = Some(whole(row.value)?),
            "early" => entry.part = Some(Part::Early),
            "middle" => entry.part = Some(Part::Middle),
            "late" => entry.part = Some(Part::Late),
            kind => entry.roles |= Role::from_kind(kind).ok_or_else(|| format!("unknown kind {kind:?}"))?.bit(),
        }
        Ok(())
    }

    fn add_trigger(&mut self, first: &str, rest: &[String], trigger: Trigger, row: &Row) -> Result<(), String> {
        let needs = needs_of(row.needs)?;
        for (side, byte) in telling_bytes(first).into_iter().flatten().enumerate() {
            self.lengths[usize::from(byte)][side] |= length_bit(first);
        }
        let entry = self.entries.entry(first.into()).or_default();
        entry.languages |= row.language;
        if !rest.is_empty() {
            entry.phrases.push(Phrase { rest: rest.to_vec(), trigger, needs });
            return Ok(());
        }
        if entry.trigger.is_some_and(|(known, _)| known != trigger) {
            return Err(format!("{:?} already starts another kind of time", row.word));
        }
        entry.trigger = Some((trigger, needs));
        Ok(())
    }
}

struct Row<'a> {
    word: &'a str,
    kind: &'a str,
    value: &'a str,
    needs: &'a str,
    language: u16,
    joins: bool,
}

/// The first, second and last byte of a word.
fn telling_bytes(folded: &str) -> Option<[u8; 3]> {
    let bytes = folded.as_bytes();
    Some([*bytes.first()?, *bytes.get(1).unwrap_or(&0), *bytes.last()?])
}

/// The bit of a word's length in bytes; words of 63 bytes and more share one.
fn length_bit(folded: &str) -> u64 {
    1 << folded.len().min(63)
}

fn trigger_of(kind: &str, value: &str) -> Result<Option<Trigger>, String> {
    Ok(Some(match kind {
        "month" => Trigger::Month(small(value, 12)?),
        "weekday" => Trigger::Weekday(Weekday::from_monday_one_offset(small(value, 7)?).map_err(|e| e.to_string())?),
        "shift" => Trigger::Shift(whole(value)?),
        "overnight" => Trigger::Overnight,
        "daypart" => Trigger::DayPart { night: value == "night" },
        "ago_before" => Trigger::AgoBefore,
        "unit" => {
            let (unit, count) = value.split_once(':').map_or((value, None), |(unit, count)| (unit, Some(count)));
            Trigger::Unit(unit_of(unit)?, count.map(whole).transpose()?)
        }
        _ => return Ok(None),
    }))
}

fn unit_of(name: &str) -> Result<Unit, String> {
    Ok(match name {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return Err(format!("unknown unit {name:?}")),
    })
}

fn needs_of(listed: &str) -> Result<Needs, String> {
    let mut needs = Needs::default();
    for need in listed.split_whitespace() {
        match need {
            "capital" => needs.capital = true,
            "beside" => needs.beside = true,
            "day" => needs.day = true,
            "date" => needs.date = true,
            "named" => needs.named = true,
            "name" => needs.name = true,
            "after" => needs.after = true,
            "plural" => needs.plural = true,
            _ => return Err(format!("unknown need {need:?}")),
        }
    }
    Ok(needs)
}

fn whole(value: &str) -> Result<i32, String> {
    value.parse().map_err(|_| format!("value {value:?} is not a whole number"))
}

fn small(value: &str, most: i8) -> Result<i8, String> {
    value
        .parse()
        .ok()
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| format!("value {value:?} is not 1 to {most}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_loads() {
        assert_eq!(Words::load(TABLE).map(|_| ()), Ok(()));
    }

    #[test]
    fn a_bad_row_is_named_by_file_and_line() {
        let table = "language,word,kind,value,needs,example\nen,October,month,13,,in October\n";
        assert_eq!(Words::load(table).unwrap_err(), "src/lexicon/times.csv:2: value \"13\" is not 1 to 12");
    }
}
