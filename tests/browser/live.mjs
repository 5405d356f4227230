// SPDX-License-Identifier: Apache-2.0
// Live pages, two people on one step, a portal that dies, a stolen session, hostile text.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { axe, base, button, enter, launch, saved, shot } from "./people.mjs";

const browser = await launch();
const clerk = await enter(browser, "staf_penerima_surat");
const sekretaris = await enter(browser, "sekretaris");
const camat = await enter(browser, "camat", { viewport: { width: 360, height: 640 }, hasTouch: true });
let number = 0;
const [claims, signature] = process.env.TEPAT_WALLBOARD.split(".");
const forged = `${claims}.${[...signature].reverse().join("")}`;

async function register(subject) {
  const { page } = clerk;
  await page.goto(base + "/surat/baru");
  await page.fill("#f-letter_number", `050/${++number}/2026`);
  await page.fill("#f-subject", subject);
  await button(page, "Daftarkan").click();
  await saved(page);
}

// What is new waits behind a bar; what was read stays where it is, with focus and scroll.
await register("Surat pertama");
await button(clerk.page, "Teruskan ke Sekretaris").click();
await saved(clerk.page);
await sekretaris.page.goto(base + "/");
await sekretaris.page.waitForSelector("#sambungan:has-text('Tersambung')");
const first = sekretaris.page.locator('#daftar-tugas a:has-text("Surat pertama")');
await first.focus();
for (const subject of ["Surat kedua", "Surat ketiga"]) {
  await register(subject);
  await button(clerk.page, "Teruskan ke Sekretaris").click();
  await saved(clerk.page);
}
await sekretaris.page.waitForSelector("#baru:has-text('2 baru – tampilkan')");
await shot(sekretaris.page, "kotak-baru");
assert.equal(await sekretaris.page.locator("#daftar-tugas li").count(), 1, "nothing moves by itself");
assert.equal(await first.evaluate((e) => e === document.activeElement), true, "focus stays");
await sekretaris.page.click("#baru");
assert.equal(await sekretaris.page.locator("#daftar-tugas li").count(), 3);
await axe(sekretaris.page, "inbox with tasks");
await shot(sekretaris.page, "kotak");

// The board follows by itself.
await camat.page.goto(base + "/papan");
await camat.page.waitForSelector("#sambungan:has-text('Tersambung')");
assert.match(await camat.page.locator("#papan-angka").textContent(), /3 berjalan/);
await register("Surat keempat");
await camat.page.waitForSelector("#papan-angka:has-text('4 berjalan')");
await shot(camat.page, "telepon-papan");
await axe(camat.page, "board");

// A wallboard has no session: a token with the one right to read; it shows new cases by itself.
const screen = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
for (const wrong of ["", "palsu", forged]) {
  assert.equal((await screen.goto(`${base}/papan/layar?token=${wrong}`)).status(), 403);
}
await screen.goto(`${base}/papan/layar?token=${process.env.TEPAT_WALLBOARD}`);
await screen.waitForSelector("#sambungan:has-text('Tersambung')");
assert.equal(await screen.locator("main a").count(), 0, "a wallboard links nowhere");
await register("Surat di layar");
await screen.waitForSelector("#daftar-papan tr:has-text('Surat di layar')");
await axe(screen, "wallboard");
await shot(screen, "layar");
assert.doesNotMatch(await screen.content(), /\(contoh\)/, "it names nobody");

// Two on one step: the second is told who was first, and keeps what was typed.
await sekretaris.page.goto(base + "/");
await sekretaris.page.locator('#daftar-tugas a:has-text("Surat kedua")').click();
const second = await enter(browser, "sekretaris");
await second.page.goto(sekretaris.page.url());
await second.page.fill("#f-advice", "Saran dari peramban kedua");
await button(sekretaris.page, "Teruskan ke Camat").click();
await saved(sekretaris.page);
await second.page.locator("#tindakan-teruskan-camat button").click();
await second.page.waitForSelector("#galat:has-text('Sudah diteruskan ke Camat oleh Sekretaris')");
assert.equal(await second.page.inputValue("#f-advice"), "Saran dari peramban kedua");
await shot(second.page, "didahului");
await axe(second.page, "overtaken form");

// A repeated submit has its effect once.
await sekretaris.page.goto(base + "/");
await sekretaris.page.locator('#daftar-tugas a:has-text("Surat ketiga")').click();
const forms = await sekretaris.page.evaluate(() => {
  const form = document.querySelector("#tindakan-teruskan-camat");
  return { action: form.action, body: new URLSearchParams(new FormData(form)).toString() };
});
const statuses = await sekretaris.page.evaluate(async ({ action, body }) => {
  const send = () => fetch(action, { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" }, redirect: "manual" });
  return (await Promise.all([send(), send(), send()])).map((answer) => answer.type);
}, forms);
assert.deepEqual(statuses, ["opaqueredirect", "opaqueredirect", "opaqueredirect"]);
await sekretaris.page.reload();
const forwarded = await sekretaris.page.locator("#riwayat li:has-text('meneruskan surat ke Camat')").count();
assert.equal(forwarded, 1, "forwarded once");

// A form from elsewhere, a form without its token, a stolen session that is ended.
const stolen = await sekretaris.context.storageState();
const elsewhere = await fetch(forms.action, { method: "POST", body: forms.body, redirect: "manual",
  headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: "http://jahat.example",
    Cookie: stolen.cookies.map((c) => `${c.name}=${c.value}`).join("; ") } });
assert.equal(elsewhere.status, 403);
const tokenless = await fetch(forms.action, { method: "POST", body: forms.body.replace(/csrf=[^&]*/, "csrf=0"), redirect: "manual",
  headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: base,
    Cookie: stolen.cookies.map((c) => `${c.name}=${c.value}`).join("; ") } });
assert.equal(tokenless.status, 403);
const thief = await browser.newContext({ storageState: stolen });
const thief_page = await thief.newPage();
await thief_page.goto(base + "/");
await thief_page.waitForSelector("#sambungan:has-text('Tersambung')");
await second.page.goto(base + "/sesi");
for (const row of await second.page.locator("li:not(:has-text('(sesi ini)')) button:has-text('Akhiri')").all()) {
  await row.click();
  break;
}
await thief_page.waitForSelector("h1:has-text('Masuk')"); // by itself: its live stream was ended

// The portal is dead for half a minute: pages say so and keep what they show, a form that is sent
// meanwhile stays as it was typed, and afterwards nothing is lost or doubled.
const kDead = 30000; // ms
const kMeanwhile = 5; // letters that come in by another way
const board = camat.page;
await board.goto(base + "/papan");
await board.waitForSelector("#sambungan:has-text('Tersambung')");
const rowIds = () => board.locator("#daftar-papan tr").evaluateAll((rows) => rows.map((row) => row.id));
const shown = await rowIds();
await clerk.page.goto(base + "/surat/baru");
await clerk.page.fill("#f-letter_number", `050/${++number}/2026`);
await clerk.page.fill("#f-subject", "Surat saat portal mati");
const killed = Date.now();
writeFileSync(process.env.TEPAT_HOME + "/kill-portal", "");
await board.waitForSelector("#sambungan.putus");
assert.ok(Date.now() - killed < 3000, "said within three seconds");
assert.deepEqual(await rowIds(), shown, "what is shown stays");
await shot(board, "telepon-terputus");
await button(clerk.page, "Daftarkan").click();
await clerk.page.waitForSelector(".luring:has-text('belum ada yang dikirim')");
assert.equal(await clerk.page.inputValue("#f-subject"), "Surat saat portal mati");
await axe(clerk.page, "a form that cannot be sent");
for (let i = 0; i < kMeanwhile; ++i) writeFileSync(`${process.env.TEPAT_HOME}/register-${i}`, "");
await board.waitForFunction((end) => Date.now() >= end, killed + kDead, { timeout: kDead + 5000 });
assert.deepEqual(await rowIds(), shown);
writeFileSync(process.env.TEPAT_HOME + "/start-portal", "");
await board.waitForSelector("#sambungan:has-text('Tersambung')", { timeout: 30000 });
await board.waitForSelector(`#baru:has-text('${kMeanwhile} baru – tampilkan')`);
await button(clerk.page, "Daftarkan").click();
await saved(clerk.page);
await board.waitForSelector(`#baru:has-text('${kMeanwhile + 1} baru – tampilkan')`);
await board.click("#baru");
const after = await rowIds();
assert.equal(new Set(after).size, after.length, "no row twice");
assert.equal(after.length, shown.length + kMeanwhile + 1);
await board.reload();
assert.deepEqual((await rowIds()).sort(), after.sort(), "the page as it lives is the page as it loads");
assert.equal(await board.locator("#daftar-papan tr:has-text('Surat saat portal mati')").count(), 1);

// Twelve tabs of one session: four have a stream, the others look from time to time; all follow.
const tabs = [];
for (let i = 0; i < 12; ++i) {
  const tab = await camat.context.newPage();
  await tab.goto(base + "/papan");
  await tab.waitForSelector("#sambungan:not([hidden])");
  tabs.push(tab);
}
const open = Number(await tabs[11].locator("#papan-angka strong").first().textContent());
await register("Surat untuk dua belas tab");
for (const tab of tabs) await tab.waitForSelector(`#papan-angka:has-text('${open + 1} berjalan')`, { timeout: 20000 });
const states = await Promise.all(tabs.map((tab) => tab.locator("#sambungan").textContent()));
assert.equal(states.filter((state) => state.includes("Tersambung")).length, 4, states.join(" | "));
assert.equal(states.filter((state) => state.includes("Diperbarui")).length, 8, states.join(" | "));
for (const tab of tabs) await tab.close();

// Through a thousand events a reader's place, focus and search stay; new rows wait.
await sekretaris.context.close();
const reader = await enter(browser, "kasubbag_keuangan", { viewport: { width: 1000, height: 300 } });
await reader.page.goto(base + "/papan");
await reader.page.waitForSelector("#sambungan:has-text('Tersambung')");
const anchor = reader.page.locator("#daftar-papan a").last();
await anchor.scrollIntoViewIfNeeded();
await anchor.focus();
await reader.page.evaluate(() => { document.getElementById("q").value = "belum dikirim"; });
const place = await anchor.evaluate((e) => e.getBoundingClientRect().top);
const before = await reader.page.locator("#daftar-papan tr").count();
const sent = await clerk.page.evaluate(async () => {
  const fresh = async (path) => new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  const send = (form, more) => {
    const fields = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries(more)) fields.set(name, value);
    fields.delete("berkas");
    return fetch(new URL(form.getAttribute("action"), location.href), { method: "POST", body: fields });
  };
  let events = 0;
  const officer = async (who) => {
    for (let i = 0; i < 60; ++i) {
      const letter = await fresh("/surat/baru");
      const answer = await send(letter.querySelector("#surat"), { letter_number: `${who}/${i}`, subject: `Banyak ${who} ${i}` });
      // The case's page waits a second for its read model; a busy machine may need longer.
      let page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (let again = 0; !page.querySelector("#tindakan-teruskan-sekretaris") && again < 30; ++again) page = await fresh(answer.url);
      await send(page.querySelector("#tindakan-teruskan-sekretaris"), {});
      events += 4; // registered, forwarded, judged, a visit that changed
    }
  };
  await Promise.all([1, 2, 3, 4, 5].map(officer));
  return events;
});
assert.ok(sent >= 1000, `${sent} events`);
await reader.page.waitForSelector(`#papan-angka:has-text('${open + 1 + 300} berjalan')`, { timeout: 30000 });
await reader.page.waitForSelector("#baru:has-text('300 baru – tampilkan')");
assert.equal(await reader.page.locator("#daftar-papan tr").count(), before, "no row came by itself");
assert.equal(await anchor.evaluate((e) => e === document.activeElement), true, "focus stays");
assert.ok(Math.abs((await anchor.evaluate((e) => e.getBoundingClientRect().top)) - place) < 60, "what is read stays in place");
assert.equal(await reader.page.inputValue("#q"), "belum dikirim");

for (const person of [clerk, camat, reader]) assert.deepEqual(person.faults, []);
await browser.close();
console.log("live: all good");
