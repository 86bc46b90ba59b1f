//! `sitmap.qgs`: the layers beside it in groups, in drawing order, opened on where the events are.

use geo::Rect;
use jiff::civil::Date;

use super::super::{Backdrop, geojson};
use super::escape;
use super::style::Style;
use crate::layer::{Atlas, GeometryKind};

/// Groups from the top down; what no group names goes into the last but one, unticked.
const GROUPS: [(&str, &[&str], bool); 4] = [
    ("Events", &["strikes", "ground_events", "advances"], true),
    ("Situation", &["control_points", "front_lines", "front_uncertainty", "control_areas"], true),
    ("Reading", &["mentions"], false),
    ("Background", &["areas"], true),
];

pub(super) fn qgs(atlas: &Atlas, backdrop: &Backdrop, styles: &[Style]) -> String {
    let extent = extent(atlas, backdrop);
    let layers: String = styles.iter().map(map_layer).collect();
    let tree: String = GROUPS.iter().map(|(name, layers, ticked)| group(name, layers, *ticked, styles)).collect();
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis version=\"3.22.0\" projectname=\"Situation map\">\n\
         <homePath path=\"\"/>\n<title>Situation map</title>\n\
         <projectCrs>{crs}</projectCrs>\n\
         <layer-tree-group>\n{tree}</layer-tree-group>\n\
         <mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\">\n<units>meters</units>\n{extent}<rotation>0</rotation>\n\
         <destinationsrs>{crs}</destinationsrs>\n</mapcanvas>\n\
         <projectlayers>\n{layers}</projectlayers>\n\
         <properties>\n<Paths><Absolute type=\"bool\">false</Absolute></Paths>\n\
         <SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys>\n\
         <Gui><CanvasColorRedPart type=\"int\">230</CanvasColorRedPart><CanvasColorGreenPart type=\"int\">235</CanvasColorGreenPart>\
         <CanvasColorBluePart type=\"int\">239</CanvasColorBluePart></Gui>\n</properties>\n\
         {times}<projectMetadata><abstract>{abstract_text}</abstract></projectMetadata>\n\
         </qgis>\n",
        crs = reference_system("EPSG:3857"),
        times = times(atlas),
        abstract_text = escape(&format!("{}. {}", atlas.generator, atlas.attribution)),
    )
}

/// The days that the temporal controller goes through, from the first that the layers tell of to the last, in steps that take it
/// through in some hundred frames.
fn times(atlas: &Atlas) -> String {
    let days = atlas.layers.iter().flat_map(|layer| {
        let is_day = |name: &str| matches!(name, "event_date" | "event_date_end" | "as_of");
        let columns = (0..layer.columns.len()).filter(move |at| is_day(layer.columns[*at].name));
        columns.flat_map(|at| layer.features.iter().filter_map(move |feature| feature.properties.values()[at].as_str()))
    });
    let mut days: Vec<&str> = days.collect();
    days.sort_unstable();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
    let date = |day: &str| day.parse::<Date>().ok();
    let span = date(first).zip(date(last)).and_then(|(first, last)| last.since(first).ok());
    let unit = match span.map_or(0, |span| span.get_days()) {
        ..=120 => "d",
        121..=800 => "wk",
        _ => "mon",
    };
    format!(
        "<ProjectTimeSettings timeStep=\"1\" timeStepUnit=\"{unit}\" frameRate=\"2\" cumulativeTemporalRange=\"0\">\
         <TemporalRange><start>{first}T00:00:00Z</start><end>{last}T23:59:59Z</end></TemporalRange></ProjectTimeSettings>\n"
    )
}

fn group(name: &str, layers: &[&str], ticked: bool, styles: &[Style]) -> String {
    let state = if ticked { "Qt::Checked" } else { "Qt::Unchecked" };
    let members = layers.iter().filter_map(|layer| styles.iter().find(|style| style.layer == *layer));
    let members: String = members
        .map(|style| {
            format!(
                "<layer-tree-layer id=\"{id}\" name=\"{}\" source=\"{}\" providerKey=\"ogr\" checked=\"{state}\" expanded=\"0\"/>\n",
                escape(&style.title),
                source(style),
                id = id(style)
            )
        })
        .collect();
    format!("<layer-tree-group name=\"{name}\" checked=\"{state}\" expanded=\"1\">\n{members}</layer-tree-group>\n")
}

fn map_layer(style: &Style) -> String {
    let geometry = match style.geometry {
        GeometryKind::Point => "Point",
        GeometryKind::Line => "Line",
        GeometryKind::Area => "Polygon",
    };
    format!(
        "<maplayer type=\"vector\" geometry=\"{geometry}\"{attributes}>\n<id>{id}</id>\n<datasource>{source}</datasource>\n\
         <layername>{title}</layername>\n<srs>{crs}</srs>\n<provider encoding=\"UTF-8\">ogr</provider>\n{xml}</maplayer>\n",
        attributes = style.attributes,
        id = id(style),
        source = source(style),
        title = escape(&style.title),
        crs = reference_system("EPSG:4326"),
        xml = style.xml
    )
}

/// The layer's id within the project. QGIS replaces ids of ten characters and fewer.
fn id(style: &Style) -> String {
    format!("sitmap_{}", style.layer)
}

/// Where the layer's data lie. The geometry type is said aloud, because a file without a feature shows none, and QGIS
/// would take it for a table.
fn source(style: &Style) -> String {
    let geometry = match style.geometry {
        GeometryKind::Point => "Point",
        GeometryKind::Line => "LineString",
        GeometryKind::Area => "MultiPolygon",
    };
    format!("./{}.geojson|geometrytype={geometry}", style.layer)
}

/// A reference system by its authority's id, `EPSG:4326`. QGIS looks at that only where its own internal number stands
/// too, but then does not use the number.
fn reference_system(authority_id: &str) -> String {
    format!("<spatialrefsys><srsid>1</srsid><authid>{authority_id}</authid></spatialrefsys>")
}

/// The first view, in Web Mercator: where something happened, else the whole land.
fn extent(atlas: &Atlas, backdrop: &Backdrop) -> String {
    let events = atlas.layers.iter().filter(|layer| layer.name != "mentions").flat_map(|layer| &layer.features);
    let bounds = geojson::bounds(events.map(|feature| &feature.geometry)).or_else(|| backdrop.bounds());
    let Some(bounds) = bounds else { return String::new() };
    let (min, max) = (mercator(bounds.min().x, bounds.min().y), mercator(bounds.max().x, bounds.max().y));
    // A tenth around it, and never closer than ten kilometers: one event alone has no extent.
    let (x, y) = ((0.1 * (max.0 - min.0)).max(10_000.0), (0.1 * (max.1 - min.1)).max(10_000.0));
    let view = Rect::new((min.0 - x, min.1 - y), (max.0 + x, max.1 + y));
    format!(
        "<extent><xmin>{:.0}</xmin><ymin>{:.0}</ymin><xmax>{:.0}</xmax><ymax>{:.0}</ymax></extent>\n",
        view.min().x,
        view.min().y,
        view.max().x,
        view.max().y
    )
}

/// Longitude, latitude to the meters of EPSG:3857.
fn mercator(longitude: f64, latitude: f64) -> (f64, f64) {
    const EARTH_RADIUS_M: f64 = 6_378_137.0;
    let latitude = latitude.clamp(-85.0, 85.0).to_radians();
    (EARTH_RADIUS_M * longitude.to_radians(), EARTH_RADIUS_M * latitude.tan().asinh())
}
