//! The cost of one `locate` over the whole gazetteer, on the spellings of `tests/spellings.csv`; the mark is a median of 100
//! microseconds. Each sample asks for one name, so that the median is that of names and not of rounds through all of them.

use std::cell::Cell;

use divan::Bencher;
use sitmap::gazetteer::Gazetteer;

fn main() {
    divan::main();
}

/// Whether the area is given that the name should lie in.
#[divan::bench(args = [false, true], sample_count = 5000, sample_size = 1)]
fn locating_a_name(bencher: Bencher, within: bool) {
    let gazetteer = Gazetteer::embedded();
    let names = spellings();
    let within = within.then_some("Idlib");
    let next = Cell::new(0);
    let name = || {
        next.set(next.get() + 1);
        &names[next.get() % names.len()]
    };
    bencher.with_inputs(name).bench_local_values(|name| gazetteer.locate(name, within, 5));
}

/// The spellings of both columns.
fn spellings() -> Vec<String> {
    let mut rows = csv::Reader::from_path("tests/spellings.csv").expect("the table stands in the repository");
    let rows = rows.records().map(|row| row.expect("the table is sound"));
    rows.flat_map(|row| [row[0].to_owned(), row[1].to_owned()]).collect()
}
