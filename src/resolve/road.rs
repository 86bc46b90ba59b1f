//! Where on a road a text points: "the M5 between X and Y", "the M4 west of Z". A road alone is a long line and no spot.

use geo::{Closest, ClosestPoint, Euclidean, InterpolateLine, LineLocatePoint, LineString, Point};

use super::spot::{Precision, Spot};
use super::{Located, Outcome};
use crate::gazetteer::{Place, PlaceKind};
use crate::geodesy::distance_km;
use crate::lexicon::Preposition;
use crate::mention::{Mention, Position};
use crate::world::World;

/// How far the text's places may lie from the line of a road that it tells of: the lines are chains of towns, and "south of
/// X" is up to a day's march from X.
const ASIDE_KM: f64 = 40.0;

/// How far a stretch reaches that only the news around it tells of: a sector of the front.
const SECTOR_KM: f64 = 30.0;

/// Moves each road to the stretch of it that the text tells. `stated` names for each mention the one that says where it lies.
pub(super) fn narrow(mentions: &[Mention], stated: &[Option<usize>], outcomes: &mut [Outcome], world: &World) {
    for number in 0..mentions.len() {
        let Some(road) = road(&outcomes[number], world) else { continue };
        let spot = between(mentions, number, outcomes, &road, world)
            .or_else(|| stated[number].and_then(|anchor| beside(&mentions[anchor], &outcomes[anchor], &road, world)))
            .or_else(|| in_sector(number, outcomes, &road, world));
        if let (Some(spot), Outcome::Located(located)) = (spot, &mut outcomes[number]) {
            located.spot = spot;
            located.meant = spot;
        }
    }
}

fn road<'w>(outcome: &Outcome, world: &'w World) -> Option<Place<'w>> {
    let place = world.gazetteer.place(outcome.located()?.place);
    (place.kind == PlaceKind::Road).then_some(place)
}

/// "the road between X and Y", "the road is cut from X to Y": the middle of that stretch.
fn between(mentions: &[Mention], number: usize, outcomes: &[Outcome], road: &Place, world: &World) -> Option<Spot> {
    // "is closed"
    const WORDS_BETWEEN: usize = 2;
    let [one, other] = mentions.get(number + 1..number + 3)? else { return None };
    let follows = one.context.phrase_start <= mentions[number].tokens.end + WORDS_BETWEEN + 1;
    let joined = match one.context.preposition {
        Some(Preposition::Between) => other.context.list_before == Some(number + 1),
        Some(Preposition::From) => other.context.preposition == Some(Preposition::To),
        _ => false,
    };
    if other.sentence != mentions[number].sentence || !follows || !joined {
        return None;
    }
    let ends = [outcomes[number + 1].located()?, outcomes[number + 2].located()?].map(|located| located.spot.point);
    let apart_km = distance_km(ends[0], ends[1]);
    let middle = match line(road, &ends, world) {
        Some(line) => {
            let shares = [line.line_locate_point(&ends[0])?, line.line_locate_point(&ends[1])?];
            Euclidean.point_at_ratio_from_start(&line, (shares[0] + shares[1]) / 2.0)?
        }
        None => Point::new((ends[0].x() + ends[1].x()) / 2.0, (ends[0].y() + ends[1].y()) / 2.0),
    };
    Some(Spot { point: middle, precision: Precision::Near, uncertainty_km: (apart_km / 2.0).max(1.0) })
}

/// "the road near X", "the road west of X": the point of the road that is nearest to there.
fn beside(anchor: &Mention, outcome: &Outcome, road: &Place, world: &World) -> Option<Spot> {
    let Located { meant, spot, .. } = outcome.located()?;
    if spot.precision == Precision::Area {
        return None;
    }
    let point = line(road, &[meant.point], world).and_then(|line| nearest(&line, meant.point)).unwrap_or(meant.point);
    let away = !matches!(anchor.context.position, Position::At | Position::Near);
    let least_km = if away { distance_km(point, meant.point) } else { 5.0 };
    Some(Spot { point, precision: Precision::Near, uncertainty_km: meant.uncertainty_km.max(least_km) })
}

/// The stretch of a long road that passes the place named next to it in the article.
fn in_sector(number: usize, outcomes: &[Outcome], road: &Place, world: &World) -> Option<Spot> {
    let mut others: Vec<usize> = (0..outcomes.len()).filter(|other| *other != number).collect();
    others.sort_by_key(|other| other.abs_diff(number));
    let spots = others.into_iter().filter_map(|other| outcomes[other].located()).map(|located| located.spot);
    let near = |spot: Spot| nearest(&line(road, &[spot.point], world)?, spot.point);
    let point = spots.filter(|spot| spot.precision != Precision::Area).find_map(near)?;
    Some(Spot { point, precision: Precision::Area, uncertainty_km: SECTOR_KM })
}

/// The line of the road that passes all the points, where the gazetteer has one.
fn line(road: &Place, points: &[Point], world: &World) -> Option<LineString> {
    let off_km = |line: &LineString, point: &Point| {
        nearest(line, *point).map_or(f64::INFINITY, |near| distance_km(near, *point))
    };
    let farthest_km = |line: &LineString| points.iter().map(|point| off_km(line, point)).fold(0.0, f64::max);
    let of_name = world.gazetteer.roads().filter(|line| road.name.split(' ').any(|word| Some(word) == line.reference));
    of_name
        .map(|line| (farthest_km(&line.path), line.path))
        .filter(|(km, _)| *km <= ASIDE_KM)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, path)| path)
}

fn nearest(line: &LineString, point: Point) -> Option<Point> {
    match line.closest_point(&point) {
        Closest::SinglePoint(near) | Closest::Intersection(near) => Some(near),
        Closest::Indeterminate => None,
    }
}
