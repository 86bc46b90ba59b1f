//! All behavior that is checked from outside, in one binary so that the crate is linked once; one file a subject.

mod accuracy;
mod articles;
mod baseline;
mod binary_formats;
mod cases;
mod cli;
mod colors;
mod corrections;
mod dates;
mod examples;
mod floors;
mod formats;
mod fresh;
mod front;
mod gazetteer;
mod layers;
mod output;
mod reading;
mod sample;
mod situation;
mod spellings;
mod tidy;
