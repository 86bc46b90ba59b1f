#!/usr/bin/python3
"""Edits a copy of strikes as an analyst does in QGIS, through GDAL: moves one, changes one, deletes one, draws one.

usage: edit.py STRIKES COPY      needs python3-gdal; prints the ids of the three
"""
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
gdal.VectorTranslate(sys.argv[2], sys.argv[1], format="GeoJSON")
copy = ogr.Open(sys.argv[2], 1)
layer = copy.GetLayer()
moved, changed, deleted = sorted(layer, key=lambda strike: strike["id"])[:3]
point = ogr.Geometry(ogr.wkbPoint)
point.AddPoint_2D(37.0123, 36.4012)
moved.SetGeometry(point)
layer.SetFeature(moved)
changed["fatalities"] = 12
changed["event_date"] = "2016/03/04"
layer.SetFeature(changed)
layer.DeleteFeature(deleted.GetFID())
drawn = ogr.Feature(layer.GetLayerDefn())
drawn["kind"] = "shelling"
drawn["source"] = "our correspondent"
drawn.SetGeometry(point)
layer.CreateFeature(drawn)
print(moved["id"], changed["id"], deleted["id"])
