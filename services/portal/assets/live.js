// SPDX-License-Identifier: Apache-2.0
// Takes the page's live parts in: what is on screen is replaced where it stands, what is new waits
// behind "3 baru – tampilkan", so that nothing moves under the reader.
const waiting = new Map();
let last = "";

const announce = (text) => {
  const place = document.getElementById("kabar");
  if (place) place.textContent = text;
};

function made(html) {
  // A row parses only inside a table.
  const box = document.createElement("template");
  box.innerHTML = html;
  return box.content.firstElementChild;
}

function replace(old, fresh) {
  const inside = old.contains(document.activeElement) ? document.activeElement : null;
  const link = inside && inside.getAttribute("href");
  for (const open of old.querySelectorAll("details[open][id]")) {
    const same = fresh.querySelector("#" + CSS.escape(open.id));
    if (same) same.open = true;
  }
  old.replaceWith(fresh);
  const target = link && [...fresh.querySelectorAll("a")].find((a) => a.getAttribute("href") === link);
  if (target) target.focus({ preventScroll: true });
}

function showPill() {
  const pill = document.getElementById("baru");
  if (!pill) return;
  pill.hidden = waiting.size === 0;
  pill.textContent = `${waiting.size} baru – tampilkan`;
  if (waiting.size) announce(`${waiting.size} baru`);
}

// Least time left first; where rows have no order of their own, the newest first.
function insert(list, row) {
  const after = [...list.children].find((other) => Number(other.dataset.urut) > Number(row.dataset.urut));
  if (!row.dataset.urut) list.prepend(row);
  else if (after) after.before(row);
  else list.append(row);
}

function take(list, data) {
  const parts = new Map(Object.entries(data.bagian));
  const cases = new Set(data.kasus);
  for (const row of list ? list.querySelectorAll("[data-kasus]") : []) {
    if (cases.has(row.dataset.kasus) && !parts.has(row.id) && !row.contains(document.activeElement)) row.remove();
  }
  for (const id of [...waiting.keys()]) {
    if (cases.has(waiting.get(id).dataset.kasus) && !parts.has(id)) waiting.delete(id);
  }
  for (const [id, html] of parts) {
    const fresh = made(html);
    const old = document.getElementById(id);
    if (!fresh) continue;
    if (old) replace(old, fresh);
    else if (list && document.body.classList.contains("layar")) insert(list, fresh); // nobody reads a wallboard line by line
    else if (list) waiting.set(id, fresh);
  }
  showPill();
}

function state(text, broken) {
  const pill = document.getElementById("sambungan");
  if (!pill) return;
  pill.hidden = false;
  pill.textContent = text;
  pill.classList.toggle("putus", broken);
  document.body.classList.toggle("usang", broken);
}

const clock = () => new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

async function poll(list) {
  // Without a stream of its own a page looks every 15 seconds, and keeps what it shows meanwhile.
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["ribbon", "unit", "lampiran", "riwayat", "giliran", "papan-angka", "papan-kejadian"]) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) replace(old, fresh);
    }
    const rows = list && page.getElementById(list.id);
    if (rows) {
      const parts = {};
      for (const row of rows.children) parts[row.id] = row.outerHTML;
      take(list, { kasus: [...list.querySelectorAll("[data-kasus]"), ...rows.children].map((row) => row.dataset.kasus), bagian: parts });
    }
    state(`Diperbarui ${clock()}`, false);
  } catch {
    state("Luring – menyambung ulang", true);
  }
  setTimeout(() => poll(list), 15000);
}

export function startLive() {
  const address = document.body.dataset.langsung;
  if (!address) return;
  const list = document.querySelector("[data-daftar]");
  document.getElementById("baru")?.addEventListener("click", () => {
    for (const row of waiting.values()) insert(list, row);
    const first = waiting.values().next().value;
    waiting.clear();
    showPill();
    first?.querySelector("a")?.focus();
  });
  if (!window.EventSource) return void poll(list);
  let source;
  let seen = clock();
  const open = () => {
    const url = new URL(address, location.href);
    if (last) url.searchParams.set("sejak", last);
    source = new EventSource(url);
    source.onopen = () => state("● Tersambung", false);
    source.onerror = () => {
      state(`Menyambung ulang – data per ${seen}`, true);
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 2000 + Math.random() * 1000);
    };
    source.addEventListener("kasus", (event) => {
      last = event.lastEventId;
      seen = clock();
      take(list, JSON.parse(event.data));
    });
    source.addEventListener("muatulang", (event) => {
      last = event.lastEventId;
      refresh(list);
    });
    source.addEventListener("gantian", () => {
      source.close();
      poll(list);
    });
  };
  open();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && open());
}

async function refresh(list) {
  const typing = document.activeElement?.closest("form.tindakan, form.lebar");
  if (!typing) return void location.reload();
  state("Ada perubahan – muat ulang setelah selesai mengisi", true);
}
