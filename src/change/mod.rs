//! What changed between two output folders: features by their id, places by their holder, the front by its kilometers, the areas
//! of the sides, and which articles stand behind it. A pure value of the rows in both folders; reading them is left to `command`.
//!
//! Of layers that are drawn day by day the newest day of each folder is compared: the days before are maps of their own, and
//! what a series adds to them is no news.

mod area;
mod article;
mod feature;
mod front;
mod holder;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use area::AreaChange;
pub use article::{Article, Articles, Behind, Was};
pub use feature::{Altered, Changed, Feature, LAYERS, LayerChange};
pub use front::FrontChange;
pub use holder::HolderChange;

use article::Touched;

/// An output folder, as far as a comparison needs it.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    /// The features of each of [`LAYERS`], in that order. Of strikes and ground events those may be left out that both folders
    /// hold alike; of the other layers all are needed.
    pub layers: [Vec<Feature>; LAYERS.len()],
    pub run: Run,
}

/// What `run.json` says of a run.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Run {
    /// Program and version.
    pub generator: String,
    #[serde(default)]
    pub settings: Map<String, Value>,
    /// How many corrections by hand found what they are about, among other figures.
    #[serde(default)]
    pub corrections: Map<String, Value>,
    #[serde(default)]
    pub articles: Vec<Article>,
}

/// What changed from an old edition to a new one. Lists are sorted, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What the runs had otherwise than the articles: settings, the number of corrections applied, the program.
    pub settings: Vec<Altered>,
    pub articles: Articles,
    pub layers: Vec<LayerChange>,
    /// Places that another side holds than before.
    pub holders: Vec<HolderChange>,
    /// How far the lines between two sides moved.
    pub fronts: Vec<FrontChange>,
    /// By how much the areas of each side grew and shrank.
    pub areas: Vec<AreaChange>,
}

impl Change {
    /// Compares two editions. The same rows give the same value, in whatever order they come.
    pub fn between(old: &Edition, new: &Edition) -> Change {
        let articles = Articles::between(&old.run.articles, &new.run.articles);
        let touched = Touched::of(&articles);
        let (old_days, new_days) = (newest(old), newest(new));
        let layers = LAYERS.iter().enumerate();
        let layers =
            layers.map(|(at, name)| LayerChange::between(name, &old_days[at], &new_days[at], &touched)).collect();
        let of = |name: &str| {
            let at = LAYERS.iter().position(|layer| *layer == name).expect("it is one of the layers");
            (old_days[at].as_slice(), new_days[at].as_slice())
        };
        let (points, lines, areas) = (of("control_points"), of("front_lines"), of("control_areas"));
        Change {
            settings: settings(&old.run, &new.run),
            layers,
            holders: holder::changes(points.0, points.1, &touched),
            fronts: front::changes(lines.0, lines.1, &touched),
            areas: area::changes(areas.0, areas.1, &touched),
            articles,
        }
    }

    /// Whether both folders say the same.
    pub fn is_none(&self) -> bool {
        self.settings.is_empty() && self.articles.is_none() && self.layers.iter().all(LayerChange::is_none)
    }

    /// Kilometers of line gained and lost between all sides.
    pub fn front_km(&self) -> (f64, f64) {
        (self.fronts.iter().map(|front| front.gained_km).sum(), self.fronts.iter().map(|front| front.lost_km).sum())
    }

    /// The changes of a layer.
    pub fn layer(&self, name: &str) -> Option<&LayerChange> {
        self.layers.iter().find(|layer| layer.layer == name)
    }
}

/// The features of the newest day in each layer; all features of a layer that knows no days.
fn newest(edition: &Edition) -> Vec<Vec<&Feature>> {
    edition.layers.iter().map(|features| of_newest_day(features)).collect()
}

fn of_newest_day(features: &[Feature]) -> Vec<&Feature> {
    let newest = features.iter().filter_map(|feature| feature.text("as_of")).max();
    features.iter().filter(|feature| feature.text("as_of") == newest).collect()
}

fn settings(old: &Run, new: &Run) -> Vec<Altered> {
    let with_all = |run: &Run| {
        let mut settings = run.settings.clone();
        let applied = run.corrections.get("applied").cloned();
        settings.insert("corrections_applied".to_owned(), applied.unwrap_or_default());
        settings.insert("generator".to_owned(), run.generator.as_str().into());
        settings
    };
    feature::altered(&with_all(old), &with_all(new))
}
