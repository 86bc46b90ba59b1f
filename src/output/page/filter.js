// What is shown: the layers that are on, the days, and the filters. Every part of the page asks here.

const state = { from: "", to: "9999", undated: true, colorBy: "kind", on: new Set(), hidden: new Set(), unsure: new Set(), side: "", actor: "", source: "" };

const sources = (p) => (p.source || "").split("; ").filter(Boolean);
const inRange = (p) => (p.event_date ? p.event_date <= state.to && (p.event_date_end || p.event_date) >= state.from : state.undated);
const isOf = (wanted, ...values) => !wanted || values.includes(wanted);
function passes(p) {
  return inRange(p) && !state.hidden.has(symbolOf(p.kind).family) && !state.unsure.has(p.certainty)
    && isOf(state.side, p.side1, p.side2) && isOf(state.actor, p.actor1, p.actor2) && isOf(state.source, ...sources(p));
}

// The situation is drawn for days; of several, the newest that the chosen range reaches.
const snapshots = [...new Set(["front_lines", "control_areas", "control_points"].flatMap((layer) => features(layer).map((f) => f.properties.as_of)))].filter(Boolean).sort();
const snapshot = () => (snapshots.length < 2 ? snapshots[0] : snapshots.filter((day) => day <= state.to).pop());
const current = (p) => p.as_of === snapshot() || !p.as_of;

const selections = {
  strikes: passes, ground_events: passes, advances: passes, mentions: () => true,
  front_lines: current, front_uncertainty: current, control_areas: current, control_points: current,
};
const selected = (layer) => features(layer).filter((feature) => selections[layer](feature.properties));

// Events, and those with an arrow: what dates and filters choose from.
const events = [...features("strikes"), ...features("ground_events")];
const dated = [...events, ...features("advances")].map((feature) => feature.properties);
const values = (read) => [...new Set(dated.flatMap(read))].filter(Boolean).sort();

// The page has no more to choose from than the articles told of.
const choices = [
  { key: "side", label: "Side", values: values((p) => [p.side1, p.side2]), text: sideLabel },
  { key: "actor", label: "Actor", values: values((p) => [p.actor1, p.actor2]), text: (actor) => actor },
  { key: "source", label: "Source", values: values(sources), text: (source) => source },
];
const certainties = values((p) => p.certainty);
const filtersOn = () => choices.filter(({ key }) => state[key]).length + state.hidden.size + state.unsure.size;

function fillFilters() {
  if (dated.length === 0) return;
  const pick = ({ key, label, values, text }) => {
    const option = (value) => make("option", { value, selected: state[key] === value }, value ? text(value) : "any");
    const select = make("select", { onchange: () => { state[key] = select.value; refresh(); } }, option(""), ...values.map(option));
    return values.length ? make("label", { className: "choice" }, make("span", {}, label), select) : null;
  };
  const sure = (certainty) => {
    const box = make("input", { type: "checkbox", checked: !state.unsure.has(certainty), onchange: () => { toggle(state.unsure, certainty, !box.checked); refresh(); } });
    return make("label", { className: "chip" }, box, certainty);
  };
  const clear = make("button", { type: "button", className: "clear", onclick: clearFilters }, "Clear all filters");
  const certain = certainties.length > 1 ? make("div", { className: "chips", role: "group", ariaLabel: "Certainty" }, ...certainties.map(sure)) : null;
  byId("filters").hidden = false;
  byId("filters").replaceChildren(make("h2", {}, filtersOn() ? `Filters (${filtersOn()} on)` : "Filters"), ...choices.map(pick).filter(Boolean), certain || "", filtersOn() ? clear : "");
}

function toggle(set, value, on) {
  on ? set.add(value) : set.delete(value);
}

function clearFilters() {
  choices.forEach(({ key }) => { state[key] = ""; });
  state.hidden.clear();
  state.unsure.clear();
  refresh();
}

// After a change of what is shown: every part of the page again.
function refresh() {
  fillFilters();
  fillLegend();
  drawAll();
  fillTable();
  keepView();
}
