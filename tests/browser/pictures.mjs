// SPDX-License-Identifier: Apache-2.0
// The inbox of an officer and the live board, as they stand in the README.
import { chromium } from "playwright-core";

const base = process.env.TEPAT_BASE;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });

async function draw(key, path, name, size) {
  const context = await browser.newContext({ locale: "id-ID", timezoneId: "Asia/Jakarta", viewport: size });
  const page = await context.newPage();
  await page.goto(base + "/masuk");
  await page.fill("#f-nama", key);
  await page.fill("#f-sandi", process.env.TEPAT_PASSWORD);
  await page.click("button.utama");
  await page.waitForSelector("h1:has-text('Kotak Tugas')");
  await page.goto(base + path);
  await page.waitForSelector("#sambungan:has-text('Tersambung')");
  await page.screenshot({ path: `${process.env.TEPAT_FOLDER}/${name}.png` });
  await context.close();
}

await draw("sekretaris", "/", "kotak-tugas", { width: 1200, height: 720 });
await draw("camat", "/papan", "papan", { width: 1200, height: 720 });
await browser.close();
