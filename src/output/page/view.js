// The first view, the address that keeps a view, the panels, day and night, and the keyboard.

// The pixels at the right of the map that the legend lies over; the table stands beside the map.
function covered() {
  return isNarrow() || body.contains("closed") ? 0 : byId("panel").offsetWidth + 12;
}

// A view that can be kept and sent on: index.html#8/36.2/37.1?side=opposition. What is as it is at first is not written.
const LISTS = { on: "on", hidden: "hide", unsure: "unsure" };
let firstOn = "";
const written = (set) => [...set].sort().join("~");
function keepView() {
  if (!clusters) return;
  const { lat, lng } = map.getCenter();
  const kept = new URLSearchParams();
  if (state.from && toNumber(state.from) > firstDay) kept.set("from", state.from);
  if (state.to !== "9999" && toNumber(state.to) < lastDay) kept.set("to", state.to);
  if (!state.undated) kept.set("undated", "no");
  if (state.colorBy !== "kind") kept.set("color", state.colorBy);
  choices.forEach(({ key }) => { if (state[key]) kept.set(key, state[key]); });
  for (const [set, word] of Object.entries(LISTS)) if (written(state[set]) !== (set === "on" ? firstOn : "")) kept.set(word, written(state[set]));
  for (const { name, on } of background) if (on !== (name === "roads")) kept.set(name, on ? "yes" : "no");
  if (!byId("table").hidden && !openedByWidth) kept.set("table", "yes");
  if (openEventId) kept.set("event", openEventId);
  const query = kept.toString();
  history.replaceState(null, "", `#${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}${query ? `?${query}` : ""}`);
}

// Reads an address; what it names and the page does not know is passed over. Gives the event that it opens.
function readAddress() {
  const [view, query] = location.hash.slice(1).split("?");
  const kept = new URLSearchParams(query || "");
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text || "") && Number.isFinite(toNumber(text));
  if (isDay(kept.get("from"))) state.from = kept.get("from");
  if (isDay(kept.get("to"))) state.to = kept.get("to");
  if (kept.get("undated") === "no") state.undated = false;
  if (kept.get("color") === "side") state.colorBy = "side";
  choices.forEach(({ key, values }) => { if (values.includes(kept.get(key))) state[key] = kept.get(key); });
  for (const [set, word] of Object.entries(LISTS)) {
    if (kept.has(word)) state[set] = new Set(kept.get(word).split("~").filter(Boolean));
  }
  for (const entry of background) if (kept.has(entry.name)) entry.on = kept.get(entry.name) === "yes";
  if (kept.get("table") === "yes") showTable(true);
  const [zoom, latitude, longitude] = (view || "").split("/").map(Number);
  const valid = view && [zoom, latitude, longitude].every(Number.isFinite);
  if (valid) map.setView([latitude, longitude], zoom, { animate: false });
  else firstView();
  return events.find((feature) => feature.properties.id === kept.get("event"));
}

function firstView() {
  const shown = [...events, ...features("front_lines"), ...(dated.length ? [] : features("control_areas"))];
  const bounds = L.geoJSON(shown.length ? shown : data.areas.features).getBounds();
  if (!bounds.isValid()) map.setView([0, 0], 5);
  else map.fitBounds(bounds, { maxZoom: 10, paddingTopLeft: [36, 60], paddingBottomRight: [covered() + 36, 36], animate: false });
}

function showPanel(shown) {
  body.toggle("closed", !shown);
  byId("open").ariaExpanded = String(shown);
}

// Day or night: what the reader's system says, until the reader says otherwise. Kept where the browser lets a page keep things.
function setUpTheme() {
  const night = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => { try { return localStorage.getItem("sitmap-theme"); } catch { return null; } };
  const apply = (theme) => { document.documentElement.dataset.theme = theme; };
  apply(remembered() || (night.matches ? "dark" : "light"));
  night.onchange = () => { if (!remembered()) apply(night.matches ? "dark" : "light"); };
  byId("theme").onclick = () => {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    apply(theme);
    try { localStorage.setItem("sitmap-theme", theme); } catch { /* a page from disk may not keep anything */ }
  };
}

function setUpKeys() {
  const does = {
    "/": () => byId("sought").focus(),
    e: () => toggleTable(),
    l: () => showPanel(body.contains("closed")),
    p: () => { if (!byId("time").hidden) byId("play").click(); },
    d: () => byId("theme").click(),
    Escape: () => { map.closePopup(); if (isNarrow()) [showTable(false), showPanel(false)]; },
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input:not([type=checkbox], [type=range]), select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !does[event.key]) return;
    event.preventDefault();
    does[event.key]();
  });
}

// Where there is room for both, the table is open from the start.
const WIDE_PX = 1500;
let openedByWidth = false;
function toggleTable() {
  openedByWidth = false;
  if (isNarrow()) showPanel(false);
  showTable(byId("table").hidden);
  keepView();
}

legend.forEach(({ layer, off }) => { if (!off) state.on.add(layer); });
firstOn = written(state.on);
showPanel(!isNarrow());
openedByWidth = window.innerWidth >= WIDE_PX && events.length > 0;
if (openedByWidth) showTable(true);
byId("open").onclick = () => { if (isNarrow()) showTable(false); showPanel(true); };
byId("close").onclick = () => showPanel(false);
byId("open-table").hidden = events.length === 0;
byId("open-table").onclick = toggleTable;
byId("table").querySelector(".close").onclick = toggleTable;
setUpTheme();
setUpKeys();
setUpSearch();
const opened = readAddress();
setUpDates();
fillSummary();
fillBackground();
refresh();
map.on("moveend", keepView);
if (opened) openEvent(opened);
