<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering|Temporal">
<temporal enabled="1" mode="1" startField="as_of" endField="" startExpression="" endExpression="" durationField="" durationUnit="days" fixedDuration="1" accumulate="0" limitMode="0"><fixedRange><start></start><end></end></fixedRange></temporal>
<renderer-v2 type="categorizedSymbol" attr="certainty" symbollevels="0" enableorderby="0" forceraster="0">
<categories>
<category value="close" label="Close" symbol="0" render="true" type="string"/>
<category value="assessed" label="Assessed" symbol="1" render="true" type="string"/>
<category value="approximate" label="Approximate" symbol="2" render="true" type="string"/>
<category value="" label="Other" symbol="3" render="true" type="string"/>
</categories>
<symbols>
<symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="line_color" type="QString" value="255,255,255,255"/><Option name="line_width" type="QString" value="1.5"/><Option name="line_style" type="QString" value="solid"/><Option name="capstyle" type="QString" value="flat"/><Option name="joinstyle" type="QString" value="round"/></Option></layer><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="line_color" type="QString" value="26,26,26,255"/><Option name="line_width" type="QString" value="0.8"/><Option name="line_style" type="QString" value="solid"/><Option name="capstyle" type="QString" value="flat"/><Option name="joinstyle" type="QString" value="round"/></Option></layer></symbol>
<symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="line_color" type="QString" value="255,255,255,255"/><Option name="line_width" type="QString" value="1.4"/><Option name="line_style" type="QString" value="solid"/><Option name="capstyle" type="QString" value="flat"/><Option name="joinstyle" type="QString" value="round"/></Option></layer><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="line_color" type="QString" value="26,26,26,255"/><Option name="line_width" type="QString" value="0.7"/><Option name="line_style" type="QString" value="solid"/><Option name="capstyle" type="QString" value="flat"/><Option name="joinstyle" type="QString" value="round"/><Option name="use_custom_dash" type="QString" value="1"/><Option name="customdash" type="QString" value="3;1.6"/></Option></layer></symbol>
<symbol type="line" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="line_color" type="QString" value="255,255,255,255"/><Option name="line_width" type="QString" value="1.2999999999999998"/><Option name="line_style" type="QString" value="solid"/><Option name="capstyle" type="QString" value="flat"/><Option name="joinstyle" type="QString" value="round"/></Option></layer><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="line_color" type="QString" value="26,26,26,255"/><Option name="line_width" type="QString" value="0.6"/><Option name="line_style" type="QString" value="solid"/><Option name="capstyle" type="QString" value="flat"/><Option name="joinstyle" type="QString" value="round"/><Option name="use_custom_dash" type="QString" value="1"/><Option name="customdash" type="QString" value="0.7;1.4"/></Option></layer></symbol>
<symbol type="line" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="line_color" type="QString" value="255,255,255,255"/><Option name="line_width" type="QString" value="1.2"/><Option name="line_style" type="QString" value="solid"/><Option name="capstyle" type="QString" value="flat"/><Option name="joinstyle" type="QString" value="round"/></Option></layer><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="line_color" type="QString" value="26,26,26,255"/><Option name="line_width" type="QString" value="0.5"/><Option name="line_style" type="QString" value="solid"/><Option name="capstyle" type="QString" value="flat"/><Option name="joinstyle" type="QString" value="round"/></Option></layer></symbol>
</symbols>
</renderer-v2>
<mapTip enabled="1">&lt;b&gt;[% replace(replace(to_string(&quot;side_left&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;side_right&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;as_of&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;/b&gt;[% '&lt;br&gt;Certainty: ' || replace(replace(to_string(&quot;certainty&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Status: ' || replace(replace(to_string(&quot;status&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Gap (km): ' || replace(replace(to_string(&quot;gap_km&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Uncertainty (km): ' || replace(replace(to_string(&quot;uncertainty_km&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Places left: ' || replace(replace(to_string(&quot;places_left&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Places right: ' || replace(replace(to_string(&quot;places_right&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]</mapTip>
<previewExpression>&quot;side_left&quot;</previewExpression>
<fieldConfiguration>
<field name="id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="as_of" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="side_left" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="side_right" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="certainty" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="status" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="basis" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="confidence" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="gap_km" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="uncertainty_km" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="length_km" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="enclosed" configurationFlags="None"><editWidget type="CheckBox"><config><Option type="Map"></Option></config></editWidget></field>
<field name="places_left" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="places_right" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="places_n" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="evidence_from" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="evidence_to" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="events" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="articles" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="articles_n" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="0"/></Option></config></editWidget></field>
<field name="stroke" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="stroke-width" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="1"/></Option></config></editWidget></field>
<field name="stroke-opacity" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
</fieldConfiguration>
<aliases>
<alias index="0" field="id" name="Id"/>
<alias index="1" field="as_of" name="As of"/>
<alias index="2" field="side_left" name="Side left"/>
<alias index="3" field="side_right" name="Side right"/>
<alias index="4" field="certainty" name="Certainty"/>
<alias index="5" field="status" name="Status"/>
<alias index="6" field="basis" name="Basis"/>
<alias index="7" field="confidence" name="Confidence"/>
<alias index="8" field="gap_km" name="Gap (km)"/>
<alias index="9" field="uncertainty_km" name="Uncertainty (km)"/>
<alias index="10" field="length_km" name="Length (km)"/>
<alias index="11" field="enclosed" name="Enclosed"/>
<alias index="12" field="places_left" name="Places left"/>
<alias index="13" field="places_right" name="Places right"/>
<alias index="14" field="places_n" name="Places n"/>
<alias index="15" field="evidence_from" name="Evidence from"/>
<alias index="16" field="evidence_to" name="Evidence to"/>
<alias index="17" field="events" name="Events"/>
<alias index="18" field="articles" name="Articles"/>
<alias index="19" field="articles_n" name="Articles n"/>
<alias index="20" field="stroke" name="Stroke"/>
<alias index="21" field="stroke-width" name="Stroke width"/>
<alias index="22" field="stroke-opacity" name="Stroke opacity"/>
</aliases>
</qgis>
