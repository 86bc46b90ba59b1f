//! The texts of the finished tables.

use serde_json::json;

use super::{Draft, Folder};
use crate::gazetteer::spelling;
use crate::gazetteer::tables::{AreaRow, PLACE_COLUMNS, PlaceRow};

const README: &str = include_str!("readme.md");

/// The tables that the user writes, and their headers.
const EMPTY: [(&str, &str); 8] = [
    ("actor_names.csv", "actor,name,form,from,to,note\n"),
    ("actors.csv", "name,kind,fights,note\n"),
    ("camps.csv", "side,label,color,enemies,codes,note\n"),
    ("not_places.csv", "name,rule,reason\n"),
    ("roads.geojson", "{\"type\":\"FeatureCollection\",\"name\":\"roads\",\"features\":[\n]}\n"),
    ("sides.csv", "actor,side,from,to,note\n"),
    ("sources.csv", "name,source,kind,side,note\n"),
    ("world.csv", "name,kind,country,lat,lon,note\n"),
];

pub(super) fn folder(draft: Draft, has_border: bool) -> Folder {
    let bounded = draft.areas.iter().filter(|area| area.level > 0 && !area.polygons.is_empty()).count();
    let own_names = draft.places.iter().map(|place| 1 + usize::from(!place.name_ar.is_empty())).sum::<usize>();
    let (places, names, areas) = (draft.places.len(), draft.names.len() + own_names, draft.areas.len() - 1);
    let mut files: Vec<(&'static str, String)> = EMPTY.map(|(name, text)| (name, text.to_owned())).into();
    files.push(("README.md", readme(&draft, has_border, [places, names, areas, bounded])));
    files.push(("areas.geojson", areas_text(&draft.areas)));
    files.push(("names.csv", names_text(&draft)));
    files.push(("places.csv", places_text(&draft.places)));
    files.sort();
    Folder { files, findings: draft.findings, places, names, areas, bounded, has_border }
}

fn readme(draft: &Draft, has_border: bool, counts: [usize; 4]) -> String {
    let land = if has_border {
        "The country's outline is that of its areas."
    } else {
        "Not every area has a boundary: the others have a name and a code and no surface, and the country's outline is a hull around all places, which is not \
         its border."
    };
    let country = draft.areas.iter().find(|area| area.level == 0).map_or("", |area| &area.name);
    let attribution: Vec<String> = draft.attributions.iter().map(|sentence| format!("- {sentence}")).collect();
    let mut text =
        README.replace("{country}", country).replace("{land}", land).replace("{attribution}", &attribution.join("\n"));
    for (name, count) in ["{places}", "{names}", "{areas}", "{bounded}"].iter().zip(counts) {
        text = text.replace(name, &count.to_string());
    }
    text
}

fn table<const N: usize>(header: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let in_memory = "memory does not refuse a row, and every row has the header's length";
    table.write_record(header).expect(in_memory);
    rows.for_each(|row| table.write_record(row).expect(in_memory));
    String::from_utf8(table.into_inner().expect(in_memory)).expect("every cell was UTF-8")
}

fn places_text(places: &[PlaceRow]) -> String {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let rows = places.iter().map(|place| {
        let [admin1, admin2, admin3] = place.admin.clone();
        [
            place.id.clone(),
            place.name.clone(),
            place.name_ar.clone(),
            place.kind.map_or("", |kind| kind.as_str()).to_owned(),
            admin1,
            admin2,
            admin3,
            place.lat.to_string(),
            place.lon.to_string(),
            number(place.population),
            number(place.events),
            place.spread_km.map(|km| km.to_string()).unwrap_or_default(),
            number(place.geonames_id),
            place.pcode.clone(),
            place.wikidata_id.clone(),
            place.source.clone(),
            place.note.clone(),
        ]
    });
    table(PLACE_COLUMNS, rows)
}

fn names_text(draft: &Draft) -> String {
    let rows = draft
        .names
        .iter()
        .map(|(id, name, source)| [id.as_str(), name, spelling::script(name).as_str(), source, ""].map(str::to_owned));
    table(["place_id", "name", "script", "source", "note"], rows)
}

/// One feature a line, so that a change shows as the areas that it touches.
fn areas_text(areas: &[AreaRow]) -> String {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let features = areas.iter().map(|area| {
        let feature = json!({
            "type": "Feature",
            "properties": {
                "id": area.id, "level": area.level, "name": area.name, "name_ar": some(&area.name_ar), "parent": some(&area.parent),
            },
            "geometry": { "type": "MultiPolygon", "coordinates": area.polygons },
        });
        feature.to_string()
    });
    let features: Vec<String> = features.collect();
    format!("{{\"type\":\"FeatureCollection\",\"name\":\"areas\",\"features\":[\n{}\n]}}\n", features.join(",\n"))
}
