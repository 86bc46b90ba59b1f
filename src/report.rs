//! One article through all stages: what it names, where that is, what it tells. A report knows nothing of other articles
//! and can be kept, merged, or made on another machine.

use crate::article::Article;
use crate::correction::Corrections;
use crate::document::Document;
use crate::event::{self, Told};
use crate::mention::{self, Item, Mention};
use crate::resolve::{self, Outcome};
use crate::span::Span;
use crate::world::World;

/// What was read out of one article.
#[derive(Clone, Debug)]
pub struct Report {
    pub article: Article,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Every name that may be a place, in order.
    pub mentions: Vec<Mention>,
    /// What became of each of them.
    pub outcomes: Vec<Outcome>,
    /// Deeds, statements of control, and deeds that make no feature.
    pub told: Told,
}

/// Reads one article.
pub fn read(article: &Article, world: &World) -> Report {
    read_corrected(article, &Corrections::default(), world)
}

/// Reads one article of which some names were settled by hand.
pub fn read_corrected(article: &Article, corrections: &Corrections, world: &World) -> Report {
    let document = Document::read(&article.text, world);
    // News names a place about every twelve words.
    let mut mentions: Vec<Mention> = Vec::with_capacity(document.words.len() / 8);
    let items: Vec<Vec<Item>> = (0..document.sentences.len())
        .map(|sentence| mention::mark(&document, sentence, world, &mut mentions))
        .collect();
    mention::settle(&document, &mut mentions);
    let pinned = corrections.pinned(article, &mentions);
    let outcomes = resolve::resolve(&document, &mentions, &pinned, world);
    let containers = resolve::containers(&document, &mentions);
    let told = event::read(&event::Reading {
        text: &article.text,
        document: &document,
        items: &items,
        mentions: &mentions,
        outcomes: &outcomes,
        containers: &containers,
        published: article.published,
        source: article.source.as_deref(),
        world,
    });
    let sentences = document.sentence_spans(&article.text);
    Report { article: article.clone(), sentences, mentions, outcomes, told }
}
