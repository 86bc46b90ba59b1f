//! The reasons that a candidate is scored by, and what each is worth. All weights stand in one place.

use std::fmt;

use crate::gazetteer::PlaceKind;
use crate::mention::Spelling;

/// One reason with its points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    pub ground: Ground,
    pub points: i32,
}

/// What speaks for or against a candidate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
    /// How near the spelling is to a listed one.
    Spelled(Spelling),
    /// How much of a name in another romanization agrees, of 100.
    Likeness(u8),
    /// How prominent a place of its kind is in the news.
    Kind(PlaceKind),
    /// Conflict events counted at the place.
    Events(u32),
    /// The word beside the name names this kind of place.
    KindWordFits,
    /// The word beside the name names another kind of place.
    KindWordDiffers,
    /// The text says which area it lies in, and it does.
    InsideStated,
    /// The text says which area it lies in, and it does not.
    OutsideStated,
    /// Kilometers to the nearest decided place of the sentence.
    NearInSentence(f64),
    /// Kilometers to the nearest decided place of the sentences around.
    NearInPassage(f64),
    /// Kilometers to the nearest decided place of the article.
    NearInArticle(f64),
    /// The text places it on one side of another place, and it is there.
    OnStatedSide,
    /// The article uses the name for this place elsewhere, with words that leave no doubt.
    SameAsElsewhere,
    /// The name alone: the town rather than the province called after it.
    TownOfThatName,
    /// A side of it is named, and nothing says that the town's is meant: "southern X" is the province's south.
    SideOfArea,
    /// A town so large that the country knows it by its name alone.
    LargeTown,
    /// The user says so, in this line of the corrections.
    ByHand(u64),
}

impl Reason {
    /// The reason with its weight. The scale: a listed spelling is 16 to 20, and what the text states about the place
    /// outweighs everything that is only likely.
    pub fn new(ground: Ground) -> Reason {
        let points = match ground {
            Ground::Spelled(Spelling::Primary) => 20,
            Ground::Spelled(Spelling::Listed) => 16,
            Ground::Spelled(Spelling::Variant) => 13,
            Ground::Spelled(Spelling::Fuzzy) => 5,
            // Romanizations of one name lie between 86 and 98: the nearest of several is likelier by as much as a kind is.
            Ground::Likeness(likeness) => (i32::from(likeness) - 92) / 2,
            Ground::Kind(kind) => kind_points(kind),
            // 1 event is worth 1 point, 255 are worth 8: news goes where news was.
            Ground::Events(events) => (f64::from(events) + 1.0).log2().min(8.0).round() as i32,
            Ground::KindWordFits => 14,
            Ground::KindWordDiffers => -14,
            Ground::InsideStated => 25,
            Ground::OutsideStated => -25,
            Ground::NearInSentence(km) => nearness(km, [12, 9, 5, 1, -5]),
            Ground::NearInPassage(km) => nearness(km, [5, 4, 2, 0, -1]),
            Ground::NearInArticle(km) => nearness(km, [9, 7, 4, 0, -6]),
            Ground::OnStatedSide => 12,
            Ground::SameAsElsewhere => 20,
            Ground::TownOfThatName => 10,
            Ground::SideOfArea => 14,
            Ground::LargeTown => 3,
            Ground::ByHand(_) => 100,
        };
        Reason { ground, points }
    }
}

/// What each kind is worth: how often press reports name one without saying its kind.
fn kind_points(kind: PlaceKind) -> i32 {
    match kind {
        PlaceKind::City => 14,
        PlaceKind::Town => 8,
        PlaceKind::Governorate => 6,
        PlaceKind::Airbase | PlaceKind::BorderCrossing | PlaceKind::MilitaryBase => 8,
        PlaceKind::Region | PlaceKind::Mountain | PlaceKind::Dam | PlaceKind::OilGasField => 4,
        PlaceKind::Village | PlaceKind::Camp | PlaceKind::Hill => 3,
        // Outside its city's news a quarter is seldom named without the city.
        PlaceKind::Neighbourhood => 2,
        PlaceKind::District | PlaceKind::Locality => 0,
        PlaceKind::Subdistrict => -1,
        _ => 2,
    }
}

/// Points for a distance: within 10, 25, 60, 150 kilometers, or farther. A sector of the front is some 25 km wide, a
/// governorate some 60 across.
fn nearness(km: f64, points: [i32; 5]) -> i32 {
    let step = [10.0, 25.0, 60.0, 150.0].iter().take_while(|limit| km > **limit).count();
    points[step]
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ground.fmt(f)?;
        f.write_str(if self.points < 0 { " " } else { " +" })?;
        self.points.fmt(f)
    }
}

/// Written part by part: every mention on the map says its reasons, and a format string takes several times as long.
impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let away = |f: &mut fmt::Formatter<'_>, km: f64, from: &str| {
            (km.round() as i64).fmt(f)?;
            f.write_str(" km from a place of the ")?;
            f.write_str(from)
        };
        match *self {
            Ground::Spelled(Spelling::Primary) => f.write_str("its name"),
            Ground::Spelled(Spelling::Listed) => f.write_str("a listed spelling"),
            Ground::Spelled(Spelling::Variant) => f.write_str("another romanization"),
            Ground::Spelled(Spelling::Fuzzy) => f.write_str("a close spelling"),
            Ground::Likeness(likeness) => {
                likeness.fmt(f)?;
                f.write_str(" of 100 agree")
            }
            Ground::Kind(kind) => {
                f.write_str("a")?;
                kind.as_str().split('_').try_for_each(|word| {
                    f.write_str(" ")?;
                    f.write_str(word)
                })
            }
            Ground::Events(events) => {
                events.fmt(f)?;
                f.write_str(" conflict events on record")
            }
            Ground::KindWordFits => f.write_str("the word beside it fits"),
            Ground::KindWordDiffers => f.write_str("the word beside it names another kind"),
            Ground::InsideStated => f.write_str("inside the area that the text names"),
            Ground::OutsideStated => f.write_str("outside the area that the text names"),
            Ground::NearInSentence(km) => away(f, km, "sentence"),
            Ground::NearInPassage(km) => away(f, km, "sentences around"),
            Ground::NearInArticle(km) => away(f, km, "article"),
            Ground::OnStatedSide => f.write_str("on the side that the text says"),
            Ground::SameAsElsewhere => f.write_str("as elsewhere in the article"),
            Ground::TownOfThatName => f.write_str("the town rather than the area of that name"),
            Ground::LargeTown => f.write_str("a large town"),
            Ground::ByHand(line) => {
                f.write_str("settled by hand, line ")?;
                line.fmt(f)
            }
            Ground::SideOfArea => f.write_str("a side of the area rather than of the town"),
        }
    }
}
