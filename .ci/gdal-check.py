#!/usr/bin/python3
"""Reads an output folder's layers with GDAL, a reader not ours, and holds them against the published contract.

usage: gdal-check.py FOLDER      needs python3-gdal; the system's Python, not a virtual one

Every layer: opens; has the right geometry type; has the published columns first, in order, with types that fit; has as many
features as its file has lines of features; every geometry is valid; ids are unique.
"""
import json
import sys
from pathlib import Path

from osgeo import ogr

EVENT_START = ("id event_date event_date_end time_precision date_basis event_type sub_event_type kind "
               "actor1 actor1_text side1 actor2 side2 target ")
EVENT_END = ("fatalities fatalities_children injured admin1 admin2 admin3 location location_ar location_text place_id "
             "latitude longitude geo_precision uncertainty_km certainty confidence source sources_n articles articles_n "
             "titles urls notes marker-color marker-symbol marker-size")
LAYERS = {
    "strikes": ("Point", EVENT_START + "weapon strikes_n munitions_n " + EVENT_END),
    "ground_events": ("Point", EVENT_START + "control_from control_to from_place to_place " + EVENT_END),
    "front_lines": ("Line String", "id as_of side_left side_right certainty status basis confidence gap_km uncertainty_km "
                    "length_km enclosed places_left places_right places_n evidence_from evidence_to events articles "
                    "articles_n stroke stroke-width stroke-opacity"),
    "front_uncertainty": ("Multi Polygon", "id as_of side_left side_right coverage uncertainty_km front_id fill "
                          "fill-opacity stroke"),
    "control_areas": ("Multi Polygon", "id as_of side holders status besieged area_km2 places places_n confidence "
                      "evidence_from evidence_to stale articles articles_n fill fill-opacity stroke"),
    "control_points": ("Point", "id as_of location location_ar place_id admin1 side holder status since evidence_to "
                       "age_days basis contested confidence evidence_n articles articles_n notes marker-color"),
    "advances": ("Line String", "id event_date kind phase actor1 side1 actor2 side2 from_place to_place bearing_deg "
                 "length_km certainty confidence source articles articles_n notes stroke stroke-width"),
    "mentions": ("Point", "id article start end surface location location_ar place_id place_kind admin1 admin2 role match "
                 "score confidence geo_precision uncertainty_km reasons notes"),
    "areas": ("Multi Polygon", "id level name name_ar"),
}
DATES = {"event_date", "event_date_end", "as_of", "since", "evidence_from", "evidence_to"}
REALS = {"latitude", "longitude", "confidence", "coverage", "uncertainty_km", "gap_km", "length_km", "area_km2",
         "stroke-width", "stroke-opacity", "fill-opacity"}


def expected_type(column):
    """GDAL's name of a column's type; None where any will do."""
    if column in DATES:
        return "Date"
    return "Real" if column in REALS else None


def check(path, geometry, columns):
    """What is wrong with one layer."""
    source = ogr.Open(str(path))
    if source is None:
        return ["GDAL cannot open it"]
    layer = source.GetLayer(0)
    features = json.loads(path.read_text())["features"]
    wrong = []
    if layer.GetFeatureCount() != len(features):
        wrong.append(f"GDAL counts {layer.GetFeatureCount()} features, the file has {len(features)}")
    if layer.GetName() != path.stem:
        wrong.append(f"GDAL names it {layer.GetName()}")
    if not features:
        return wrong  # GDAL takes columns and geometry type from features; our own tests hold the columns of an empty layer
    definition = layer.GetLayerDefn()
    if ogr.GeometryTypeToName(definition.GetGeomType()) != geometry:
        wrong.append(f"geometry is {ogr.GeometryTypeToName(definition.GetGeomType())}, not {geometry}")
    fields = [definition.GetFieldDefn(n) for n in range(definition.GetFieldCount())]
    if [field.GetName() for field in fields][:len(columns)] != columns:
        wrong.append(f"columns are {' '.join(field.GetName() for field in fields)}")
    for field in fields:
        known = any(feature["properties"][field.GetName()] is not None for feature in features)
        expected = expected_type(field.GetName())
        if known and expected and field.GetTypeName() != expected:
            wrong.append(f"{field.GetName()} is {field.GetTypeName()}, not {expected}")
    if len({feature["id"] for feature in features}) != len(features):
        wrong.append("ids repeat")
    for feature in layer:
        shape = feature.GetGeometryRef()
        if shape is None or shape.IsEmpty() or not shape.IsValid():
            wrong.append(f"{feature.GetField('id')}: geometry is not valid")
    return wrong


def main(folder):
    failed = False
    for name, (geometry, columns) in LAYERS.items():
        path = folder / f"{name}.geojson"
        wrong = check(path, geometry, columns.split()) if path.is_file() else ["there is no such file"]
        for line in wrong:
            print(f"{path.name}: {line}", file=sys.stderr)
        failed = failed or bool(wrong)
    print(f"GDAL: {len(LAYERS)} layers, {'FAILED' if failed else 'ok'}")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    ogr.DontUseExceptions()  # a layer that does not open is an answer here
    sys.exit(main(Path(sys.argv[1])))
