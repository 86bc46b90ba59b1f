//! Spells a [`Digest`](crate::digest::Digest) for reading: as one page of HTML, or as Markdown. What is said is settled there.

mod chart;
mod html;
mod markdown;

pub use html::html;
pub use markdown::markdown;
