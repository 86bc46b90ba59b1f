#!/usr/bin/python3
"""Reads a folder's GeoPackage and FlatGeobufs with GDAL and QGIS, readers not ours, and holds them against its GeoJSON.

usage: binary-check.py FOLDER      needs python3-gdal and python3-qgis; the system's Python, not a virtual one

Every layer: opens; says the same of the same features, with the same geometry; has real types for dates and numbers; is
found through its index. And QGIS takes the style inside the GeoPackage for what the `.qml` beside the GeoJSON says.
"""
import json
import os
import sys
from pathlib import Path

from osgeo import gdal, ogr

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import QgsApplication, QgsVectorLayer  # noqa: E402  (Qt reads the variable when it is loaded)

GEOPACKAGE = "sitmap.gpkg"
DATES = {"event_date", "event_date_end", "as_of", "since", "evidence_from", "evidence_to"}


def value(feature, index):
    """A value as the GeoJSON has it. A day must be read as midnight without a time zone."""
    if not feature.IsFieldSetAndNotNull(index):
        return None
    field = feature.GetFieldDefnRef(index)
    if field.GetSubType() == ogr.OFSTBoolean:
        return bool(feature.GetFieldAsInteger(index))
    if field.GetType() in (ogr.OFTInteger, ogr.OFTInteger64):
        return feature.GetFieldAsInteger64(index)
    if field.GetType() == ogr.OFTReal:
        return feature.GetFieldAsDouble(index)
    if field.GetType() in (ogr.OFTDate, ogr.OFTDateTime):
        year, month, day, *rest = feature.GetFieldAsDateTime(index)
        return f"{year:04}-{month:02}-{day:02}" + ("" if not any(rest) else f" and {rest}")
    return feature.GetFieldAsString(index)


def check(layer, published):
    """What is wrong with one layer, against the features of its GeoJSON."""
    if layer is None:
        return ["is not there"]
    wrong = []
    fields = [layer.GetLayerDefn().GetFieldDefn(n) for n in range(layer.GetLayerDefn().GetFieldCount())]
    wrong += [f"{field.GetName()} is of type {field.GetTypeName()}" for field in fields
              if (field.GetName() in DATES) != (field.GetType() in (ogr.OFTDate, ogr.OFTDateTime))]
    if layer.GetSpatialRef().GetAuthorityCode(None) != "4326":
        wrong.append("is not on WGS 84")
    read = {}
    for feature in layer:
        said = {field.GetName(): value(feature, n) for n, field in enumerate(fields)}
        read[said["id"]] = said, json.loads(feature.GetGeometryRef().ExportToJson())
    expected = {feature["id"]: (feature["properties"], feature["geometry"]) for feature in published}
    if len(read) != layer.GetFeatureCount() or read.keys() != expected.keys():
        wrong.append(f"{layer.GetFeatureCount()} features, {len(expected)} in the GeoJSON")
    wrong += [f"{id} is read as {read[id]}" for id in read.keys() & expected.keys() if read[id] != expected[id]]
    if published and not layer.TestCapability(ogr.OLCFastSpatialFilter):
        wrong.append("has no spatial index")
    return wrong


def check_index(layer):
    """The index must find each feature in its own rectangle."""
    rectangles = {feature.GetFID(): feature.GetGeometryRef().GetEnvelope() for feature in layer}
    wrong = []
    for fid, (west, east, south, north) in rectangles.items():
        layer.SetSpatialFilterRect(west, south, east, north)
        if fid not in {feature.GetFID() for feature in layer}:
            wrong.append(f"feature {fid} is not found through the index")
    layer.SetSpatialFilter(None)
    return wrong


def check_style(folder, name):
    """What is wrong with the style that QGIS finds inside the GeoPackage."""
    beside = QgsVectorLayer(str(folder / f"{name}.geojson"), name, "ogr")
    inside = QgsVectorLayer(f"{folder / GEOPACKAGE}|layername={name}", name, "ogr")
    if not inside.isValid():
        return ["QGIS cannot open it"]
    same = (inside.renderer().dump() == beside.renderer().dump() and inside.mapTipTemplate() == beside.mapTipTemplate()
            and inside.labelsEnabled() == beside.labelsEnabled())
    return [] if same else ["QGIS does not draw it as the GeoJSON"]


def main(folder):
    gdal.UseExceptions()
    application = QgsApplication([], False)
    application.initQgis()
    geopackage = ogr.Open(str(folder / GEOPACKAGE))
    names = sorted(path.stem for path in folder.glob("*.geojson"))
    wrong = []
    for name in names:
        published = json.loads((folder / f"{name}.geojson").read_text())["features"]
        flatgeobuf = ogr.Open(str(folder / f"{name}.fgb"))
        for kind, layer in (("GeoPackage", geopackage.GetLayerByName(name)), ("FlatGeobuf", flatgeobuf.GetLayer(0))):
            faults = check(layer, published)
            faults += check_index(layer) if layer else []
            wrong += [f"{kind} {name}: {fault}" for fault in faults]
        if published:  # of a GeoJSON without features QGIS knows no geometry, and so no style
            wrong += [f"GeoPackage {name}: {fault}" for fault in check_style(folder, name)]
    for line in wrong:
        print(line[:300], file=sys.stderr)
    print(f"GDAL and QGIS: {len(names)} layers in two formats, {'FAILED' if wrong else 'ok'}")
    sys.stdout.flush()
    os._exit(1 if wrong or not names else 0)  # QGIS 3.22 may crash while it takes itself down


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())
