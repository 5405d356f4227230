// SPDX-License-Identifier: Apache-2.0
// People at their browsers: each has a session of his own in one real Chromium.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const base = process.env.TEPAT_BASE;
export const links = JSON.parse(process.env.TEPAT_LINKS);
const shots = process.env.TEPAT_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kPassword = "kuda poni hijau 7";
// What would be markup, were it not kept as text.
export const kEvil = `"><script>window.jahat=1</script><img src=x onerror=window.jahat=1>'{}&amp;`;

export const launch = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });

// Office time: the instant that every process of the office maps; the machine's is another.
export const officeNow = () => new Date(Number(readFileSync(process.env.TEPAT_HOME + "/clock").readBigInt64LE() / 1000n));
export const dayOf = (date) => date.toLocaleDateString("sv", { timeZone: "Asia/Jakarta" });

const known = new Set();

// Takes the one-time link of somebody who has not been here before.
export async function setPassword(key) {
  if (known.has(key)) return;
  const body = new URLSearchParams({ sandi: kPassword, ulang: kPassword });
  const answer = await fetch(links[key], { method: "POST", redirect: "manual", headers: { Origin: base }, body });
  assert.equal(answer.status, 200, `${key} sets a password`);
  known.add(key);
}

export async function signIn(page, key) {
  await page.fill("#f-nama", key);
  await page.fill("#f-sandi", kPassword);
  await page.click("button.utama");
  await page.waitForSelector("h1:has-text('Kotak Tugas')");
}

// A person who has signed in, in a context of his own.
export async function enter(browser, key, options = {}) {
  const context = await browser.newContext({ locale: "id-ID", timezoneId: "Asia/Jakarta", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const foreign = [];
  page.on("request", (request) => new URL(request.url()).host !== new URL(base).host && foreign.push(request.url()));
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await setPassword(key);
  await page.goto(base + "/masuk");
  await signIn(page, key);
  return { key, context, page, foreign, faults };
}

// Looks at the page as axe does, in light and dark; fails on any violation of WCAG 2.2 AA. Each id
// stands once, folded parts included, so that every label leads to its own field.
export async function axe(page, what) {
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  assert.deepEqual(twice, [], `ids on ${what}`);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axeSource);
    const found = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    const broken = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
    assert.deepEqual(broken, [], `axe on ${what} (${colorScheme})`);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

export async function shot(page, name) {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

// No sideways scroll, and nothing to touch that is smaller than 44 px but links within text.
export async function fitsAPhone(page, what) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${what} is ${width} px wide`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, .tombol, input:not([type=hidden]):not([type=checkbox]), select, textarea, summary, .pilih")]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
      .map((e) => e.outerHTML.slice(0, 100)));
  assert.deepEqual(small, [], `small targets on ${what}`);
}

// Nothing of a hostile text ran, and none of it became an element; first pages of proofs are ours.
export async function isHarmless(at) {
  assert.equal(await at.evaluate(() => window.jahat), undefined, at.url());
  assert.equal(await at.locator(`img:not([src^="/berkas/"]), main script`).count(), 0, at.url());
}

export const button = (page, text) => page.locator(`button:has-text("${text}")`).first();

// Fills in a unit's sheet so that nothing lacks; `numbers` by the names of their fields, where they matter.
export async function fillSheet(page, numbers = {}) {
  for (const field of await page.locator("#data-unit input.angka").all()) {
    await field.fill(numbers[await field.getAttribute("name")] ?? "50");
  }
  for (const choice of await page.locator('#data-unit select[name^="predikat."]').all()) await choice.selectOption({ index: 5 });
  for (const text of await page.locator('#data-unit :is(textarea[name^="sebab."], textarea[name^="tindak_lanjut."])').all()) {
    await text.fill("Keterangan yang cukup panjang");
  }
  await page.locator("#data-unit .bukti-lipat").evaluateAll((all) => all.forEach((folded) => (folded.open = true)));
  for (const [number, rule] of (await page.locator("#data-unit fieldset.bukti").all()).entries()) {
    const address = rule.locator('input[name^="tautan."]');
    const text = rule.locator('input[name^="teks."]');
    if (await address.count()) await address.first().fill("https://kantor.example/bukti");
    else if (await text.count()) await text.first().fill("Nomor 12/2026, Map Kinerja");
    else await rule.locator('input[type="file"]').setInputFiles({ name: `bukti-${number}.pdf`, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
  }
}

// Opens a case from the inbox, where it must be.
export async function openTask(person, subject) {
  await person.page.goto(base + "/");
  await person.page.locator(`#daftar-tugas a:has-text("${subject}")`).first().click();
  await person.page.waitForSelector("h1");
}

// The form that was just sent is answered by a new page.
export const answered = (page) => page.waitForSelector("form[data-terkirim]", { state: "detached" });

// And that one says that it is kept.
export async function saved(page) {
  await answered(page);
  await page.waitForSelector(".tersimpan:has-text('Tersimpan'), #galat, .kode");
  const refusal = page.locator("#galat, .kode").first();
  assert.equal(await refusal.count(), 0, (await refusal.count()) ? await refusal.textContent() : "");
}

// A further session of somebody who has entered before, as the cookie that proves it.
export async function cookieOf(key) {
  const answer = await fetch(base + "/masuk", { method: "POST", redirect: "manual", headers: { Origin: base },
    body: new URLSearchParams({ nama: key, sandi: kPassword }) });
  assert.equal(answer.status, 303, `${key} signs in`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}
