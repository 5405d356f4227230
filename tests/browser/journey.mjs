// SPDX-License-Identifier: Apache-2.0
// One case through all seven steps by eight people, each at a browser of his own.
import assert from "node:assert/strict";
import { axe, base, button, enter, fillSheet, fitsAPhone, launch, links, openTask, saved, shot } from "./people.mjs";

const kSubject = "Pengumpulan Data Kinerja SKPD";
const kNumber = "050/123/427.55/2026";
const browser = await launch();

async function sendUnitData(person, unit) {
  const { page } = person;
  await page.goto(base + "/");
  await page.locator(`#daftar-tugas a[href$="/unit/${unit}"]`).first().click();
  await page.waitForSelector("#data-unit");
  await fillSheet(page);
  await shot(page, `unit-${unit}`);
  if (unit === "kasi_pemerintahan") await axe(page, "unit data");
  await button(page, "Kirim data").click();
  await saved(page);
  const told = /(\d+) dari (\d+) nilai tersimpan \(dibaca ulang\)/.exec(await page.locator(".tersimpan").first().textContent());
  assert.ok(told && told[1] === told[2] && Number(told[1]) > 0, `${unit}: every number is counted again`);
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
await kasubbag.page.waitForSelector("text=Tidak ada yang kurang");
await button(kasubbag.page, "Tutup draf").click();
await saved(kasubbag.page);

// The Sekretaris looks at all units at once, opens a cell and asks about it.
await openTask(sekretaris, kSubject);
await axe(sekretaris.page, "checking");
await shot(sekretaris.page, "berkas-periksa");
await sekretaris.page.locator("a:has-text('Periksa data unit')").first().click();
await sekretaris.page.waitForSelector("table.periksa");
await axe(sekretaris.page, "check sheet");
await shot(sekretaris.page, "lembar-periksa");
const cell = "/unit/kasi_pemerintahan/indikator/desa_tata_kelola";
await sekretaris.page.locator(`a[href$="${cell}"]`).click();
await sekretaris.page.waitForSelector("h2:has-text('Versi')");
await axe(sekretaris.page, "cell");
await shot(sekretaris.page, "sel");
await sekretaris.page.fill("#f-text", "Angka ini dari berita acara yang mana?");
await button(sekretaris.page, "Tambahkan komentar").click();
await saved(sekretaris.page);
await sekretaris.page.waitForSelector("li:has-text('Angka ini dari berita acara yang mana?')");
// One unit gets one cell back; it corrects that; the others keep theirs.
await sekretaris.page.goto(`${case_url}/periksa`);
await sekretaris.page.waitForSelector("td:has-text('1 komentar')");
const part = sekretaris.page.locator("#kembalikan-sel details", { has: sekretaris.page.locator('[name="reason-kasi_pemerintahan"]') });
await part.locator("> summary").click();
await part.locator('[name="reason-kasi_pemerintahan"]').fill("Bukti dukung belum lengkap");
await part.locator('input[value="desa_tata_kelola"]').check();
await part.locator('[name="catatan.kasi_pemerintahan.desa_tata_kelola"]').fill("Lampirkan berita acaranya");
await shot(sekretaris.page, "kembalikan-sel");
await sekretaris.page.locator("#kembalikan-sel button").click();
await saved(sekretaris.page);
const returned = await enter(browser, "kasi_pemerintahan");
await returned.page.goto(base + "/");
await returned.page.waitForSelector("#daftar-tugas li:has-text('Dikembalikan: Bukti dukung belum lengkap')");
await returned.page.locator('#daftar-tugas a[href$="/unit/kasi_pemerintahan"]').click();
await returned.page.waitForSelector("#dikembalikan:has-text('Bukti dukung belum lengkap')");
await returned.page.waitForSelector(".kisi .kembali:has-text('Lampirkan berita acaranya')");
assert.equal(await returned.page.locator("tbody.dikembalikan").count(), 1, "that cell alone is marked");
assert.equal(await returned.page.inputValue('[name="nilai.desa_tata_kelola.desa"]'), "50", "what was sent stays");
await axe(returned.page, "unit data that came back");
await shot(returned.page, "unit-dikembalikan");
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
