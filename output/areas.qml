<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering|Temporal" labelsEnabled="1">
<renderer-v2 type="categorizedSymbol" attr="level" symbollevels="0" enableorderby="0" forceraster="0">
<categories>
<category value="0" label="Country" symbol="0" render="true" type="string"/>
<category value="1" label="Governorates" symbol="1" render="true" type="string"/>
</categories>
<symbols>
<symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="251,250,246,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="141,134,117,200"/><Option name="outline_width" type="QString" value="0.45"/></Option></layer></symbol>
<symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="no"/><Option name="color" type="QString" value="255,255,255,0"/><Option name="outline_style" type="QString" value="dash"/><Option name="outline_color" type="QString" value="141,134,117,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
</symbols>
</renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="CASE WHEN &quot;level&quot; = 1 THEN &quot;name&quot; END" isExpression="1" fontSize="8" fontSizeUnit="Point" textColor="141,134,117,255" textOpacity="1" fontWeight="57" multilineHeight="1"><text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8"/></text-style><placement placement="1" centroidInside="1" centroidWhole="1"/><rendering drawLabels="1" obstacle="0" fontMaxPixelSize="10000"/></settings></labeling>
</qgis>
