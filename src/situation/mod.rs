//! The situation: what all reports together say about who holds what. This level folds events into a state and draws
//! it; it knows nothing of articles and texts.

pub mod front;
