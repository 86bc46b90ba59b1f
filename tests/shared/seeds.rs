//! The line that the seeds draw north of Aleppo on the day when its road was cut: on whose ground each place lies.

use std::path::Path;

use geo::Contains;
use sitmap::article::{self, Input};
use sitmap::report;
use sitmap::situation::front::SideArea;
use sitmap::situation::{self, Question};
use sitmap::world::World;

use super::Figure;

/// Each place with the camp whose ground it lies on; the last two are a pocket of that camp.
const EXPECTED: [(&str, &str); 5] = [
    ("Hardatnin", "government"),
    ("Anadan", "opposition"),
    ("Haritan", "opposition"),
    ("Nubl", "government"),
    ("Zahraa", "government"),
];

pub fn figure(folder: &Path, world: &World) -> Figure {
    let collected = article::collect(&[Input::from_argument(folder.as_os_str())]);
    let reports: Vec<_> = collected.articles.iter().map(|article| report::read(article, world)).collect();
    let question = Question { as_of: "2016-02-02".parse().ok(), ..Question::default() };
    let situation = situation::fold(&reports, world, &question);
    let areas = &situation.now().expect("the seeds are dated").drawing.areas;
    let ground = |name: &str| -> Option<&SideArea> {
        let place = world.gazetteer.locate(name, Some("Aleppo"), 1).into_iter().next()?.place;
        let point = world.gazetteer.place(place).point;
        areas.iter().find(|area| area.polygon.contains(&point))
    };
    let camp = |area: &SideArea| world.actors.camps()[usize::from(area.side.0)].name.clone();
    let mut right: Vec<bool> =
        EXPECTED.iter().map(|(name, side)| ground(name).is_some_and(|area| camp(area) == *side)).collect();
    // The two towns are one pocket, which the front beyond does not join.
    let [front, pocket, other] = ["Hardatnin", "Nubl", "Zahraa"].map(ground);
    right.push(pocket.is_some_and(|pocket| pocket.pocket && pocket.places.len() == 2) && pocket == other);
    right.push(pocket.is_some() && pocket != front);
    let hits = right.iter().filter(|right| **right).count();
    Figure::new("the seeds' line north of Aleppo, 2 February 2016", hits, right.len(), 1.0)
}
