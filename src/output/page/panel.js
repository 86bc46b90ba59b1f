// The legend, which is also the switchboard; the dates; and the first view.

const body = document.body.classList;
const byId = (id) => document.getElementById(id);

// Shapes in the current color; "extra" is a dash pattern.
const shapes = {
  circle: () => '<circle cx="8" cy="8" r="5.5" fill="currentColor"/>',
  hollow: () => '<circle cx="8" cy="8" r="5" fill="currentColor" fill-opacity=".25" stroke="currentColor" stroke-width="2"/>',
  diamond: () => '<path d="M8 1.5L14.5 8L8 14.5L1.5 8Z" fill="currentColor"/>',
  line: (extra) => `<path d="M0 8H22" stroke="currentColor" stroke-width="3" stroke-dasharray="${extra || "none"}"/>`,
  area: () => '<rect x="1" y="3" width="14" height="10" rx="2" fill="currentColor" fill-opacity=".35" stroke="currentColor" stroke-opacity=".6"/>',
  dot: () => '<circle cx="8" cy="8" r="3.5" fill="currentColor"/>',
  arrow: () => '<path d="M1 8H13M9 4L13.5 8L9 12" fill="none" stroke="currentColor" stroke-width="2.2"/>',
};
function key(shape, color, extra) {
  const holder = make("span", {});
  const width = shape === "line" ? 22 : 16;
  holder.innerHTML = `<svg width="${width}" height="16" aria-hidden="true">${shapes[shape](extra)}</svg>`;
  holder.firstChild.style.color = color;
  return holder.firstChild;
}
const entry = (shape, color, label, extra) => make("li", {}, key(shape, color, extra), label);

function eventKeys(layer, shape) {
  const all = features(layer).map((feature) => feature.properties);
  const labels = new Map();
  if (colorBy === "kind") {
    for (const symbol of layer === "strikes" ? data.strikes : data.ground) {
      if (all.some((p) => symbolOf(p.kind).kind === symbol.kind)) labels.set(symbol.family, symbol.color);
    }
  } else {
    for (const camp of data.camps) if (all.some((p) => p.side1 === camp.side)) labels.set(camp.label, camp.color);
    if (all.some((p) => !camps.has(p.side1))) labels.set("Not stated", sideColor(null));
  }
  const items = [...labels].map(([label, color]) => entry(shape, color, label));
  if (all.some((p) => p.geo_precision === 3)) items.push(entry("hollow", "#868e96", "Only the area is known"));
  return items;
}
const sidesOf = (layer) => data.camps.filter((camp) => features(layer).some((feature) => feature.properties.side === camp.side));

const legend = [
  { layer: "strikes", title: "Strikes", keys: () => eventKeys("strikes", "circle"), colors: true },
  { layer: "ground_events", title: "Ground events", keys: () => eventKeys("ground_events", "diamond") },
  { layer: "advances", title: "Advances", keys: () => [entry("arrow", "#495057", "In the side's color")] },
  { layer: "front_lines", title: "Front lines", keys: () => [entry("line", "#1a1a1a", "Close: places on both sides"), entry("line", "#1a1a1a", "Assessed", "5 3"), entry("line", "#1a1a1a", "Approximate", "2 3")] },
  { layer: "front_uncertainty", title: "Band of uncertainty", keys: () => [entry("area", "#f08c00", "Holds the true line")] },
  { layer: "control_areas", title: "Control", keys: () => sidesOf("control_areas").map((camp) => entry("area", camp.color, camp.label)) },
  { layer: "control_points", title: "Who holds which place", keys: () => [entry("dot", "#495057", "Zoom in to see them")] },
  { layer: "mentions", title: "Place mentions", off: true, keys: () => [entry("dot", "#adb5bd", "Every place that an article names")] },
];

function colorSwitch() {
  const choice = (value, label) => make("button", { type: "button", ariaPressed: String(colorBy === value), onclick: () => { colorBy = value; fillLegend(); drawAll(); } }, label);
  return make("div", { className: "colorby", role: "group", ariaLabel: "Color events by" }, choice("kind", "by kind"), choice("side", "by side"));
}

function fillLegend() {
  const sections = legend.filter(({ layer }) => features(layer).length > 0).map(({ layer, title, keys, colors }) => {
    const on = state.on.has(layer);
    const box = make("input", { type: "checkbox", checked: on, onchange: () => { box.checked ? state.on.add(layer) : state.on.delete(layer); fillLegend(); drawAll(); } });
    const count = make("span", { className: "n" }, String(selected(layer).length));
    return make("div", { className: "layer" }, make("label", {}, box, title, count), on && colors ? colorSwitch() : null, on ? make("ul", { className: "keys" }, ...keys()) : null);
  });
  const leftOut = legend.filter(({ layer }) => data.left_out[layer]).map(({ layer, title }) =>
    make("p", { className: "layer" }, `${title}: all ${data.left_out[layer]} are in ${layer}.geojson; they are too many for this page.`));
  const several = snapshots.length > 1 ? `, one of ${snapshots.length} days` : "";
  byId("as-of").textContent = snapshot() ? `Control and front lines of ${day(snapshot())}${several}` : "";
  byId("layers").replaceChildren(...(sections.length ? sections : ["No event was found in the articles."]), ...leftOut);
}

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
function fillSummary() {
  const [first, last] = [days[0], days[days.length - 1]];
  const period = first ? (first === last ? day(first) : `${day(first)} – ${day(last)}`) : "no dates";
  const told = `${plural(features("strikes").length, "strike")}, ${plural(features("ground_events").length, "ground event")}; ${period}`;
  byId("summary").textContent = dated.length ? told : "Who holds what; no events";
  byId("credits").replaceChildren(make("p", {}, data.attribution), make("p", {}, `Read from news reports by ${data.generator}: what an article says, not what was checked on the ground.`));
}

// The dates of events and of a series of maps, and a slider over every day between the first and the last.
const dated = [...features("strikes"), ...features("ground_events"), ...features("advances")].map((feature) => feature.properties);
const days = [...new Set([...dated.map((p) => p.event_date), ...(snapshots.length > 1 ? snapshots : [])])].filter(Boolean).sort();
const toNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 864e5;
const toDate = (number) => new Date(number * 864e5).toISOString().slice(0, 10);

function setUpDates() {
  const undated = dated.filter((p) => !p.event_date).length;
  if (days.length < 2) return;
  byId("time").hidden = false;
  const [first, last] = [toNumber(days[0]), toNumber(days[days.length - 1])];
  const bins = Math.min(48, last - first + 1);
  const counts = new Array(bins).fill(0);
  const bin = (date) => Math.min(bins - 1, Math.floor(((toNumber(date) - first) / (last - first + 1)) * bins));
  dated.forEach((p) => { if (p.event_date) counts[bin(p.event_date)] += 1; });
  const bars = counts.map((count) => make("i", {}));
  bars.forEach((bar, n) => { bar.style.height = counts[n] ? `${12 + (88 * counts[n]) / Math.max(...counts)}%` : "1px"; });
  byId("histogram").replaceChildren(...bars);
  for (const [id, value] of [["from", first], ["to", last]]) Object.assign(byId(id), { min: first, max: last, step: 1, value, oninput: changed });
  if (undated) {
    byId("undated").hidden = false;
    byId("undated").querySelector("span").textContent = `also ${undated} without a date`;
    byId("undated").querySelector("input").onchange = changed;
  }
  function changed() {
    const ends = [Number(byId("from").value), Number(byId("to").value)].sort((a, b) => a - b);
    [state.from, state.to] = ends.map(toDate);
    state.undated = byId("undated").querySelector("input").checked;
    bars.forEach((bar, n) => bar.classList.toggle("in", n >= bin(state.from) && n <= bin(state.to)));
    byId("range").textContent = `${day(state.from)} – ${day(state.to)}`;
    fillLegend();
    drawAll();
  }
  changed();
}

// The place where the last look ended, so that a view can be kept and sent on: index.html#8/36.2/37.1
function addressedView() {
  const [zoom, latitude, longitude] = location.hash.slice(1).split("/").map(Number);
  const valid = location.hash && [zoom, latitude, longitude].every(Number.isFinite);
  if (valid) map.setView([latitude, longitude], zoom);
  return valid;
}
function keepView() {
  const { lat, lng } = map.getCenter();
  history.replaceState(null, "", `#${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`);
}

function firstView() {
  const events = [...features("strikes"), ...features("ground_events"), ...features("front_lines"), ...(dated.length ? [] : features("control_areas"))];
  const bounds = L.geoJSON(events.length ? events : data.areas.features).getBounds();
  const wide = map.getSize().x > 700;
  if (!bounds.isValid()) map.setView([0, 0], 5);
  else map.fitBounds(bounds, { maxZoom: 10, paddingTopLeft: [36, 36], paddingBottomRight: [wide ? 330 : 36, 36] });
}

legend.forEach(({ layer, off }) => { if (!off) state.on.add(layer); });
body.toggle("closed", window.innerWidth <= 640);
byId("open").onclick = () => body.remove("closed");
byId("close").onclick = () => body.add("closed");
if (!addressedView()) firstView();
map.on("moveend", keepView);
fillSummary();
fillLegend();
setUpDates();
drawAll();
