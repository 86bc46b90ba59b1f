// The days: a histogram, a slider over every day between the first and the last, and a player that goes through them.

// The dates of events and of a series of maps.
const days = [...new Set([...dated.map((p) => p.event_date), ...(snapshots.length > 1 ? snapshots : [])])].filter(Boolean).sort();
const toNumber = (date) => Date.parse(`${date}T00:00:00Z`) / 864e5;
const toDate = (number) => new Date(number * 864e5).toISOString().slice(0, 10);
const [firstDay, lastDay] = [days[0], days[days.length - 1]].map((date) => (date ? toNumber(date) : 0));
const bins = Math.min(48, lastDay - firstDay + 1);
const bin = (date) => Math.min(bins - 1, Math.floor(((toNumber(date) - firstDay) / (lastDay - firstDay + 1)) * bins));
let bars = [];

function setUpDates() {
  if (days.length < 2) return;
  byId("time").hidden = false;
  const counts = new Array(bins).fill(0);
  dated.forEach((p) => { if (p.event_date) counts[bin(p.event_date)] += 1; });
  bars = counts.map((count) => {
    const bar = make("i", {});
    bar.style.height = count ? `${12 + (88 * count) / Math.max(...counts)}%` : "1px";
    return bar;
  });
  byId("histogram").replaceChildren(...bars);
  const chosen = () => {
    stop();
    setDays(...["from", "to"].map((id) => Number(byId(id).value)).sort((a, b) => a - b));
  };
  for (const id of ["from", "to"]) Object.assign(byId(id), { min: firstDay, max: lastDay, step: 1, oninput: chosen });
  const undated = dated.filter((p) => !p.event_date).length;
  if (undated) {
    const box = byId("undated").querySelector("input");
    byId("undated").hidden = false;
    byId("undated").querySelector("span").textContent = `also ${undated} without a date`;
    box.checked = state.undated;
    box.onchange = () => { state.undated = box.checked; refresh(); };
  }
  byId("play").onclick = () => (timer ? stop() : play());
  showDays();
}

// The days from one number to another, inclusive.
function setDays(from, to) {
  [state.from, state.to] = [toDate(from), toDate(to)];
  showDays();
  refresh();
}
function showDays() {
  const [from, to] = [state.from || toDate(firstDay), state.to === "9999" ? toDate(lastDay) : state.to];
  const [left, right] = [byId("from"), byId("to")];
  [left.value, right.value] = [toNumber(from), toNumber(to)];
  left.ariaValueText = day(from);
  right.ariaValueText = day(to);
  bars.forEach((bar, n) => bar.classList.toggle("in", n >= bin(from) && n <= bin(to)));
  byId("range").textContent = from === to ? day(from) : `${day(from)} – ${day(to)}`;
}

// The player moves the chosen span along the days, in as many steps as the histogram has bars, or from map to map of a series.
// Where all days are chosen there is nothing to move: then the span grows from the first day on.
let timer = null;
const STEP_MS = 450;
function play() {
  const [from, to] = [Number(byId("from").value), Number(byId("to").value)];
  const grows = from <= firstDay;
  const atEnd = to >= lastDay;
  const span = to - from;
  const step = Math.max(1, Math.round((lastDay - firstDay) / bins));
  const stops = snapshots.length > 1 ? snapshots.map(toNumber) : Array.from({ length: bins + 1 }, (_, n) => Math.min(lastDay, firstDay + n * step));
  let ends = stops.filter((stop) => atEnd || stop > to);
  if (ends[ends.length - 1] !== lastDay) ends.push(lastDay);
  if (atEnd && !grows) ends = ends.filter((end) => end >= firstDay + span);
  const button = byId("play");
  [button.textContent, button.ariaLabel] = ["❚❚", "Stop"];
  timer = setInterval(() => {
    const end = ends.shift();
    if (end === undefined) return stop();
    setDays(grows ? firstDay : Math.max(firstDay, end - span), end);
  }, STEP_MS);
}
function stop() {
  clearInterval(timer);
  timer = null;
  const button = byId("play");
  [button.textContent, button.ariaLabel] = ["▶", "Play the days"];
}
