//! What each kind of observation is worth. The points are log-odds by judgment, the half-lives say how fast such news
//! loses its worth; neither was fitted to data.

use crate::event::Certainty;

/// Points of an observation and the days after which half of them are left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    pub points: f64,
    pub half_life_days: f64,
}

/// What somebody says by hand holds until news says otherwise, and a capture is needed for that.
pub(super) const SETTLED: Weight = weight(4.0, 730.0);
/// A capture is the plainest thing that can be said, and towns stay taken.
pub(super) const TAKEN: Weight = weight(3.0, 365.0);
/// Who drove the holder out is likely in the place, and may have left it empty.
pub(super) const LEFT_TO: Weight = weight(1.5, 365.0);
/// "X-held": said in passing, often by habit.
pub(super) const HELD: Weight = weight(2.0, 365.0);
/// A pocket is held until it falls, and pockets fall.
pub(super) const POCKET: Weight = weight(2.0, 120.0);
/// A besieged place belongs to the other side for as long as the siege is news.
pub(super) const BESIEGED: Weight = weight(2.0, 120.0);
/// An attack that was beaten off was beaten off by the holder.
pub(super) const HELD_OUT: Weight = weight(1.5, 120.0);
/// Who breaks a siege comes to the help of his own side.
pub(super) const RELIEVED: Weight = weight(1.5, 120.0);
/// Nobody bombs his own town; but bombs fall beside towns and on towns just lost.
pub(super) const STRUCK: Weight = weight(1.2, 120.0);
/// An advance goes toward what the enemy holds; it may have been taken meanwhile.
pub(super) const PUSHED_AT: Weight = weight(1.0, 60.0);

/// What the user knows beforehand is worth just so much that it has, fresh and alone, the confidence that the user gives it:
/// the inverse of the share in [`super::replay`]. At 0.95 it weighs as a capture does; nothing weighs more.
pub(super) fn known(confidence: f64) -> Weight {
    let confidence = confidence.clamp(0.5, 0.95);
    weight((confidence / (1.0 - confidence)).ln(), 365.0)
}

/// What is left of older evidence for others once a place has changed hands.
pub(super) const WIPED: f64 = 0.1;

/// Days for which fighting at a place counts as going on.
pub(super) const CONTACT_DAYS: i64 = 21;

/// A side with more than this share of the leading side's points contradicts it. A share and no difference, so that time,
/// which takes from both, makes no quarrel out of a plain capture.
pub(super) const CONTRADICTS: f64 = 0.5;

/// How many half-lives old news without a day counts as: old enough that it does not stand beside what is known to be
/// fresh, not so old that a folder of undated articles draws nothing.
pub(super) const UNDATED_HALF_LIVES: f64 = 1.0;

/// What the word for its certainty does to an observation.
pub(super) fn factor(certainty: Certainty) -> f64 {
    match certainty {
        Certainty::Confirmed => 1.3,
        Certainty::Reported => 1.0,
        Certainty::Claimed | Certainty::Disputed => 0.4,
    }
}

const fn weight(points: f64, half_life_days: f64) -> Weight {
    Weight { points, half_life_days }
}
