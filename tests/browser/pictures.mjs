// SPDX-License-Identifier: Apache-2.0
// The inbox of an officer, the live board, the check sheet and a workbook that is being handed in, as
// they stand in the README.
import { chromium } from "playwright-core";
import { Book } from "./books.mjs";

const base = process.env.TEPAT_BASE;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });

const kSize = { width: 1200, height: 720 };

async function enter(key) {
  const context = await browser.newContext({ locale: "id-ID", timezoneId: "Asia/Jakarta", viewport: kSize });
  const page = await context.newPage();
  await page.goto(base + "/masuk");
  await page.fill("#f-nama", key);
  await page.fill("#f-sandi", process.env.TEPAT_PASSWORD);
  await page.click("button.utama");
  await page.waitForSelector("h1:has-text('Kotak Tugas')");
  return page;
}

async function draw(page, name) {
  await page.screenshot({ path: `${process.env.TEPAT_FOLDER}/${name}.png` });
  await page.context().close();
}

async function drawLive(key, path, name) {
  const page = await enter(key);
  await page.goto(base + path);
  await page.waitForSelector("#sambungan:has-text('Tersambung')");
  await draw(page, name);
}

await drawLive("sekretaris", "/", "kotak-tugas");
await drawLive("camat", "/papan", "papan");

// All units of a case at once, before they are called complete.
const checker = await enter("sekretaris");
await checker.locator('#daftar-tugas a:has-text("Data Kinerja Kelurahan")').first().click();
await checker.locator("a:has-text('Periksa data unit')").first().click();
await checker.waitForSelector("table.periksa");
await draw(checker, "lembar-periksa");

// A workbook with a slip of the finger in one of its cells.
const unit = "lurah_citrodiwangsan";
const lurah = await enter(unit);
await lurah.locator(`#daftar-tugas a[href$="/unit/${unit}"]`).first().click();
await lurah.locator('a[href$="/buku-kerja"]').first().click();
const book = await Book.from(lurah, lurah.locator("a:has-text('Excel kosong')"));
const sheet = book.sheetOf(unit);
book.fill(sheet);
book.type([[sheet, book.placeOf(sheet, "lama_layanan", "nilai"), "13,O"], [sheet, book.placeOf(sheet, "lunas_pbb", "penerimaan"), "612480000"]]);
await lurah.setInputFiles('input[name="berkas"]', book.upload("nilai.xlsx"));
await lurah.click("button:has-text('Unggah dan periksa')");
await lurah.locator("#pratinjau").scrollIntoViewIfNeeded();
await draw(lurah, "buku-kerja");
await browser.close();
