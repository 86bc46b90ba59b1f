// The page's data, the ground beneath the layers, and the names on it. All text of articles reaches the page as text nodes,
// never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const camps = new Map(data.camps.map((camp) => [camp.side, camp]));
const symbols = new Map([...data.strikes, ...data.ground].map((symbol) => [symbol.kind, symbol]));
const features = (layer) => (data.layers[layer] ? data.layers[layer].features : []);
const sideColor = (side) => (camps.has(side) ? camps.get(side).color : "#868e96");
const sideLabel = (side) => (camps.has(side) ? camps.get(side).label : side);
const symbolOf = (kind) => symbols.get(kind) || symbols.get("other");
const byId = (id) => document.getElementById(id);
const body = document.body.classList;
const isNarrow = () => window.innerWidth <= 640;

// An element with properties and children; strings become text nodes.
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const map = L.map("map", { zoomControl: false, fadeAnimation: false, minZoom: 5, maxZoom: 14, zoomSnap: 0.5, wheelPxPerZoomLevel: 90 });
L.control.scale({ position: "bottomleft", imperial: false }).addTo(map);
L.control.zoom({ position: "bottomleft" }).addTo(map);
map.attributionControl.setPrefix("Leaflet").addAttribution("Positions are approximate");

// Bottom up. Each pane has a renderer of its own, so that the order holds whenever a layer is switched.
const panes = ["tiles", "land", "control_areas", "roads", "front_uncertainty", "front_lines", "abroad", "borders", "control_points", "mentions", "rings", "advances", "ground_events", "strikes", "names"];
const renderers = {};
panes.forEach((name, n) => {
  map.createPane(name).style.zIndex = 300 + 10 * n;
  renderers[name] = L.svg({ pane: name, padding: 0.3 });
});
map.getPane("names").style.pointerEvents = "none";
map.getPane("rings").style.pointerEvents = "none";

// A side's area has a pattern of its own beside its color: red and green are one to many eyes, and to a gray printer all are.
// The places of the lines in a tile of ten pixels; what is no number stands for dots.
const hatches = ["M5 0V10", "", "dots", "M0 5H10", "M0 10L10 0M-1 1L1 -1M9 11L11 9", "M0 0L10 10M-1 9L1 11M9 -1L11 1", "M5 0V10M0 5H10"];
const hatch = (side) => `hatch-${data.camps.findIndex((camp) => camp.side === side)}`;
const pattern = ({ side, color }, n) => {
  const path = hatches[n % hatches.length];
  const lines = path === "dots" ? `<circle cx="5" cy="5" r="1.4" fill="${color}"/>` : `<path d="${path}" stroke="${color}" stroke-width="1.1"/>`;
  return `<pattern id="${hatch(side)}" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="10" height="10" fill="${color}" fill-opacity=".72"/>${lines}</pattern>`;
};
const isColor = ({ color }) => /^#[0-9a-f]{6}$/i.test(color);
document.body.insertAdjacentHTML("beforeend", `<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>${data.camps.map((camp, n) => (isColor(camp) ? pattern(camp, n) : "")).join("")}</defs></svg>`);
const areaFill = (side) => (camps.has(side) && isColor(camps.get(side)) ? `url(#${hatch(side)})` : sideColor(side));

// What lies beneath is painted by the style sheet, which knows whether it is day or night.
const level = (wanted) => data.areas.features.filter((feature) => feature.properties.level === wanted);
const ground = (pane, className) => ({ pane, renderer: renderers[pane], interactive: false, style: { className, stroke: pane === "borders", fill: pane === "land" } });
L.geoJSON(level(0), ground("land", "land")).addTo(map);
L.geoJSON(level(1), ground("borders", "province")).addTo(map);
L.geoJSON(level(0), ground("borders", "country")).addTo(map);

// The land around, laid over areas, bands and lines: they claim nothing beyond the border.
const holes = level(0).flatMap(({ geometry }) => geometry.coordinates.map(([ring]) => ring.map(([longitude, latitude]) => [latitude, longitude])));
const world = [[-85, -360], [85, -360], [85, 360], [-85, 360]];
if (holes.length) L.polygon([world, ...holes], { pane: "abroad", renderer: renderers.abroad, className: "abroad", stroke: false, interactive: false, noClip: true }).addTo(map);

const roads = L.layerGroup(data.roads.map((road) => L.polyline(road.path.map(([longitude, latitude]) => [latitude, longitude]), { pane: "roads", renderer: renderers.roads, interactive: false, className: "road" })));

// The only thing that ever asks the network, and only when somebody switches it on.
const tiles = L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", { pane: "tiles", maxZoom: 19, attribution: "© OpenStreetMap contributors" });

// Names by importance: towns of the gazetteer in their order, then places of events, roads, and places of the ledger.
const names = [];
const named = new Set();
function addName(name, latitude, longitude, minZoom, className) {
  if (!name || named.has(name)) return;
  named.add(name);
  names.push({ name, at: L.latLng(latitude, longitude), minZoom, className, marker: null });
}
data.towns.forEach((town, n) => addName(town.name, town.latitude, town.longitude, n < 12 ? 0 : 7, n < 12 ? "town chief" : "town"));
for (const layer of ["strikes", "ground_events"]) {
  for (const { properties: p } of features(layer)) if (p.geo_precision !== 3) addName(p.location, p.latitude, p.longitude, 8.5, "town");
}
for (const { reference, path } of data.roads) {
  if (!reference || path.length < 2) continue;
  const half = Math.floor(path.length / 2);
  const [a, b] = [path[half - 1], path[half]];
  addName(reference, (a[1] + b[1]) / 2, (a[0] + b[0]) / 2, 7.5, "road-name");
}
for (const { properties: p, geometry } of features("control_points")) addName(p.location, geometry.coordinates[1], geometry.coordinates[0], 10, "town");

// How far the marks of a place reach to its right, in pixels, by the place's name: its name stands beside them.
const reach = new Map();

// Shows the names that have room, the important ones first.
function placeNames() {
  const taken = [];
  const view = map.getBounds().pad(0.05);
  for (const entry of names) {
    let visible = map.getZoom() >= entry.minZoom && view.contains(entry.at);
    if (entry.className === "road-name") visible = visible && map.hasLayer(roads);
    if (visible) {
      const { x, y } = map.latLngToContainerPoint(entry.at);
      const left = x + (reach.get(entry.name) || 2) + 4;
      const box = [x - 4, y - 9, left + 6 + entry.name.length * (entry.className === "town chief" ? 7.5 : 6.3), y + 9];
      visible = !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
      if (visible) taken.push(box);
    }
    if (visible && !entry.marker) {
      const html = make("span", { textContent: entry.name });
      entry.marker = L.marker(entry.at, { pane: "names", interactive: false, keyboard: false, icon: L.divIcon({ className: entry.className, html, iconSize: [0, 0] }) });
    }
    if (!entry.marker) continue;
    visible ? entry.marker.addTo(map) : entry.marker.remove();
    if (!visible) continue;
    const element = entry.marker.getElement();
    element.classList.toggle("marked", reach.has(entry.name));
    element.firstChild.style.left = `${(reach.get(entry.name) || 2) + 4}px`;
  }
}
map.on("moveend resize", placeNames);
