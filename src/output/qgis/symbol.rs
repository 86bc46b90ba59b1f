//! Symbols, categories and labels as QGIS writes them. Sizes are millimeters.

use std::fmt::Write;

use super::escape;

/// One symbol: what is drawn, from the bottom up.
pub(super) struct Symbol {
    kind: &'static str,
    layers: Vec<String>,
}

/// One row of a categorized renderer and of the legend.
pub(super) struct Category {
    /// The value in the column; empty for everything else.
    pub value: String,
    pub label: String,
    pub symbol: Symbol,
}

/// A filled shape (`circle`, `diamond`) with a thin white edge.
pub(super) fn marker(shape: &str, color: &str, size: f64) -> Symbol {
    let options = [
        ("name", shape.to_owned()),
        ("color", rgba(color, 255)),
        ("outline_color", rgba("#ffffff", 255)),
        ("outline_width", "0.25".to_owned()),
        ("size", size.to_string()),
    ];
    Symbol { kind: "marker", layers: vec![layer("SimpleMarker", &options, "")] }
}

/// A line over a wider white one, so that it stands out on any ground. `dash` is `3;2` or empty.
pub(super) fn line(color: &str, width: f64, dash: &str) -> Symbol {
    Symbol { kind: "line", layers: vec![stroke("#ffffff", width + 0.7, ""), stroke(color, width, dash)] }
}

/// A line with a head at its end.
pub(super) fn arrow(color: &str) -> Symbol {
    let options = [
        ("name", "filled_arrowhead".to_owned()),
        ("color", rgba(color, 255)),
        ("outline_color", rgba(color, 255)),
        ("size", "3.4".to_owned()),
    ];
    let head = Symbol { kind: "marker", layers: vec![layer("SimpleMarker", &options, "")] };
    let head = layer("MarkerLine", &[("placement", "lastvertex".to_owned())], &head.xml("@0@2"));
    Symbol { kind: "line", layers: vec![stroke("#ffffff", 1.7, ""), stroke(color, 0.9, ""), head] }
}

/// A see-through area. `edge` is a pen style of QGIS: `solid`, `dash`, `no`.
pub(super) fn fill(color: &str, alpha: u8, edge_color: &str, edge: &str, edge_width: f64) -> Symbol {
    let options = [
        ("style", if alpha == 0 { "no" } else { "solid" }.to_owned()),
        ("color", rgba(color, alpha)),
        ("outline_style", edge.to_owned()),
        ("outline_color", rgba(edge_color, 200)),
        ("outline_width", edge_width.to_string()),
    ];
    Symbol { kind: "fill", layers: vec![layer("SimpleFill", &options, "")] }
}

/// One symbol for every feature.
pub(super) fn single(symbol: &Symbol) -> String {
    let symbol = symbol.xml("0");
    format!(
        "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\"><symbols>{symbol}</symbols></renderer-v2>\n"
    )
}

/// A symbol by the value of a column.
pub(super) fn categorized(column: &str, categories: &[Category]) -> String {
    let (mut rows, mut symbols) = (String::new(), String::new());
    for (n, Category { value, label, symbol }) in categories.iter().enumerate() {
        let (value, label) = (escape(value), escape(label));
        rows += &format!(
            "<category value=\"{value}\" label=\"{label}\" symbol=\"{n}\" render=\"true\" type=\"string\"/>\n"
        );
        symbols += &symbol.xml(&n.to_string());
    }
    format!(
        "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n\
         <categories>\n{rows}</categories>\n<symbols>\n{symbols}</symbols>\n</renderer-v2>\n",
        escape(column)
    )
}

/// A label right of a point, on a white halo. It has one place only, so that of several features at a point one is
/// labeled and not each somewhere around it.
pub(super) fn label_beside(column: &str) -> String {
    let placement = "<placement placement=\"1\" quadOffset=\"5\" xOffset=\"3\" yOffset=\"0\" offsetUnits=\"MM\"/>";
    label(&format!("&quot;{}&quot;", escape(column)), 8, "58,65,72,255", placement)
}

/// A pale label within an area, for those features that the expression names.
pub(super) fn label_within(expression: &str) -> String {
    let placement = "<placement placement=\"1\" centroidInside=\"1\" centroidWhole=\"1\"/>";
    label(&escape(expression), 8, "141,134,117,255", placement)
}

fn label(expression: &str, points: u8, color: &str, placement: &str) -> String {
    format!(
        "<labeling type=\"simple\"><settings calloutType=\"simple\">\
         <text-style fieldName=\"{expression}\" isExpression=\"1\" fontSize=\"{points}\" fontSizeUnit=\"Point\" textColor=\"{color}\" textOpacity=\"1\" fontWeight=\"57\" multilineHeight=\"1\">\
         <text-buffer bufferDraw=\"1\" bufferSize=\"0.7\" bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\" bufferOpacity=\"0.8\"/>\
         </text-style>{placement}<rendering drawLabels=\"1\" obstacle=\"0\" fontMaxPixelSize=\"10000\"/></settings></labeling>\n"
    )
}

impl Symbol {
    fn xml(&self, name: &str) -> String {
        let layers = self.layers.concat();
        format!(
            "<symbol type=\"{}\" name=\"{name}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">{layers}</symbol>\n",
            self.kind
        )
    }
}

fn stroke(color: &str, width: f64, dash: &str) -> String {
    let mut options = vec![
        ("line_color", rgba(color, 255)),
        ("line_width", width.to_string()),
        ("line_style", "solid".to_owned()),
        ("capstyle", "flat".to_owned()),
        ("joinstyle", "round".to_owned()),
    ];
    if !dash.is_empty() {
        options.extend([("use_custom_dash", "1".to_owned()), ("customdash", dash.to_owned())]);
    }
    layer("SimpleLine", &options, "")
}

fn layer(class: &str, options: &[(&str, String)], nested: &str) -> String {
    let options = options.iter().fold(String::new(), |mut xml, (name, value)| {
        write!(xml, "<Option name=\"{name}\" type=\"QString\" value=\"{}\"/>", escape(value))
            .expect("text does not refuse text");
        xml
    });
    format!(
        "<layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">{options}</Option>{nested}</layer>"
    )
}

/// `#rrggbb` and an opacity as QGIS writes them, `r,g,b,a`; gray for what is no such color.
fn rgba(color: &str, alpha: u8) -> String {
    let channel = |at: usize| color.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
    let channels = channel(1).zip(channel(3)).zip(channel(5)).map(|((r, g), b)| [r, g, b]);
    let [r, g, b] = channels.unwrap_or([0x86, 0x8e, 0x96]);
    format!("{r},{g},{b},{alpha}")
}
