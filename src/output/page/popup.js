// What a click shows: the event in a line, the sentence that it was read from, and where to read on.

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function day(date) {
  if (!date) return "undated";
  const [year, month, number] = date.split("-").map(Number);
  return `${number} ${months[month - 1]} ${year}`;
}
const precisions = { 2: "within a week", 3: "month or vaguer" };
const places = { 2: "near the named place", 3: "only the area is known" };

function when(p) {
  const range = p.event_date_end && p.event_date_end !== p.event_date ? ` – ${day(p.event_date_end)}` : "";
  const vague = p.event_date && precisions[p.time_precision] ? ` (${precisions[p.time_precision]})` : "";
  return day(p.event_date) + range + (p.date_basis === "published" ? " (date of the article)" : vague);
}

// Links of the articles; anything but http and https is left out.
function links(p) {
  const urls = (p.urls || "").split("; ").filter((url) => /^https?:\/\//i.test(url) && URL.canParse(url));
  const titles = (p.titles || "").split("; ");
  const nodes = urls.map((url, n) => {
    const text = urls.length === titles.length ? titles[n] : new URL(url).hostname;
    return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text || url);
  });
  if (nodes.length === 0) return p.titles || p.articles;
  return make("span", {}, ...nodes.flatMap((node, n) => (n ? [", ", node] : [node])));
}

function party(actor, side) {
  if (!actor && !side) return null;
  const dot = make("i", { className: "side" });
  dot.style.background = sideColor(side);
  return make("span", {}, side ? dot : "", actor || sideLabel(side));
}

const number = (count, word) => (count === null || count === undefined ? null : `${count} ${word}`);
const list = (...parts) => parts.filter(Boolean).join(", ") || null;
const km = (value) => (value === null || value === undefined ? null : `${value} km`);
const rows = (pairs) => {
  const cells = pairs.filter(([, value]) => value).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
  return cells.length ? make("dl", {}, ...cells) : null;
};
const quote = (text) => (text ? make("blockquote", {}, text) : null);
const badge = (word) => (word ? make("span", { className: `badge ${word}` }, word) : null);
function top(title, time, certainty) {
  return make("div", { className: "top" }, make("span", { className: "kind" }, title), make("span", { className: "when" }, time), badge(certainty));
}

const sure = (p) => list(p.certainty, p.confidence === null ? null : `confidence ${p.confidence}`);
function eventCard({ properties: p }) {
  const place = list(places[p.geo_precision], p.uncertainty_km ? `± ${km(p.uncertainty_km)}` : null);
  const changed = p.control_to ? `${p.control_from ? sideLabel(p.control_from) : "?"} → ${sideLabel(p.control_to)}` : null;
  return make("article", { className: "card", id: `card-${p.id}` },
    top(symbolOf(p.kind).label, when(p), p.certainty),
    quote(p.notes),
    rows([
      ["By", party(p.actor1, p.side1)],
      ["Against", party(p.actor2, p.side2)],
      ["Target", p.target],
      ["Weapon", p.weapon],
      ["Control", changed],
      ["Harm", list(number(p.fatalities, "killed"), number(p.fatalities_children, "of them children"), number(p.injured, "injured"))],
      ["Place", place],
      ["How sure", sure(p)],
      ["Source", p.source],
      ["Article", links(p)],
      ["Corrected", p.correction],
    ]));
}

function headed(title, arabic, ...cards) {
  const bdi = arabic ? make("bdi", { lang: "ar" }, arabic) : null;
  return make("div", { className: "popup" }, make("h3", {}, title || "Unnamed place", bdi), ...cards);
}
const placePopup = (group) => headed(group[0].properties.location, group[0].properties.location_ar, ...group.map(eventCard));

// One popup at a time. That of events draws their circle of uncertainty, and the address names the first of them.
let rings = null;
let openEventId = null;
function openPopup(content, at) {
  L.popup(popupOptions()).setLatLng(at).setContent(content).openOn(map);
}
function openPlace({ coordinates: [longitude, latitude], members }, first) {
  const group = members.map((member) => member.feature);
  if (first) group.sort((a, b) => (b === first) - (a === first));
  openPopup(placePopup(group), [latitude, longitude]);
  rings = drawRings(group).addTo(map);
  openEventId = group[0].properties.id;
  keepView();
}
map.on("popupclose", () => {
  if (rings) rings.remove();
  [rings, openEventId] = [null, null];
  keepView();
});

// Shows an event wherever it is hidden, with its place near enough to be told from others.
function openEvent(feature) {
  const layer = features("strikes").includes(feature) ? "strikes" : "ground_events";
  const [longitude, latitude] = feature.geometry.coordinates;
  if (!state.on.has(layer)) {
    state.on.add(layer);
    refresh();
  }
  if (isNarrow()) showTable(false);
  const zoom = Math.max(map.getZoom(), 9);
  const middle = map.project([latitude, longitude], zoom).add([covered() / 2, -80]);
  map.setView(map.unproject(middle, zoom), zoom, { animate: false });
  const key = feature.geometry.coordinates.join();
  const place = eventPlaces().find((place) => place.key === key);
  openPlace(place || { coordinates: feature.geometry.coordinates, members: [{ layer, feature }] }, feature);
}

const popups = {
  front_lines: ({ properties: p }) => headed(`${sideLabel(p.side_left)} / ${sideLabel(p.side_right)}`, null,
    make("article", { className: "card" }, top("Front line", `as of ${day(p.as_of)}`, p.certainty), rows([
      ["Status", p.status],
      ["Gap between places", km(p.gap_km)],
      ["True line within", km(p.uncertainty_km)],
      ["Length", km(p.length_km)],
      ["Left", p.places_left],
      ["Right", p.places_right],
    ]))),
  front_uncertainty: ({ properties: p }) => headed(`${sideLabel(p.side_left)} / ${sideLabel(p.side_right)}`, null,
    make("article", { className: "card" }, top(`Holds the true line in ${Math.round(100 * p.coverage)} of 100 cases`, `as of ${day(p.as_of)}`))),
  control_areas: ({ properties: p }) => headed(sideLabel(p.side), null,
    make("article", { className: "card" }, top(p.besieged ? "Besieged" : "Control", `as of ${day(p.as_of)}`, p.status), rows([
      ["Held by", p.holders],
      ["Area", p.area_km2 ? `${Math.round(p.area_km2)} km²` : null],
      ["Places", p.places],
      ["Evidence", p.evidence_to ? `${day(p.evidence_from)} – ${day(p.evidence_to)}` : null],
    ]))),
  control_points: ({ properties: p }) => headed(p.location, p.location_ar,
    make("article", { className: "card" }, top(sideLabel(p.side), `as of ${day(p.as_of)}`, p.status), quote(p.notes), rows([
      ["Holder", p.holder],
      ["Since", p.since ? day(p.since) : null],
      ["Basis", p.basis],
      ["Articles", p.articles],
    ]))),
  advances: ({ properties: p }) => headed(`${p.from_place || "?"} → ${p.to_place || "?"}`, null,
    make("article", { className: "card" }, top(`Advance, ${p.phase}`, day(p.event_date), p.certainty), quote(p.notes), rows([
      ["By", party(p.actor1, p.side1)],
      ["Against", party(p.actor2, p.side2)],
      ["Length", km(p.length_km)],
      ["Source", p.source],
    ]))),
  mentions: ({ properties: p }) => headed(p.location, p.location_ar,
    make("article", { className: "card" }, top(`“${p.surface}”`, p.article, p.role), quote(p.notes), rows([["Match", p.match], ["Reasons", p.reasons]]))),
};
