// SPDX-License-Identifier: Apache-2.0
// Plh. and Plt.: chosen visibly, printed on every act, revoked at once; and a computer that two share.
import assert from "node:assert/strict";
import { axe, base, answered, button, dayOf, enter, fillSheet, fitsAPhone, launch, officeNow, openTask, saved, shot, signIn } from "./people.mjs";

const browser = await launch();
const clerk = await enter(browser, "staf_penerima_surat");
const camat = await enter(browser, "camat", { viewport: { width: 360, height: 740 } });
const sekretaris = await enter(browser, "sekretaris");

async function bringToCamat(subject, number) {
  const { page } = clerk;
  await page.goto(base + "/surat/baru");
  await page.fill("#f-letter_number", number);
  await page.fill("#f-subject", subject);
  // Two days are too few for what the standards allow: the case's page says so at once.
  const deadline = dayOf(new Date(officeNow().getTime() + 2 * 864e5));
  await page.locator('[name="sender_deadline"]').evaluate((field, date) => (field.value = date), deadline);
  await button(page, "Daftarkan").click();
  await saved(page);
  await page.reload();
  await page.waitForSelector("#batas-pengirim:has-text('tidak cukup')");
  await button(page, "Teruskan ke Sekretaris").click();
  await saved(page);
  await openTask(sekretaris, subject);
  await button(sekretaris.page, "Teruskan ke Camat").click();
  await saved(sekretaris.page);
}
await bringToCamat("Surat saat Camat dinas luar", "050/1/2026");
await bringToCamat("Surat kedua saat dinas luar", "050/2/2026");

// Nobody but the Camat appoints.
await sekretaris.page.goto(base + "/penugasan");
assert.equal(await sekretaris.page.locator("#tunjuk").count(), 0);
await sekretaris.page.goto(base + "/");
await sekretaris.page.waitForSelector("#sambungan:has-text('Tersambung')");

// The Sekretaris is appointed: the open page changes by itself, and the choice stands on it.
await camat.page.goto(base + "/penugasan");
await fitsAPhone(camat.page, "acting officials");
await axe(camat.page, "acting officials");
await camat.page.fill("#f-end_time", "2020-01-01T08:00");
await camat.page.fill("#f-decree_number", "800/12/427.90/2026");
await camat.page.selectOption("#f-person", { label: "Sekretaris Kecamatan (contoh)" });
await button(camat.page, "Tunjuk pelaksana").click();
await camat.page.waitForSelector("#galat");
assert.equal(await camat.page.inputValue("#f-decree_number"), "800/12/427.90/2026", "what was typed stays");
const from = await camat.page.inputValue("#f-start_time");
await camat.page.fill("#f-end_time", `${Number(from.slice(0, 4)) + 1}${from.slice(4, 8)}01T08:00`);
await button(camat.page, "Tunjuk pelaksana").click();
await saved(camat.page);
await shot(camat.page, "telepon-penugasan");
await sekretaris.page.waitForSelector("#jabatan");
await sekretaris.page.selectOption("#jabatan", { label: "Plh. Camat" });
await button(sekretaris.page, "Pakai").click();
await answered(sekretaris.page);
await sekretaris.page.waitForSelector("#daftar-tugas a:has-text('Surat saat Camat dinas luar')");
await axe(sekretaris.page, "inbox of an acting Camat");
await shot(sekretaris.page, "kotak-plh");
await openTask(sekretaris, "Surat saat Camat dinas luar");
await button(sekretaris.page, "Disposisikan").click();
await saved(sekretaris.page);
await sekretaris.page.waitForSelector("#riwayat li:has-text('Plh. Camat mendisposisikan')");

// Whoever receives it opens it: the giver sees when.
const kasubbag = await enter(browser, "kasubbag_keuangan");
await sekretaris.page.waitForSelector("#penerima li:has-text('Kepala Sub Bagian Keuangan belum dibuka')");
assert.equal(await sekretaris.page.locator("#tindakan-tarik-disposisi").count(), 1, "unread, it can be taken back");
const case_path = new URL(sekretaris.page.url()).pathname;
await openTask(kasubbag, "Surat saat Camat dinas luar");
await sekretaris.page.waitForSelector("#penerima li:has-text('dibuka '):not(:has-text('belum dibuka'))");
await kasubbag.page.goto(base + case_path);
assert.equal(await kasubbag.page.locator("#penerima li").count(), 0, "the receiver does not");
await kasubbag.page.goto(base + "/");
await kasubbag.page.waitForSelector("#daftar-tugas li:has-text('12 dari 12 unit belum')");
assert.doesNotMatch(await kasubbag.page.locator("#sapa").textContent(), /semua beres/);
await kasubbag.page.goto(base + case_path);
await kasubbag.page.locator("summary:has-text('Ingatkan 12 unit')").click();
const everybody = await kasubbag.page.locator("#ingatkan-semua a").getAttribute("href");
assert.match(everybody, /^https:\/\/wa\.me\/\?text=Mohon/);
const reminder = await kasubbag.page.locator("#ingatkan li a").first().getAttribute("href");
assert.match(reminder, /^https:\/\/wa\.me\/\?text=Yth/);
for (const message of [everybody, reminder]) assert.ok(decodeURIComponent(message).includes(base), "the message leads back here");
await axe(kasubbag.page, "reminders");

// Revoked while a form of the acting Camat is being filled in: at once, and what was typed stays.
await openTask(sekretaris, "Surat kedua saat dinas luar");
await sekretaris.page.locator("summary:has-text('Unit yang diminta data')").click();
await sekretaris.page.fill("#f-note", "Catatan yang setengah jadi");
await camat.page.goto(base + "/penugasan");
await camat.page.locator("summary:has-text('Akhiri sekarang')").click();
await camat.page.fill('[name="reason"]', "Camat sudah kembali");
await button(camat.page, "Akhiri penugasan").click();
await saved(camat.page);
await button(sekretaris.page, "Disposisikan").click();
await sekretaris.page.waitForSelector("#galat:has-text('tidak berwenang')");
assert.equal(await sekretaris.page.inputValue("#f-note"), "Catatan yang setengah jadi");
await sekretaris.page.goto(base + "/");
assert.equal(await sekretaris.page.locator("#jabatan").count(), 0, "there is nothing to choose any more");
assert.equal(await sekretaris.page.locator("#daftar-tugas li").count(), 0);
await openTask(camat, "Surat kedua saat dinas luar");

// One computer, two people: each finds what he typed, and nothing of the other.
const shared = await enter(browser, "kasi_pemerintahan");
const grid = `${case_path}/unit/kasi_pemerintahan`;
await shared.page.goto(base + grid);
const cause = '[name="sebab.desa_tata_kelola"]';
await shared.page.fill(cause, "Milik Kasi");
await shared.page.waitForSelector("#draf:has-text('Draf tersimpan')");
async function changeTo(key) {
  await shared.page.locator(".saya summary").click();
  await button(shared.page, "Keluar / ganti pengguna").click();
  await signIn(shared.page, key);
  await shared.page.goto(base + grid);
}
await changeTo("kasubbag_keuangan");
await shared.page.waitForLoadState("networkidle");
assert.equal(await shared.page.inputValue(cause), "", "another's draft is not shown");
// A form that is folded away keeps what is typed, too, and is open when it comes back.
async function comesBack(summary, form) {
  const field = `${form} textarea`;
  await shared.page.locator(`summary:has-text("${summary}")`).click();
  const kept = shared.page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/draf"));
  await shared.page.fill(field, "Setengah kalimat");
  await kept;
  await shared.page.reload();
  await shared.page.waitForSelector(`${form} > .petunjuk:has-text('dikembalikan.')`);
  assert.equal(await shared.page.inputValue(field), "Setengah kalimat");
}
await comesBack("Bebaskan unit ini", "#bebaskan-unit");
await changeTo("kasi_pemerintahan");
await shared.page.waitForSelector("text=dikembalikan.");
assert.equal(await shared.page.inputValue(cause), "Milik Kasi");
// What has been sent is no draft any more, here or elsewhere.
await fillSheet(shared.page);
await shared.page.waitForSelector("#draf:has-text('Draf tersimpan')");
await button(shared.page, "Kirim data").click();
await saved(shared.page);
await shared.page.goto(base + grid);
await shared.page.waitForLoadState("networkidle");
assert.equal(await shared.page.locator("text=dikembalikan.").count(), 0);
await changeTo("kasubbag_keuangan");
await comesBack("Kembalikan ke unit", "#kembalikan-unit");
// "Tersimpan" is what a service said, not what an address says.
await shared.page.goto(base + "/penugasan?tersimpan=1");
assert.equal(await shared.page.locator(".tersimpan").count(), 0);
for (const person of [clerk, camat, sekretaris, kasubbag, shared]) assert.deepEqual(person.faults, []);
await browser.close();
console.log("acting: all good");
