// SPDX-License-Identifier: Apache-2.0
// Every address of the router, once: where tests find it, what it gives, and who may see it. A route
// that is not told here fails whoever reads the list; so does a line here that is no route.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const kNoFile = "0".repeat(64);
const kUnit = "kasi_pemerintahan";
// What a unit has sent is for its officers, for those who answer for step 4 and those who check.
const kReaders = ["staf", "sekretaris", "kasubbag_keuangan", kUnit];
const kAnswerable = ["staf", "sekretaris", "kasubbag_keuangan"];
const kCheckers = ["sekretaris", "kasubbag_keuangan"];

// What GET gives: a page, for people to read; a file; a stream of changes. `to`: what follows the
// case's own path, or an address of its own; `for`: to whom alone it opens; `status`: unless it is 200.
const page = (more = {}) => ({ gives: "page", ...more });
const file = (more = {}) => ({ gives: "file", ...more });
const stream = (more = {}) => ({ gives: "stream", ...more });
const kShown = {
  "/healthz": file(),
  "/aset/{}": file({ to: "aset" }),
  "/masuk": page(),
  "/tautan/{}": page({ to: "/tautan/palsu", status: 404 }),
  "/sesi": page(),
  "/pengguna": page({ for: [] }),
  "/": page(),
  "/langsung": stream(),
  "/surat/baru": page(),
  "/berkas-terjadwal": page(),
  "/berkas": page(),
  "/berkas/{}": page(),
  "/berkas/{}/unit/{}": page({ for: kReaders }),
  "/berkas/{}/unit/{}/bukti/{}": file({ for: kReaders, status: 404 }),
  "/berkas/{}/unit/{}/indikator/{}": page({ for: kReaders }),
  "/berkas/{}/periksa": page({ for: kCheckers }),
  "/berkas/{}/unit/{}/buku-kerja": page({ for: kReaders }),
  "/berkas/{}/unit/{}/buku-kerja/templat": file({ for: kReaders }),
  "/berkas/{}/unit/{}/buku-kerja/bertanda": file({ status: 404 }),
  "/berkas/{}/buku-kerja": page({ for: kAnswerable }),
  "/berkas/{}/buku-kerja/templat": file({ for: kReaders }),
  "/berkas/{}/buku-kerja/bertanda": file({ status: 404 }),
  "/berkas/{}/lampiran/{}": file({ status: 404 }),
  "/berkas/{}/perkiraan": page(),
  "/berkas/{}/penilaian": page(),
  "/berkas/{}/sop": page(),
  "/berkas/{}/rencana": page({ for: kCheckers }),
  "/periode": page(),
  "/periode/{}": page({ to: "/periode/2025-TW4" }),
  "/periode/{}/templat": file({ to: "/periode/2025-TW4/templat", for: ["kasubbag_keuangan"] }),
  "/periode/{}/bertanda": file({ to: "/periode/2025-TW4/bertanda", status: 404 }),
  "/rencana": page(),
  "/rencana/{}": page({ to: "/rencana/2026" }),
  "/rencana/{}/rancangan": page({ to: "/rencana/2026/rancangan", status: 404 }),
  "/rencana/{}/lampiran/{}": file({ to: `/rencana/2026/lampiran/${kNoFile}`, status: 404 }),
  "/rencana/{}/unduh": file({ to: "/rencana/2026/unduh" }),
  "/penugasan": page(),
  "/papan": page(),
  // By the token of a machine alone.
  "/papan/layar": page({ status: 403 }),
  "/papan/layar/langsung": stream({ status: 403 }),
  "/tenggat.ics": file({ status: 403 }),
  "/laporan": page(),
  "/laporan/sop": page(),
  "/laporan/unit": page(),
  "/kalender": page(),
  "/cari": page(),
  "/status": page(),
  "/draf": file(),
};

// What people send, and where to.
const kSent = {
  "/masuk": "/masuk",
  "/tautan/{}": "/tautan/palsu",
  "/keluar": "/keluar",
  "/jabatan": "/jabatan",
  "/sesi/akhiri": "/sesi/akhiri",
  "/pengguna/tautan": "/pengguna/tautan",
  "/surat/baru": "/surat/baru",
  "/berkas-terjadwal": "/berkas-terjadwal",
  "/berkas/{}/unit/{}": "",
  "/berkas/{}/unit/{}/bebaskan": "",
  "/berkas/{}/unit/{}/kembalikan": "",
  "/berkas/{}/unit/{}/indikator/{}": "",
  "/berkas/{}/periksa": "",
  "/berkas/{}/unit/{}/buku-kerja": "",
  "/berkas/{}/unit/{}/buku-kerja/simpan": "",
  "/berkas/{}/buku-kerja": "",
  "/berkas/{}/buku-kerja/simpan": "",
  "/berkas/{}/penilaian": "",
  "/berkas/{}/sop": "",
  "/berkas/{}/rencana": "",
  "/periode/{}": "/periode/2025-TW4",
  "/periode/{}/simpan": "/periode/2025-TW4/simpan",
  "/berkas/{}/{}": "/tutup-draf",
  "/rencana/periksa": "/rencana/periksa",
  "/rencana/rancangan": "/rencana/rancangan",
  "/rencana/{}/berlakukan": "/rencana/2026/berlakukan",
  "/rencana/{}/dokumen": "/rencana/2026/dokumen",
  "/rencana/{}/lampiran": "/rencana/2026/lampiran",
  "/penugasan": "/penugasan",
  "/penugasan/{}/akhiri": "/penugasan/0/akhiri",
  "/kalender": "/kalender",
  "/kalender/akibat": "/kalender/akibat",
  "/draf": "/draf",
};

// The router's table, as its source has it: method, pattern, and who may come at all.
function routes() {
  const source = readFileSync(new URL("../../services/portal/router.cc", import.meta.url), "utf8");
  const found = [...source.matchAll(/\{"(GET|POST)", "([^"]+)", k(\w+), \w+\}/g)].map(([, method, pattern, access]) => ({ method, pattern, access }));
  // A line that is written otherwise would be overlooked.
  assert.equal(found.length, [...source.matchAll(/"(GET|POST)", "/g)].length, "routes that cannot be read");
  return found;
}

// A pattern within a case: of a unit, an indicator and a file that stand for all.
function within(path, pattern) {
  return path + pattern.slice("/berkas/{}".length)
    .replace("/unit/{}", `/unit/${kUnit}`)
    .replace("/indikator/{}", "/indikator/desa_tata_kelola")
    .replace(/\/(bukti|lampiran)\/\{\}/, `/$1/${kNoFile}`)
    .replace("/{}", "/tutup-draf");
}

// All of it: what GET gives of a case at `path`, and where forms are sent to. `asset`: the address of one.
export function addresses(path, asset = "/aset/tiada") {
  const table = routes();
  const told = [...Object.keys(kShown).map((pattern) => `GET ${pattern}`), ...Object.keys(kSent).map((pattern) => `POST ${pattern}`)];
  assert.deepEqual(table.map(({ method, pattern }) => `${method} ${pattern}`).sort(), told.sort(), "routes and this list differ");
  return table.map((route) => {
    const shown = route.method === "GET" ? kShown[route.pattern] : { gives: "answer", to: kSent[route.pattern] };
    const own = shown.to === "aset" ? asset : shown.to;
    const to = route.pattern.startsWith("/berkas/{}") ? within(path, route.pattern) : own || route.pattern;
    assert.ok(!to.includes("{}"), `no place for ${route.pattern}`);
    return { ...route, ...shown, to };
  });
}

// Pages of the office and of a case that whoever has signed in may ask for.
export const pages = (path) => addresses(path).filter((one) => one.gives === "page" && one.access !== "Public");

// The status by which a page answers somebody who has signed in.
export function statusFor(one, key) {
  if (one.for && !one.for.includes(key)) return 403;
  return one.status ?? 200;
}
