#!/usr/bin/python3
"""Opens an output folder's QGIS project, holds it against the files, and renders it.

usage: look-qgis.py FOLDER PICTURE.png      needs python3-qgis; the system's Python, not a virtual one
"""
import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (  # noqa: E402  (Qt reads the variable when it is loaded)
    QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsMapRendererParallelJob,
    QgsDateTimeRange, QgsMapSettings, QgsProject, QgsRectangle, QgsVectorLayer, QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDateTime, QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402


def check_layer(layer, folder):
    """What is wrong with one layer of the project."""
    name = layer.id().removeprefix("sitmap_")
    if not layer.isValid():
        return [f"{name}: QGIS cannot open it"]
    wrong = []
    features = json.loads((folder / f"{name}.geojson").read_text())["features"]
    if layer.featureCount() != len(features):
        wrong.append(f"{name}: {layer.featureCount()} features, {len(features)} in the file")
    if not layer.isSpatial():
        wrong.append(f"{name}: no geometry type")
    if not features:
        return wrong  # nothing to style, and no column that GDAL could know
    beside = QgsVectorLayer(str(folder / f"{name}.geojson"), name, "ogr")
    if beside.renderer() is None or beside.renderer().dump() != layer.renderer().dump():
        wrong.append(f"{name}: {name}.qml beside it is not taken as its style")
    columns = [field.name() for field in layer.fields()]
    dated = {"event_date", "as_of"} & set(columns)
    if dated and not layer.temporalProperties().isActive():
        wrong.append(f"{name}: has dates, but nothing for the temporal controller")
    wrong += check_days(layer, features)
    if columns != list(features[0]["properties"]):
        wrong.append(f"{name}: columns {columns}")
    if name != "areas" and layer.fields()[0].alias() != "Id":
        wrong.append(f"{name}: columns have no names for people")
    if name != "areas":
        wrong += check_tip(layer, features[0]["properties"])
    return wrong


def check_days(layer, features):
    """What is wrong with what the temporal controller shows: each day the events of that day and no others."""
    days = sorted({f["properties"]["event_date"] for f in features if f["properties"].get("event_date")})
    wrong = []
    for day in days[:: max(1, len(days) // 5)]:
        start = QDateTime.fromString(day, "yyyy-MM-dd")
        frame = QgsDateTimeRange(start, start.addSecs(86399))
        context = QgsVectorLayerTemporalContext()
        context.setLayer(layer)
        # What QGIS filters by itself, it filters by this very expression.
        shown = set()
        expression = QgsExpression(layer.temporalProperties().createFilterString(context, frame))
        scope = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        expression.prepare(scope)
        for feature in layer.getFeatures():
            scope.setFeature(feature)
            if expression.evaluate(scope):
                shown.add(feature["id"])
        told = lambda p: p.get("event_date") and p["event_date"] <= day <= (p.get("event_date_end") or p["event_date"])
        expected = {f["properties"]["id"] for f in features if told(f["properties"])}
        undated = {f["properties"]["id"] for f in features if not f["properties"].get("event_date")}
        if shown - undated != expected:
            wrong.append(f"{layer.name()}: on {day} it shows {len(shown - undated)} events, not {len(expected)}")
    return wrong


def check_tip(layer, first):
    """What is wrong with the tip that QGIS shows over the first feature."""
    feature = next(layer.getFeatures())
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    shown = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    said = first.get("notes") or first.get("side") or first.get("side_left")
    escaped = said.replace("&", "&amp;").replace("<", "&lt;")
    wrong = [] if escaped in shown and "[%" not in shown else [f"{layer.name()}: its tip is {shown!r}"]
    if layer.displayExpression() in ("", '"id"', "id"):
        wrong.append(f"{layer.name()}: its features go by {layer.displayExpression()!r}")
    return wrong


def check_range(project, folder):
    """What is wrong with the days that the temporal controller goes through: all that the layers tell of."""
    days = set()
    for path in folder.glob("*.geojson"):
        for feature in json.loads(path.read_text())["features"]:
            days |= {feature["properties"].get(name) for name in ("event_date", "event_date_end", "as_of")}
    days.discard(None)
    if not days:
        return []
    settings = project.timeSettings()
    found = [day.toString("yyyy-MM-dd") for day in (settings.temporalRange().begin(), settings.temporalRange().end())]
    return [] if found == [min(days), max(days)] else [f"the temporal controller goes from {found[0]} to {found[1]}"]


def render(project, picture):
    """Draws the project's first view; returns how many colors the picture has."""
    settings = QgsMapSettings()
    root = project.layerTreeRoot()
    settings.setLayers([node.layer() for node in root.findLayers() if node.isVisible() and node.layer()])
    settings.setDestinationCrs(project.crs())
    first_view = ElementTree.parse(project.fileName()).find("mapcanvas/extent")
    settings.setExtent(QgsRectangle(*(float(first_view.find(side).text) for side in ("xmin", "ymin", "xmax", "ymax"))))
    settings.setOutputSize(QSize(1200, 900))
    settings.setBackgroundColor(QColor(project.backgroundColor()))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(picture))
    return len({image.pixel(x, y) for x in range(0, 1200, 4) for y in range(0, 900, 4)})


def main(folder, picture):
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    wrong = [] if project.read(str(folder / "sitmap.qgs")) else [f"sitmap.qgs: {project.error()}"]
    layers = project.mapLayers()
    missing = {f"sitmap_{path.stem}" for path in folder.glob("*.geojson")} - set(layers)
    wrong += [f"{name}: not in the project" for name in sorted(missing)]
    wrong += [line for name in sorted(layers) for line in check_layer(layers[name], folder)]
    wrong += check_range(project, folder)
    colors = render(project, picture)
    # Land and sea alone are a handful; a smoothed drawing has hundreds.
    if colors < 20:
        wrong.append(f"{picture}: only {colors} colors, so nothing is drawn")
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"QGIS: {len(layers)} layers, {colors} colors, {'FAILED' if wrong else 'ok'}")
    sys.stdout.flush()
    os._exit(1 if wrong else 0)  # QGIS 3.22 may crash while it takes itself down, which says nothing about the layers


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
