//! The summary as one page. It opens from disk without a network, in light and dark, and prints; its content security policy
//! forbids scripts and any request. The template engine escapes every text.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, context};

use super::chart;
use crate::digest::Digest;

const TEMPLATE: &str = include_str!("report.html");
const CSS: &str = include_str!("report.css");

/// The page.
pub fn html(digest: &Digest) -> String {
    let mut templates = Environment::new();
    let sound = "the template is part of the program, and a test renders it";
    // A line that holds nothing but a tag leaves no empty line behind.
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().expect(sound);
    templates.set_syntax(syntax);
    // A name that ends in .html makes the engine escape.
    templates.add_template("report.html", TEMPLATE).expect(sound);
    let template = templates.get_template("report.html").expect(sound);
    let drawing = digest.strikes.chart.as_ref().map(chart::drawing);
    template.render(context! { digest => Serde(digest), drawing => Serde(&drawing), css => CSS }).expect(sound)
}
