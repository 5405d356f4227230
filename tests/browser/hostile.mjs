// SPDX-License-Identifier: Apache-2.0
// Hostile text in every field that a person can write into, through all seven steps: it stays text.
import assert from "node:assert/strict";
import { base, button, enter, fillSheet, isHarmless, kEvil, launch, saved } from "./people.mjs";
import { pages } from "./places.mjs";

const browser = await launch();
const filled = new Set();
const names = ["staf_penerima_surat", "sekretaris", "camat", "kasubbag_keuangan", "staf", "kasi_pemerintahan"];
const people = {};
for (const name of names) people[name] = await enter(browser, name);
const page = (name) => people[name].page;

// Writes into every field of a form that takes text; numbers, dates and choices stay.
async function fillAll(form) {
  await form.evaluate((element) => element.querySelectorAll("details").forEach((part) => part.setAttribute("open", "")));
  for (const field of await form.locator('input[type="text"]:not([maxlength="4"]), input:not([type]), textarea').all()) {
    const name = await field.getAttribute("name");
    // A unit either has numbers or says why it has none, and an address is one; what is hidden waits for a script.
    if (!name || name.startsWith("tanpa_data.") || !(await field.isVisible()) || !(await field.isEditable())) continue;
    const number = (await field.getAttribute("inputmode")) === "decimal";
    await field.fill(number ? "12" : name.startsWith("tautan.") ? `https://x/${kEvil.replaceAll(" ", "")}` : kEvil);
    filled.add(name.replace(/-?\d+$/, "").replace(/\..*/, ""));
  }
}

// Opens the case, fills in the form of that id, and sends it.
async function act(name, form_id, prepare = async () => {}) {
  const at = page(name);
  await at.goto(base + case_path);
  await isHarmless(at);
  const folded = at.locator(`details:has(#tindakan-${form_id})`).last();
  if ((await folded.count()) && !(await folded.evaluate((e) => e.open))) await folded.locator("> summary").click();
  const form = at.locator(`#tindakan-${form_id}`);
  await fillAll(form);
  await prepare(form);
  await form.locator("button").click();
  if (await at.waitForSelector(".tersimpan, #galat").then((e) => e.evaluate((found) => found.id === "galat"))) {
    await isHarmless(at); // what was refused is shown again
    const reasons = at.locator(`#tindakan-${form_id} :is([name="missing_input_reason"], [name="incomplete_reason"])`);
    assert.ok(await reasons.count(), await at.locator("#galat").textContent());
    for (const reason of await reasons.all()) {
      await reason.fill(kEvil);
      filled.add(await reason.getAttribute("name"));
    }
    await at.locator(`#tindakan-${form_id} button`).click();
  }
  await saved(at);
  await isHarmless(at);
}

// Step 1, and a name of nobody at the entrance.
{
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(base + "/masuk");
  await stranger.fill("#f-nama", kEvil);
  await stranger.fill("#f-sandi", kEvil);
  await stranger.click("button.utama");
  await stranger.waitForSelector("#galat");
  assert.equal(await stranger.inputValue("#f-nama"), kEvil);
  await isHarmless(stranger);
  const at = page("staf_penerima_surat");
  await at.goto(base + "/surat/baru");
  await fillAll(at.locator("#surat"));
  await at.fill("#f-back_entry_reason", ""); // taken of a letter of an earlier day alone
  await button(at, "Daftarkan").click();
  await saved(at);
  assert.equal(await at.locator("h1").textContent(), kEvil);
}
const case_path = new URL(page("staf_penerima_surat").url()).pathname;

await act("staf_penerima_surat", "teruskan-sekretaris");
await act("sekretaris", "jeda");
await act("sekretaris", "lanjut");
await act("sekretaris", "dokumen-tahun");
await act("sekretaris", "teruskan-camat");
await act("camat", "disposisi", async (form) => {
  for (const box of await form.locator('input[name="units"]').all()) {
    await box.setChecked((await box.getAttribute("value")) === "kasi_pemerintahan");
  }
});
await act("kasubbag_keuangan", "tugaskan-unit", (form) => form.locator("select").selectOption("lurah_jogoyudan"));
const waived = page("kasubbag_keuangan");
await waived.goto(`${base}${case_path}/unit/lurah_jogoyudan`);
await waived.locator("summary:has-text('Bebaskan unit ini')").click();
await waived.fill("#f-reason", kEvil);
await button(waived, "Bebaskan unit").click();
await saved(waived);
const unit = page("kasi_pemerintahan");
async function sendUnit() {
  await unit.goto(`${base}${case_path}/unit/kasi_pemerintahan`);
  await isHarmless(unit);
  // What is no number is said back.
  await fillSheet(unit, { "nilai.desa_tata_kelola.desa": kEvil.slice(0, 60) });
  await fillAll(unit.locator("#data-unit"));
  await unit.fill('[name="nilai.desa_tata_kelola.desa"]', kEvil.slice(0, 60));
  const file = unit.locator('#data-unit input[type="file"]').first();
  await file.setInputFiles({ name: `${kEvil.replaceAll("/", "")}.pdf`, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
  await button(unit, "Kirim data").click();
  await unit.waitForSelector("#galat:has-text('bukan angka')");
  await isHarmless(unit);
  await unit.fill('[name="nilai.desa_tata_kelola.desa"]', "12");
  const reason = unit.locator("#f-incomplete_reason");
  if (await reason.count()) {
    await reason.fill(kEvil);
    filled.add("incomplete_reason");
  }
  await button(unit, "Kirim data").click();
  await saved(unit);
}
await sendUnit();
await act("kasubbag_keuangan", "tutup-draf");
// A remark of the checker on a cell, then the cell itself is given back.
const checker = page("sekretaris");
await checker.goto(`${base}${case_path}/unit/kasi_pemerintahan/indikator/desa_tata_kelola`);
await isHarmless(checker);
await fillAll(checker.locator("#komentar"));
await button(checker, "Tambahkan komentar").click();
await saved(checker);
await isHarmless(checker);
await checker.goto(`${base}${case_path}/periksa`);
await isHarmless(checker);
await fillAll(checker.locator("#kembalikan-sel"));
await checker.locator("#kembalikan-sel button").click();
await saved(checker);
await sendUnit();
await act("kasubbag_keuangan", "tutup-draf");
await act("sekretaris", "lengkap");
await act("staf", "dokumen-siap");
await act("sekretaris", "kembalikan-telaah");
await act("staf", "dokumen-siap");
await act("sekretaris", "telaah");
await act("camat", "setujui");
await act("staf", "surat-pengantar");
await act("staf", "kirim");
await act("staf", "tanda-terima");

// A decree, and a case that is cancelled.
const head = page("camat");
await head.goto(base + "/penugasan");
await fillAll(head.locator("#tunjuk"));
await head.selectOption("#f-position", "kasubbag_keuangan");
await button(head, "Tunjuk pelaksana").click();
await saved(head);
assert.ok((await head.locator("main").textContent()).includes(kEvil));
await isHarmless(head);
await head.locator("summary:has-text('Akhiri sekarang')").click();
await fillAll(head.locator("form:has-text('Alasan diakhiri')"));
await button(head, "Akhiri penugasan").click();
await saved(head);

// Everywhere it can be read.
const more = ["/cari?q=" + encodeURIComponent(kEvil), `/papan/layar?token=${process.env.TEPAT_WALLBOARD}`, "/" + encodeURIComponent(kEvil)];
for (const path of [...pages(case_path).map((one) => one.to), ...more]) {
  for (const name of ["camat", "kasubbag_keuangan"]) {
    await page(name).goto(base + path);
    await isHarmless(page(name));
  }
}
for (const name of ["letter_number", "subject", "sender", "external_number", "archive_place", "advice", "note", "request",
  "requests", "sebab", "tindak_lanjut", "teks", "text", "catatan", "reason", "reason-kasi_pemerintahan", "number", "place", "receiver",
  "decree_number", "number-dokumen_laporan_kinerja"]) {
  assert.ok(filled.has(name), `no field ${name} was written into`);
}
for (const person of Object.values(people)) assert.deepEqual(person.faults, []);
await browser.close();
console.log("hostile: all good");
