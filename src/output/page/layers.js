// Draws the layers. Events are gathered by place, and places that lie too close at a zoom by the chief of them: one mark, one
// card in its popup for an event.

const drawn = {};

// A popup keeps clear of the search above and of the legend.
const popupOptions = () => ({ maxWidth: 300, maxHeight: 340, autoPanPaddingTopLeft: [12, 60], autoPanPaddingBottomRight: [covered() + 12, 12] });

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

const kinds = { strikes: "circle", ground_events: "diamond" };
const eventColor = (p) => (state.colorBy === "kind" ? symbolOf(p.kind).color : sideColor(p.side1));
function commonest(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}

// The chosen events of the layers that are on, by place: { key, members }, members being features with their layer.
function eventPlaces() {
  const places = new Map();
  for (const layer of Object.keys(kinds).filter((layer) => state.on.has(layer))) {
    for (const feature of selected(layer)) {
      const key = feature.geometry.coordinates.join();
      if (!places.has(key)) places.set(key, { key, coordinates: feature.geometry.coordinates, members: [] });
      places.get(key).members.push({ layer, feature });
    }
  }
  return [...places.values()];
}

// Marks nearer to each other than this, in pixels, hide one another: they are drawn as one. Where places are many so are the
// events at each, and the marks are larger.
const clusterPx = (places) => (places.length > 250 ? 30 : 15);
let clusters = null;
function gatherEvents() {
  const spots = eventPlaces();
  const point = (place) => ({ type: "Feature", properties: { place }, geometry: { type: "Point", coordinates: place.coordinates } });
  clusters = new Supercluster({ radius: clusterPx(spots), extent: 256, maxZoom: 16 }).load(spots.map(point));
}

function drawEvents() {
  const zoom = Math.round(map.getZoom());
  const placesOf = ({ id, properties }) => (properties.cluster ? clusters.getLeaves(id, Infinity).map((leaf) => leaf.properties.place) : [properties.place]);
  const spots = clusters.getClusters([-180, -85, 180, 85], zoom).map(placesOf);
  const group = L.layerGroup();
  const size = (places) => places.reduce((sum, place) => sum + place.members.length, 0);
  // Big marks first, so that small ones lie on top and can be clicked.
  spots.sort((a, b) => size(b) - size(a)).forEach((places) => drawSpot(places, group));
  return group;
}

// The marks of one place, or of several under the chief of them.
function drawSpot(places, group) {
  const chief = places.reduce((best, place) => (place.members.length > best.members.length ? place : best));
  const members = places.flatMap((place) => place.members);
  const of = (layer) => members.filter((member) => member.layer === layer).map((member) => member.feature);
  const [longitude, latitude] = chief.coordinates;
  const both = of("strikes").length > 0 && of("ground_events").length > 0;
  for (const [layer, shape] of Object.entries(kinds)) {
    const here = of(layer);
    if (here.length === 0) continue;
    const color = commonest(here.map((feature) => eventColor(feature.properties)));
    const vague = here.every((feature) => feature.properties.geo_precision === 3);
    const radius = Math.min(5.5 + 2.4 * Math.sqrt(here.length - 1), 15);
    const shift = both ? (shape === "diamond" ? -radius - 1 : radius + 1) : 0;
    const common = { pane: layer, renderer: renderers[layer], shape, shift };
    // Several places: a halo, and a click that goes nearer.
    if (places.length > 1) new Mark([latitude, longitude], { ...common, radius: radius + 3.5, stroke: false, fillColor: color, fillOpacity: 0.3, interactive: false }).addTo(group);
    const mark = new Mark([latitude, longitude], { ...common, radius, fillColor: color, fillOpacity: vague ? 0.25 : 0.92, color: vague ? color : "#fff", weight: vague ? 2 : 1.3, className: "event" }).addTo(group);
    mark.on("click", () => (places.length > 1 ? goNearer(places) : openPlace(chief)));
    const name = chief.members[0].feature.properties.location;
    reach.set(name, Math.max(reach.get(name) || 0, radius + Math.max(shift, 0)));
    if (here.length > 1) {
      // The offset: Leaflet stacks markers by their latitude, and northern ones would fall behind the circles.
      const icon = L.divIcon({ className: vague ? "count vague" : "count", html: String(here.length), iconSize: [24, 14], iconAnchor: [12 - shift, 7] });
      L.marker([latitude, longitude], { pane: layer, interactive: false, keyboard: false, zIndexOffset: 1e5, icon }).addTo(group);
    }
  }
}

// Goes to the places of a cluster; those that no zoom parts are told of together.
function goNearer(places) {
  const bounds = L.latLngBounds(places.map(({ coordinates: [longitude, latitude] }) => [latitude, longitude]));
  if (map.getZoom() >= map.getMaxZoom()) return openPlace({ ...places[0], members: places.flatMap((place) => place.members) });
  const zoom = Math.max(map.getBoundsZoom(bounds, false, [80, 80]), map.getZoom() + 1);
  map.setView(bounds.getCenter(), Math.min(zoom, map.getMaxZoom()));
}

// The circle that holds the true place, for every distinct one among the features.
function drawRings(shown) {
  const group = L.layerGroup();
  const told = new Set();
  for (const { properties: p, geometry: { coordinates: [longitude, latitude] } } of shown) {
    const key = [longitude, latitude, p.uncertainty_km].join();
    if (!p.uncertainty_km || told.has(key)) continue;
    told.add(key);
    L.circle([latitude, longitude], { pane: "rings", renderer: renderers.rings, radius: 1000 * p.uncertainty_km, interactive: false, className: "ring" }).addTo(group);
  }
  return group;
}

function drawShapes(layer, style, options) {
  const bind = (feature, shape) => shape.on("click", (event) => openPopup(popups[layer](feature), event.latlng));
  return L.geoJSON(selected(layer), { pane: layer, renderer: renderers[layer], style, onEachFeature: bind, ...options });
}

const CONTACT = "#ffa94d";
const dashes = { close: null, assessed: "9 5", approximate: "2 6" };
function drawFronts() {
  const scale = map.getZoom() < 7.5 ? 0.55 : map.getZoom() < 9 ? 0.8 : 1;
  const width = (p) => scale * (p["stroke-width"] || 3);
  // The dashes tell how far apart the places on both sides are, the casing whether there was fighting along it.
  const cased = ({ properties: p }) => (p.status === "contact" ? { color: CONTACT, opacity: 1, weight: width(p) + 5 * scale } : { color: "#fff", opacity: 0.85, weight: width(p) + 3 * scale });
  const casing = L.geoJSON(selected("front_lines"), { pane: "front_lines", renderer: renderers.front_lines, interactive: false, style: cased });
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
    const arrow = new Arrow(points, { ...common, color: p.stroke || sideColor(p.side1), weight: 3.5, dashArray }).addTo(group);
    arrow.on("click", (event) => openPopup(popups.advances(feature), event.latlng));
  }
  return group;
}

const dot = (style) => ({ pointToLayer: (feature, at) => L.circleMarker(at, style(feature.properties)) });
const pointStyle = (layer, fillColor, extra) => ({ pane: layer, renderer: renderers[layer], fillColor, fillOpacity: 0.9, color: "#fff", weight: 1, ...extra });

const drawers = {
  events: drawEvents,
  rings: () => drawRings(Object.keys(kinds).filter((layer) => state.on.has(layer)).flatMap(selected)),
  advances: drawAdvances,
  front_lines: drawFronts,
  front_uncertainty: () => drawShapes("front_uncertainty", ({ properties: p }) => ({ stroke: false, fillColor: p.fill || "#f08c00", fillOpacity: p["fill-opacity"] ?? 0.25 })),
  control_areas: () => drawShapes("control_areas", ({ properties: p }) => ({ color: p.stroke || sideColor(p.side), weight: 0.7, opacity: 0.5, fillColor: areaFill(p.side), fillOpacity: Math.min(1, 1.25 * (p["fill-opacity"] ?? 0.25)), dashArray: p.status === "contested" ? "4 4" : null })),
  control_points: () => drawShapes("control_points", null, dot((p) => pointStyle("control_points", sideColor(p.side), { radius: 3.5, color: p.contested ? "#000" : "#fff", weight: p.contested ? 1.5 : 1 }))),
  mentions: () => drawShapes("mentions", null, dot(() => pointStyle("mentions", "#495057", { radius: 3, fillOpacity: 0.55, weight: 0.5 }))),
};
const isOn = (name) => (name === "events" ? Object.keys(kinds).some((layer) => state.on.has(layer)) : state.on.has(name));

// Places of the ledger are as many as villages: below this zoom they would be a gray soup.
const minZoom = { control_points: 8.5 };

function draw(name) {
  if (drawn[name]) drawn[name].remove();
  drawn[name] = isOn(name) ? drawers[name]() : null;
  if (drawn[name] && map.getZoom() >= (minZoom[name] || 0)) drawn[name].addTo(map);
}
function drawAll() {
  reach.clear();
  gatherEvents();
  Object.keys(drawers).forEach(draw);
  toggleGround();
  placeNames();
}
// Lines grow and clusters part with the zoom.
map.on("zoomend", () => {
  if (!clusters) return;
  reach.clear();
  ["events", "front_lines"].forEach(draw);
  Object.keys(minZoom).forEach((name) => {
    if (!drawn[name]) return;
    map.getZoom() >= minZoom[name] ? drawn[name].addTo(map) : drawn[name].remove();
  });
});
