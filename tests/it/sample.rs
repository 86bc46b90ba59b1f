//! A small atlas by hand, on real places: a few features of every layer, for the tests of layers and output.

use geo::{Geometry, Point, line_string, polygon};
use serde_json::json;
use sitmap::layer::{
    AdvanceProperties, Atlas, ControlAreaProperties, ControlPointProperties, FrontLineProperties,
    FrontUncertaintyProperties, GroundEventProperties, Layer, MentionProperties, StrikeProperties, UnresolvedRow, id,
    symbol,
};
use sitmap::output::{Backdrop, Camp, Findable, Road, Town};

/// Some of everything that a run can publish.
pub fn atlas() -> Atlas {
    Atlas {
        layers: vec![
            Layer::new(strikes()),
            Layer::new(ground_events()),
            Layer::new(front_lines()),
            Layer::new(front_uncertainty()),
            Layer::new(control_areas()),
            Layer::new(control_points()),
            Layer::new(advances()),
            Layer::new(mentions()),
        ],
        unresolved: vec![UnresolvedRow {
            article: "wire-3".into(),
            start: 40,
            end: 48,
            surface: "al-Salam".into(),
            reason: "undecided".into(),
            candidates: Some("Al-Salam (Homs); Al-Salam (Hama)".into()),
            context: "=Shells fell on al-Salam.".into(),
        }],
        run: json!({"articles": 3, "strikes": 3}),
        attribution: "Places: OCHA, GeoNames".into(),
        generator: "sitmap 0.1.0".into(),
    }
}

/// A run that found nothing.
pub fn empty_atlas() -> Atlas {
    let layers = vec![
        Layer::new::<StrikeProperties>([]),
        Layer::new::<GroundEventProperties>([]),
        Layer::new::<FrontLineProperties>([]),
        Layer::new::<FrontUncertaintyProperties>([]),
        Layer::new::<ControlAreaProperties>([]),
        Layer::new::<ControlPointProperties>([]),
        Layer::new::<AdvanceProperties>([]),
        Layer::new::<MentionProperties>([]),
    ];
    Atlas { layers, run: json!({}), attribution: "none".into(), generator: "sitmap 0.1.0".into(), ..Atlas::default() }
}

/// Land drawn with a ruler, two towns and three camps.
pub fn backdrop() -> Backdrop {
    let areas = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"SY","level":0,"name":"Syria","name_ar":"سوريا","parent":null},
         "geometry":{"type":"Polygon","coordinates":[[[35.7,32.3],[38.8,33.4],[41.2,34.5],[42.3,37.2],[36.6,36.8],[35.7,35.9],[35.7,32.3]]]}},
        {"type":"Feature","properties":{"id":"SY02","level":1,"name":"Aleppo","name_ar":"حلب","parent":"SY"},
         "geometry":{"type":"Polygon","coordinates":[[[36.6,35.6],[38.5,35.6],[38.5,36.8],[36.6,36.8],[36.6,35.6]]]}},
        {"type":"Feature","properties":{"id":"SY0200","level":2,"name":"Jebel Saman","name_ar":null,"parent":"SY02"},
         "geometry":{"type":"Polygon","coordinates":[[[37.0,36.0],[37.2,36.0],[37.2,36.2],[37.0,36.0]]]}}]}"#;
    let town = |name: &str, longitude, latitude| Town { name: name.into(), longitude, latitude };
    let camp =
        |side: &str, label: &str, color: &str| Camp { side: side.into(), label: label.into(), color: color.into() };
    let towns = vec![town("Aleppo", 37.16117, 36.20124), town("Hama", 36.75783, 35.13179)];
    let camps = vec![
        camp("government", "Government and allies", "#c0392b"),
        camp("opposition", "Opposition", "#2e8b57"),
        camp("isis", "ISIS", "#4a4a4a"),
    ];
    let mut backdrop = Backdrop::new(areas, towns, camps).expect("the text above is GeoJSON");
    backdrop.roads =
        vec![Road { reference: Some("M5".into()), path: vec![[37.16117, 36.20124], [36.75783, 35.13179]] }];
    backdrop.places = vec![Findable {
        name: "Hardatnin".into(),
        name_ar: "حردتنين".into(),
        area: "Aleppo\t</script>".into(),
        longitude: 37.05274,
        latitude: 36.39331,
    }];
    backdrop
}

/// Three strikes: two on one town, one without a date.
pub fn strikes() -> Vec<(Geometry, StrikeProperties)> {
    let azaz = ("Azaz", 37.045_881_2, 36.586_154_9);
    let saraqib = ("Saraqib", 36.80597, 35.86441);
    vec![
        strike(azaz, "airstrike", Some("2016-02-04"), Some(6), "Warplanes bombed the market of Azaz, killing six."),
        strike(azaz, "shelling", Some("2016-02-03"), None, "Shells landed near Azaz overnight."),
        strike(saraqib, "barrel_bomb", None, None, "Helicopters dropped barrel bombs on Saraqib."),
    ]
}

fn strike(
    (location, longitude, latitude): (&str, f64, f64),
    kind: &str,
    event_date: Option<&str>,
    fatalities: Option<i64>,
    notes: &str,
) -> (Geometry, StrikeProperties) {
    let symbol = symbol::of(kind);
    let properties = StrikeProperties {
        id: id("strike", &[location, kind, event_date.unwrap_or("")]),
        event_date: event_date.map(Into::into),
        time_precision: event_date.map(|_| 1),
        date_basis: if event_date.is_some() { "stated" } else { "unknown" }.into(),
        event_type: "Explosions/Remote violence".into(),
        sub_event_type: Some("Air/drone strike".into()),
        kind: kind.into(),
        side1: Some("government".into()),
        fatalities,
        admin1: Some("Aleppo".into()),
        location: Some(location.into()),
        location_text: Some(Default::default()),
        latitude,
        longitude,
        geo_precision: 1,
        uncertainty_km: Some(3.0),
        certainty: "reported".into(),
        confidence: 0.876_54,
        source: Some("SOHR; LCC".into()),
        sources_n: 2,
        articles: Some("wire-1".into()),
        articles_n: 1,
        titles: Some("Market hit in northern town".into()),
        urls: Some("https://example.org/wire-1".into()),
        notes: Some(notes.into()),
        marker_color: symbol.color.into(),
        marker_symbol: symbol.maki.into(),
        marker_size: symbol::marker_size(fatalities).into(),
        ..StrikeProperties::default()
    };
    (Geometry::Point(Point::new(longitude, latitude)), properties)
}

fn ground_events() -> Vec<(Geometry, GroundEventProperties)> {
    let (longitude, latitude) = (37.0942, 36.3684);
    let symbol = symbol::of("capture");
    let properties = GroundEventProperties {
        id: id("ground", &["Hardatnin", "capture", "2016-02-02"]),
        event_date: Some("2016-02-02".into()),
        time_precision: Some(1),
        date_basis: "relative".into(),
        event_type: "Battles".into(),
        sub_event_type: Some("Government regains territory".into()),
        kind: "capture".into(),
        actor1: Some("Syrian government".into()),
        side1: Some("government".into()),
        actor2: Some("Rebels".into()),
        side2: Some("opposition".into()),
        control_from: Some("opposition".into()),
        control_to: Some("government".into()),
        location: Some("Hardatnin".into()),
        latitude,
        longitude,
        geo_precision: 1,
        certainty: "claimed".into(),
        confidence: 0.8,
        sources_n: 1,
        articles: Some("wire-2".into()),
        articles_n: 1,
        notes: Some("</script><b>Troops</b> entered Hardatnin & raised a flag.".into()),
        marker_color: symbol.color.into(),
        marker_symbol: symbol.maki.into(),
        marker_size: "small".into(),
        ..GroundEventProperties::default()
    };
    vec![(Geometry::Point(Point::new(longitude, latitude)), properties)]
}

fn front_lines() -> Vec<(Geometry, FrontLineProperties)> {
    let line = line_string![(x: 36.95, y: 36.40), (x: 37.05, y: 36.36), (x: 37.20, y: 36.35)];
    let properties = FrontLineProperties {
        id: "front-1".into(),
        as_of: Some("2016-02-05".into()),
        side_left: "opposition".into(),
        side_right: "government".into(),
        certainty: "close".into(),
        status: "contact".into(),
        basis: "observed".into(),
        confidence: 0.8,
        gap_km: Some(3.0),
        uncertainty_km: Some(1.5),
        length_km: Some(23.456),
        places_left: Some("Kafr Naya".into()),
        places_right: Some("Hardatnin".into()),
        places_n: 2,
        articles: Some("wire-2".into()),
        articles_n: 1,
        stroke: "#202020".into(),
        stroke_width: 3.0,
        stroke_opacity: 1.0,
        ..FrontLineProperties::default()
    };
    vec![(Geometry::LineString(line), properties)]
}

fn front_uncertainty() -> Vec<(Geometry, FrontUncertaintyProperties)> {
    let band = polygon![(x: 36.95, y: 36.38), (x: 37.20, y: 36.33), (x: 37.20, y: 36.37), (x: 36.95, y: 36.42)];
    let properties = FrontUncertaintyProperties {
        id: "band-1".into(),
        as_of: Some("2016-02-05".into()),
        side_left: "opposition".into(),
        side_right: "government".into(),
        coverage: 0.8,
        uncertainty_km: Some(1.5),
        front_id: Some("front-1".into()),
        fill: "#f08c00".into(),
        fill_opacity: 0.25,
        stroke: "#f08c00".into(),
    };
    vec![(Geometry::Polygon(band), properties)]
}

fn control_areas() -> Vec<(Geometry, ControlAreaProperties)> {
    let south = polygon![(x: 36.95, y: 36.40), (x: 36.95, y: 36.20), (x: 37.20, y: 36.20), (x: 37.20, y: 36.35)];
    let north = polygon![(x: 36.95, y: 36.40), (x: 37.20, y: 36.35), (x: 37.20, y: 36.60), (x: 36.95, y: 36.60)];
    let area = |side: &str, fill: &str| ControlAreaProperties {
        id: id("area", &[side]),
        as_of: Some("2016-02-05".into()),
        side: side.into(),
        status: "held".into(),
        area_km2: Some(412.0),
        places_n: 4,
        confidence: 0.7,
        articles_n: 2,
        fill: fill.into(),
        fill_opacity: 0.3,
        stroke: fill.into(),
        ..ControlAreaProperties::default()
    };
    vec![
        (Geometry::Polygon(south), area("government", "#c0392b")),
        (Geometry::MultiPolygon(vec![north, pocket()].into()), area("opposition", "#2e8b57")),
    ]
}

fn pocket() -> geo::Polygon {
    polygon![(x: 37.10, y: 36.22), (x: 37.14, y: 36.22), (x: 37.14, y: 36.25), (x: 37.10, y: 36.25)]
}

fn control_points() -> Vec<(Geometry, ControlPointProperties)> {
    let point = |place_id: &str, location: &str, side: &str, color: &str| ControlPointProperties {
        id: id("control", &[place_id, "2016-02-05"]),
        as_of: Some("2016-02-05".into()),
        location: Some(location.into()),
        place_id: Some(place_id.into()),
        side: Some(side.into()),
        status: "held".into(),
        basis: "reported".into(),
        confidence: 0.9,
        evidence_n: 1,
        articles_n: 1,
        marker_color: color.into(),
        ..ControlPointProperties::default()
    };
    vec![
        (Geometry::Point(Point::new(37.0942, 36.3684)), point("C1112", "Hardatnin", "government", "#c0392b")),
        (Geometry::Point(Point::new(37.0459, 36.5862)), point("C1564", "Azaz", "opposition", "#2e8b57")),
    ]
}

fn advances() -> Vec<(Geometry, AdvanceProperties)> {
    let axis = line_string![(x: 37.12, y: 36.34), (x: 37.00, y: 36.375)];
    let properties = AdvanceProperties {
        id: "advance-1".into(),
        event_date: Some("2016-02-03".into()),
        kind: "advance".into(),
        phase: "underway".into(),
        side1: Some("government".into()),
        side2: Some("opposition".into()),
        from_place: Some("Bashkoy".into()),
        to_place: Some("Nubl".into()),
        bearing_deg: Some(290),
        length_km: Some(11.5),
        certainty: "reported".into(),
        confidence: 0.7,
        articles_n: 1,
        stroke: "#c0392b".into(),
        stroke_width: 4.0,
        ..AdvanceProperties::default()
    };
    vec![(Geometry::LineString(axis), properties)]
}

fn mentions() -> Vec<(Geometry, MentionProperties)> {
    let mention = |start: i64, surface: &str| MentionProperties {
        id: id("mention", &["wire-1", &start.to_string()]),
        article: "wire-1".into(),
        start,
        end: start + surface.len() as i64,
        surface: surface.into(),
        location: Some("Azaz".into()),
        role: "event".into(),
        matched: "exact".into(),
        score: 12,
        confidence: 0.9,
        geo_precision: 1,
        ..MentionProperties::default()
    };
    let here = Geometry::Point(Point::new(37.0459, 36.5862));
    vec![(here.clone(), mention(120, "Azaz")), (here, mention(33, "A'zaz"))]
}
