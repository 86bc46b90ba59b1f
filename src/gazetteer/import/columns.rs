//! What the columns of OCHA's tables and boundaries are called from country to country and from year to year. The names are
//! data: `columns.csv`, in small letters without anything between them, with `#` for the level of an area.

use std::collections::HashMap;
use std::sync::LazyLock;

const COLUMNS: &str = include_str!("columns.csv");

/// The deepest level that a gazetteer has.
pub(super) const DEEPEST: usize = 3;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    /// Code, name, Arabic name or another name of the area of a level.
    Code(usize),
    Name(usize),
    NameAr(usize),
    Other(usize),
    /// The same of a place.
    PlaceCode,
    PlaceName,
    PlaceNameAr,
    PlaceOther,
    Lat,
    Lon,
    Population,
    Kind,
}

/// A column and how early the table lists its name.
type Known = HashMap<&'static str, (usize, &'static str)>;

/// Which field a column of this name holds, and how good a source of it the name is: less is better.
pub(super) fn field(column: &str) -> Option<(Field, usize)> {
    static KNOWN: LazyLock<Known> = LazyLock::new(|| {
        let rows = COLUMNS.lines().skip(1).zip(0..);
        let rows = rows.filter_map(|(row, rank)| {
            let mut cells = row.split(',');
            let (field, name) = (cells.next()?, cells.next()?);
            Some((name, (rank, field)))
        });
        rows.collect()
    });
    let folded: String = column.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let digit = folded.find(|c: char| c.is_ascii_digit());
    let level = digit.and_then(|at| folded[at..=at].parse::<usize>().ok());
    let pattern = digit.map(|at| format!("{}#{}", &folded[..at], &folded[at + 1..]));
    let (rank, name) = KNOWN.get(&*folded).or_else(|| KNOWN.get(&*pattern?))?;
    let level = level.unwrap_or_default();
    let field = match *name {
        "code" => Field::Code(level),
        "name" => Field::Name(level),
        "name_ar" => Field::NameAr(level),
        "other" => Field::Other(level),
        "place_code" => Field::PlaceCode,
        "place_name" => Field::PlaceName,
        "place_name_ar" => Field::PlaceNameAr,
        "place_other" => Field::PlaceOther,
        "lat" => Field::Lat,
        "lon" => Field::Lon,
        "population" => Field::Population,
        _ => Field::Kind,
    };
    let is_deep = matches!(field, Field::Code(l) | Field::Name(l) | Field::NameAr(l) | Field::Other(l) if l > DEEPEST);
    (!is_deep).then_some((field, *rank))
}

/// The columns of one table by what they hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    best: HashMap<Field, (usize, usize)>,
    others: Vec<(Field, usize)>,
}

impl Layout {
    /// Of several columns for one field the best is taken.
    pub(super) fn new<S: AsRef<str>>(header: &[S]) -> Layout {
        let mut layout = Layout::default();
        for (index, column) in header.iter().enumerate() {
            let Some((field, rank)) = field(column.as_ref()) else { continue };
            if matches!(field, Field::Other(_) | Field::PlaceOther) {
                layout.others.push((field, index));
            }
            let best = layout.best.entry(field).or_insert((rank, index));
            if rank < best.0 {
                *best = (rank, index);
            }
        }
        layout
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.best.contains_key(&field)
    }

    /// The cell of a field without surrounding space; empty when there is no such column.
    pub(super) fn cell<'c>(&self, cells: &'c [String], field: Field) -> &'c str {
        self.best.get(&field).and_then(|(_, index)| cells.get(*index)).map_or("", |cell| cell.trim())
    }

    /// All cells of a field that may have several columns.
    pub(super) fn all<'c>(&'c self, cells: &'c [String], field: Field) -> impl Iterator<Item = &'c str> {
        let columns = self.others.iter().filter(move |(other, _)| *other == field);
        columns.filter_map(|(_, index)| cells.get(*index)).map(|cell| cell.trim())
    }

    /// The deepest level of area that a row gives a code for.
    pub(super) fn deepest(&self, cells: &[String]) -> Option<usize> {
        (0..=DEEPEST).rev().find(|level| !self.cell(cells, Field::Code(*level)).is_empty())
    }
}
