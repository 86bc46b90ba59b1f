//! One day: who holds what at its end, and the drawing of the front.

use jiff::civil::Date;

use super::control::{self, ControlPoint, Helper, Told};
use super::draw;
use super::front;
use crate::baseline::{Baseline, Known};
use crate::world::World;

/// The situation at the end of one day.
#[derive(Clone, Debug)]
pub struct Moment {
    pub as_of: Date,
    /// Who holds which place, in the order of the places' codes.
    pub control: Vec<ControlPoint>,
    /// Points that stand for a relation such as a siege.
    pub helpers: Vec<Helper>,
    /// Rows of the baseline that are of no place of the gazetteer: no news can reach them.
    pub known: Vec<Known>,
    /// Lines, areas and bands. Its place numbers are read by [`Moment::behind`].
    pub drawing: front::Drawing,
    /// What the ledger has to say of how it came about.
    pub notes: Vec<String>,
}

/// What a place of the drawing stands for.
#[derive(Clone, Copy, Debug)]
pub enum Behind<'m> {
    Point(&'m ControlPoint),
    Helper(&'m Helper),
    Known(&'m Known),
}

impl Moment {
    pub(super) fn of(told: &Told, baseline: &Baseline, as_of: Date, world: &World) -> Moment {
        let ledger = control::ledger(told, baseline, as_of, world);
        let is_apart = |row: &&Known| row.place.is_none() && row.date.is_none_or(|date| date <= as_of);
        let mut moment = Moment {
            as_of,
            control: ledger.points,
            helpers: ledger.helpers,
            known: baseline.rows.iter().filter(is_apart).cloned().collect(),
            drawing: front::Drawing::default(),
            notes: ledger.notes,
        };
        moment.drawing = draw::drawing(&moment, world);
        moment
    }

    /// What a place number of the drawing stands for: control points come first, then helper points, then rows of the
    /// baseline.
    pub fn behind(&self, place: usize) -> Behind<'_> {
        let (points, helpers) = (self.control.len(), self.helpers.len());
        match place {
            place if place < points => Behind::Point(&self.control[place]),
            place if place < points + helpers => Behind::Helper(&self.helpers[place - points]),
            place => Behind::Known(&self.known[place - points - helpers]),
        }
    }
}
