<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering|Temporal">
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0"><symbols><symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="134,142,150,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.6"/></Option></layer></symbol>
</symbols></renderer-v2>
<mapTip enabled="1">&lt;b&gt;[% replace(replace(to_string(&quot;surface&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;location&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;/b&gt;[% '&lt;br&gt;' || replace(replace(to_string(&quot;notes&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Article: ' || replace(replace(to_string(&quot;article&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Match: ' || replace(replace(to_string(&quot;match&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Reasons: ' || replace(replace(to_string(&quot;reasons&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]</mapTip>
<previewExpression>&quot;surface&quot;</previewExpression>
<fieldConfiguration>
<field name="id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="article" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="start" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="end" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="surface" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="location" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="location_ar" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="place_id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="place_kind" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="admin1" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="admin2" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="role" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="match" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="score" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="confidence" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="geo_precision" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="uncertainty_km" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="reasons" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="notes" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
</fieldConfiguration>
<aliases>
<alias index="0" field="id" name="Id"/>
<alias index="1" field="article" name="Article"/>
<alias index="2" field="start" name="Start"/>
<alias index="3" field="end" name="End"/>
<alias index="4" field="surface" name="Surface"/>
<alias index="5" field="location" name="Location"/>
<alias index="6" field="location_ar" name="Location ar"/>
<alias index="7" field="place_id" name="Place id"/>
<alias index="8" field="place_kind" name="Place kind"/>
<alias index="9" field="admin1" name="Admin1"/>
<alias index="10" field="admin2" name="Admin2"/>
<alias index="11" field="role" name="Role"/>
<alias index="12" field="match" name="Match"/>
<alias index="13" field="score" name="Score"/>
<alias index="14" field="confidence" name="Confidence"/>
<alias index="15" field="geo_precision" name="Geo precision"/>
<alias index="16" field="uncertainty_km" name="Uncertainty (km)"/>
<alias index="17" field="reasons" name="Reasons"/>
<alias index="18" field="notes" name="Notes"/>
</aliases>
</qgis>
