//! From a situation to the published layers: every value of every column is spelled here, one file a layer. Nothing is
//! decided anew.

mod advance;
mod common;
mod control;
mod deed;
mod front;
mod mention;
mod run;
mod summary;

use super::{
    AdvanceProperties, Atlas, ControlAreaProperties, ControlPointProperties, FrontLineProperties,
    FrontUncertaintyProperties, GroundEventProperties, Layer, MentionProperties, Properties, StrikeProperties,
};
use crate::report::Report;
use crate::situation::Situation;
use crate::world::World;
use common::Desk;

pub use summary::{Summary, summary};

/// All layers of a situation. `reports` are those that it was folded from, in any order: mentions come from them.
pub fn atlas(situation: &Situation, reports: &[Report], world: &World) -> Atlas {
    let mut reports: Vec<&Report> = reports.iter().collect();
    reports.sort_by(|a, b| (&a.article.id, &a.article.text).cmp(&(&b.article.id, &b.article.text)));
    let desk = Desk { situation, world };
    let layers = vec![
        Layer::new(deed::strikes(&desk)),
        Layer::new(deed::ground_events(&desk)),
        Layer::new(front::lines(&desk)),
        Layer::new(front::bands(&desk)),
        Layer::new(front::areas(&desk)),
        Layer::new(control::points(&desk)),
        Layer::new(advance::advances(&desk)),
        Layer::new(mention::located(&reports, world)),
    ];
    let unresolved = mention::unresolved(&reports, world);
    let run = run::record(&desk, &reports, &layers);
    let attribution = world.gazetteer.attributions().collect::<Vec<_>>().join(" ");
    Atlas { layers, unresolved, run, attribution, generator: GENERATOR.to_owned() }
}

/// The names of an atlas's layers, in their order; known before there is an atlas.
pub fn layer_names() -> [&'static str; 8] {
    [
        StrikeProperties::LAYER,
        GroundEventProperties::LAYER,
        FrontLineProperties::LAYER,
        FrontUncertaintyProperties::LAYER,
        ControlAreaProperties::LAYER,
        ControlPointProperties::LAYER,
        AdvanceProperties::LAYER,
        MentionProperties::LAYER,
    ]
}

/// Program and version.
const GENERATOR: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
