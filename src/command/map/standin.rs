//! Until the situation is there.
use crate::layer::*;
use crate::report::Report;
use crate::world::World;
use jiff::civil::Date;

pub fn fold(_reports: &[Report], _world: &World, _as_of: Option<Date>) {}

pub fn atlas(_: &(), _: &[Report], world: &World) -> Atlas {
    Atlas {
        layers: vec![
            Layer::new::<StrikeProperties>([]),
            Layer::new::<GroundEventProperties>([]),
            Layer::new::<FrontLineProperties>([]),
            Layer::new::<FrontUncertaintyProperties>([]),
            Layer::new::<ControlAreaProperties>([]),
            Layer::new::<ControlPointProperties>([]),
            Layer::new::<AdvanceProperties>([]),
            Layer::new::<MentionProperties>([]),
        ],
        unresolved: vec![],
        run: serde_json::json!({}),
        attribution: world.gazetteer.attributions().collect::<Vec<_>>().join(" "),
        generator: "sitmap 0.1.0".into(),
    }
}
