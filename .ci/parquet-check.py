"""Reads every GeoParquet of an output folder back by pyarrow, and holds it against the GeoJSON: counts, ids, attributes, points.

usage: parquet-check.py FOLDER      needs pyarrow
"""
import datetime
import json
import struct
import sys
from pathlib import Path

import pyarrow.parquet as parquet


def plain(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def check(path, collection):
    table = parquet.read_table(path)
    geo = json.loads(table.schema.metadata[b"geo"])
    wrong = [] if geo["primary_column"] == "geometry" and geo["version"] == "1.1.0" else [f"{path.name}: geo says {geo}"]
    rows = {row["id"]: row for row in table.to_pylist()}
    if len(rows) != len(collection["features"]):
        return [f"{path.name}: {len(rows)} rows, {len(collection['features'])} in GeoJSON"]
    for feature in collection["features"]:
        row = rows[feature["id"]]
        for name, value in feature["properties"].items():
            if plain(row[name]) != value:
                wrong.append(f"{path.name}: {feature['id']}: {name} is {row[name]!r}, not {value!r}")
        if feature["geometry"]["type"] == "Point":
            point = struct.unpack("<BIdd", row["geometry"])[2:]
            if list(point) != feature["geometry"]["coordinates"]:
                wrong.append(f"{path.name}: {feature['id']}: it lies at {point}")
    print(f"{path.name}: {len(rows)} features read back, {'ok' if not wrong else 'FAILED'}")
    return wrong


def main(folder):
    layers = sorted(folder.glob("*.geojson"))
    wrong = [line for path in layers for line in check(path.with_suffix(".parquet"), json.loads(path.read_text()))]
    for line in wrong[:40]:
        print(line, file=sys.stderr)
    return 1 if wrong or not layers else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
