//! The spatial index of a feature table: the R-tree extension of OGC 12-128r17, annex F.3. Its triggers keep the index
//! right when a user edits the table.

use geo::Rect;
use rusqlite::{Connection, params};

const EXTENSION: &str = "gpkg_rtree_index";
const DEFINITION: &str = "http://www.geopackage.org/spec120/#extension_rtree";

/// The standard's own triggers for the table `{t}`. The functions `ST_*` are whoever edits the table's to bring.
const TRIGGERS: &str = r#"
CREATE TRIGGER "rtree_{t}_geom_insert" AFTER INSERT ON "{t}"
  WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES
    (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_{t}_geom_update1" AFTER UPDATE OF "geom" ON "{t}"
  WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES
    (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_{t}_geom_update2" AFTER UPDATE OF "geom" ON "{t}"
  WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid";
END;
CREATE TRIGGER "rtree_{t}_geom_update3" AFTER UPDATE ON "{t}"
  WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid";
  INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES
    (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));
END;
CREATE TRIGGER "rtree_{t}_geom_update4" AFTER UPDATE ON "{t}"
  WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN
  DELETE FROM "rtree_{t}_geom" WHERE id IN (OLD."fid", NEW."fid");
END;
CREATE TRIGGER "rtree_{t}_geom_delete" AFTER DELETE ON "{t}"
  WHEN old."geom" NOT NULL
BEGIN
  DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid";
END;
"#;

/// Makes the index over the rectangles of the features, each with its `fid`, and declares it.
pub(super) fn write(
    database: &Connection,
    table: &str,
    rectangles: impl Iterator<Item = (i64, Rect)>,
) -> rusqlite::Result<()> {
    database.execute_batch(&format!(
        r#"CREATE VIRTUAL TABLE "rtree_{table}_geom" USING rtree(id, minx, maxx, miny, maxy)"#
    ))?;
    let mut insert = database.prepare(&format!(r#"INSERT INTO "rtree_{table}_geom" VALUES (?, ?, ?, ?, ?)"#))?;
    for (fid, around) in rectangles {
        let (min, max) = (around.min(), around.max());
        insert.execute(params![fid, min.x, max.x, min.y, max.y])?;
    }
    // Only now: the rows above were put in by hand, without the functions that the triggers call.
    database.execute_batch(&TRIGGERS.replace("{t}", table))?;
    database.execute(
        "INSERT INTO gpkg_extensions VALUES (?, 'geom', ?, ?, 'write-only')",
        params![table, EXTENSION, DEFINITION],
    )?;
    Ok(())
}
