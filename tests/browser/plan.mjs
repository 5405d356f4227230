// SPDX-License-Identifier: Apache-2.0
// What is measured in a year: the Kasubbag prepares it as a text or a workbook, the Camat adopts what
// he has seen, everybody reads it; documents of the year and their files beside it.
import assert from "node:assert/strict";
import { axe, base, button, enter, fitsAPhone, launch, saved, shot } from "./people.mjs";
import { Person, slugOf } from "./http.mjs";

const kEvil = "Indeks <img src=x onerror=alert(1)> & 'uji' {}";
const kName = 'name: "Indeks Kepuasan Masyarakat"';
const browser = await launch();
const phone = { viewport: { width: 360, height: 740 } };
const kasubbag = await enter(browser, "kasubbag_keuangan", { javaScriptEnabled: false });
// The same, on his phone.
const underway = await enter(browser, "kasubbag_keuangan", phone);
const camat = await enter(browser, "camat", phone);
const lurah = await enter(browser, "lurah_jogoyudan", phone);
const desk = await enter(browser, "sekretaris", { viewport: { width: 1280, height: 900 } });
const staf = await Person.enter("staf");
for (const person of [kasubbag, underway, camat, lurah, desk]) {
  person.page.on("dialog", (dialog) => assert.fail(`a dialog: ${dialog.message()}`));
}

// Everybody reads it, at a desk and on a phone.
await lurah.page.goto(base + "/rencana");
await axe(lurah.page, "the list of plans");
await fitsAPhone(lurah.page, "the list of plans");
await lurah.page.locator('main a[href^="/rencana/2026"]').first().click();
await lurah.page.waitForSelector("h1:has-text('Rencana 2026')");
await axe(lurah.page, "a plan");
await fitsAPhone(lurah.page, "a plan");
for (const folded of await lurah.page.locator("main details").all()) await folded.evaluate((e) => (e.open = true));
await axe(lurah.page, "a plan unfolded");
await fitsAPhone(lurah.page, "a plan unfolded");
await shot(lurah.page, "telepon-rencana");
await desk.page.goto(base + "/rencana/2026");
await desk.page.locator("main details").first().evaluate((e) => (e.open = true));
await shot(desk.page, "rencana");
const file = await (await lurah.context.request.get(base + "/rencana/2026/unduh?bentuk=teks")).text();
assert.ok(file.includes(kName));

// Every mistake at once, with its line; nothing is kept.
const upload = async (name, buffer, { page } = kasubbag) => {
  await page.goto(base + "/rencana");
  await page.setInputFiles("#f-berkas", { name, mimeType: "application/octet-stream", buffer });
  await button(page, "Periksa berkas").click();
};
await upload("salah.textproto", Buffer.from(file.replace('"kasi_pelayanan_umum"', '"kasi_bulan"').replace("DIRECTION_UP", "DIRECTION_UNSPECIFIED")));
await kasubbag.page.waitForSelector("#galat");
const wrong = await kasubbag.page.locator("#galat").textContent();
assert.match(wrong, /salah\.textproto:\d+: unit 'kasi_bulan' tidak ada/);
assert.match(wrong, /salah\.textproto:\d+: 'direction' harus diisi/);
await shot(kasubbag.page, "rencana-salah");
await upload("rencana.xlsx", Buffer.from("PK\x03\x04 bukan buku kerja"));
await kasubbag.page.waitForSelector("#galat:has-text('rencana.xlsx')");

// What it would change is shown before it is a draft, and a name is text.
const changed = Buffer.from(file.replace(kName, `name: "${kEvil}"`).replace('year: "86.5"', 'year: "87"'));
await upload("rencana.textproto", changed, underway);
await underway.page.waitForSelector("h1:has-text('Periksa rencana 2026')");
await axe(underway.page, "what a plan changes");
await fitsAPhone(underway.page, "what a plan changes");
for (const folded of await underway.page.locator("main details").all()) await folded.evaluate((e) => (e.open = true));
await axe(underway.page, "what a plan changes, unfolded");
await fitsAPhone(underway.page, "what a plan changes, unfolded");
await shot(underway.page, "telepon-rencana-perubahan");
await upload("rencana.textproto", changed);
await kasubbag.page.waitForSelector("h1:has-text('Periksa rencana 2026')");
const told = await kasubbag.page.locator("main").textContent();
assert.ok(told.includes(kEvil), "a name is text");
assert.match(told, /target: 86,5 .*menjadi 87 /);
await button(kasubbag.page, "Simpan sebagai rancangan").click();
await saved(kasubbag.page);
await kasubbag.page.waitForSelector("h1:has-text('Rancangan 2 rencana 2026')");
await kasubbag.page.waitForSelector("text=Camat memberlakukan rancangan ini");

// The Camat sees the whole draft; nobody else decides.
const refused = await staf.post("/rencana/2026/berlakukan", { revision: "2", request_id: "019ac000-0000-7000-8000-000000000001" });
assert.equal(slugOf(refused), "identity.not_allowed");
await camat.page.goto(base + "/rencana/2026");
await camat.page.locator('main a[href="/rencana/2026/rancangan"]').click();
await camat.page.waitForSelector("h1:has-text('Rancangan 2')");
await axe(camat.page, "a draft");
await fitsAPhone(camat.page, "a draft");
await shot(camat.page, "telepon-rancangan");
await button(camat.page, "Berlakukan rencana").click();
await saved(camat.page);
const adopted = await camat.page.locator("main").textContent();
assert.match(adopted, /Versi 2, berlaku sejak/);
assert.ok(adopted.includes(kEvil));
assert.match(adopted, /Perubahan terhadap versi 1/);
await lurah.page.goto(base + "/rencana/2026?versi=1");
assert.match(await lurah.page.locator("main").textContent(), /tidak berlaku lagi/);

// A workbook comes back as the same plan.
const workbook = await (await kasubbag.context.request.get(base + "/rencana/2026/unduh?bentuk=xlsx")).body();
await upload("rencana.xlsx", workbook);
await kasubbag.page.waitForSelector("h1:has-text('Periksa rencana 2026')");
assert.match(await kasubbag.page.locator("main").textContent(), /Tidak ada yang berubah/);

// Documents of the year and their files.
await kasubbag.page.goto(base + "/rencana/2026");
await kasubbag.page.locator("summary:has-text('Daftarkan dokumen')").click();
await kasubbag.page.selectOption("#f-kind", "iku");
await kasubbag.page.fill("#f-number", kEvil);
await kasubbag.page.fill("#f-place", "Map");
await button(kasubbag.page, "Daftarkan dokumen").click();
await saved(kasubbag.page);
await kasubbag.page.locator("summary:has-text('Daftarkan dokumen')").click();
await kasubbag.page.selectOption("#f-file_kind", "iku");
await kasubbag.page.setInputFiles("#f-berkas", { name: "iku.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
await button(kasubbag.page, "Lampirkan berkas").click();
await saved(kasubbag.page);
await lurah.page.goto(base + "/rencana/2026");
assert.ok((await lurah.page.locator("#h-dokumen + *").textContent()).includes(kEvil), "a number is text");
const link = await lurah.page.locator('a[href*="/lampiran/"]').first().getAttribute("href");
const sent = await lurah.context.request.get(base + link);
assert.equal(sent.headers()["content-type"], "application/pdf");
assert.equal(await sent.text(), "%PDF-1.4\n%%EOF\n");

for (const { key, foreign, faults } of [kasubbag, underway, camat, lurah, desk]) {
  assert.deepEqual(foreign, [], `${key}: another origin`);
  assert.deepEqual(faults, [], `${key}: scripts`);
}
await browser.close();
console.log("plan: all good");
