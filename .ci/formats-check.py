#!/usr/bin/python3
"""Reads every further format of an output folder back by GDAL, and holds it against the GeoJSON layers: counts, ids,
attributes and geometry.

usage: formats-check.py FOLDER      needs python3-gdal; the system's Python, not a virtual one

What a format cannot say is left out of the comparison: CSV and KML have no null, so an empty text counts as null there;
KML has dates as texts; a spreadsheet guard puts an apostrophe before a cell of CSV that looks like a formula; a NUL
ends a text for readers in C, so the binary formats write U+FFFD for it.
"""
import json
import sys
from pathlib import Path

from osgeo import gdal, ogr

gdal.UseExceptions()
EARTH_DEGREES = 1e-5


def plain(value, kind):
    """A value as all formats can say it."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\0", "\ufffd")
        if kind in ("csv", "kml") and text[:1] == "'" and text[1:2] in "=+-@\t\r":
            text = text[1:]
        if kind == "kml":
            text = " ".join(text.split())
        return text
    return value


def read(field, feature, name):
    """A field by its type; dates as texts."""
    at = feature.GetFieldIndex(name)
    if at < 0 or not feature.IsFieldSetAndNotNull(at):
        return None
    kind = feature.GetFieldDefnRef(at).GetType()
    if kind in (ogr.OFTDate, ogr.OFTDateTime):
        year, month, day, *_ = feature.GetFieldAsDateTime(at)
        return f"{year:04}-{month:02}-{day:02}"
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        return feature.GetFieldAsInteger64(at)
    if kind == ogr.OFTReal:
        return feature.GetFieldAsDouble(at)
    return feature.GetFieldAsString(at)


def compare(layer, expected, kind, where):
    wrong = []
    features = {}
    for feature in layer:
        features[read(None, feature, "id")] = feature
    if len(features) != len(expected):
        return [f"{where}: {len(features)} features, {len(expected)} in GeoJSON"]
    for one in expected:
        feature = features.get(one["id"])
        if feature is None:
            wrong.append(f"{where}: {one['id']} is missing")
            continue
        for name, value in one["properties"].items():
            if kind == "kml" and name == "end":
                continue  # GDAL takes the name for the end of the time span
            found, wanted = plain(read(None, feature, name), kind), plain(value, kind)
            if isinstance(wanted, (int, float)) and found is not None:
                same = abs(float(found) - float(wanted)) < 1e-6
            else:
                same = found == wanted
            if not same:
                wrong.append(f"{where}: {one['id']}: {name} is {found!r}, not {wanted!r}")
        geometry = feature.GetGeometryRef()
        wanted = ogr.CreateGeometryFromJson(json.dumps(one["geometry"]))
        if kind == "kml":
            geometry.FlattenTo2D()
        if geometry.GetGeometryName() != wanted.GetGeometryName():
            geometry = ogr.ForceTo(geometry.Clone(), wanted.GetGeometryType())
        gap = max(abs(a - b) for a, b in zip(geometry.GetEnvelope(), wanted.GetEnvelope()))
        area = wanted.GetGeometryName() == "MULTIPOLYGON"
        if gap > EARTH_DEGREES or (area and geometry.SymDifference(wanted).Area() > 1e-9):
            wrong.append(f"{where}: {one['id']}: its geometry differs by {gap} degrees")
    return wrong


def main(folder):
    layers = {path.stem: json.loads(path.read_text()) for path in sorted(folder.glob("*.geojson"))}
    wrong, table = [], []
    for ending, kind in (("fgb", "fgb"), ("csv", "csv"), ("geojsonl", "geojsonl")):
        if not (folder / f"strikes.{ending}").exists():
            continue
        for name, collection in layers.items():
            path = folder / f"{name}.{ending}"
            expected = collection["features"]
            if ending == "geojsonl" and not expected:
                wrong += [] if path.read_bytes() == b"" else [f"{path.name}: holds something"]
                continue
            source = ogr.Open(("GeoJSONSeq:" if ending == "geojsonl" else "") + str(path))
            found = compare(source.GetLayer(0), expected, kind, path.name)
            table.append((path.name, len(expected), len(found)))
            wrong += found
    for file, kind in (("sitmap.gpkg", "gpkg"), ("sitmap.kml", "kml")):
        if not (folder / file).exists():
            continue
        source = ogr.Open(str(folder / file))
        for name, collection in layers.items():
            layer = source.GetLayerByName(name)
            if layer is None:
                # KML has no place for an empty folder's columns: its reader leaves such a layer out.
                wrong += [] if kind == "kml" and not collection["features"] else [f"{file}: no layer {name}"]
                continue
            found = compare(layer, collection["features"], kind, f"{file}/{name}")
            table.append((f"{file}/{name}", len(collection["features"]), len(found)))
            wrong += found
        if kind == "gpkg":
            styled = {row.GetField("f_table_name") for row in source.ExecuteSQL("SELECT * FROM layer_styles")}
            wrong += [f"{file}: no style for {name}" for name in layers if name not in styled]
    for name, count, bad in table:
        print(f"{name}: {count} features read back, {'ok' if not bad else f'{bad} differences'}")
    # A file of another format has nothing but differences.
    for line in wrong[:40]:
        print(line, file=sys.stderr)
    return 1 if wrong or not table else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
