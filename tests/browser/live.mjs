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

// Two on one step: the second is told who was first, and keeps what was typed.
await sekretaris.page.goto(base + "/");
await sekretaris.page.locator('#daftar-tugas a:has-text("Surat kedua")').click();
const second = await enter(browser, "sekretaris");
await second.page.goto(sekretaris.page.url());
await second.page.fill("#f-advice", "Saran dari peramban kedua");
await button(sekretaris.page, "Teruskan ke Camat").click();
await saved(sekretaris.page);
await second.page.locator("#tindakan-teruskan-camat button").click();
await second.page.waitForSelector("#galat:has-text('sudah dikerjakan oleh Sekretaris')");
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
await thief_page.waitForSelector("h1:has-text('Kotak Tugas')");
await second.page.goto(base + "/sesi");
for (const row of await second.page.locator("li:not(:has-text('(sesi ini)')) button:has-text('Akhiri')").all()) {
  await row.click();
  break;
}
await thief_page.goto(base + "/");
await thief_page.waitForSelector("h1:has-text('Masuk')");

// The portal dies: the page says so, keeps what it shows, and goes on by itself.
await camat.page.goto(base + "/papan");
await camat.page.waitForSelector("#sambungan:has-text('Tersambung')");
const rows = await camat.page.locator("#daftar-papan tr").count();
writeFileSync(process.env.TEPAT_HOME + "/kill-portal", "");
await camat.page.waitForSelector("#sambungan.putus");
assert.equal(await camat.page.locator("#daftar-papan tr").count(), rows);
await shot(camat.page, "telepon-terputus");
writeFileSync(process.env.TEPAT_HOME + "/start-portal", "");
await camat.page.waitForSelector("#sambungan:has-text('Tersambung')", { timeout: 30000 });
await register("Surat kelima");
await camat.page.waitForSelector("#papan-angka:has-text('5 berjalan')");

// Hostile text in every field of a letter stays text.
const evil = `"><script>window.jahat=1</script><img src=x onerror=window.jahat=1>'{}&amp;`;
await clerk.page.goto(base + "/surat/baru");
await clerk.page.locator("summary:has-text('Isian lain')").click();
for (const name of ["letter_number", "subject", "sender", "external_number", "archive_place"]) {
  await clerk.page.fill("#f-" + name, evil);
}
await button(clerk.page, "Daftarkan").click();
await saved(clerk.page);
assert.equal(await clerk.page.locator("h1").textContent(), evil);
for (const path of ["/", "/papan", "/berkas", "/cari?q=" + encodeURIComponent(evil), clerk.page.url().replace(base, "")]) {
  await clerk.page.goto(base + path);
  assert.equal(await clerk.page.evaluate(() => window.jahat), undefined, path);
  assert.equal(await clerk.page.locator("img[src=x]").count(), 0, path);
}
await browser.close();
console.log("live: all good");
