//! `sitmap gazetteer import`: reads the public dumps of a country and writes a folder of tables.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use crate::command::{counted, say, tell};
use crate::gazetteer::import::{Boundaries, Draft, Folder, GeoNames, Ocha};
use crate::sheet::{Fault, Sheet};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args {
    /// The folder to make.
    pub out: PathBuf,
    /// A country file of GeoNames.
    pub geonames: Option<PathBuf>,
    /// Alternate names of GeoNames.
    pub alternate_names: Option<PathBuf>,
    /// Tables of OCHA: areas with p-codes, populated places.
    pub ocha: Vec<PathBuf>,
    /// Boundaries, GeoJSON.
    pub boundaries: Vec<PathBuf>,
}

/// Reads everything and writes the folder. Gives 0 when all rows were read and 1 when some were left out, which are told by
/// file and line.
///
/// # Errors
/// When nothing could be done: a file cannot be read, no place was in any, or the folder holds something already.
pub fn run(args: &Args) -> Result<u8> {
    if args.geonames.is_none() && args.ocha.is_empty() {
        return Err(anyhow!("nothing to read: name a country file with --geonames, or tables with --ocha"));
    }
    refuse_taken(&args.out)?;
    let mut draft = Draft::default();
    for path in &args.boundaries {
        let label = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| unreadable(&label, &error))?;
        Boundaries::read(&mut draft, &label, &text).map_err(|why| anyhow!("{label}: {why}"))?;
    }
    if let Some(path) = &args.geonames {
        read_geonames(&mut draft, path, args.alternate_names.as_deref())?;
    }
    let mut unread = 0;
    for path in &args.ocha {
        unread += read_table(&mut draft, path)?;
    }
    let folder = draft.finish();
    if folder.places == 0 {
        folder.findings.iter().for_each(say);
        return Err(anyhow!("no place could be read; nothing was written to {}", args.out.display()));
    }
    write(&folder, &args.out)?;
    folder.findings.iter().for_each(say);
    tell_end(&folder, args, unread);
    Ok(u8::from(!folder.findings.is_empty() || unread > 0))
}

/// A folder may hold what somebody has typed: nothing is ever written over.
fn refuse_taken(out: &Path) -> Result<()> {
    let taken = if out.is_dir() { fs::read_dir(out)?.next().is_some() } else { out.exists() };
    if taken { Err(anyhow!("{} holds something already; choose another folder", out.display())) } else { Ok(()) }
}

fn unreadable(label: &str, error: &std::io::Error) -> anyhow::Error {
    anyhow!("{label}: cannot be read: {error}")
}

fn read_geonames(draft: &mut Draft, path: &Path, alternate_names: Option<&Path>) -> Result<()> {
    let mut reader = GeoNames::default();
    for_each_line(path, |label, line, text| reader.place(draft, label, line, text))?;
    if let Some(path) = alternate_names {
        for_each_line(path, |label, line, text| reader.alternate_name(draft, label, line, text))?;
    }
    let unused = reader.finish(draft);
    let lines: usize = unused.values().sum();
    if lines > 0 {
        let mut codes: Vec<_> = unused.into_iter().collect();
        codes.sort_by(|(code, count), (other, others)| (others, code).cmp(&(count, other)));
        // The commonest tell what kind of things they are.
        let listed: Vec<String> = codes.iter().take(8).map(|(code, count)| format!("{code} {count}")).collect();
        let more = if codes.len() > listed.len() { ", ..." } else { "" };
        let lines = counted(lines, "line");
        tell(format_args!("no kind of place, and left out: {lines} ({}{more})", listed.join(", ")));
    }
    Ok(())
}

/// Hands over every line that holds something, one at a time: the names of the world are hundreds of megabytes.
fn for_each_line(path: &Path, mut each: impl FnMut(&str, u64, &[u8])) -> Result<()> {
    let label = path.display().to_string();
    let mut input = BufReader::new(File::open(path).map_err(|error| unreadable(&label, &error))?);
    let mut text = Vec::new();
    for number in 1.. {
        text.clear();
        if input.read_until(b'\n', &mut text).map_err(|error| unreadable(&label, &error))? == 0 {
            break;
        }
        if number == 1 && text.starts_with(b"PK\x03\x04") {
            return Err(anyhow!("{label}: is a ZIP archive; unpack it first and name the .txt file in it"));
        }
        let line = text.strip_prefix(b"\xef\xbb\xbf").filter(|_| number == 1).unwrap_or(&text);
        // Only its end: a line may end with empty columns.
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if !line.trim_ascii().is_empty() {
            each(&label, number, line);
        }
    }
    Ok(())
}

/// Reads one table, and gives how many rows could not be read; these are told.
fn read_table(draft: &mut Draft, path: &Path) -> Result<usize> {
    let label = path.display().to_string();
    let input = BufReader::new(File::open(path).map_err(|error| unreadable(&label, &error))?);
    let opened = Sheet::open(input).map_err(|error| unreadable(&label, &error))?;
    let mut sheet = opened.map_err(|why| anyhow!("{label}: {why}"))?;
    let table = Ocha::new(&label, &sheet.header).map_err(|why| anyhow!("{label}: {why}"))?;
    let mut unread = 0;
    while let Some(row) = sheet.next().map_err(|error| unreadable(&label, &error))? {
        match row.fault {
            Some(Fault::Unreadable(why)) => {
                say(format_args!("{label}:{}: {why}", row.line));
                unread += 1;
            }
            // A row of tags such as #adm1+code stands under the header of many tables.
            _ if row.cells.iter().any(|cell| cell.starts_with('#')) && row.line <= 3 => {}
            _ if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
            _ => table.row(draft, row.line, &row.cells),
        }
    }
    Ok(unread)
}

fn write(folder: &Folder, out: &Path) -> Result<()> {
    let cannot = |path: &Path, error| anyhow!("{}: cannot be written: {error}; choose another folder", path.display());
    fs::create_dir_all(out).map_err(|error| cannot(out, error))?;
    for (name, text) in &folder.files {
        let path = out.join(name);
        fs::write(&path, text).map_err(|error| cannot(&path, error))?;
    }
    Ok(())
}

fn tell_end(folder: &Folder, args: &Args, unread: usize) {
    let Folder { places, names, areas, bounded, has_border, findings, .. } = folder;
    let out = args.out.display();
    if !has_border {
        tell(
            "areas without a boundary (--boundaries) have no surface, and the country's outline is a hull around its places",
        );
    }
    let told = counted(findings.len() + unread, "row");
    tell(format_args!(
        "{places} places, {names} spellings, {areas} areas ({bounded} with a boundary), {told} to mend -> {out}; its tables of actors are \
         empty: write them, then sitmap check {out}"
    ));
}
