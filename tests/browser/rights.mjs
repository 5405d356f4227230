// SPDX-License-Identifier: Apache-2.0
// Who may do what and where: every action × every state of a case × every role, against rights.tsv;
// and every address of the router as everybody. The golden file has a line for each action in each
// state: to whom a page offers it, and whom the services would let do it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { act, fieldsOf, Person, slugOf } from "./http.mjs";
import { addresses, statusFor } from "./places.mjs";

const kRoles = ["staf_penerima_surat", "staf", "sekretaris", "camat", "kasubbag_keuangan", "kasubbag_umum_kepegawaian", "kasi_pemerintahan", "lurah_jogoyudan"];
const kUnits = ["kasi_pemerintahan", "lurah_jogoyudan"];
const kActions = ["teruskan-sekretaris", "teruskan-camat", "lampiran", "batalkan", "disposisi", "tidak-perlu", "tarik-disposisi", "dokumen-tahun",
  "tugaskan-unit", "tutup-draf", "lengkap", "kembalikan", "periksa", "dokumen-siap", "perbaiki-data", "telaah", "kembalikan-telaah", "setujui", "kembalikan-setujui",
  "jeda", "lanjut", "surat-pengantar", "kirim", "tanda-terima", "minta-perbaikan", ...kUnits.flatMap((unit) => [`unit/${unit}`, `unit/${unit}/bebaskan`, `unit/${unit}/kembalikan`]), "unit/kasi_pemerintahan/indikator/desa_tata_kelola",
  "unit/kasi_pemerintahan/buku-kerja", "buku-kerja"];
const kReason = "Alasan yang cukup panjang";
const golden = new URL("rights.tsv", import.meta.url);
// A request id as forms have it: a UUIDv7 by its looks.
const fresh = () => crypto.randomUUID().replace(/^(.{14})./, "$17");

const people = {};
for (const role of kRoles) people[role] = await Person.enter(role);
const nobody = await Person.enter("");
const clerk = people.staf_penerima_surat;
const lines = [];

// What a page offers of an action.
function offers(page, grids, action) {
  if (action.includes("/indikator/")) return grids.cell.body.includes('id="komentar"');
  if (action.endsWith("buku-kerja")) return /Unggah dan\s+periksa/.test(grids[action].body);
  if (action === "periksa") return grids.periksa.body.includes('id="kembalikan-sel"');
  if (!action.startsWith("unit/")) return page.body.includes(`id="tindakan-${action}"`);
  const [, unit, what] = action.split("/");
  return grids[unit].body.includes({ bebaskan: "Bebaskan unit ini", kembalikan: 'id="kembalikan-unit"' }[what] ?? "Kirim data</button>");
}

// Hands in a unit's workbook with one number, and stores what was read, without the reason that a
// sheet with so little in it needs. Whoever has no right to a unit is shown nothing of it.
async function storesBook(person, path, action) {
  const template = await people.kasubbag_keuangan.get(`${path}/unit/kasi_pemerintahan/buku-kerja/templat?bentuk=csv`);
  if (template.status !== 200) return { slug: slugOf(template), denied: true };
  const [head, ...rows] = template.body.split("\r\n").map((line) => line.split(";"));
  rows.find((row) => row.includes("desa_tata_kelola"))[head.indexOf("Nilai")] = "1";
  const berkas = new Blob([[head, ...rows].map((row) => row.join(";")).join("\r\n")]);
  const preview = await person.upload(`${path}/${action}`, {}, { berkas });
  if (preview.status !== 303) return { slug: slugOf(preview), denied: true };
  const shown = await person.get(preview.to);
  if (!shown.body.includes("buku-kerja/simpan")) return { slug: slugOf(shown), denied: true };
  const form = fieldsOf(shown, "simpan");
  const answer = await person.post(`${path}/${action}/simpan`, Object.fromEntries(form));
  assert.ok(slugOf(answer), `${person.key} ${action}: the attempt had an effect`);
  return { slug: slugOf(answer), denied: slugOf(answer) === "identity.not_allowed" };
}

// Whether the services would let it be done: the attempt carries a revision that no case has, or no
// text where one is the whole of it, so it is refused in any case; what counts is why.
async function allows(person, path, action, step) {
  if (action.endsWith("buku-kerja")) return storesBook(person, path, action);
  const fields = { request_id: fresh(), revision: "999999", reason: kReason, received_time: "2026-01-05T09:00",
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
    for (const book of kActions.filter((action) => action.endsWith("buku-kerja"))) grids[book] = await person.get(`${path}/${book}`);
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
await look("langkah 4, terkirim", path);
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

// The plan of the year: a draft is prepared, looked at by everybody, and adopted.
const kPlan = "/rencana/2026";
const kasubbag = people.kasubbag_keuangan;
const text = (await kasubbag.get(`${kPlan}/unduh?bentuk=teks`)).body.replace('year: "86.5"', 'year: "87"');
const draftOf = async () => fieldsOf(await kasubbag.upload("/rencana/periksa", {}, { berkas: new Blob([text]) }), "simpan-rancangan");
assert.equal((await kasubbag.upload("/rencana/rancangan", Object.fromEntries(await draftOf()), {})).status, 303);
const kPlanActions = {
  "rencana/periksa": { on: "/rencana", form: "unggah-rencana", attempt: (person) => person.upload("/rencana/periksa", {}, { berkas: new Blob([text]) }) },
  "rencana/rancangan": { after: "rencana/periksa", form: "simpan-rancangan", attempt: (person) => person.upload("/rencana/rancangan", { request_id: fresh(), revision: "999999", year: "2026", file: text }, {}) },
  "rencana/berlakukan": { on: `${kPlan}/rancangan`, form: "berlakukan", attempt: (person) => person.post(`${kPlan}/berlakukan`, { request_id: fresh(), revision: "999999" }) },
  "rencana/dokumen": { on: kPlan, form: "daftar-dokumen", attempt: (person) => person.post(`${kPlan}/dokumen`, { request_id: fresh(), kind: "iku", number: "1/2026", place: "Map" }) },
  "rencana/lampiran": { on: kPlan, form: "lampirkan-berkas", attempt: (person) =>
    person.upload(`${kPlan}/lampiran`, { request_id: fresh(), file_kind: "iku" }, { berkas: new Blob(["%PDF-1.4\n%%EOF\n"], { type: "application/pdf" }) }) },
};
for (const [action, { on, after, form, attempt }] of Object.entries(kPlanActions)) {
  const offered = [], allowed = [];
  for (const person of Object.values(people)) {
    const shown = on ? await person.get(on) : await kPlanActions[after].attempt(person);
    const seen = shown.body.includes(`id="${form}"`);
    const answer = await attempt(person);
    assert.ok(answer.status < 500, `${person.key} ${action}: ${answer.status} ${slugOf(answer)}`);
    const denied = slugOf(answer) === "identity.not_allowed";
    if (seen) offered.push(person.key);
    if (!denied) allowed.push(person.key);
    assert.ok(!seen || !denied, `${action} is offered to ${person.key}, whom the service refuses`);
  }
  lines.push(["rencana, rancangan", action, offered.join(" ") || "-", allowed.join(" ") || "-"].join("\t"));
}
const draft = Object.fromEntries(fieldsOf(await people.camat.get(`${kPlan}/rancangan`), "berlakukan"));
assert.equal((await people.camat.post(`${kPlan}/berlakukan`, draft)).status, 303);

const found = "keadaan\ttindakan\tditawarkan kepada\tdiizinkan bagi\n" + lines.join("\n") + "\n";
if (process.env.TEPAT_GOLDEN) writeFileSync(golden, found);
assert.equal(found, readFileSync(golden, "utf8"), "rights differ from rights.tsv; TEPAT_GOLDEN=1 writes them anew");

// Every address as everybody.
const script = /src="(\/aset\/[^"]+)"/.exec((await clerk.get("/")).body)[1];
const kEnds = "/keluar";
const table = addresses(path, script).sort((a, b) => (a.pattern === kEnds) - (b.pattern === kEnds));
for (const person of [...Object.values(people), nobody]) {
  for (const route of table) {
    const { method, pattern, access, to } = route;
    const what = `${method} ${pattern} as ${person.key}`;
    const closed = access === "SignedIn" || access === "Administrator";
    if (method === "POST" && closed && person !== nobody) {
      assert.equal((await person.post(to, { csrf: "0" })).status, 403, `${what} without its token`);
    }
    const answer = method === "GET" ? await person.get(to) : await person.post(to, { sesi: "0" });
    assert.ok(answer.status < 500 && answer.status !== 405, `${what}: ${answer.status} ${slugOf(answer)}`);
    if (closed && person === nobody) {
      assert.equal(answer.status, 303, what);
      assert.match(answer.to, /^\/masuk/, what);
    } else if (access === "Administrator") {
      assert.equal(answer.status, 403, what);
    } else if (method === "GET" && !(pattern === "/masuk" && person !== nobody)) {
      assert.equal(answer.status, statusFor(route, person.key), what);
    }
  }
}
console.log(`rights: ${lines.length} lines, ${table.length} routes, all good`);
