<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Rendering|Temporal">
<temporal enabled="1" mode="1" startField="as_of" endField="" startExpression="" endExpression="" durationField="" durationUnit="days" fixedDuration="1" accumulate="0" limitMode="0"><fixedRange><start></start><end></end></fixedRange></temporal>
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0"><symbols><symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="style" type="QString" value="solid"/><Option name="color" type="QString" value="240,140,0,55"/><Option name="outline_style" type="QString" value="no"/><Option name="outline_color" type="QString" value="240,140,0,200"/><Option name="outline_width" type="QString" value="0"/></Option></layer></symbol>
</symbols></renderer-v2>
<mapTip enabled="1">&lt;b&gt;[% replace(replace(to_string(&quot;side_left&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;side_right&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %] [% replace(replace(to_string(&quot;as_of&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;/b&gt;[% '&lt;br&gt;Coverage: ' || replace(replace(to_string(&quot;coverage&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %][% '&lt;br&gt;Uncertainty (km): ' || replace(replace(to_string(&quot;uncertainty_km&quot;), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]</mapTip>
<previewExpression>&quot;side_left&quot;</previewExpression>
<fieldConfiguration>
<field name="id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="as_of" configurationFlags="None"><editWidget type="DateTime"><config><Option type="Map"><Option name="display_format" type="QString" value="yyyy-MM-dd"/><Option name="field_format" type="QString" value="yyyy-MM-dd"/><Option name="allow_null" type="bool" value="true"/></Option></config></editWidget></field>
<field name="side_left" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="side_right" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="coverage" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="uncertainty_km" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="front_id" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="fill" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
<field name="fill-opacity" configurationFlags="None"><editWidget type="Range"><config><Option type="Map"><Option name="AllowNull" type="bool" value="true"/><Option name="Precision" type="int" value="2"/></Option></config></editWidget></field>
<field name="stroke" configurationFlags="None"><editWidget type="TextEdit"><config><Option type="Map"><Option name="IsMultiline" type="bool" value="true"/></Option></config></editWidget></field>
</fieldConfiguration>
<aliases>
<alias index="0" field="id" name="Id"/>
<alias index="1" field="as_of" name="As of"/>
<alias index="2" field="side_left" name="Side left"/>
<alias index="3" field="side_right" name="Side right"/>
<alias index="4" field="coverage" name="Coverage"/>
<alias index="5" field="uncertainty_km" name="Uncertainty (km)"/>
<alias index="6" field="front_id" name="Front id"/>
<alias index="7" field="fill" name="Fill"/>
<alias index="8" field="fill-opacity" name="Fill opacity"/>
<alias index="9" field="stroke" name="Stroke"/>
</aliases>
</qgis>
