//! `sitmap locate`: where is a place of this name, ranked, with the reasons. A whole column of names is left to [`mod@column`].

pub mod column;

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::gazetteer::{Answer, AreaId, Gazetteer, Place};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args {
    /// The name as it is spelled somewhere.
    pub query: String,
    /// Name of an area that the place should lie in.
    pub within: Option<String>,
    /// How many answers at most.
    pub limit: usize,
    /// Write JSON instead of a table.
    pub json: bool,
}

/// Writes the answers, best first. Gives 0 when there is one, 1 when there is none or the area is not known.
pub fn run(args: &Args, gazetteer: &Gazetteer, out: &mut dyn Write) -> io::Result<u8> {
    let within = args.within.as_deref();
    if let Some(area) = within.filter(|area| gazetteer.areas_named(area).is_empty()) {
        return nothing(args, &format!("no area is called \"{area}\""), out);
    }
    let answers = gazetteer.locate(&args.query, within, args.limit);
    if answers.is_empty() {
        return nothing(args, &format!("nothing like \"{}\" is listed", args.query), out);
    }
    if args.json {
        let rows: Vec<Value> = answers.iter().map(|answer| row(answer, gazetteer)).collect();
        writeln!(out, "{:#}", Value::Array(rows))?;
    } else {
        write_table(&answers, gazetteer, out)?;
    }
    Ok(0)
}

fn nothing(args: &Args, why: &str, out: &mut dyn Write) -> io::Result<u8> {
    if args.json {
        writeln!(out, "[]")?
    } else {
        writeln!(out, "{why}")?
    }
    Ok(1)
}

/// One line an answer, its reasons under it.
fn write_table(answers: &[Answer], gazetteer: &Gazetteer, out: &mut dyn Write) -> io::Result<()> {
    let header = ["score", "match", "name", "kind", "in", "latitude", "longitude", "place"].map(str::to_owned);
    let rows: Vec<[String; 8]> = answers.iter().map(|answer| cells(answer, gazetteer)).collect();
    let widths: [usize; 8] = std::array::from_fn(|column| {
        let cells = rows.iter().chain([&header]).map(|row| row[column].chars().count());
        cells.max().unwrap_or_default()
    });
    write_row(&header, &widths, out)?;
    for (row, answer) in rows.iter().zip(answers) {
        write_row(row, &widths, out)?;
        for reason in &answer.reasons {
            writeln!(out, "{:>+1$}  {2}", reason.points, widths[0], reason.text)?;
        }
    }
    Ok(())
}

fn write_row(cells: &[String; 8], widths: &[usize; 8], out: &mut dyn Write) -> io::Result<()> {
    let mut line = String::new();
    for (column, (cell, &width)) in cells.iter().zip(widths).enumerate() {
        let is_number = matches!(column, 0 | 5 | 6);
        line += &if is_number { format!("{cell:>width$}  ") } else { format!("{cell:<width$}  ") };
    }
    writeln!(out, "{}", line.trim_end())
}

fn cells(answer: &Answer, gazetteer: &Gazetteer) -> [String; 8] {
    let place = gazetteer.place(answer.place);
    let areas: Vec<&str> = area_names(&place, gazetteer).into_iter().flatten().rev().collect();
    [
        answer.score.to_string(),
        answer.how.as_str().to_owned(),
        place.name.to_owned(),
        place.kind.as_str().replace('_', " "),
        areas.join(", "),
        format!("{:.5}", place.point.y()),
        format!("{:.5}", place.point.x()),
        place.code.to_owned(),
    ]
}

/// The columns of the published layers, where they have one for it.
fn row(answer: &Answer, gazetteer: &Gazetteer) -> Value {
    let place = gazetteer.place(answer.place);
    let [admin1, admin2, admin3] = area_names(&place, gazetteer);
    let reasons: Vec<Value> =
        answer.reasons.iter().map(|reason| json!({ "points": reason.points, "text": reason.text })).collect();
    json!({
        "location": place.name,
        "location_ar": place.name_ar,
        "place_id": place.code,
        "place_kind": place.kind.as_str(),
        "admin1": admin1,
        "admin2": admin2,
        "admin3": admin3,
        "latitude": place.point.y(),
        "longitude": place.point.x(),
        "uncertainty_km": (f64::from(place.spread_km) * 100.0).round() / 100.0,
        "match": answer.how.as_str(),
        "spelling": answer.name,
        "score": answer.score,
        "reasons": reasons,
    })
}

fn area_names<'g>(place: &Place, gazetteer: &'g Gazetteer) -> [Option<&'g str>; 3] {
    let name = |area: Option<AreaId>| area.map(|area| gazetteer.area(area).name);
    [name(place.admin1), name(place.admin2), name(place.admin3)]
}
