// The table of events beside the map: those that the filters let through, in the order that a click on a head asks for.

// Rows that are made at once; more come as the reader goes down.
const BATCH = 150;
const columns = [
  { head: "Date", read: (p) => p.event_date || "", cell: (p) => (p.event_date ? day(p.event_date) : "undated"), className: "date" },
  { head: "Event", read: (p) => symbolOf(p.kind).label, cell: (p, layer) => make("span", {}, key(kinds[layer], eventColor(p)), symbolOf(p.kind).label) },
  { head: "Place", read: (p) => p.location || "", cell: (p) => p.location || "unnamed" },
  { head: "By", read: (p) => p.actor1 || "", cell: (p) => party(p.actor1, p.side1) || "" },
  { head: "Killed", read: (p) => p.fatalities ?? -1, cell: (p) => (p.fatalities === null ? "" : String(p.fatalities)), className: "number" },
];
const order = { column: 0, down: true };
let rowsLeft = [];

function fillTable() {
  const shown = Object.keys(kinds).filter((layer) => state.on.has(layer)).flatMap((layer) => selected(layer).map((feature) => ({ layer, feature })));
  byId("told").textContent = shown.length === events.length ? String(events.length) : `${shown.length} of ${events.length}`;
  byId("open-table").textContent = `Events ${byId("told").textContent}`;
  if (byId("table").hidden) return;
  const read = columns[order.column].read;
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  shown.sort((a, b) => (order.down ? -1 : 1) * compare(read(a.feature.properties), read(b.feature.properties)));
  rowsLeft = shown;
  const rows = make("tbody", {});
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...columns.map(head))), rows);
  byId("rows").replaceChildren(table, shown.length ? "" : make("p", { className: "note" }, "No event passes the filters."));
  byId("rows").scrollTop = 0;
  moreRows();
}

function head({ head, className }, n) {
  const sorted = order.column === n;
  const button = make("button", { type: "button", onclick: () => { Object.assign(order, { column: n, down: sorted ? !order.down : n === 0 || n === 4 }); fillTable(); } }, head, sorted ? (order.down ? " ▾" : " ▴") : "");
  return make("th", { scope: "col", className: className || "", ariaSort: sorted ? (order.down ? "descending" : "ascending") : "none" }, button);
}

function moreRows() {
  const rows = byId("rows").querySelector("tbody");
  if (rows) rows.append(...rowsLeft.splice(0, BATCH).map(row));
}
byId("rows").onscroll = ({ target }) => { if (target.scrollHeight - target.scrollTop < 3 * target.clientHeight) moreRows(); };

function row({ layer, feature }) {
  const p = feature.properties;
  const cells = columns.map(({ cell, className }, n) => {
    const content = cell(p, layer);
    // The place is the button, so that the keyboard reaches every event; a click anywhere in the row does the same.
    return make("td", { className: className || "" }, n === 2 ? make("button", { type: "button", title: "Show on the map" }, content) : content);
  });
  const unsure = p.certainty === "claimed" || p.certainty === "disputed" ? ` ${p.certainty}` : "";
  return make("tr", { className: `row${unsure}`, title: p.notes || "", onclick: () => openEvent(feature) }, ...cells);
}

function showTable(shown) {
  byId("table").hidden = !shown;
  body.toggle("with-table", shown);
  byId("open-table").ariaExpanded = String(shown);
  fillTable();
  map.invalidateSize();
}
