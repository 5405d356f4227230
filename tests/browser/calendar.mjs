// SPDX-License-Identifier: Apache-2.0
// What the heads of the office decide about time: other days in the calendar and another SOP version
// for an open case, each with its consequences shown before; and what they read about it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { axe, base, button, dayOf, enter, fitsAPhone, launch, officeNow, saved, shot } from "./people.mjs";
import { act, Person, slugOf } from "./http.mjs";

const kReason = "Alasan yang cukup panjang";
const kName = "Cuti <b>uji</b> & 'bersama'";
const browser = await launch();

// A case in step 4: its deadline is four working days away.
const clerk = await Person.enter("staf_penerima_surat");
const sekretaris = await Person.enter("sekretaris");
const staf = await Person.enter("staf");
const camat = await enter(browser, "camat", { viewport: { width: 360, height: 740 } });
const plain = await enter(browser, "camat", { javaScriptEnabled: false });
const path = (await act(clerk, "/surat/baru", "surat", { letter_number: "050/77/2026", subject: "Surat yang menunggu" })).split("?")[0];
await act(clerk, path, "tindakan-teruskan-sekretaris");
await act(sekretaris, path, "tindakan-teruskan-camat");
await act(await Person.enter("camat"), path, "tindakan-disposisi", { units: "kasi_pemerintahan", missing_input_reason: kReason });

// The second working day after today: a letter of after closing time counts from the first.
const holidays = new Set(JSON.parse(readFileSync(new URL("../../deploy/office/calendar-lumajang.json", import.meta.url))).holidays.map((day) => day.date));
const isOff = (day) => [0, 6].includes(new Date(day).getUTCDay()) || holidays.has(day);
const date = officeNow();
for (let working = 0; working < 2; working += isOff(dayOf(date)) ? 0 : 1) date.setTime(date.getTime() + 864e5);
const off = dayOf(date);

// A form with a mistake keeps what was typed and says what to do.
const { page } = camat;
await page.goto(base + "/kalender");
await axe(page, "the calendar");
await fitsAPhone(page, "the calendar");
await page.fill("#f-from", off);
await page.fill("#f-name", kName);
await page.selectOption("#f-kind", "half_day");
await button(page, "Lihat akibatnya").click();
await page.waitForSelector("#galat:has-text('Jam kerja hari itu: wajib diisi')");
assert.equal(await page.inputValue("#f-name"), kName, "what was typed stays");
await page.selectOption("#f-kind", "cuti_bersama");
await page.fill("#f-to", "2020-01-01");
await button(page, "Lihat akibatnya").click();
await page.waitForSelector("#galat:has-text('paling lama 60 hari')");
await page.fill("#f-to", "");
await page.fill("#f-hours", "7-9");
await page.selectOption("#f-kind", "half_day");
await button(page, "Lihat akibatnya").click();
await page.waitForSelector("#galat:has-text('jam (kolom 4) ditulis seperti')");
await page.fill("#f-hours", "");
await page.selectOption("#f-kind", "cuti_bersama");

// What it would change is shown; nothing changes.
await button(page, "Lihat akibatnya").click();
await page.waitForSelector("h1:has-text('Akibat perubahan kalender')");
const told = await page.locator("main").textContent();
assert.match(told, /akan menjadi\s+versi 2/);
assert.match(told, /1 langkah berjalan bergeser/);
assert.match(told, /Surat yang menunggu/);
await axe(page, "what a calendar changes");
await fitsAPhone(page, "what a calendar changes");
await shot(page, "telepon-akibat-kalender");
await plain.page.goto(base + "/kalender");
assert.match(await plain.page.locator("main").textContent(), /versi 1 /);

// Two heads at once, one of them without JavaScript and with a file: the second has not seen the first.
await plain.page.setInputFiles("#f-berkas", { name: "cuti.ics", mimeType: "text/calendar", buffer: Buffer.from("bukan kalender") });
await button(plain.page, "Lihat akibatnya").click();
await plain.page.waitForSelector("#galat");
const days = `tanggal\tjenis\tnama\tjam\n${off}\tlocal\tHari jadi kecamatan\t\n`;
await plain.page.setInputFiles("#f-berkas", { name: "libur.tsv", mimeType: "text/plain", buffer: Buffer.from(days) });
await button(plain.page, "Lihat akibatnya").click();
await plain.page.waitForSelector("h1:has-text('Akibat perubahan kalender')");
await button(page, "Berlakukan").click();
await saved(page);
assert.match(await page.locator("main").textContent(), /versi 2 /);
await page.goto(`${base}/kalender?tahun=${off.slice(0, 4)}`);
assert.ok((await page.locator("main").textContent()).includes(kName), "a name is text");
await button(plain.page, "Berlakukan").click();
await plain.page.waitForSelector("#galat:has-text('sudah diubah orang lain')");
await page.goto(base + path);
await page.waitForSelector(`#ribbon:has-text("${kName}")`, { state: "attached" });

// A longer horizon alone is a change too.
await page.goto(base + "/kalender?tahun=2028");
await page.fill("#f-until", "2028-12-31");
await button(page, "Lihat akibatnya").click();
await button(page, "Berlakukan").click();
await saved(page);
assert.match(await page.locator("main").textContent(), /lengkap sampai Minggu, 31 Desember 2028/);

// Whoever may not decide sees the calendar, and is refused.
const seen = await staf.get("/kalender");
assert.ok(seen.body.includes("Sekretaris atau Camat mengubah kalender"));
assert.ok(!seen.body.includes("ubah-hari"));
const refused = await staf.post("/kalender", { calendar: "lumajang", version: "3", days: `${off}\thapus`, until: "2028-12-31", request_id: "019ac000-0000-7000-8000-000000000000" });
assert.equal(slugOf(refused), "identity.not_allowed");

// A revision of the SOP: the open case keeps its version until the Camat lets it follow. Each case's
// page offers what its own version allows: by the revision the Kasubbag Umum may forward too.
const umum = await Person.enter("kasubbag_umum_kepegawaian");
const offers = async (to) => (await umum.get(to)).body.includes('id="tindakan-teruskan-camat"');
const open = async (number) => {
  const to = (await act(clerk, "/surat/baru", "surat", { letter_number: number })).split("?")[0];
  await act(clerk, to, "tindakan-teruskan-sekretaris");
  return to;
};
const before = await open("050/78/2026");
assert.equal(await page.locator("a:has-text('Versi SOP berkas ini')").count(), 0);
writeFileSync(`${process.env.TEPAT_HOME}/revise-sop-1`, "");
const link = page.locator("a:has-text('Versi SOP berkas ini')");
for (let again = 0; again < 50 && !(await link.count()); ++again) await page.goto(base + path);
assert.equal(await offers(before), false, "by its own version");
// The link shows what the portal has read; the service that opens cases may read it a moment later.
let revised = false;
for (let again = 0; again < 50 && !revised; ++again) revised = await offers(await open(`050/79-${again}/2026`));
assert.equal(revised, true, "opened after the revision");
await link.click();
await page.waitForSelector("text=Langkah 2 Teruskan: 10 menit kerja menjadi 45 menit kerja");
await axe(page, "the SOP version of a case");
await fitsAPhone(page, "the SOP version of a case");
await button(page, "Pakai versi 2").click();
assert.equal(await page.locator("#f-reason:invalid").count(), 1, "a reason is needed");
await page.fill("#f-reason", kReason);
await button(page, "Pakai versi 2").click();
await saved(page);
await page.waitForSelector("#riwayat:has-text('Camat memutuskan berkas memakai SOP versi 2')");
await page.goto(`${base}${path}/sop`);
await page.waitForSelector("text=Berkas ini memakai versi 2, yang terbaru.");
await page.goto(`${base}${before}/sop`);
await page.fill("#f-reason", kReason);
await button(page, "Pakai versi 2").click();
await saved(page);
assert.equal(await offers(before), true, "it follows the revision");

// What the office's history says, and honestly where it says nothing.
await page.goto(`${base}${path}/perkiraan`);
await page.waitForSelector("text=belum cukup riwayat (kurang dari 20 kali)");
await axe(page, "a forecast");
await page.goto(base + "/laporan/sop");
await page.waitForSelector("td:has-text('belum cukup riwayat')");
await axe(page, "the evaluation of the SOP");
await fitsAPhone(page, "the evaluation of the SOP");
await page.goto(base + "/laporan/sop?tahun=abcd");
await page.waitForSelector("h1:has-text('Tahun tidak terbaca')");
await page.goto(base + "/laporan?menurut=pejabat");
await page.waitForSelector("th:has-text('Sekretaris Kecamatan (contoh)')");
assert.equal((await staf.get("/laporan?menurut=pejabat")).status, 403, "people are shown to those who lead them");

// The day on which step 1 was due becomes a holiday: its verdict stays, today's calendar says
// otherwise beside it, and the Camat may have it judged anew.
await page.goto(`${base}${path}/penilaian`);
await axe(page, "the verdicts of a case");
await fitsAPhone(page, "the verdicts of a case");
const first = page.locator("li[id='langkah-1.1']");
const due = /(\d+) (\S+) (\d{4}) pukul/.exec(await first.textContent());
const month = 1 + ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"].indexOf(due[2]);
await page.goto(base + "/kalender");
await page.fill("#f-from", `${due[3]}-${String(month).padStart(2, "0")}-${due[1].padStart(2, "0")}`);
await page.fill("#f-name", "Libur yang ditetapkan kemudian");
await button(page, "Lihat akibatnya").click();
await button(page, "Berlakukan").click();
await saved(page);
const restate = page.locator("form[id='tetapkan-1.1']");
for (let again = 0; again < 50 && !(await restate.count()); ++again) await page.goto(`${base}${path}/penilaian`);
assert.ok((await first.textContent()).includes("Menurut kalender sekarang (versi 4)"));
assert.ok(!(await staf.get(`${path}/penilaian`)).body.includes("Tetapkan ulang"), "for the Camat alone");
const refusal = await staf.post(`${path}/penilaian`, { step: "1", visit: "1", reason: kReason, request_id: "019ac000-0000-7000-8000-000000000001" });
assert.equal(slugOf(refusal), "identity.not_allowed");
await first.locator("summary").click();
await restate.locator("textarea").fill("abc");
await restate.locator("button").click();
await page.waitForSelector("#galat:has-text('Alasan: 5 sampai 500 huruf')");
await restate.locator("textarea").fill(kReason);
await restate.locator("button").click();
await saved(page);
for (let again = 0; again < 50 && !(await first.textContent()).includes("ditetapkan ulang oleh Camat"); ++again) await page.reload();
assert.match(await first.textContent(), /kalender\s+lumajang versi 4/);
assert.equal(await restate.count(), 0);

// What is due, for the calendars that people use.
const feed = await fetch(`${base}/tenggat.ics?token=${process.env.TEPAT_WALLBOARD}`);
assert.match(feed.headers.get("content-type"), /^text\/calendar/);
const events = (await feed.text()).replaceAll("\r\n ", "").split("BEGIN:VEVENT").slice(1);
assert.equal(events.length, 3);
assert.ok(events.some((event) => /SUMMARY:Jatuh tempo langkah 4 Siapkan: Surat yang menunggu/.test(event)));

for (const person of [camat, plain]) assert.deepEqual(person.faults, []);
await browser.close();
console.log("calendar: all good");
