// SPDX-License-Identifier: Apache-2.0
// One case through all seven steps by eight people, each at a browser of his own.
import assert from "node:assert/strict";
import { axe, base, button, enter, fitsAPhone, launch, links, openTask, saved, shot } from "./people.mjs";

const kSubject = "Pengumpulan Data Kinerja SKPD";
const kNumber = "050/123/427.55/2026";
const browser = await launch();

async function sendUnitData(person, unit) {
  const { page } = person;
  await page.goto(base + "/");
  await page.locator(`#daftar-tugas a[href$="/unit/${unit}"]`).first().click();
  await page.fill('[name="indicator-0"]', "Indeks Kepuasan Masyarakat");
  await page.fill('[name="measure-0"]', "indeks");
  await page.fill('[name="target-0"]', "85,00");
  await page.fill('[name="actual-0"]', "86,42");
  await shot(page, `unit-${unit}`);
  if (unit === "kasi_pemerintahan") await axe(page, "unit data");
  await button(page, "Kirim data").click();
  await saved(page);
}

// Step 1, with the clicks and keys counted.
const staf_penerima = await enter(browser, "staf_penerima_surat");
{
  const { page } = staf_penerima;
  await shot(page, "kotak-kosong");
  await axe(page, "empty inbox");
  let clicks = 0;
  const click = async (selector) => (clicks++, page.click(selector));
  await click("a:has-text('Surat masuk')");
  await axe(page, "new letter");
  await shot(page, "surat-baru");
  await click("#f-letter_number");
  await page.keyboard.type(kNumber);
  await click("button:has-text('Daftarkan')");
  await saved(page);
  assert.ok(clicks <= 4 && kNumber.length <= 45, `${clicks} clicks`);
  assert.equal(await page.locator("h1").textContent(), kSubject);
  await shot(page, "berkas-baru");
  await axe(page, "case at step 2");
  await button(page, "Teruskan ke Sekretaris").click();
  await saved(page);
}
const case_url = staf_penerima.page.url().split("?")[0];

const sekretaris = await enter(browser, "sekretaris");
await openTask(sekretaris, kSubject);
await sekretaris.page.fill("#f-advice", "Mohon arahan <b>Bapak</b> Camat");
await button(sekretaris.page, "Teruskan ke Camat").click();
await saved(sekretaris.page);
assert.equal(await sekretaris.page.locator("#riwayat b").count(), 0, "text stays text");

// The Camat at a phone: at most four taps from the inbox.
const camat = await enter(browser, "camat", { viewport: { width: 360, height: 640 }, hasTouch: true });
{
  const { page } = camat;
  await page.goto(base + "/");
  await fitsAPhone(page, "inbox");
  await shot(page, "telepon-kotak");
  let taps = 0;
  await (taps++, page.locator(`#daftar-tugas a:has-text("${kSubject}")`).first().tap());
  await page.waitForSelector("text=Lembar disposisi");
  await fitsAPhone(page, "disposition");
  await shot(page, "telepon-disposisi");
  await axe(page, "disposition at a phone");
  await (taps++, button(page, "Disposisikan").tap());
  // The plan in force is the year's agreement and action plan: nothing is missing.
  await saved(page);
  assert.ok(taps <= 3, `${taps} taps`);
}

const units = Object.keys(links).filter((key) => /^(kasi_|kasubbag_|lurah_)/.test(key));
for (const unit of units) {
  const person = await enter(browser, unit);
  await sendUnitData(person, unit);
  if (unit !== "kasubbag_keuangan") await person.context.close();
}
const kasubbag = await enter(browser, "kasubbag_keuangan");
await openTask(kasubbag, kSubject);
await shot(kasubbag.page, "berkas-langkah-4");
await button(kasubbag.page, "Tutup draf").click();
await saved(kasubbag.page);

// The Sekretaris gives one unit its data back; it corrects them; the others keep theirs.
await openTask(sekretaris, kSubject);
await axe(sekretaris.page, "checking");
await sekretaris.page.locator("summary:has-text('Kembalikan ke unit')").click();
await sekretaris.page.fill('[name="reason-kasi_pemerintahan"]', "Bukti dukung belum lengkap");
await shot(sekretaris.page, "berkas-periksa");
await sekretaris.page.locator("button").filter({ hasText: /^Kembalikan$/ }).click();
await saved(sekretaris.page);
const returned = await enter(browser, "kasi_pemerintahan");
await returned.page.goto(base + "/");
await returned.page.locator('#daftar-tugas a[href$="/unit/kasi_pemerintahan"]').click();
await returned.page.waitForSelector("text=Bukti dukung belum lengkap");
assert.equal(await returned.page.inputValue('[name="actual-0"]'), "86,42", "what was sent stays");
await button(returned.page, "Kirim data").click();
await saved(returned.page);
await openTask(kasubbag, kSubject);
await button(kasubbag.page, "Tutup draf").click();
await saved(kasubbag.page);
await openTask(sekretaris, kSubject);
await button(sekretaris.page, "Data lengkap").click();
await saved(sekretaris.page);

const staf = await enter(browser, "staf");
await openTask(staf, kSubject);
for (const kind of ["dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"]) {
  await staf.page.fill(`#f-number-${kind}`, "12/2026");
  await staf.page.fill(`#f-place-${kind}`, "Map Kinerja");
}
await button(staf.page, "Dokumen siap ditelaah").click();
await saved(staf.page);
await openTask(sekretaris, kSubject);
await button(sekretaris.page, "Teruskan ke Camat").click();
await saved(sekretaris.page);
await openTask(camat, kSubject);
await button(camat.page, "Setujui").click();
await saved(camat.page);

await openTask(staf, kSubject);
await axe(staf.page, "sending");
await staf.page.fill("#tindakan-surat-pengantar #f-number", "000.7/12/427.90/2026");
await staf.page.fill("#tindakan-surat-pengantar #f-place", "Map Keluar");
await button(staf.page, "Simpan surat pengantar").click();
await saved(staf.page);
await staf.page.locator("#tindakan-kirim button").click();
await saved(staf.page);
assert.match(await staf.page.locator(".posisi").textContent(), /Disampaikan ke Bappeda/);
assert.doesNotMatch(await staf.page.locator("#ribbon").textContent(), /Selesai/);
await staf.page.fill("#tindakan-tanda-terima #f-number", "TT-1");
await staf.page.locator("#tindakan-tanda-terima button").click();
await saved(staf.page);
assert.match(await staf.page.locator(".posisi").textContent(), /Diterima Bappeda/);
await shot(staf.page, "berkas-selesai");
await axe(staf.page, "closed case");

for (const [path, name] of [["/papan", "papan"], ["/berkas", "daftar"], ["/laporan?menurut=langkah", "laporan"], ["/cari?q=050/123", "cari"], ["/status", "status"], ["/sesi", "sesi"]]) {
  await staf.page.goto(base + path);
  await shot(staf.page, name);
  await axe(staf.page, path);
}
await staf.page.goto(base + "/cari?q=kinerja");
assert.equal(await staf.page.locator(`a[href="${new URL(case_url).pathname}"]`).count(), 1, "search finds it");
for (const person of [staf_penerima, sekretaris, camat, kasubbag, staf]) {
  assert.deepEqual(person.foreign, [], "nothing comes from elsewhere");
  assert.deepEqual(person.faults, [], "no script fails");
}
await browser.close();
console.log("journey: one case, seven steps");
