//! The articles of both runs, and which of those that are new, gone or changed stand behind a feature.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::feature::Feature;

/// An article as `run.json` lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub id: String,
    pub title: Option<String>,
    pub source: Option<String>,
    pub published: Option<String>,
    /// Stands for the text: another text, another fingerprint. Older versions did not write it.
    pub fingerprint: Option<String>,
}

/// What became of the articles, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Articles {
    pub new: Vec<Article>,
    pub gone: Vec<Article>,
    /// As they are now. Text, title, source or date are others than before.
    pub changed: Vec<Article>,
}

/// What became of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Was {
    New,
    Gone,
    Changed,
}

/// An article that stands behind a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Behind {
    pub article: String,
    pub is: Was,
}

impl Articles {
    pub(super) fn between(old: &[Article], new: &[Article]) -> Articles {
        let by_id = |articles: &[Article]| -> BTreeMap<String, Article> {
            articles.iter().map(|article| (article.id.clone(), article.clone())).collect()
        };
        let (old, new) = (by_id(old), by_id(new));
        let missing = |from: &BTreeMap<String, Article>, of: &BTreeMap<String, Article>| {
            of.values().filter(|article| !from.contains_key(&article.id)).cloned().collect()
        };
        let is_changed = |article: &&Article| old.get(&article.id).is_some_and(|before| before.is_other(article));
        Articles {
            changed: new.values().filter(is_changed).cloned().collect(),
            new: missing(&old, &new),
            gone: missing(&new, &old),
        }
    }

    /// Whether the same articles were read.
    pub fn is_none(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }
}

impl Article {
    /// Whether something else is known of it. A run that gives no fingerprint says nothing of the text.
    fn is_other(&self, now: &Article) -> bool {
        let is_other_text =
            self.fingerprint.is_some() && now.fingerprint.is_some() && self.fingerprint != now.fingerprint;
        is_other_text || (&self.title, &self.source, &self.published) != (&now.title, &now.source, &now.published)
    }
}

/// The articles that are not as before, for looking up.
pub(super) struct Touched<'a>(BTreeMap<&'a str, Was>);

impl<'a> Touched<'a> {
    pub fn of(articles: &'a Articles) -> Touched<'a> {
        let all = [(&articles.new, Was::New), (&articles.gone, Was::Gone), (&articles.changed, Was::Changed)];
        let each = all.into_iter().flat_map(|(list, was)| list.iter().map(move |article| (article.id.as_str(), was)));
        Touched(each.collect())
    }

    /// Those among the articles of some features, by id.
    pub fn behind<'f>(&self, features: impl IntoIterator<Item = &'f Feature>) -> Vec<Behind> {
        let ids = features.into_iter().filter_map(|feature| feature.text("articles")).flat_map(|list| list.split("; "));
        let touched = |id: &str| self.0.get(id).map(|is| Behind { article: id.to_owned(), is: *is });
        let behind: BTreeSet<Behind> = ids.filter_map(touched).collect();
        behind.into_iter().collect()
    }
}
