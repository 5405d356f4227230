// SPDX-License-Identifier: Apache-2.0
// Who may do what and where: every action × every state of a case × every role, against rights.tsv;
// and every address of the router as everybody. The golden file has a line for each action in each
// state: to whom a page offers it, and whom the services would let do it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { act, fieldsOf, Person, routes, slugOf } from "./http.mjs";

const kRoles = ["staf_penerima_surat", "staf", "sekretaris", "camat", "kasubbag_keuangan", "kasubbag_umum_kepegawaian", "kasi_pemerintahan", "lurah_jogoyudan"];
const kUnits = ["kasi_pemerintahan", "lurah_jogoyudan"];
const kActions = ["teruskan-sekretaris", "teruskan-camat", "lampiran", "batalkan", "disposisi", "tidak-perlu", "tarik-disposisi", "dokumen-tahun",
  "tugaskan-unit", "tutup-draf", "lengkap", "kembalikan", "periksa", "dokumen-siap", "perbaiki-data", "telaah", "kembalikan-telaah", "setujui", "kembalikan-setujui",
  "jeda", "lanjut", "surat-pengantar", "kirim", "tanda-terima", "minta-perbaikan", ...kUnits.flatMap((unit) => [`unit/${unit}`, `unit/${unit}/bebaskan`]), "unit/kasi_pemerintahan/indikator/desa_tata_kelola"];
const kReason = "Alasan yang cukup panjang";
const golden = new URL("rights.tsv", import.meta.url);

const people = {};
for (const role of kRoles) people[role] = await Person.enter(role);
const nobody = await Person.enter("");
const clerk = people.staf_penerima_surat;
const lines = [];

// What a page offers of an action.
function offers(page, grids, action) {
  if (action.includes("/indikator/")) return grids.cell.body.includes('id="komentar"');
  if (action === "periksa") return grids.periksa.body.includes('id="kembalikan-sel"');
  if (!action.startsWith("unit/")) return page.body.includes(`id="tindakan-${action}"`);
  const [, unit, waive] = action.split("/");
  return waive ? grids[unit].body.includes("Bebaskan unit ini") : grids[unit].body.includes("Kirim data</button>");
}

// Whether the services would let it be done: the attempt carries a revision that no case has, or no
// text where one is the whole of it, so it is refused in any case; what counts is why.
async function allows(person, path, action, step) {
  const fields = { request_id: crypto.randomUUID().replace(/^(.{14})./, "$17"), revision: "999999", reason: kReason, received_time: "2026-01-05T09:00",
    kind: "rencana_aksi", "reason-kasi_pemerintahan": kReason, "nilai.desa_tata_kelola.desa": "1", target: "1", channel: "1", step };
  if (action === "lampiran") { // a file is looked at before the right, so a real one is sent
    const file = { berkas: new Blob(["%PDF-1.4\n%%EOF\n"], { type: "application/pdf" }) };
    const answer = await person.upload(`${path}/${action}`, { ...fields, kind: "surat_edaran" }, file);
    return { slug: slugOf(answer), denied: answer.status !== 303 };
  }
  const answer = await person.post(`${path}/${action}`, fields);
  assert.notEqual(answer.status, 303, `${person.key} ${action}: the attempt had an effect`);
  assert.ok(answer.status < 500, `${person.key} ${action}: ${answer.status} ${slugOf(answer)}`);
  return { slug: slugOf(answer), denied: slugOf(answer) === "identity.not_allowed" };
}

async function look(state, path) {
  const seen = new Map(kActions.map((action) => [action, { offered: [], allowed: [] }]));
  for (const person of Object.values(people)) {
    const page = await person.get(path);
    assert.equal(page.status, 200);
    const grids = {};
    for (const unit of kUnits) grids[unit] = await person.get(`${path}/unit/${unit}`);
    grids.periksa = await person.get(`${path}/periksa`);
    grids.cell = await person.get(`${path}/unit/kasi_pemerintahan/indikator/desa_tata_kelola`);
    for (const action of kActions) {
      const offered = offers(page, grids, action);
      const { slug, denied } = await allows(person, path, action, /langkah (\d)/.exec(state)?.[1] ?? "0");
      if (offered) seen.get(action).offered.push(person.key);
      if (!denied && !/unknown_case|not_issued|unknown_unit|read_already|no_open_visit/.test(slug)) seen.get(action).allowed.push(person.key);
      assert.ok(!offered || !denied, `${state}: ${action} is offered to ${person.key}, whom the service refuses`);
    }
  }
  for (const [action, { offered, allowed }] of seen) {
    if (offered.length || allowed.length) lines.push([state, action, offered.join(" ") || "-", allowed.join(" ") || "-"].join("\t"));
  }
}

async function register(number) {
  const to = await act(clerk, "/surat/baru", "surat", { letter_number: number });
  return to.split("?")[0];
}

const path = await register("050/1/2026");
await look("langkah 2, loket", path);
await act(clerk, path, "tindakan-teruskan-sekretaris");
await look("langkah 2, Sekretaris", path);
await act(people.sekretaris, path, "tindakan-teruskan-camat");
await look("langkah 3", path);
for (const kind of ["perjanjian_kinerja", "rencana_aksi"]) {
  await act(people.sekretaris, path, "tindakan-dokumen-tahun", { kind, number: "1/2026", place: "Map" });
}
const issue = { units: "kasi_pemerintahan", missing_input_reason: kReason };
await act(people.camat, path, "tindakan-disposisi", issue);
await look("langkah 4", path);
const incomplete = { incomplete_reason: kReason };
async function sendUnit() {
  const unit = `${path}/unit/kasi_pemerintahan`;
  const form = fieldsOf(await people.kasi_pemerintahan.get(unit), "data-unit");
  for (const name of [...form.keys()]) if (name.startsWith("nilai.")) form.set(name, "50");
  const answer = await people.kasi_pemerintahan.post(unit, { ...Object.fromEntries(form), ...incomplete });
  assert.equal(answer.status, 303, slugOf(answer));
}
await sendUnit();
await act(people.kasubbag_keuangan, path, "tindakan-tutup-draf", incomplete);
await look("langkah 5", path);
await act(people.sekretaris, path, "tindakan-kembalikan", { "reason-kasi_pemerintahan": kReason });
await look("langkah 4, dikembalikan", path);
await sendUnit();
await act(people.kasubbag_keuangan, path, "tindakan-tutup-draf", incomplete);
await act(people.sekretaris, path, "tindakan-lengkap", incomplete);
await look("langkah 6", path);
const ready = {};
for (const kind of ["dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"]) Object.assign(ready, { [`number-${kind}`]: "1", [`place-${kind}`]: "Map" });
await act(people.staf, path, "tindakan-dokumen-siap", ready);
await look("telaah", path);
await act(people.sekretaris, path, "tindakan-telaah");
await look("persetujuan", path);
await act(people.camat, path, "tindakan-setujui");
await look("langkah 7", path);
await act(people.staf, path, "tindakan-surat-pengantar", { number: "1", place: "Map" });
await act(people.staf, path, "tindakan-kirim");
await look("disampaikan", path);
await act(people.staf, path, "tindakan-tanda-terima", { number: "TT-1" });
await look("diterima", path);
const cancelled = await register("050/2/2026");
await act(clerk, cancelled, "tindakan-teruskan-sekretaris");
await act(people.sekretaris, cancelled, "tindakan-batalkan", { reason: kReason });
await look("dibatalkan", cancelled);

const found = "keadaan\ttindakan\tditawarkan kepada\tdiizinkan bagi\n" + lines.join("\n") + "\n";
if (process.env.TEPAT_GOLDEN) writeFileSync(golden, found);
assert.equal(found, readFileSync(golden, "utf8"), "rights differ from rights.tsv; TEPAT_GOLDEN=1 writes them anew");

// Every address as everybody. What an address asks for stands here by its pattern.
const script = /src="(\/aset\/[^"]+)"/.exec((await clerk.get("/")).body)[1];
const kPlaces = { "/aset/{}": script, "/tautan/{}": "/tautan/palsu", "/berkas/{}": path, "/berkas/{}/unit/{}": `${path}/unit/kasi_pemerintahan`,
  "/berkas/{}/unit/{}/bebaskan": `${path}/unit/kasi_pemerintahan/bebaskan`, "/berkas/{}/unit/{}/bukti/{}": `${path}/unit/kasi_pemerintahan/bukti/${"0".repeat(64)}`,
  "/berkas/{}/unit/{}/indikator/{}": `${path}/unit/kasi_pemerintahan/indikator/desa_tata_kelola`, "/berkas/{}/periksa": `${path}/periksa`, "/berkas/{}/lampiran/{}": `${path}/lampiran/${"0".repeat(64)}`,
  "/berkas/{}/perkiraan": `${path}/perkiraan`, "/berkas/{}/sop": `${path}/sop`, "/berkas/{}/penilaian": `${path}/penilaian`,
  "/berkas/{}/{}": `${path}/tutup-draf`, "/penugasan/{}/akhiri": "/penugasan/0/akhiri",
  "/rencana/{}": "/rencana/2026", "/rencana/{}/rancangan": "/rencana/2026/rancangan", "/rencana/{}/berlakukan": "/rencana/2026/berlakukan",
  "/rencana/{}/dokumen": "/rencana/2026/dokumen", "/rencana/{}/lampiran": "/rencana/2026/lampiran",
  "/rencana/{}/lampiran/{}": `/rencana/2026/lampiran/${"0".repeat(64)}`, "/rencana/{}/unduh": "/rencana/2026/unduh" };
for (const whose of ["/berkas/{}", "/berkas/{}/unit/{}"]) {
  for (const what of ["", "/templat", "/bertanda", "/simpan"]) kPlaces[`${whose}/buku-kerja${what}`] = `${kPlaces[whose]}/buku-kerja${what}`;
}
const kNotFound = ["/tautan/{}", "/berkas/{}/lampiran/{}", "/berkas/{}/unit/{}/bukti/{}", "/berkas/{}/buku-kerja/bertanda", "/berkas/{}/unit/{}/buku-kerja/bertanda",
  "/rencana/{}/rancangan", "/rencana/{}/lampiran/{}"];
// What a unit has sent is for its officers, for those who answer for step 4 and those who check.
const kReaders = ["staf", "sekretaris", "kasubbag_keuangan", "kasi_pemerintahan"];
const kClosed = { "/berkas/{}/unit/{}": kReaders, "/berkas/{}/unit/{}/bukti/{}": kReaders, "/berkas/{}/unit/{}/indikator/{}": kReaders,
  "/berkas/{}/unit/{}/buku-kerja": kReaders, "/berkas/{}/unit/{}/buku-kerja/templat": kReaders,
  "/berkas/{}/buku-kerja": ["staf", "sekretaris", "kasubbag_keuangan"], "/berkas/{}/buku-kerja/templat": kReaders,
  "/berkas/{}/periksa": ["sekretaris", "kasubbag_keuangan"] };
const kEnds = "/keluar";
const table = routes();
assert.ok(table.length >= 40, `${table.length} routes read`);
const visited = new Set();
for (const person of [...Object.values(people), nobody]) {
  for (const { method, pattern, access } of [...table].sort((a, b) => (a.pattern === kEnds) - (b.pattern === kEnds))) {
    const to = kPlaces[pattern] || pattern;
    assert.ok(!to.includes("{}"), `no place for ${pattern}`);
    const what = `${method} ${pattern} as ${person.key}`;
    visited.add(`${method} ${pattern}`);
    const closed = access === "SignedIn" || access === "Administrator";
    if (method === "POST" && closed && person !== nobody) {
      assert.equal((await person.post(to, { csrf: "0" })).status, 403, `${what} without its token`);
    }
    const answer = method === "GET" ? await person.get(to) : await person.post(to, { sesi: "0" });
    assert.ok(answer.status < 500 && answer.status !== 405, `${what}: ${answer.status} ${slugOf(answer)}`);
    if (closed && person === nobody) {
      assert.equal(answer.status, 303, what);
      assert.match(answer.to, /^\/masuk/, what);
    } else if (access === "Administrator" || (method === "GET" && kClosed[pattern]?.includes(person.key) === false)) {
      assert.equal(answer.status, 403, what);
    } else if (method === "GET" && kNotFound.includes(pattern)) {
      assert.equal(answer.status, 404, what);
    } else if (method === "GET" && (pattern.startsWith("/papan/layar") || pattern === "/tenggat.ics")) {
      assert.equal(answer.status, 403, `${what}: it needs its token`);
    } else if (method === "GET" && !(pattern === "/masuk" && person !== nobody)) {
      assert.equal(answer.status, 200, what);
    }
  }
}
assert.equal(visited.size, table.length);
console.log(`rights: ${lines.length} lines, ${visited.size} routes, all good`);
