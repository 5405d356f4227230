// SPDX-License-Identifier: Apache-2.0
// Who may do what and where: every action × every state of a case × every role, against rights.tsv;
// and every address of the router as everybody. The golden file has a line for each action in each
// state: to whom a page offers it, and whom the services would let do it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { act, Person, routes, slugOf } from "./http.mjs";

const kRoles = ["staf_penerima_surat", "staf", "sekretaris", "camat", "kasubbag_keuangan", "kasubbag_umum_kepegawaian", "kasi_pemerintahan", "lurah_jogoyudan"];
const kUnits = ["kasi_pemerintahan", "lurah_jogoyudan"];
const kActions = ["teruskan-sekretaris", "teruskan-camat", "lampiran", "batalkan", "disposisi", "tidak-perlu", "tarik-disposisi", "dokumen-tahun",
  "tugaskan-unit", "tutup-draf", "lengkap", "kembalikan", "dokumen-siap", "perbaiki-data", "telaah", "kembalikan-telaah", "setujui", "kembalikan-setujui",
  "jeda", "lanjut", "surat-pengantar", "kirim", "tanda-terima", "minta-perbaikan", ...kUnits.flatMap((unit) => [`unit/${unit}`, `unit/${unit}/bebaskan`])];
const kReason = "Alasan yang cukup panjang";
const golden = new URL("rights.tsv", import.meta.url);

const people = {};
for (const role of kRoles) people[role] = await Person.enter(role);
const nobody = await Person.enter("");
const clerk = people.staf_penerima_surat;
const lines = [];

// What a page offers of an action.
function offers(page, grids, action) {
  if (!action.startsWith("unit/")) return page.body.includes(`id="tindakan-${action}"`);
  const [, unit, waive] = action.split("/");
  return waive ? grids[unit].body.includes("Bebaskan unit ini") : grids[unit].body.includes("Kirim data</button>");
}

// Whether the services would let it be done: the attempt carries a revision that no case has, so it
// is refused in any case; what counts is why.
async function allows(person, path, action, step) {
  const fields = { request_id: crypto.randomUUID().replace(/^(.{14})./, "$17"), revision: "999999", reason: kReason, received_time: "2026-01-05T09:00",
    kind: "rencana_aksi", "reason-kasi_pemerintahan": kReason, "indicator-0": "Uji", "measure-0": "%", "target-0": "1", "actual-0": "1", target: "1", channel: "1", step };
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
const values = { "indicator-0": "IKM", "measure-0": "indeks", "target-0": "85", "actual-0": "86", "explanation-0": "" };
async function sendUnit() {
  const unit = `${path}/unit/kasi_pemerintahan`;
  const page = await people.kasi_pemerintahan.get(unit);
  const field = (name) => new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page.body)[1];
  const answer = await people.kasi_pemerintahan.post(unit, { ...values, request_id: field("request_id"), revision: field("revision") });
  assert.equal(answer.status, 303, slugOf(answer));
}
await sendUnit();
await act(people.kasubbag_keuangan, path, "tindakan-tutup-draf");
await look("langkah 5", path);
await act(people.sekretaris, path, "tindakan-kembalikan", { "reason-kasi_pemerintahan": kReason });
await look("langkah 4, dikembalikan", path);
await sendUnit();
await act(people.kasubbag_keuangan, path, "tindakan-tutup-draf");
await act(people.sekretaris, path, "tindakan-lengkap");
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
  "/berkas/{}/unit/{}/bebaskan": `${path}/unit/kasi_pemerintahan/bebaskan`, "/berkas/{}/lampiran/{}": `${path}/lampiran/${"0".repeat(64)}`,
  "/berkas/{}/perkiraan": `${path}/perkiraan`, "/berkas/{}/sop": `${path}/sop`, "/berkas/{}/penilaian": `${path}/penilaian`,
  "/berkas/{}/{}": `${path}/tutup-draf`, "/penugasan/{}/akhiri": "/penugasan/0/akhiri",
  "/rencana/{}": "/rencana/2026", "/rencana/{}/rancangan": "/rencana/2026/rancangan", "/rencana/{}/berlakukan": "/rencana/2026/berlakukan",
  "/rencana/{}/dokumen": "/rencana/2026/dokumen", "/rencana/{}/lampiran": "/rencana/2026/lampiran",
  "/rencana/{}/lampiran/{}": `/rencana/2026/lampiran/${"0".repeat(64)}`, "/rencana/{}/unduh": "/rencana/2026/unduh" };
const kNotFound = ["/tautan/{}", "/berkas/{}/lampiran/{}", "/rencana/{}/rancangan", "/rencana/{}/lampiran/{}"];
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
    } else if (access === "Administrator") {
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
