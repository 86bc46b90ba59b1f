// The legend, which is also the switchboard: layers on and off, kinds of events on and off, and what lies beneath.

// Shapes in the current color; "extra" is a dash pattern, or what an area is filled with.
const shapes = {
  circle: () => '<circle cx="8" cy="8" r="5.5" fill="currentColor"/>',
  hollow: () => '<circle cx="8" cy="8" r="5" fill="currentColor" fill-opacity=".25" stroke="currentColor" stroke-width="2"/>',
  ring: () => '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 2"/>',
  diamond: () => '<path d="M8 1.5L14.5 8L8 14.5L1.5 8Z" fill="currentColor"/>',
  line: (extra) => `<path d="M0 8H22" stroke="currentColor" stroke-width="3" stroke-dasharray="${extra || "none"}"/>`,
  cased: (extra) => `<path d="M0 8H22" stroke="${extra}" stroke-width="8"/><path d="M0 8H22" stroke="currentColor" stroke-width="3"/>`,
  area: () => '<rect x="1" y="3" width="14" height="10" rx="2" fill="currentColor" fill-opacity=".35" stroke="currentColor" stroke-opacity=".6"/>',
  side: (extra) => `<rect x="1" y="2" width="20" height="12" rx="2" fill="${extra}" fill-opacity=".5" stroke="currentColor" stroke-opacity=".6"/>`,
  dot: () => '<circle cx="8" cy="8" r="3.5" fill="currentColor"/>',
  arrow: () => '<path d="M1 8H13M9 4L13.5 8L9 12" fill="none" stroke="currentColor" stroke-width="2.2"/>',
};
function key(shape, color, extra) {
  const holder = make("span", {});
  const width = ["line", "cased", "side"].includes(shape) ? 22 : 16;
  holder.innerHTML = `<svg width="${width}" height="16" aria-hidden="true">${shapes[shape](extra)}</svg>`;
  if (color) holder.firstChild.style.color = color;
  return holder.firstChild;
}
const entry = (shape, color, label, extra) => make("li", {}, key(shape, color, extra), label);

// A kind of event, which a click hides.
function kindKey(shape, color, family) {
  const pressed = !state.hidden.has(family);
  const button = make("button", { type: "button", ariaPressed: String(pressed), title: pressed ? "Hide these" : "Show these", onclick: () => { toggle(state.hidden, family, pressed); refresh(); } }, key(shape, color), family);
  return make("li", {}, button);
}

function eventKeys(layer) {
  const shape = kinds[layer];
  const all = features(layer).map((feature) => feature.properties);
  const families = new Map();
  for (const symbol of layer === "strikes" ? data.strikes : data.ground) {
    if (all.some((p) => symbolOf(p.kind).kind === symbol.kind)) families.set(symbol.family, symbol.color);
  }
  const byKind = state.colorBy === "kind";
  const items = [...families].map(([family, color]) => kindKey(shape, byKind ? color : null, family));
  if (!byKind) {
    for (const camp of data.camps) if (all.some((p) => p.side1 === camp.side)) items.push(entry(shape, camp.color, camp.label));
    if (all.some((p) => !camps.has(p.side1))) items.push(entry(shape, sideColor(null), "Not stated"));
  }
  if (all.some((p) => p.geo_precision === 3)) items.push(entry("hollow", "#868e96", "Only the area is known"));
  return items;
}
const sidesOf = (layer) => data.camps.filter((camp) => features(layer).some((feature) => feature.properties.side === camp.side));

const legend = [
  { layer: "strikes", title: "Strikes", keys: () => eventKeys("strikes"), colors: true },
  { layer: "ground_events", title: "Ground events", keys: () => eventKeys("ground_events") },
  { layer: "advances", title: "Advances", keys: () => [entry("arrow", null, "In the side's color")] },
  { layer: "rings", title: "Circles of uncertainty", off: true, count: () => "", keys: () => [entry("ring", null, "Holds the true place; also shown by a click")] },
  { layer: "front_lines", title: "Front lines", keys: () => [entry("line", null, "Close: places on both sides"), entry("line", null, "Assessed", "5 3"), entry("line", null, "Approximate", "2 3"), entry("cased", null, "Fighting reported along it", CONTACT)] },
  { layer: "front_uncertainty", title: "Band of uncertainty", keys: () => [entry("area", "#f08c00", "Holds the true line")] },
  { layer: "control_areas", title: "Control", keys: () => sidesOf("control_areas").map((camp) => entry("side", camp.color, camp.label, areaFill(camp.side))) },
  { layer: "control_points", title: "Who holds which place", keys: () => [entry("dot", null, "Zoom in to see them")] },
  { layer: "mentions", title: "Place mentions", off: true, keys: () => [entry("dot", "#adb5bd", "Every place that an article names")] },
];
const isTold = (layer) => (layer === "rings" ? events.length : features(layer).length) > 0;

function colorSwitch() {
  const choice = (value, label) => make("button", { type: "button", ariaPressed: String(state.colorBy === value), onclick: () => { state.colorBy = value; refresh(); } }, label);
  return make("div", { className: "colorby", role: "group", ariaLabel: "Color events by" }, choice("kind", "by kind"), choice("side", "by side"));
}

function fillLegend() {
  const sections = legend.filter(({ layer }) => isTold(layer)).map(({ layer, title, keys, colors, count }) => {
    const on = state.on.has(layer);
    const box = make("input", { type: "checkbox", checked: on, onchange: () => { toggle(state.on, layer, box.checked); refresh(); } });
    const shown = count ? count() : String(selected(layer).length);
    return make("div", { className: "layer" }, make("label", {}, box, title, make("span", { className: "n" }, shown)), on && colors ? colorSwitch() : null, on ? make("ul", { className: "keys" }, ...keys()) : null);
  });
  const leftOut = legend.filter(({ layer }) => data.left_out[layer]).map(({ layer, title }) =>
    make("p", { className: "layer" }, `${title}: all ${data.left_out[layer]} are in ${layer}.geojson; they are too many for this page.`));
  const several = snapshots.length > 1 ? `, one of ${snapshots.length} days` : "";
  byId("as-of").textContent = snapshot() ? `Control and front lines of ${day(snapshot())}${several}` : "";
  keepFocus(byId("layers"), [...(sections.length ? sections : ["No event was found in the articles."]), ...leftOut]);
}

// Replaces what a section holds, and leaves the keyboard where it was: on the control of the same place in the order.
function keepFocus(section, content) {
  const controls = () => [...section.querySelectorAll("input, button, select")];
  const at = controls().indexOf(document.activeElement);
  section.replaceChildren(...content);
  if (at >= 0) controls()[at]?.focus();
}

// What lies beneath. The street map is the one thing that asks the network, so it says so and is off.
const background = [
  { name: "roads", title: "Main roads, roughly", on: true, group: roads },
  { name: "tiles", title: "OpenStreetMap beneath (asks the network)", on: false, group: tiles },
];
function fillBackground() {
  const box = (entry) => {
    const input = make("input", { type: "checkbox", checked: entry.on, onchange: () => { entry.on = input.checked; toggleGround(); placeNames(); keepView(); } });
    return make("label", { className: "plain" }, input, entry.title);
  };
  const told = make("p", { id: "tiles-told", className: "note", role: "status" });
  byId("background").replaceChildren(make("h2", {}, "Background"), ...background.filter(({ group }) => group === tiles || data.roads.length).map(box), told);
}
function toggleGround() {
  background.forEach(({ on, group }) => (on ? group.addTo(map) : group.remove()));
  body.toggle("tiled", map.hasLayer(tiles));
}
tiles.on("tileerror", () => { byId("tiles-told").textContent = "The street map cannot be reached from here."; });
tiles.on("tileload remove", () => { byId("tiles-told").textContent = ""; });

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
function fillSummary() {
  const [first, last] = [days[0], days[days.length - 1]];
  const period = first ? (first === last ? day(first) : `${day(first)} – ${day(last)}`) : "no dates";
  const told = `${plural(features("strikes").length, "strike")}, ${plural(features("ground_events").length, "ground event")}; ${period}`;
  byId("summary").textContent = dated.length ? told : "Who holds what; no events";
  const keys = make("p", {}, ...["/", " find a place · ", "E", " events · ", "L", " legend · ", "P", " play · ", "D", " dark"].map((text, n) => (n % 2 ? text : make("kbd", {}, text))));
  byId("credits").replaceChildren(keys, make("p", {}, data.attribution), make("p", {}, `Read from news reports by ${data.generator}: what an article says, not what was checked on the ground.`));
}
