//! `index.html`: the map in one file, which opens from disk without a network. Everything that the page needs stands in
//! it: Leaflet, styles, scripts, layers. Its content security policy forbids any request.

use super::Backdrop;
use super::geojson::{self, json};
use crate::layer::{Atlas, Layer, MentionProperties, Properties, Record, symbol};

const TEMPLATE: &str = include_str!("template.html");
const PAGE_CSS: &str = include_str!("page.css");
/// In the order in which one builds on the other.
const PAGE_JS: &str = concat!(
    include_str!("map.js"),
    include_str!("filter.js"),
    include_str!("popup.js"),
    include_str!("layers.js"),
    include_str!("panel.js"),
    include_str!("time.js"),
    include_str!("table.js"),
    include_str!("search.js"),
    include_str!("view.js"),
);
const LEAFLET_JS: &str = include_str!("vendor/leaflet.js");
const LEAFLET_CSS: &str = include_str!("vendor/leaflet.css");
const LEAFLET_LICENSE: &str = include_str!("vendor/LICENSE-leaflet.txt");
const SUPERCLUSTER_JS: &str = include_str!("vendor/supercluster.js");
const SUPERCLUSTER_LICENSE: &str = include_str!("vendor/LICENSE-supercluster.txt");

/// Features that the page holds of a layer which backs the map and is not the map. At some 700 bytes a mention, these are
/// 7 MB. Without a limit, mentions were 36 of the 48 MB of a page of 4,000 articles, and the page hides them at first.
const MOST: usize = 10_000;

/// The page, with the layers of the atlas inside; mentions only where they are at most ten thousand: else the page says how
/// many there are and in which file.
pub fn html(atlas: &Atlas, backdrop: &Backdrop) -> String {
    // Without the line that points to a source map, which is not there.
    let leaflet_js = LEAFLET_JS.split("//# sourceMappingURL").next().unwrap_or_default();
    fill(
        TEMPLATE,
        &[
            ("generator", &escape_html(&atlas.generator)),
            ("leaflet_css", LEAFLET_CSS),
            ("page_css", PAGE_CSS),
            ("data", &escape_script(&data(atlas, backdrop))),
            ("places", &escape_script_text(&places(backdrop))),
            ("leaflet_license", LEAFLET_LICENSE),
            ("leaflet_js", leaflet_js),
            ("supercluster_license", SUPERCLUSTER_LICENSE),
            ("supercluster_js", SUPERCLUSTER_JS),
            ("page_js", PAGE_JS),
        ],
    )
}

/// What the scripts read: the layers as they are published, and how to draw them.
fn data(atlas: &Atlas, backdrop: &Backdrop) -> String {
    let layers = atlas.layers.iter().map(|layer| {
        let collection = match is_left_out(layer) {
            true => geojson::written::<Record>(atlas, layer.name, std::iter::empty()),
            false => geojson::collection(atlas, layer),
        };
        format!("\"{}\":{collection}", layer.name)
    });
    let left_out = atlas.layers.iter().filter(|layer| is_left_out(layer));
    let left_out = left_out.map(|layer| format!("\"{}\":{}", layer.name, layer.features.len()));
    format!(
        "{{\"attribution\":{},\"generator\":{},\"towns\":{},\"roads\":{},\"camps\":{},\"strikes\":{},\"ground\":{},\"left_out\":{{{}}},\n\"areas\":{},\"layers\":{{\n{}}}}}",
        json(&atlas.attribution),
        json(&atlas.generator),
        json(&backdrop.towns),
        json(&backdrop.roads),
        json(&backdrop.camps),
        json(symbol::STRIKES),
        json(symbol::GROUND),
        left_out.collect::<Vec<_>>().join(","),
        backdrop.collection(atlas),
        layers.collect::<Vec<_>>().join(",")
    )
}

/// Every place that the page's search knows, a line each: name, Arabic name, area, latitude, longitude. Text and not JSON, as the
/// page reads it only when somebody searches; five figures of a degree would be a meter, three are the hundred that a search needs.
fn places(backdrop: &Backdrop) -> String {
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let lines = backdrop.places.iter().map(|place| {
        let [name, name_ar, area] = [&place.name, &place.name_ar, &place.area].map(|text| plain(text));
        format!("{name}\t{name_ar}\t{area}\t{:.3}\t{:.3}\n", place.latitude, place.longitude)
    });
    lines.collect()
}

/// A whole layer or none of it: the first features of one would look like all of them.
fn is_left_out(layer: &Layer) -> bool {
    layer.name == MentionProperties::LAYER && layer.features.len() > MOST
}

/// Puts values in the places `{{name}}` of a template, in its order. One pass: what is put in is not searched again, so
/// a sentence of an article that looks like a place is left alone.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut page = String::new();
    let mut rest = template;
    for (name, value) in values {
        let place = format!("{{{{{name}}}}}");
        let (before, after) = rest.split_once(&place).expect("the template has every place, in this order");
        page += before;
        page += value;
        rest = after;
    }
    page + rest
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text that may stand in a script element, where nothing is unescaped: the one sign that could end it is left out. No place's
/// name has it.
fn escape_script_text(text: &str) -> String {
    text.replace('<', "")
}

/// JSON that may stand in a script element: no text in it can end the element or open a comment, and the two line
/// separators that JavaScript once refused are spelled out. These characters occur only within JSON strings.
fn escape_script(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => escaped += &format!("\\u{:04x}", u32::from(character)),
            other => escaped.push(other),
        }
    }
    escaped
}
