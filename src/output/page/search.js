// Finds places in any spelling: those that the articles name in their own words, then every place of the gazetteer. Names meet
// by their letters, else by the consonants that the spellings of one Arabic name share.

// "al-Bab", "El Bab" and "Bab" begin alike; marks, hyphens and case say nothing.
const folded = (name) => name.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u0652'’ʿʾ`]/g, "").toLowerCase().replace(/[-_]/g, " ").trim();
const bare = (name) => folded(name).replace(/^(al|el|ar|as|ash|at|az|an|ad|adh|ath) /, "");

// The consonants of a romanised name by class: `kh` and `h`, `q` and `k`, `dh` and `z` are one where print takes one for the
// other. Vowels, and the letters written for them, are left out; a doubled letter counts once.
const CLASSES = [[/kh|ẖ/g, "h"], [/gh/g, "g"], [/sh|ch/g, "x"], [/th/g, "t"], [/dh|dz|z/g, "d"], [/dj/g, "j"], [/ph/g, "f"], [/[qc]|ck/g, "k"], [/p/g, "b"]];
function consonants(name) {
  const word = bare(name).replace(/([aeiou])h\b/g, "$1");
  return CLASSES.reduce((text, [spelled, one]) => text.replace(spelled, one), word).replace(/[aeiouwyv\s]/g, "").replace(/(.)\1+/g, "$1");
}

let index = null;
function knownPlaces() {
  if (index) return index;
  const known = byId("places").textContent.split("\n").filter(Boolean).map((line) => {
    const [name, arabic, area, latitude, longitude] = line.split("\t");
    return { names: [name, arabic].filter(Boolean), name, area, at: [Number(latitude), Number(longitude)], told: 0 };
  });
  const byName = new Map(known.map((place) => [`${place.name}|${place.at[0].toFixed(2)}`, place]));
  for (const layer of ["strikes", "ground_events", "mentions"]) {
    for (const { properties: p, geometry: { coordinates: [longitude, latitude] } } of features(layer)) {
      const id = `${p.location}|${latitude.toFixed(2)}`;
      if (!p.location || p.geo_precision === 3) continue;
      if (!byName.has(id)) {
        byName.set(id, { names: [p.location, p.location_ar].filter(Boolean), name: p.location, area: p.admin1 || "", at: [latitude, longitude], told: 0 });
        known.push(byName.get(id));
      }
      const place = byName.get(id);
      place.told += 1;
      const spelled = p.surface || p.location_text;
      if (spelled && !place.names.includes(spelled)) place.names.push(spelled);
    }
  }
  index = known.map((place) => ({ ...place, folded: place.names.map(bare), consonants: place.names.map(consonants) }));
  return index;
}

// How well a place answers, less being better: the very name, one that begins so, a word in it, the consonants, or none.
function distance(place, sought, skeleton) {
  if (place.folded.includes(sought)) return 0;
  if (place.folded.some((name) => name.startsWith(sought))) return 1;
  if (skeleton.length > 1 && place.consonants.includes(skeleton)) return 2;
  if (place.folded.some((name) => name.includes(sought))) return 3;
  if (skeleton.length > 2 && place.consonants.some((name) => name.startsWith(skeleton))) return 4;
  return 9;
}
function find(text) {
  const [sought, skeleton] = [bare(text), consonants(text)];
  if (sought.length < 2) return [];
  const ranked = knownPlaces().map((place) => ({ place, distance: distance(place, sought, skeleton) })).filter((answer) => answer.distance < 9);
  ranked.sort((a, b) => a.distance - b.distance || b.place.told - a.place.told || a.place.name.length - b.place.name.length || (a.place.name < b.place.name ? -1 : 1));
  return ranked.slice(0, 8).map((answer) => answer.place);
}

let active = -1;
function showFound() {
  const input = byId("sought");
  const answers = find(input.value);
  active = -1;
  const item = (place, n) => make("li", { role: "option", id: `found-${n}`, onmousedown: (event) => { event.preventDefault(); goTo(place); } },
    make("span", {}, place.name), make("span", { className: "soft" }, [place.area, place.told ? plural(place.told, "mention") : ""].filter(Boolean).join(", ")));
  const none = bare(input.value).length > 1 ? [make("li", { className: "soft" }, "No place of that name is known.")] : [];
  byId("found").replaceChildren(...(answers.length ? answers.map(item) : none));
  byId("found").hidden = byId("found").children.length === 0;
  input.ariaExpanded = String(!byId("found").hidden);
  return answers;
}
function goTo(place) {
  byId("sought").value = place.name;
  byId("found").hidden = true;
  byId("sought").ariaExpanded = "false";
  const zoom = Math.max(map.getZoom(), 11);
  map.setView(map.unproject(map.project(place.at, zoom).add([covered() / 2, 0]), zoom), zoom, { animate: false });
  const here = L.circleMarker(place.at, { radius: 16, className: "here", interactive: false, pane: "rings", renderer: renderers.rings }).addTo(map);
  setTimeout(() => here.remove(), 4000);
}
function setUpSearch() {
  const input = byId("sought");
  let answers = [];
  input.oninput = () => { answers = showFound(); };
  input.onfocus = () => { if (input.value) answers = showFound(); };
  input.onblur = () => { byId("found").hidden = true; };
  input.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") { input.value = ""; showFound(); input.blur(); }
    if (!step || answers.length === 0) return;
    event.preventDefault();
    active = (active + step + answers.length) % answers.length;
    [...byId("found").children].forEach((item, n) => { item.ariaSelected = String(n === active); });
    input.setAttribute("aria-activedescendant", `found-${active}`);
  };
  byId("search").onsubmit = (event) => {
    event.preventDefault();
    answers = showFound();
    if (answers.length) goTo(answers[Math.max(active, 0)]);
    input.blur();
  };
}
