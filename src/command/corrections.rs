//! `sitmap corrections import`: edits made in a copy of a layer, put into the table of corrections.

mod layer;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::{counted, say, tell};
use crate::correction::{self, Appended, Corrections, Edits, Signature};
use crate::gazetteer::Source;
use crate::output;
use crate::world::World;
use layer::Layer;

/// Of fewer deleted features than this nobody needs to be asked whether they meant it.
const FEW: usize = 10;

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Args {
    /// The edited copy of a layer.
    pub edited: PathBuf,
    /// The layer as it was; the one of its kind beside `to` where `None`.
    pub original: Option<PathBuf>,
    /// The table of corrections.
    pub to: PathBuf,
    /// Who made the edits.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When; today (UTC) where `None`.
    pub made: Option<Date>,
    /// The copy holds only a part of the layer.
    pub partial: bool,
    /// The tables to read with.
    pub source: Source,
}

/// Puts the edits behind the rows of the table, and says them on `out`. Gives 0 when all were taken and 1 when some make no sense
/// as they stand, which are told on standard error.
///
/// # Errors
/// When a file cannot be read or is no such layer, the table lacks a column or is none, or nothing can be written.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<u8> {
    for (flag, text) in [("--author", &args.author), ("--reason", &args.reason)] {
        if text.trim().is_empty() {
            return Err(anyhow!("{flag} is empty; a correction says who made it and why"));
        }
    }
    let world = super::world(&args.source)?;
    let edited = Layer::read(&args.edited)?;
    let original_file = original(args, &edited)?;
    let original = Layer::read(&original_file)?;
    let made = args.made.unwrap_or_else(|| Offset::UTC.to_datetime(Timestamp::now()).date());
    let signature = Signature { author: args.author.clone(), made, reason: args.reason.clone() };
    let mut edits = correction::between(&original.features, &edited.features, args.partial, &signature);
    if edits.gone > FEW && edits.gone * 2 > original.features.len() {
        return Err(anyhow!(
            "{}: lacks {} of the {} features of the original; say --partial if it is a part of the layer, or --original if it was \
             made of another one",
            args.edited.display(),
            edits.gone,
            original.features.len()
        ));
    }
    if edits.gone > 0 && args.original.is_none() && is_newer(&original_file, &args.edited) {
        return Err(anyhow!(
            "{}: lacks {} that {} holds, which was written later: what came in since would be rejected; name the layer that was edited \
             with --original, or say --partial",
            args.edited.display(),
            counted(edits.gone, "feature"),
            original_file.display()
        ));
    }
    leave_out_faults(&mut edits, &world);
    edits.faults.iter().for_each(|fault| say(format_args!("{}: {fault}", args.edited.display())));
    tell_untaken(args, &edits);
    let is_whole = edits.faults.is_empty();
    let appended = put(&args.to, edits, &world)?;
    for row in &appended.added {
        writeln!(out, "{}", row.told)?;
    }
    tell(closing(&appended, &args.to));
    Ok(u8::from(!is_whole))
}

/// The layer that was edited.
fn original(args: &Args, edited: &Layer) -> Result<PathBuf> {
    if let Some(file) = &args.original {
        return Ok(file.clone());
    }
    let folder = args.to.parent().unwrap_or(Path::new(""));
    let name = edited.name().ok_or_else(|| {
        anyhow!(
            "{}: is neither of strikes nor of ground events; name the layer it was made of with --original",
            args.edited.display()
        )
    })?;
    Ok(folder.join(format!("{name}.geojson")))
}

/// Whether a file was written after another one, as far as the system says.
fn is_newer(file: &Path, other: &Path) -> bool {
    let written = |file: &Path| std::fs::metadata(file).and_then(|about| about.modified()).ok();
    written(file).zip(written(other)).is_some_and(|(one, other)| one > other)
}

fn tell_untaken(args: &Args, edits: &Edits) {
    let columns = edits.untaken.iter().map(|(column, count)| format!("{column} ({})", counted(*count, "feature")));
    let columns: Vec<String> = columns.collect();
    if !columns.is_empty() {
        let what = "changed and not taken over, because no correction sets it";
        tell(format_args!("{}: {what}: {}", args.edited.display(), columns.join(", ")));
    }
}

/// A row that no run could read is told now, by the feature that it is about.
fn leave_out_faults(edits: &mut Edits, world: &World) {
    let rows = std::mem::take(&mut edits.rows);
    for row in rows {
        match Corrections::fault(&row, world) {
            None => edits.rows.push(row),
            Some(why) => edits.faults.push(format!("{}: {why}", row.told)),
        }
    }
}

fn put(to: &Path, edits: Edits, world: &World) -> Result<Appended> {
    let shown = to.display();
    let there = match std::fs::read(to) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(anyhow!("{shown}: cannot be read: {error}")),
    };
    let appended = correction::append(there.as_deref(), edits.rows).map_err(|why| anyhow!("{shown}: {why}"))?;
    if appended.added.is_empty() {
        return Ok(appended);
    }
    // A quote that is never closed would swallow what is put behind it.
    let read = |bytes: &[u8]| Corrections::read("", bytes, world).map(|reading| reading.corrections.rows.len());
    let before =
        there.as_deref().map_or(Ok(0), |bytes| if bytes.trim_ascii().is_empty() { Ok(0) } else { read(bytes) });
    let before = before.map_err(|why| anyhow!("{shown}: {why}"))?;
    if read(&appended.bytes) != Ok(before + appended.added.len()) {
        return Err(anyhow!(
            "{shown}: its last row cannot be read, so nothing can stand behind it; mend it: sitmap map tells what is wrong"
        ));
    }
    // A link stays one: what it leads to is written.
    let target = to.canonicalize().unwrap_or_else(|_| to.to_owned());
    output::write_file(&target, appended.bytes.clone())?;
    Ok(appended)
}

fn closing(appended: &Appended, to: &Path) -> String {
    let known = match appended.known.len() {
        0 => String::new(),
        known => format!(" ({known} stood there already)"),
    };
    match appended.added.len() {
        0 => format!("no new correction{known}; {} is as it was", to.display()),
        added => format!(
            "{}{known} -> {}; the next sitmap map applies what it holds",
            counted(added, "correction"),
            to.display()
        ),
    }
}
