<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering|Temporal" hasScaleBasedVisibilityFlag="1" minScale="1500000" maxScale="0">
<temporal enabled="1" mode="1" startField="as_of" endField="" startExpression="" endExpression="" durationField="" durationUnit="days" fixedDuration="1" accumulate="0" limitMode="0"><fixedRange><start></start><end></end></fixedRange></temporal>
<renderer-v2 type="categorizedSymbol" attr="side" symbollevels="0" enableorderby="0" forceraster="0">
<categories>
<category value="coalition" label="US-led coalition" symbol="0" render="true" type="string"/>
<category value="government" label="Government and allies" symbol="1" render="true" type="string"/>
<category value="isis" label="ISIS" symbol="2" render="true" type="string"/>
<category value="israel" label="Israel" symbol="3" render="true" type="string"/>
<category value="opposition" label="Opposition" symbol="4" render="true" type="string"/>
<category value="sdf" label="SDF" symbol="5" render="true" type="string"/>
<category value="turkey" label="Turkey" symbol="6" render="true" type="string"/>
<category value="" label="Other" symbol="7" render="true" type="string"/>
</categories>
<symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="44,127,184,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.8"/></Option></layer></symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="215,25,28,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.8"/></Option></layer></symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="63,63,63,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.8"/></Option></layer></symbol>
<symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="86,180,233,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.8"/></Option></layer></symbol>
<symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="46,139,87,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.8"/></Option></layer></symbol>
<symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="242,193,46,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.8"/></Option></layer></symbol>
<symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="123,50,148,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.8"/></Option></layer></symbol>
<symbol type="marker" name="7" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="134,142,150,255"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_width" type="QString" value="0.25"/><Option name="size" type="QString" value="1.8"/></Option></layer></symbol>
</symbols>
</renderer-v2>
<mapTip enabled="1">&lt;b&gt;[% replace(replace(to_string(&quot;location&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;side&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;as_of&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;/b&gt;[% '&lt;br&gt;' || replace(replace(to_string(&quot;notes&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Status: ' || replace(replace(to_string(&quot;status&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Since: ' || replace(replace(to_string(&quot;since&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Confidence: ' || replace(replace(to_string(&quot;confidence&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Articles: ' || replace(replace(to_string(&quot;articles&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]</mapTip>
<previewExpression>&quot;location&quot;</previewExpression>
<fieldConfiguration>
<field name="id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="as_of" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="location" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="location_ar" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="place_id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="admin1" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="side" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="holder" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="status" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="since" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="evidence_to" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="age_days" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="basis" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="contested" configurationFlags="None"><editWidget type="CheckBox"><config><Option type="Map"></Option></config></editWidget></field>
<field name="confidence" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="evidence_n" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="articles" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="articles_n" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="notes" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="marker-color" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
</fieldConfiguration>
<aliases>
<alias index="0" field="id" name="Id"/>
<alias index="1" field="as_of" name="As of"/>
<alias index="2" field="location" name="Location"/>
<alias index="3" field="location_ar" name="Location ar"/>
<alias index="4" field="place_id" name="Place id"/>
<alias index="5" field="admin1" name="Admin1"/>
<alias index="6" field="side" name="Side"/>
<alias index="7" field="holder" name="Holder"/>
<alias index="8" field="status" name="Status"/>
<alias index="9" field="since" name="Since"/>
<alias index="10" field="evidence_to" name="Evidence to"/>
<alias index="11" field="age_days" name="Age days"/>
<alias index="12" field="basis" name="Basis"/>
<alias index="13" field="contested" name="Contested"/>
<alias index="14" field="confidence" name="Confidence"/>
<alias index="15" field="evidence_n" name="Evidence n"/>
<alias index="16" field="articles" name="Articles"/>
<alias index="17" field="articles_n" name="Articles n"/>
<alias index="18" field="notes" name="Notes"/>
<alias index="19" field="marker-color" name="Marker color"/>
</aliases>
</qgis>
