<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering|Temporal" labelsEnabled="1">
<temporal enabled="1" mode="4" startField="" endField="" startExpression="to_datetime(&quot;event_date&quot;)" endExpression="to_datetime(coalesce(&quot;event_date_end&quot;, &quot;event_date&quot;)) + to_interval('23 hours 59 minutes')" durationField="" durationUnit="days" fixedDuration="1" accumulate="0" limitMode="0"><fixedRange><start></start><end></end></fixedRange></temporal>
<renderer-v2 type="categorizedSymbol" attr="kind" symbollevels="0" enableorderby="0" forceraster="0">
<categories>
<category value="clash" label="Clash" symbol="0" render="true" type="string"/>
<category value="assault" label="Assault" symbol="1" render="true" type="string"/>
<category value="repelled" label="Attack repelled" symbol="2" render="true" type="string"/>
<category value="advance" label="Advance" symbol="3" render="true" type="string"/>
<category value="downing" label="Aircraft downed" symbol="4" render="true" type="string"/>
<category value="capture" label="Capture" symbol="5" render="true" type="string"/>
<category value="recapture" label="Recapture" symbol="6" render="true" type="string"/>
<category value="loss" label="Loss" symbol="7" render="true" type="string"/>
<category value="withdrawal" label="Withdrawal" symbol="8" render="true" type="string"/>
<category value="siege" label="Siege" symbol="9" render="true" type="string"/>
<category value="siege_lifted" label="Siege lifted" symbol="10" render="true" type="string"/>
<category value="" label="Other" symbol="11" render="true" type="string"/>
</categories>
<symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="33,37,41,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="33,37,41,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="33,37,41,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="33,37,41,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="33,37,41,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="24,100,171,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="24,100,171,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="7" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="116,192,252,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="8" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="116,192,252,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="9" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="134,142,150,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="10" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="134,142,150,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
<symbol type="marker" name="11" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="134,142,150,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="6"/></Option></layer></symbol>
</symbols>
</renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="&quot;location&quot;" isExpression="1" fontSize="8" fontSizeUnit="Point" textColor="58,65,72,255" textOpacity="1" fontWeight="57" multilineHeight="1"><text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8"/></text-style><placement placement="1" quadOffset="5" xOffset="3" yOffset="0" offsetUnits="MM"/><rendering drawLabels="1" obstacle="0" fontMaxPixelSize="10000"/></settings></labeling>
<mapTip enabled="1">&lt;b&gt;[% replace(replace(to_string(&quot;location&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;event_date&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;kind&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;/b&gt;[% '&lt;br&gt;' || replace(replace(to_string(&quot;notes&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Actor1: ' || replace(replace(to_string(&quot;actor1&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Actor2: ' || replace(replace(to_string(&quot;actor2&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Target: ' || replace(replace(to_string(&quot;target&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Fatalities: ' || replace(replace(to_string(&quot;fatalities&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Certainty: ' || replace(replace(to_string(&quot;certainty&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Uncertainty (km): ' || replace(replace(to_string(&quot;uncertainty_km&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Source: ' || replace(replace(to_string(&quot;source&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Titles: ' || replace(replace(to_string(&quot;titles&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]</mapTip>
<previewExpression>&quot;location&quot;</previewExpression>
<fieldConfiguration>
<field name="id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="event_date" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="event_date_end" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="time_precision" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="date_basis" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="event_type" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="sub_event_type" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="kind" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="actor1" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="actor1_text" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="side1" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="actor2" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="side2" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="target" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="control_from" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="control_to" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="from_place" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="to_place" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="fatalities" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="fatalities_children" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="injured" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="admin1" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="admin2" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="admin3" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="location" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="location_ar" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="location_text" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="place_id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="latitude" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="5"/></Option></config></editWidget></field>
<field name="longitude" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="5"/></Option></config></editWidget></field>
<field name="geo_precision" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="uncertainty_km" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="certainty" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="confidence" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="source" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="sources_n" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="articles" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="articles_n" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="titles" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="urls" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="notes" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="marker-color" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="marker-symbol" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="marker-size" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="correction" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
</fieldConfiguration>
<aliases>
<alias index="0" field="id" name="Id"/>
<alias index="1" field="event_date" name="Event date"/>
<alias index="2" field="event_date_end" name="Event date end"/>
<alias index="3" field="time_precision" name="Time precision"/>
<alias index="4" field="date_basis" name="Date basis"/>
<alias index="5" field="event_type" name="Event type"/>
<alias index="6" field="sub_event_type" name="Sub event type"/>
<alias index="7" field="kind" name="Kind"/>
<alias index="8" field="actor1" name="Actor1"/>
<alias index="9" field="actor1_text" name="Actor1 text"/>
<alias index="10" field="side1" name="Side1"/>
<alias index="11" field="actor2" name="Actor2"/>
<alias index="12" field="side2" name="Side2"/>
<alias index="13" field="target" name="Target"/>
<alias index="14" field="control_from" name="Control from"/>
<alias index="15" field="control_to" name="Control to"/>
<alias index="16" field="from_place" name="From place"/>
<alias index="17" field="to_place" name="To place"/>
<alias index="18" field="fatalities" name="Fatalities"/>
<alias index="19" field="fatalities_children" name="Fatalities children"/>
<alias index="20" field="injured" name="Injured"/>
<alias index="21" field="admin1" name="Admin1"/>
<alias index="22" field="admin2" name="Admin2"/>
<alias index="23" field="admin3" name="Admin3"/>
<alias index="24" field="location" name="Location"/>
<alias index="25" field="location_ar" name="Location ar"/>
<alias index="26" field="location_text" name="Location text"/>
<alias index="27" field="place_id" name="Place id"/>
<alias index="28" field="latitude" name="Latitude"/>
<alias index="29" field="longitude" name="Longitude"/>
<alias index="30" field="geo_precision" name="Geo precision"/>
<alias index="31" field="uncertainty_km" name="Uncertainty (km)"/>
<alias index="32" field="certainty" name="Certainty"/>
<alias index="33" field="confidence" name="Confidence"/>
<alias index="34" field="source" name="Source"/>
<alias index="35" field="sources_n" name="Sources n"/>
<alias index="36" field="articles" name="Articles"/>
<alias index="37" field="articles_n" name="Articles n"/>
<alias index="38" field="titles" name="Titles"/>
<alias index="39" field="urls" name="Urls"/>
<alias index="40" field="notes" name="Notes"/>
<alias index="41" field="marker-color" name="Marker color"/>
<alias index="42" field="marker-symbol" name="Marker symbol"/>
<alias index="43" field="marker-size" name="Marker size"/>
<alias index="44" field="correction" name="Correction"/>
</aliases>
</qgis>
