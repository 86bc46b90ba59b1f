<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering|Temporal">
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
<symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="44,127,184,70"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="44,127,184,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
<symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="215,25,28,70"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="215,25,28,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
<symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="63,63,63,70"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="63,63,63,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
<symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="86,180,233,70"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="86,180,233,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
<symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="46,139,87,70"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="46,139,87,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
<symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="242,193,46,70"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="242,193,46,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
<symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="123,50,148,70"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="123,50,148,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
<symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="134,142,150,70"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_color" type="QString" value="134,142,150,200"/><Option name="outline_width" type="QString" value="0.2"/></Option></layer></symbol>
</symbols>
</renderer-v2>
<mapTip enabled="1">&lt;b&gt;[% replace(replace(to_string(&quot;side&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;as_of&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;/b&gt;[% '&lt;br&gt;Status: ' || replace(replace(to_string(&quot;status&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Holders: ' || replace(replace(to_string(&quot;holders&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Places: ' || replace(replace(to_string(&quot;places&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Evidence from: ' || replace(replace(to_string(&quot;evidence_from&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Evidence to: ' || replace(replace(to_string(&quot;evidence_to&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]</mapTip>
<previewExpression>&quot;side&quot;</previewExpression>
<fieldConfiguration>
<field name="id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="as_of" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="side" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="holders" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="status" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="besieged" configurationFlags="None"><editWidget type="CheckBox"><config><Option type="Map"></Option></config></editWidget></field>
<field name="area_km2" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="places" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="places_n" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="confidence" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="evidence_from" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="evidence_to" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="stale" configurationFlags="None"><editWidget type="CheckBox"><config><Option type="Map"></Option></config></editWidget></field>
<field name="articles" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="articles_n" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="fill" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="fill-opacity" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="stroke" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
</fieldConfiguration>
<aliases>
<alias index="0" field="id" name="Id"/>
<alias index="1" field="as_of" name="As of"/>
<alias index="2" field="side" name="Side"/>
<alias index="3" field="holders" name="Holders"/>
<alias index="4" field="status" name="Status"/>
<alias index="5" field="besieged" name="Besieged"/>
<alias index="6" field="area_km2" name="Area (km²)"/>
<alias index="7" field="places" name="Places"/>
<alias index="8" field="places_n" name="Places n"/>
<alias index="9" field="confidence" name="Confidence"/>
<alias index="10" field="evidence_from" name="Evidence from"/>
<alias index="11" field="evidence_to" name="Evidence to"/>
<alias index="12" field="stale" name="Stale"/>
<alias index="13" field="articles" name="Articles"/>
<alias index="14" field="articles_n" name="Articles n"/>
<alias index="15" field="fill" name="Fill"/>
<alias index="16" field="fill-opacity" name="Fill opacity"/>
<alias index="17" field="stroke" name="Stroke"/>
</aliases>
</qgis>
