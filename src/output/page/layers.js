// Draws the layers. Events are gathered by place: one mark for a place, one card in its popup for an event.

let colorBy = "kind";
// Room for the legend at the right, where it stands beside the map.
const popupOptions = { maxWidth: 300, maxHeight: 340, autoPanPaddingTopLeft: [12, 12], autoPanPaddingBottomRight: [window.innerWidth > 640 ? 316 : 12, 12] };
const state = { from: "", to: "9999", undated: true, on: new Set() };
const drawn = {};

// A circle or diamond that may stand a few pixels beside its place, where both kinds of event share it.
const Mark = L.CircleMarker.extend({
  _project() {
    L.CircleMarker.prototype._project.call(this);
    this._point = this._point.add([this.options.shift || 0, 0]);
    this._updateBounds();
  },
  _updatePath() {
    if (this.options.shape !== "diamond") return L.CircleMarker.prototype._updatePath.call(this);
    const { x, y } = this._point;
    const r = this._radius * 1.2;
    this._renderer._setPath(this, this._empty() ? "M0 0" : `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`);
  },
});

// A line with a head at its end.
const Arrow = L.Polyline.extend({
  _updatePath() {
    const points = this._parts[this._parts.length - 1] || [];
    let path = L.SVG.pointsToPath(this._parts, false);
    if (points.length > 1) {
      const [from, tip] = points.slice(-2);
      const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
      const wing = (turn) => `${tip.x - 11 * Math.cos(angle + turn)} ${tip.y - 11 * Math.sin(angle + turn)}`;
      path += `M${wing(0.5)}L${tip.x} ${tip.y}L${wing(-0.5)}`;
    }
    this._renderer._setPath(this, path);
  },
});

const inRange = (p) => (p.event_date ? p.event_date <= state.to && (p.event_date_end || p.event_date) >= state.from : state.undated);

// The situation is drawn for days; of several, the newest that the chosen range reaches.
const snapshots = [...new Set(["front_lines", "control_areas", "control_points"].flatMap((layer) => features(layer).map((f) => f.properties.as_of)))].filter(Boolean).sort();
const snapshot = () => (snapshots.length < 2 ? snapshots[0] : snapshots.filter((day) => day <= state.to).pop());
const current = (p) => p.as_of === snapshot() || !p.as_of;

const selections = {
  strikes: inRange, ground_events: inRange, advances: inRange, mentions: () => true,
  front_lines: current, front_uncertainty: current, control_areas: current, control_points: current,
};
const selected = (layer) => features(layer).filter((feature) => selections[layer](feature.properties));

function gathered(layer) {
  const groups = new Map();
  for (const feature of selected(layer)) {
    const key = feature.geometry.coordinates.join();
    groups.has(key) ? groups.get(key).push(feature) : groups.set(key, [feature]);
  }
  return groups;
}

const eventColor = (p) => (colorBy === "kind" ? symbolOf(p.kind).color : sideColor(p.side1));
function commonest(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}

function drawEvents(layer, shape, other) {
  const group = L.layerGroup();
  const there = state.on.has(other) ? gathered(other) : new Map();
  // Big marks first, so that small ones lie on top and can be clicked.
  for (const [key, members] of [...gathered(layer)].sort((a, b) => b[1].length - a[1].length)) {
    const [longitude, latitude] = members[0].geometry.coordinates;
    const color = commonest(members.map((feature) => eventColor(feature.properties)));
    const vague = members.every((feature) => feature.properties.geo_precision === 3);
    const radius = Math.min(5.5 + 2.4 * Math.sqrt(members.length - 1), 15);
    const both = there.has(key);
    const shift = both ? (shape === "diamond" ? -radius - 1 : radius + 1) : 0;
    const options = { pane: layer, renderer: renderers[layer], shape, shift, radius, fillColor: color, fillOpacity: vague ? 0.25 : 0.92, color: vague ? color : "#fff", weight: vague ? 2 : 1.3 };
    new Mark([latitude, longitude], options).bindPopup(() => placePopup(members), popupOptions).addTo(group);
    const name = members[0].properties.location;
    reach.set(name, Math.max(reach.get(name) || 0, radius + Math.max(shift, 0)));
    if (members.length > 1) {
      // The offset: Leaflet stacks markers by their latitude, and northern ones would fall behind the circles.
      const icon = L.divIcon({ className: "count", html: String(members.length), iconSize: [24, 14], iconAnchor: [12 - shift, 7] });
      L.marker([latitude, longitude], { pane: layer, interactive: false, keyboard: false, zIndexOffset: 1e5, icon }).addTo(group);
    }
  }
  return group;
}

function drawShapes(layer, style, options) {
  const bind = (feature, shape) => shape.bindPopup(() => popups[layer](feature), popupOptions);
  return L.geoJSON(selected(layer), { pane: layer, renderer: renderers[layer], style, onEachFeature: bind, ...options });
}

const dashes = { close: null, assessed: "9 5", approximate: "2 6" };
function drawFronts() {
  const scale = map.getZoom() < 7.5 ? 0.55 : map.getZoom() < 9 ? 0.8 : 1;
  const width = (p) => scale * (p["stroke-width"] || 3);
  const casing = L.geoJSON(selected("front_lines"), { pane: "front_lines", renderer: renderers.front_lines, interactive: false, style: ({ properties: p }) => ({ color: "#fff", opacity: 0.85, weight: width(p) + 3 * scale }) });
  const lines = drawShapes("front_lines", ({ properties: p }) => ({ color: p.stroke || "#1a1a1a", opacity: p["stroke-opacity"] ?? 1, weight: width(p), dashArray: dashes[p.certainty] ?? null }));
  return L.layerGroup([casing, lines]);
}

function drawAdvances() {
  const group = L.layerGroup();
  for (const feature of selected("advances")) {
    const p = feature.properties;
    const points = feature.geometry.coordinates.map(([longitude, latitude]) => [latitude, longitude]);
    const common = { pane: "advances", renderer: renderers.advances, noClip: true, smoothFactor: 0, lineJoin: "miter" };
    new Arrow(points, { ...common, color: "#fff", weight: 7, opacity: 0.85, interactive: false }).addTo(group);
    const dashArray = p.phase === "repelled" || p.phase === "planned" ? "7 5" : null;
    new Arrow(points, { ...common, color: p.stroke || sideColor(p.side1), weight: 3.5, dashArray }).bindPopup(() => popups.advances(feature), popupOptions).addTo(group);
  }
  return group;
}

const dot = (style) => ({ pointToLayer: (feature, at) => L.circleMarker(at, style(feature.properties)) });
const pointStyle = (layer, fillColor, extra) => ({ pane: layer, renderer: renderers[layer], fillColor, fillOpacity: 0.9, color: "#fff", weight: 1, ...extra });

const drawers = {
  strikes: () => drawEvents("strikes", "circle", "ground_events"),
  ground_events: () => drawEvents("ground_events", "diamond", "strikes"),
  advances: drawAdvances,
  front_lines: drawFronts,
  front_uncertainty: () => drawShapes("front_uncertainty", ({ properties: p }) => ({ stroke: false, fillColor: p.fill || "#f08c00", fillOpacity: p["fill-opacity"] ?? 0.25 })),
  control_areas: () => drawShapes("control_areas", ({ properties: p }) => ({ color: p.stroke || sideColor(p.side), weight: 0.7, opacity: 0.5, fillColor: p.fill || sideColor(p.side), fillOpacity: p["fill-opacity"] ?? 0.25, dashArray: p.status === "contested" ? "4 4" : null })),
  control_points: () => drawShapes("control_points", null, dot((p) => pointStyle("control_points", sideColor(p.side), { radius: 3.5, color: p.contested ? "#000" : "#fff", weight: p.contested ? 1.5 : 1 }))),
  mentions: () => drawShapes("mentions", null, dot(() => pointStyle("mentions", "#495057", { radius: 3, fillOpacity: 0.55, weight: 0.5 }))),
};

// Places of the ledger are as many as villages: below this zoom they would be a gray soup.
const minZoom = { control_points: 8.5 };

function draw(layer) {
  if (drawn[layer]) drawn[layer].remove();
  drawn[layer] = state.on.has(layer) ? drawers[layer]() : null;
  if (drawn[layer] && map.getZoom() >= (minZoom[layer] || 0)) drawn[layer].addTo(map);
}
function drawAll() {
  reach.clear();
  Object.keys(drawers).forEach(draw);
  placeNames();
}
map.on("zoomend", () => draw("front_lines"));
map.on("zoomend", () => Object.keys(minZoom).forEach((layer) => {
  if (!drawn[layer]) return;
  map.getZoom() >= minZoom[layer] ? drawn[layer].addTo(map) : drawn[layer].remove();
}));
