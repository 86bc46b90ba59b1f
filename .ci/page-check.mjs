// Uses the page as a reader does, in headless Chromium: clicks, keys, addresses, a phone, the night; and looks at what it asks of
// the network, which must be nothing, and at its console, which must be empty.
// usage: node page-check.mjs FOLDER HOSTILE REPORT PICTURES
//   FOLDER    an output folder of `sitmap map` with events
//   HOSTILE   the output folder of an article whose texts are markup and whose link is a script
//   REPORT    the page of `sitmap report` on FOLDER
//   PICTURES  where the pictures go
// needs playwright-core beside it or in NODE_PATH, and chromium (CHROMIUM, else /usr/bin/chromium)
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.NODE_PATH ? join(resolve(process.env.NODE_PATH), "any.js") : import.meta.url);
const { chromium } = require("playwright-core");

const [folder, hostile, report, pictures] = process.argv.slice(2).map((path) => resolve(path));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const complaints = [];

async function open(file, { width = 1280, height = 860, colorScheme = "light", hash = "" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.stack}`));
  page.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(file|data):/.test(request.url())) complaints.push(`request: ${request.url()}`); });
  await page.goto(pathToFileURL(file).href + hash);
  return page;
}
const index = (dir) => join(dir, "index.html");
const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });
const told = async (page) => Number((await page.locator("#told").textContent()).split(" ")[0]);
const hash = (page) => page.evaluate(() => location.hash);
const marks = (page) => page.locator("path.event").count();

const checks = {
  async "first view"() {
    const page = await open(index(folder));
    assert.ok((await marks(page)) > 5, "events are marked");
    assert.equal(await page.title(), "Situation map");
    const paint = await page.evaluate(() => new Promise((done) => setTimeout(() => done(performance.getEntriesByName("first-contentful-paint")[0]?.startTime), 300)));
    const size = readFileSync(index(folder)).length;
    await picture(page, "page");
    return `${(size / 1e6).toFixed(2)} MB, first paint after ${Math.round(paint)} ms`;
  },

  async "search in other spellings than the gazetteer's"() {
    const page = await open(index(folder));
    const found = [];
    // Villages that no article need name, as the press spells them, and one in Arabic.
    for (const [spelled, name] of [["khan sheikhun", "Khan Shaykhun"], ["Hardatneen", "Hardatnin"], ["el-Bab", "Al-Bab"], ["نبل", "Nubl"]]) {
      await page.fill("#sought", spelled);
      assert.equal((await page.locator("#found li span").first().textContent()), name, spelled);
      found.push(`${spelled} = ${name}`);
    }
    await page.press("#sought", "Enter");
    assert.match(await hash(page), /^#11\/36\.3/, "the map goes to Nubl");
    await page.fill("#sought", "Wolverhampton");
    assert.match(await page.locator("#found").textContent(), /No place/);
    return found.join(", ");
  },

  async "filters, table and map agree"() {
    const page = await open(index(folder));
    await page.keyboard.press("e");
    const all = await told(page);
    const rows = () => page.locator("#rows tbody tr").count();
    assert.equal(await rows(), Math.min(all, 150));
    await page.selectOption("#filters select >> nth=0", { index: 1 });
    const ofSide = await told(page);
    assert.ok(ofSide > 0 && ofSide < all, `${ofSide} of ${all} by side`);
    assert.equal(await rows(), Math.min(ofSide, 150));
    await page.click("text=Clear all filters");
    assert.equal(await told(page), all);
    const family = page.locator(".keys button").first();
    await family.click();
    assert.ok((await told(page)) < all, "a kind is hidden");
    assert.equal(await page.locator(".keys button").first().getAttribute("aria-pressed"), "false");
    await page.locator(".keys button").first().click();
    await page.locator(".chip input").first().uncheck();
    assert.ok((await told(page)) < all, "a certainty is hidden");
    await page.locator(".chip input").first().check();
    await page.locator("#layers input").first().uncheck();
    assert.ok((await told(page)) < all, "a layer is off, so its rows are");
    return `${all} events, ${ofSide} of one side`;
  },

  async "a row opens its event with its sentence, circle and address, and the address opens it again"() {
    const page = await open(index(folder));
    await page.keyboard.press("e");
    await page.locator("#rows th button", { hasText: "Killed" }).click();
    const killed = await page.locator("#rows td.number").allTextContents();
    assert.deepEqual(killed, [...killed].sort((a, b) => Number(b || -1) - Number(a || -1)), "sorted by the dead");
    await page.locator("#rows tbody tr button").first().click();
    const quoted = await page.locator(".leaflet-popup .card blockquote").first().textContent();
    assert.ok(quoted.length > 20, "the popup quotes");
    assert.match(await page.locator(".leaflet-popup").textContent(), /How sure.*Article/s);
    assert.equal(await page.locator("path.ring").count() > 0, true, "the circle of uncertainty is drawn");
    const [popup, panel] = await Promise.all([".leaflet-popup", "#panel"].map((one) => page.locator(one).boundingBox()));
    assert.ok(popup.x >= 452 && popup.x + popup.width <= panel.x && popup.y >= 0, "the popup lies between table and legend");
    await picture(page, "event");
    const again = await open(index(folder), { hash: await hash(page) });
    assert.equal(await again.locator(".leaflet-popup .card blockquote").first().textContent(), quoted);
    await again.keyboard.press("Escape");
    assert.equal(await again.locator(".leaflet-popup").count(), 0, "Escape closes it");
    return quoted.slice(0, 60);
  },

  async "an address keeps days, filters and layers"() {
    const page = await open(index(folder));
    await page.selectOption("#filters select >> nth=1", { index: 1 });
    await page.locator("#to").fill(String(Number(await page.locator("#to").getAttribute("max")) - 30));
    await page.locator("#layers input").nth(1).uncheck();
    await page.click("text=by side");
    const state = () => Promise.all([page, kept].filter(Boolean).map(async (one) => [await one.locator("#range").textContent(), await one.locator("#open-table").textContent(), await one.locator("#filters select >> nth=1").inputValue()]));
    let kept = null;
    const address = await hash(page);
    kept = await open(index(folder), { hash: address });
    const [first, second] = await state();
    assert.deepEqual(second, first);
    const odd = await open(index(folder), { hash: "#x/y?from=2016-99-99&side=<img src=x onerror=alert(1)>&on=none&event=no" });
    assert.equal(await odd.locator("#filters select >> nth=0").inputValue(), "", "what is unknown is passed over");
    return address;
  },

  async "the player moves the days"() {
    const page = await open(index(folder));
    const before = await page.locator("#range").textContent();
    await page.keyboard.press("p");
    await page.waitForFunction((old) => document.getElementById("range").textContent !== old, before);
    await page.keyboard.press("p");
    assert.equal(await page.locator("#play").getAttribute("aria-label"), "Play the days");
    return `${before}, then ${await page.locator("#range").textContent()}`;
  },

  async "a cluster opens when it is clicked"() {
    const page = await open(index(folder), { width: 900, height: 700 });
    const before = await marks(page);
    await page.keyboard.press("l");
    const zoom = Number((await hash(page)).slice(1).split("/")[0]);
    const halo = page.locator("path.event").first();
    await halo.click({ force: true });
    await page.waitForFunction((zoom) => Number(location.hash.slice(1).split("/")[0]) > zoom || document.querySelector(".leaflet-popup"), zoom);
    return `${before} marks at zoom ${zoom}`;
  },

  async "the night, by the system and by the button"() {
    const page = await open(index(folder), { colorScheme: "dark" });
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    assert.equal(await theme(), "dark");
    await picture(page, "dark");
    await page.click("#theme");
    assert.equal(await theme(), "light");
    return "";
  },

  async "a phone"() {
    const page = await open(index(folder), { width: 390, height: 800 });
    await picture(page, "phone");
    assert.ok(await page.locator("#open").isVisible() && !(await page.locator("#panel").isVisible()), "the legend waits");
    await page.click("#open");
    assert.ok(await page.locator("#panel").isVisible());
    await picture(page, "phone-legend");
    await page.click("#close");
    await page.click("#open-table");
    await page.locator("#rows tbody tr").first().click();
    assert.ok(!(await page.locator("#table").isVisible()) && await page.locator(".leaflet-popup").isVisible(), "the event is in view");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(wide, 390, "nothing sticks out");
    return "";
  },

  async "the street map asks the network when it is switched on, and only then"() {
    const page = await open(index(folder));
    // One gray pixel, as a stand-in for the tile server, which is not asked from here.
    const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM0NDT8DwACmQGAhx9mPwAAAABJRU5ErkJggg==", "base64");
    let asked = 0;
    await page.route("https://tile.openstreetmap.org/**", (route) => { asked += 1; return route.fulfill({ contentType: "image/png", body: pixel }); });
    await page.waitForTimeout(300);
    assert.equal(asked, 0);
    await page.locator("#background input").last().check();
    await page.waitForSelector(".leaflet-tile-loaded");
    assert.match(await page.locator(".leaflet-control-attribution").textContent(), /OpenStreetMap/);
    assert.match(await hash(page), /tiles=yes/);
    const others = complaints.filter((line) => !line.startsWith("request: https://tile.openstreetmap.org/"));
    complaints.length = 0;
    complaints.push(...others);
    await page.locator("#background input").last().uncheck();
    return `${asked} tiles`;
  },

  async "markup in an article is text, and a script is no link"() {
    const page = await open(index(hostile));
    await page.keyboard.press("e");
    await page.locator("#rows tbody tr").first().click();
    const popup = page.locator(".leaflet-popup");
    assert.match(await popup.textContent(), /<script>/, "the title is shown as it is");
    assert.equal(await popup.locator("script, img, a[href^='javascript']").count(), 0);
    await page.fill("#sought", "<img src=x onerror=alert(1)>");
    return "";
  },

  async "the report, by day, at night and on a phone"() {
    const page = await open(report);
    assert.ok((await page.locator("svg").count()) > 0, "strikes are charted");
    assert.ok((await page.locator("blockquote").count()) > 20, "events are quoted");
    await picture(page, "report");
    await picture(await open(report, { colorScheme: "dark" }), "report-dark");
    const phone = await open(report, { width: 390, height: 800 });
    assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 390, "nothing sticks out");
    return "";
  },

  async "five thousand events stay fluid"() {
    const page = readFileSync(index(folder), "utf8");
    const [head, rest] = page.split('<script type="application/json" id="data">');
    const end = rest.indexOf("</script>");
    const data = JSON.parse(rest.slice(0, end));
    const few = data.layers.strikes.features;
    data.layers.strikes.features = Array.from({ length: 5000 }, (_, n) => {
      const { properties, geometry } = few[n % few.length];
      // A lattice of some 1,000 places over the first ones' surroundings.
      const coordinates = [geometry.coordinates[0] + 0.03 * (n % 9), geometry.coordinates[1] + 0.02 * (n % 7)];
      return { type: "Feature", properties: { ...properties, id: `many-${n}`, longitude: coordinates[0], latitude: coordinates[1] }, geometry: { type: "Point", coordinates } };
    });
    const file = join(pictures, "many.html");
    writeFileSync(file, `${head}<script type="application/json" id="data">${JSON.stringify(data).replaceAll("<", "\\u003c")}${rest.slice(end)}`);
    const many = await open(file);
    const took = (act) => many.evaluate(async (act) => {
      const before = performance.now();
      document.querySelector(act.on).dispatchEvent(new Event(act.event));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return Math.round(performance.now() - before);
    }, act);
    await many.locator("#to").evaluate((slider) => { slider.value = Number(slider.max) - 100; });
    const slider = await took({ on: "#to", event: "input" });
    await picture(many, "many");
    const zoom = await many.evaluate(async () => {
      const before = performance.now();
      document.querySelector(".leaflet-control-zoom-in").click();
      await new Promise((done) => setTimeout(done, 350));
      await new Promise((done) => requestAnimationFrame(done));
      return Math.round(performance.now() - before - 350);
    });
    return `a step of the slider ${slider} ms, a zoom ${zoom} ms beside its animation`;
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    const said = await check();
    assert.deepEqual(complaints.splice(0), []);
    console.log(`page: ${name}: ok${said ? ` (${said})` : ""}`);
  } catch (error) {
    failed += 1;
    console.error(`page: ${name}: ${error.message}`);
    complaints.length = 0;
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
