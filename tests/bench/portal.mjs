// SPDX-License-Identifier: Apache-2.0
// What people feel of a portal with many cases, as JSON on standard output: the time of its pages
// under load, their weight, the first paint, and how soon an event is on screen.
import { readFileSync } from "node:fs";
import http from "node:http";
import { base, cookieOf, enter, launch } from "../browser/people.mjs";
import { agent, load, percentile, sleep } from "./pages.mjs";

const kViewers = 50;
const kStreamsOfASession = 4;
const kEvents = 200;
const kPause = 50; // ms between events
const kPoor = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }; // 400 kbit/s
const kSlower = 6;
const kPaints = 5;
const kTabs = 12;

const openCase = process.env.TEPAT_CASE;
const pages = {
  "an empty answer, for comparison": "/healthz", "Kotak Tugas": "/", Papan: "/papan", Berkas: `/berkas/${openCase}`, "Daftar berkas": "/berkas",
  "Cari: a word of every case": "/cari?q=kinerja", "Cari: beginnings of words": "/cari?q=peng+kin+tri",
  "Cari: a number": "/cari?q=17+427.61", "Surat masuk": "/surat/baru", Status: "/status",
};

// The first visit of a page with nothing cached: what travels, and when something is seen.
async function visit(browser, cookie, path, poor) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addCookies(cookie.split("; ").map((one) => ({ name: one.split("=")[0], value: one.split("=")[1], url: base })));
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  let [requests, bytes] = [0, 0];
  cdp.on("Network.requestWillBeSent", () => ++requests);
  cdp.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
  if (poor) {
    await cdp.send("Network.emulateNetworkConditions", kPoor);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: kSlower });
  }
  await page.goto(base + path, { waitUntil: "load" });
  const paint = await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => {
      const first = list.getEntriesByName("first-contentful-paint")[0];
      if (first) done(first.startTime);
    }).observe({ type: "paint", buffered: true });
  }));
  await page.waitForSelector("#sambungan:has-text('Tersambung')");
  await context.close();
  return { paint, requests, bytes };
}

async function visits(browser, cookie, path) {
  const [lan, poor] = [[], []];
  for (let i = 0; i < kPaints; ++i) lan.push(await visit(browser, cookie, path, false));
  for (let i = 0; i < kPaints; ++i) poor.push(await visit(browser, cookie, path, true));
  return { lan: percentile(lan.map((one) => one.paint), 0.5), poor: percentile(poor.map((one) => one.paint), 0.5),
    requests: lan[0].requests, bytes: lan[0].bytes };
}

function listen(cookie) {
  return new Promise((done, failed) => {
    const request = http.get(base + "/langsung?halaman=papan", { agent: false, headers: { Cookie: cookie } }, (answer) => {
      answer.on("data", () => {});
      answer.on("error", () => {});
      done(request);
    }).on("error", failed);
  });
}

const memory = () => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${process.env.TEPAT_PORTAL_PID}/smaps_rollup`))[1]) / 1024;

// From the moment before a letter is sent to the frame that shows the board with it.
async function live(browser, clerk, watcher) {
  const streams = [];
  for (let i = 0; i < kViewers - 1; i += kStreamsOfASession) {
    const cookie = await cookieOf("camat");
    for (let j = i; j < Math.min(i + kStreamsOfASession, kViewers - 1); ++j) streams.push(await listen(cookie));
  }
  await watcher.page.goto(base + "/papan");
  await watcher.page.waitForSelector("#sambungan:has-text('Tersambung')");
  const before = await watcher.page.evaluate(() => {
    const open = () => Number(document.querySelector("#papan-angka strong").textContent);
    window.seen = new Map();
    new MutationObserver(() => {
      const count = open();
      requestAnimationFrame(() => window.seen.has(count) || window.seen.set(count, performance.timeOrigin + performance.now()));
    }).observe(document.querySelector("main"), { childList: true, subtree: true, characterData: true });
    return open();
  });
  await clerk.page.goto(base + "/surat/baru");
  const form = await clerk.page.evaluate(() => new URLSearchParams(new FormData(document.querySelector("#surat"))).toString());
  const cookie = (await clerk.context.cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
  const sent = [];
  for (let i = 0; i < kEvents; ++i) {
    const fields = new URLSearchParams(form);
    fields.delete("berkas");
    const id = fields.get("request_id");
    fields.set("request_id", id.slice(0, -6) + String(100000 + i));
    fields.set("letter_number", `langsung/${i}`);
    fields.set("subject", `Layar ${i}`);
    sent.push(performance.timeOrigin + performance.now());
    const answer = await fetch(base + "/surat/baru", { method: "POST", redirect: "manual", body: fields, headers: { Origin: base, Cookie: cookie } });
    if (answer.status !== 303) throw new Error(`letter ${i}: ${answer.status}`);
    await sleep(kPause);
  }
  await watcher.page.waitForFunction((count) => window.seen.has(count), before + kEvents);
  const seen = await watcher.page.evaluate(() => [...window.seen]);
  const millis = sent.map((at, i) => Math.min(...seen.filter(([count]) => count > before + i).map(([, when]) => when)) - at);
  const used = memory();
  for (const stream of streams) stream.destroy();
  return { p50: percentile(millis, 0.5), p99: percentile(millis, 0.99), memory: used };
}

async function tabs(person) {
  const millis = [];
  for (let i = 0; i < kTabs; ++i) {
    const page = await person.context.newPage();
    const begun = performance.now();
    await page.goto(base + "/papan", { waitUntil: "load" });
    millis.push(performance.now() - begun);
  }
  return Math.max(...millis);
}

const browser = await launch();
const sekretaris = await enter(browser, "sekretaris");
const clerk = await enter(browser, "staf_penerima_surat");
const camat = await enter(browser, "camat");
const cookie = await cookieOf("sekretaris");
const results = { pages: {}, visits: {}, idle: memory() };
for (const [name, path] of Object.entries(pages)) results.pages[name] = await load(path, name === "Surat masuk" ? await cookieOf("staf_penerima_surat") : cookie);
for (const name of ["Kotak Tugas", "Papan", "Berkas"]) results.visits[name] = await visits(browser, cookie, pages[name]);
results.live = await live(browser, clerk, camat);
results.tabs = await tabs(sekretaris);
await browser.close();
agent.destroy();
console.log(JSON.stringify(results));
