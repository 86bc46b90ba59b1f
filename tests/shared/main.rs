//! Measures spelling and placing on the rows of `../shared/eval`, and the front on the sets of `../shared/control`, which are other people's data and not in this repository. A
//! plain program, so that its table is seen in every test run; it says so where the rows are missing, and fails where a figure
//! is below its floor, a little under what was last measured.

mod control;
mod headlines;
mod pairs;
mod seeds;

use std::path::Path;
use std::process::ExitCode;

use sitmap::world::World;

/// One figure with the least that it may be.
pub struct Figure {
    what: String,
    share: f64,
    floor: f64,
}

impl Figure {
    /// `hits` of `all`.
    fn new(what: impl Into<String>, hits: usize, all: usize, floor: f64) -> Figure {
        Figure { what: what.into(), share: hits as f64 / all.max(1) as f64, floor }
    }
}

fn main() -> ExitCode {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let rows = shared.join("eval");
    if !rows.is_dir() {
        println!("\nshared rows: not measured, as there is no ../shared/eval beside this clone");
        return ExitCode::SUCCESS;
    }
    let world = World::embedded();
    let pairs = pairs::read(&rows.join("toponym_pairs.csv"));
    let [aleppo, northwest] = ["control_A_2016-02-02_naleppo.csv", "control_B_2015-10-15_nwsyria.csv"]
        .map(|set| control::figures(&shared.join("control").join(set), &world));
    let headlines = headlines::placed(&rows.join("headlines.csv"), &world);
    let line = vec![seeds::figure(&shared.join("seeds"), &world)];
    let figures = [pairs::judged(&pairs), pairs::located(&pairs, &world), headlines, aleppo, northwest, line];
    println!("\nshared rows: measured, and the floor");
    let mut low = 0;
    for Figure { what, share, floor } in figures.iter().flatten() {
        let mark = if share < floor { "  TOO LOW" } else { "" };
        println!("{share:7.3} {floor:6.3}  {what}{mark}");
        low += usize::from(share < floor);
    }
    ExitCode::from(u8::from(low > 0))
}
