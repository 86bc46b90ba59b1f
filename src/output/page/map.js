// The page's data, the land beneath, and the names on it. All text of articles reaches the page as text nodes, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const camps = new Map(data.camps.map((camp) => [camp.side, camp]));
const symbols = new Map([...data.strikes, ...data.ground].map((symbol) => [symbol.kind, symbol]));
const features = (layer) => (data.layers[layer] ? data.layers[layer].features : []);
const sideColor = (side) => (camps.has(side) ? camps.get(side).color : "#868e96");
const sideLabel = (side) => (camps.has(side) ? camps.get(side).label : side);
const symbolOf = (kind) => symbols.get(kind) || symbols.get("other");

// An element with properties and children; strings become text nodes.
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const map = L.map("map", { zoomControl: false, fadeAnimation: false, minZoom: 5, maxZoom: 14, zoomSnap: 0.5, wheelPxPerZoomLevel: 90 });
L.control.zoom({ position: "topleft" }).addTo(map);
L.control.scale({ position: "bottomleft", imperial: false }).addTo(map);
map.attributionControl.setPrefix("Leaflet").addAttribution("Positions are approximate");

// Bottom up. Each pane has a renderer of its own, so that the order holds whenever a layer is switched.
const panes = ["land", "control_areas", "front_uncertainty", "front_lines", "abroad", "borders", "control_points", "mentions", "advances", "ground_events", "strikes", "names"];
const renderers = {};
panes.forEach((name, n) => {
  map.createPane(name).style.zIndex = 300 + 10 * n;
  renderers[name] = L.svg({ pane: name, padding: 0.3 });
});
map.getPane("names").style.pointerEvents = "none";

const level = (wanted) => data.areas.features.filter((feature) => feature.properties.level === wanted);
const land = L.geoJSON(level(0), { pane: "land", renderer: renderers.land, interactive: false, style: { stroke: false, fillColor: "#fbfaf6", fillOpacity: 1 } }).addTo(map);

// The land around, laid over areas, bands and lines: they claim nothing beyond the border.
const holes = level(0).flatMap(({ geometry }) => geometry.coordinates.map(([ring]) => ring.map(([longitude, latitude]) => [latitude, longitude])));
const world = [[-85, -360], [85, -360], [85, 360], [-85, 360]];
if (holes.length) L.polygon([world, ...holes], { pane: "abroad", renderer: renderers.abroad, stroke: false, fillColor: "#e6ebef", fillOpacity: 1, interactive: false, noClip: true }).addTo(map);

L.geoJSON(level(1), { pane: "borders", renderer: renderers.borders, interactive: false, style: { fill: false, color: "#8d8675", opacity: 0.45, weight: 0.8, dashArray: "4 3" } }).addTo(map);
L.geoJSON(level(0), { pane: "borders", renderer: renderers.borders, interactive: false, style: { fill: false, color: "#8d8675", opacity: 0.9, weight: 1.4 } }).addTo(map);

// Names by importance: towns of the gazetteer in their order, then places of events, then places of the ledger.
const names = [];
const named = new Set();
function addName(name, latitude, longitude, minZoom, chief) {
  if (!name || named.has(name)) return;
  named.add(name);
  names.push({ name, at: L.latLng(latitude, longitude), minZoom, chief, marker: null });
}
data.towns.forEach((town, n) => addName(town.name, town.latitude, town.longitude, n < 12 ? 0 : 7, n < 12));
for (const layer of ["strikes", "ground_events"]) {
  for (const { properties: p } of features(layer)) if (p.geo_precision !== 3) addName(p.location, p.latitude, p.longitude, 8.5, false);
}
for (const { properties: p, geometry } of features("control_points")) addName(p.location, geometry.coordinates[1], geometry.coordinates[0], 10, false);

// How far the marks of a place reach to its right, in pixels, by the place's name: its name stands beside them.
const reach = new Map();

// Shows the names that have room, the important ones first.
function placeNames() {
  const taken = [];
  const view = map.getBounds().pad(0.05);
  for (const entry of names) {
    let visible = map.getZoom() >= entry.minZoom && view.contains(entry.at);
    if (visible) {
      const { x, y } = map.latLngToContainerPoint(entry.at);
      const left = x + (reach.get(entry.name) || 2) + 4;
      const box = [x - 4, y - 9, left + 6 + entry.name.length * (entry.chief ? 7.5 : 6.3), y + 9];
      visible = !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
      if (visible) taken.push(box);
    }
    if (visible && !entry.marker) {
      const html = make("span", { textContent: entry.name });
      const className = entry.chief ? "town chief" : "town";
      entry.marker = L.marker(entry.at, { pane: "names", interactive: false, keyboard: false, icon: L.divIcon({ className, html, iconSize: [0, 0] }) });
    }
    if (!entry.marker) continue;
    visible ? entry.marker.addTo(map) : entry.marker.remove();
    if (!visible) continue;
    const element = entry.marker.getElement();
    element.classList.toggle("marked", reach.has(entry.name));
    element.firstChild.style.left = `${(reach.get(entry.name) || 2) + 4}px`;
  }
}
map.on("zoomend moveend resize", placeNames);
