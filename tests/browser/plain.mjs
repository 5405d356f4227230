// SPDX-License-Identifier: Apache-2.0
// Without JavaScript, with the keyboard alone, and every address for every kind of person.
import assert from "node:assert/strict";
import { axe, base, button, enter, fillSheet, fitsAPhone, launch, links, saved, shot } from "./people.mjs";
import { pages, statusFor } from "./places.mjs";

const browser = await launch();

// The first administrator names himself by the one-time link, which then is used up.
{
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(links.administrator);
  await axe(page, "setting up");
  await page.selectOption("#f-orang", { label: "Kepala Sub Bagian Umum dan Kepegawaian (contoh)" });
  await page.fill("#f-sandi", "pendek");
  await page.fill("#f-ulang", "pendek");
  await page.evaluate(() => document.querySelector("form").setAttribute("novalidate", ""));
  await page.click("button.utama");
  await page.waitForSelector("text=10 sampai 200 karakter dan tidak boleh satu karakter saja");
  await page.fill("#f-sandi", "sapi perah 12 ekor");
  await page.fill("#f-ulang", "sapi perah 12 ekor");
  await page.click("button.utama");
  await page.waitForSelector("text=Nama pengguna Anda: kasubbag_umum_kepegawaian");
  const used = await page.goto(links.administrator);
  assert.equal(used.status(), 404);
  await page.goto(base + "/masuk");
  await axe(page, "sign in");
  await shot(page, "masuk");
  await page.fill("#f-nama", "kasubbag_umum_kepegawaian");
  await page.fill("#f-sandi", "salah sama sekali");
  await page.click("button.utama");
  await page.waitForSelector("#galat:has-text('tidak cocok')");
  assert.equal(await page.inputValue("#f-nama"), "kasubbag_umum_kepegawaian");
  await page.fill("#f-sandi", "sapi perah 12 ekor");
  await page.click("button.utama");
  await page.click("a:has-text('Pengguna')");
  await axe(page, "people");
  await shot(page, "pengguna");
  await page.click("button[aria-label='Buat tautan untuk Staf Sub Bagian Keuangan (contoh)']");
  links.staf = await page.locator("#tautan").textContent();
  await context.close();
}

// Without JavaScript: sign in, register with a file, forward, dispose, send a unit's data, search.
const off = { javaScriptEnabled: false };
const clerk = await enter(browser, "staf_penerima_surat", off);
await clerk.page.goto(base + "/surat/baru");
await clerk.page.fill("#f-letter_number", "050/7/2026");
await clerk.page.setInputFiles("#f-berkas", { name: "surat.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
await button(clerk.page, "Daftarkan").click();
await saved(clerk.page);
const case_path = new URL(clerk.page.url()).pathname;
const attached = clerk.page.locator("#lampiran a");
assert.match(await attached.textContent(), /Surat edaran/);
const file = await clerk.context.request.get(base + (await attached.getAttribute("href")));
assert.equal(file.headers()["content-type"], "application/pdf");
assert.equal((await file.body()).toString(), "%PDF-1.4\n%%EOF\n");
await button(clerk.page, "Teruskan ke Sekretaris").click();
await saved(clerk.page);
const sekretaris = await enter(browser, "sekretaris", off);
await sekretaris.page.goto(base + case_path);
await button(sekretaris.page, "Teruskan ke Camat").click();
await saved(sekretaris.page);
const camat = await enter(browser, "camat", { ...off, viewport: { width: 360, height: 640 } });
await camat.page.goto(base + case_path);
await camat.page.locator("summary:has-text('Unit yang diminta data')").click();
for (const box of await camat.page.locator('input[name="units"]').all()) {
  await box.setChecked(["lurah_jogoyudan", "kasi_pemerintahan"].includes(await box.getAttribute("value")));
}
await button(camat.page, "Disposisikan").click();
await saved(camat.page);
const lurah = await enter(browser, "lurah_jogoyudan", off);
await lurah.page.goto(base + "/");
await lurah.page.locator('#daftar-tugas a[href$="/unit/lurah_jogoyudan"]').click();
const sheet = `${base}${case_path}/unit/lurah_jogoyudan`;
const minutes = '[name="nilai.lama_layanan.nilai"]';
await fillSheet(lurah.page, { "nilai.lama_layanan.nilai": "12,O" });
await button(lurah.page, "Kirim data").click();
await lurah.page.waitForSelector("#galat a[href='#f-nilai.lama_layanan.nilai']:has-text('“12,O” bukan angka')");
assert.ok((await lurah.page.title()).startsWith("Galat:"));
assert.equal(await lurah.page.inputValue(minutes), "12,O", "what was typed stays");
assert.ok(await lurah.page.locator(".bukti-berkas").count(), "and so do the files");
// "Periksa" stores nothing, says how a number was read, and what lacks.
await lurah.page.fill(minutes, "12.50 ");
await lurah.page.fill('[name="nilai.swadaya.uang"]', "");
await button(lurah.page, "Periksa").click();
await lurah.page.waitForSelector("text=dibaca: 12,5 menit");
await lurah.page.waitForSelector("#hasil a[href='#f-nilai.swadaya.uang']");
// What lacks can be sent all the same, with a reason; a cell out of its bounds cannot.
await button(lurah.page, "Kirim data").click();
await lurah.page.waitForSelector("#galat:has-text('Masih ada yang kurang')");
await lurah.page.fill("#f-incomplete_reason", "Laporan LPMK menyusul");
await lurah.page.fill(minutes, "481");
await button(lurah.page, "Kirim data").click();
await lurah.page.waitForSelector("#galat:has-text('Paling besar 480')");
await lurah.page.fill(minutes, "12,5");
await button(lurah.page, "Kirim data").click();
await saved(lurah.page);
const stored = /(\d+) dari (\d+) nilai tersimpan/.exec(await lurah.page.locator(".tersimpan").first().textContent());
assert.equal(Number(stored[1]), Number(stored[2]) - 1, "one of them is empty");
await lurah.page.goto(sheet);
assert.equal(await lurah.page.inputValue(minutes), "12,5");
await lurah.page.waitForSelector("#terisi:has-text('Laporan LPMK menyusul')");
// A file that was handed in is there to be read, and for another rule too.
const proof = lurah.page.locator(".bukti-berkas a").first();
const proved = await lurah.context.request.get(base + (await proof.getAttribute("href")));
assert.equal(proved.headers()["content-type"], "application/pdf");
assert.equal((await proved.body()).toString(), "%PDF-1.4\n%%EOF\n");
await lurah.page.fill('[name="nilai.swadaya.uang"]', "50");
await button(lurah.page, "Kirim data").click();
await saved(lurah.page);
await lurah.page.fill("#q", "050/7");
await lurah.page.click("button:has-text('Cari')");
assert.equal(await lurah.page.locator(`a[href="${case_path}"]`).count(), 1);

// With the keyboard alone: from the inbox into a new letter and out again.
const typist = await enter(browser, "staf_penerima_surat");
await typist.page.goto(base + "/");
await typist.page.keyboard.press("n");
await typist.page.waitForURL("**/surat/baru");
async function tabTo(id) {
  for (let i = 0; i < 60; ++i) {
    if ((await typist.page.evaluate(() => document.activeElement.id)) === id) return;
    await typist.page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${id}`);
}
await tabTo("f-letter_number");
await typist.page.keyboard.type("050/8/2026");
await typist.page.keyboard.press("Enter");
await saved(typist.page);

// What is typed and not sent is there again, also at another browser.
await lurah.context.close();
const unit = await enter(browser, "kasi_pemerintahan");
await unit.page.goto(base + case_path + "/unit/kasi_pemerintahan");
await unit.page.fill('[name="sebab.desa_tata_kelola"]', "Sebab setengah jadi");
await unit.page.waitForSelector("#draf:has-text('Draf tersimpan')");
const again = await enter(browser, "kasi_pemerintahan");
await again.page.goto(base + case_path + "/unit/kasi_pemerintahan");
await again.page.waitForSelector("text=dikembalikan.");
assert.equal(await again.page.inputValue('[name="sebab.desa_tata_kelola"]'), "Sebab setengah jadi");
// From Excel: cells part at tabs and lines; what finds no place stays beside the sheet.
await again.page.locator('[name="nilai.desa_tata_kelola.desa_baik"]').focus();
const paste = (text) => again.page.evaluate((copied) => {
  const data = new DataTransfer();
  data.setData("text/plain", copied);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}, text);
await paste("1.234,5\tSebab dari Excel\tTindak lanjut\tKolom lebih\r\n9O,5\tTanpa tempat\r\n");
assert.equal(await again.page.inputValue('[name="nilai.desa_tata_kelola.desa_baik"]'), "1.234,5");
assert.equal(await again.page.inputValue('[name="nilai.desa_tata_kelola.desa"]'), "9O,5");
assert.equal(await again.page.inputValue('[name="tindak_lanjut.desa_tata_kelola"]'), "Tindak lanjut");
assert.match(await again.page.locator("#sisa-kata").textContent(), /^2 sel tidak mendapat tempat: baris 1 kolom 4; baris 2 kolom 2\./);
assert.equal(await again.page.inputValue("#sisa-isi"), "Kolom lebih\nTanpa tempat");
await axe(again.page, "a sheet with what found no place");
// A second one takes nothing away; neither does looking through, nor the draft of another browser.
await paste("7\tSebab\tTindak lanjut\tLebih lagi\r\n");
const rest = "Kolom lebih\nTanpa tempat\nLebih lagi";
assert.equal(await again.page.inputValue("#sisa-isi"), rest);
await paste("8\tSebab\r\n");
assert.equal(await again.page.inputValue("#sisa-isi"), rest);
await button(again.page, "Periksa").click();
await again.page.waitForSelector("#sisa:visible");
assert.equal(await again.page.inputValue("#sisa-isi"), rest);
await button(again.page, "Kirim data").click();
await again.page.waitForSelector("#galat:has-text('tempelan yang belum mendapat tempat')");
assert.equal(await again.page.inputValue("#sisa-isi"), rest);
await again.page.locator('[name="nilai.desa_tata_kelola.desa_baik"]').focus();
await paste("x".repeat(20_000) + "\ty");
await again.page.waitForSelector("#sisa-kata:has-text('terlalu besar')");
await again.page.fill("#sisa-isi", "");
// How a number was read is the server's to say: "Periksa", and the draft does not take its place.
for (const [typed, read] of [["1234.5", "1.234,5"], ["85 %", "85"], ["Rp 1.000", "1.000"], ["-0.125", "-0,125"]]) {
  await again.page.fill('[name="nilai.desa_tata_kelola.desa"]', typed);
  await button(again.page, "Periksa").click();
  await again.page.waitForSelector(`text=dibaca: ${read} `);
  assert.equal(await again.page.inputValue('[name="nilai.desa_tata_kelola.desa"]'), typed);
}

// Every address for every kind of person: nothing fails, everything fits a phone.
const everyone = pages(case_path);
// The same pages with something asked of them, and one that is none.
const asked = ["/laporan?menurut=unit", "/cari?q=050"].map((to) => ({ to }));
const shown = [...everyone, ...asked, { to: "/tidak/ada", status: 404 }];
for (const key of ["staf_penerima_surat", "staf", "sekretaris", "camat", "kasubbag_keuangan", "kasi_pemerintahan", "lurah_jogoyudan"]) {
  const person = await enter(browser, key, { viewport: { width: 360, height: 640 } });
  for (const one of shown) {
    const path = one.to;
    const answer = await person.page.goto(base + path);
    assert.equal(answer.status(), statusFor(one, key), `${key} ${path}`);
    await fitsAPhone(person.page, `${path} of ${key}`);
    if (key === "kasubbag_keuangan" && /periksa|unit\/|buku-kerja/.test(path)) {
      await shot(person.page, `telepon-${path.split("/").slice(3).join("-")}`);
      await axe(person.page, `${path} at a phone`);
    }
  }
  assert.deepEqual(person.faults, []);
  await person.context.close();
}
// The code on a page of errors leads to what happened.
const lost = await enter(browser, "staf");
await lost.page.goto(base + "/tidak/ada");
const code = await lost.page.locator(".kode code").textContent();
await lost.page.goto(base + "/status");
await lost.page.fill("#kode", code);
await button(lost.page, "Periksa").click();
await lost.page.waitForSelector("dd:has-text('Alamat ini tidak ada')");
assert.equal(await lost.page.locator("dd:has-text('/tidak/ada')").count(), 0, "the rest is the administrator's");
await axe(lost.page, "status with a code");
const nobody = await (await browser.newContext()).newPage();
for (const { to: path } of shown) {
  await nobody.goto(base + path);
  if (path !== "/tidak/ada") assert.match(nobody.url(), /\/masuk/, path);
}

// A case without a letter: opened on schedule, once for a period; its circular is filed with it later.
const boss = await enter(browser, "kasubbag_keuangan", off);
// The last quarter of whatever year the office has: no letter's own period, and offered beyond New Year.
let period;
const schedule = async ({ page }) => {
  await page.goto(base + "/");
  await page.click("a:has-text('Berkas tanpa surat')");
  period ??= await page.locator("#f-period option[value$='-TW4']").first().getAttribute("value");
  await page.selectOption("#f-period", period);
  await button(page, "Buka berkas").click();
};
await schedule(boss);
await saved(boss.page);
const scheduled_path = new URL(boss.page.url()).pathname;
await boss.page.locator("summary:has-text('Lampirkan foto atau PDF')").click();
await boss.page.setInputFiles("#f-berkas", { name: "nota.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 nota\n%%EOF\n") });
await button(boss.page, "Lampirkan").click();
await saved(boss.page);
assert.match(await boss.page.locator("#lampiran a").textContent(), /Dokumen pendukung/);
const planner = await enter(browser, "kasubbag_keuangan", { viewport: { width: 360, height: 640 } });
await schedule(planner);
await planner.page.waitForSelector("text=sudah berjalan");
await axe(planner.page, "a second case of a period");
await shot(planner.page, "berkas-tanpa-surat");
await planner.context.close();
await schedule(boss);
await boss.page.waitForSelector("text=sudah berjalan");
assert.equal(await boss.page.inputValue("#f-period"), period);
await boss.page.click("a:has-text('Buka berkas yang sudah berjalan')");
assert.equal(new URL(boss.page.url()).pathname, scheduled_path);
await clerk.page.goto(base + "/surat/baru");
await clerk.page.fill("#f-letter_number", "050/99/2026");
await clerk.page.selectOption("#f-scheduled_case_id", { index: 1 });
await clerk.page.setInputFiles("#f-berkas", { name: "surat.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 surat\n%%EOF\n") });
await button(clerk.page, "Daftarkan").click();
await saved(clerk.page);
assert.equal(new URL(clerk.page.url()).pathname, scheduled_path, "filed with the case that waited");
await clerk.page.waitForSelector("text=050/99/2026");
const files = await clerk.page.locator("#lampiran a").allTextContents();
assert.deepEqual(files, ["Dokumen pendukung", "Surat edaran"], "those from before the letter, and its own");
const note = await clerk.page.locator("#lampiran a").first().getAttribute("href");
assert.equal((await (await clerk.context.request.get(base + note)).body()).toString(), "%PDF-1.4 nota\n%%EOF\n");
await clerk.page.goto(base + "/surat/baru");
assert.equal(await clerk.page.locator("#f-scheduled_case_id").count(), 0, "no case waits any more");

// The rest of the way without JavaScript too.
await boss.page.goto(`${base}${case_path}/unit/kasi_pemerintahan`);
await boss.page.locator("summary:has-text('Bebaskan unit ini')").click();
await boss.page.fill("#f-reason", "Tidak punya indikator tahun ini");
await button(boss.page, "Bebaskan unit").click();
await saved(boss.page);
async function step(person, text, fields = {}) {
  await person.page.goto(base + case_path);
  const form = person.page.locator("form.tindakan", { has: person.page.locator(`button:text-is("${text}")`) });
  const folded = person.page.locator("details:not([open])", { has: form });
  if (await folded.count()) await folded.locator("> summary").click();
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value);
  const lacking = form.locator('[name="incomplete_reason"]');
  if (await lacking.count()) await lacking.fill("Sisanya menyusul pada triwulan berikut");
  await form.locator("button").click();
  await saved(person.page);
}
await step(boss, "Tutup draf");
await step(sekretaris, "Kembalikan", { "reason-lurah_jogoyudan": "Bukti dukung belum ada" });
const sender = await enter(browser, "lurah_jogoyudan", off);
await sender.page.goto(`${base}${case_path}/unit/lurah_jogoyudan`);
await button(sender.page, "Kirim data").click();
await saved(sender.page);
await step(boss, "Tutup draf");
await step(sekretaris, "Data lengkap", { note: "Lengkap" });
const clerk6 = await enter(browser, "staf", off);
const kinds = ["dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"];
await step(clerk6, "Dokumen siap ditelaah", Object.fromEntries(kinds.flatMap((kind) => [[`number-${kind}`, "1"], [`place-${kind}`, "Map"]])));
await step(sekretaris, "Teruskan ke Camat");
await step(camat, "Setujui");
await step(clerk6, "Simpan surat pengantar", { number: "2", place: "Map" });
await step(clerk6, "Sampaikan ke Bappeda");
await step(clerk6, "Catat tanda terima", { number: "TT-2" });
assert.match(await clerk6.page.locator(".posisi").textContent(), /Diterima Bappeda/);
await browser.close();
console.log("plain: all good");
