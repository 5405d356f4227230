// SPDX-License-Identifier: Apache-2.0
// Keeps what is typed: on the server two seconds after the last key, and in this browser at once.
const kDelay = 2000;
const skipped = new Set(["csrf", "request_id", "revision", "sandi", "ulang"]);

const place = (form) => new URL(form.action).pathname;

function textOf(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !skipped.has(name) && value !== "") fields.append(name, value);
  }
  return fields.toString();
}

function fill(form, text) {
  const fields = new URLSearchParams(text);
  for (const box of form.querySelectorAll('input[type="checkbox"]')) {
    box.checked = fields.getAll(box.name).includes(box.value);
  }
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLElement && field.type !== "checkbox" && field.type !== "file") field.value = value;
  }
}

async function keep(form) {
  const text = textOf(form);
  try {
    localStorage.setItem("draf:" + place(form), text);
  } catch {
    // A full or closed store: the server keeps it.
  }
  const body = new URLSearchParams({ csrf: form.elements.csrf.value, tempat: place(form), isi: text });
  const note = form.querySelector("#draf");
  try {
    const answer = await fetch("/draf", { method: "POST", body });
    const said = answer.ok ? await answer.json() : {};
    if (note && said.pukul) note.textContent = `Draf tersimpan ${said.pukul}`;
  } catch {
    if (note) note.textContent = "Draf tersimpan di peramban ini";
  }
}

async function start(form) {
  const first = textOf(form);
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(form), kDelay);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    localStorage.removeItem("draf:" + place(form));
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, tempat: place(form), isi: "" });
    if (navigator.sendBeacon) navigator.sendBeacon("/draf", body);
  });
  if (document.getElementById("galat")) return; // what was refused stands there already
  try {
    const answer = await fetch("/draf?tempat=" + encodeURIComponent(place(form)));
    const draft = answer.ok ? await answer.json() : {};
    const text = draft.isi || localStorage.getItem("draf:" + place(form));
    if (!text || text === first || textOf(form) !== first) return;
    fill(form, text);
    const note = document.createElement("p");
    note.className = "petunjuk";
    note.textContent = draft.pukul ? `Draf pukul ${draft.pukul} dikembalikan.` : "Draf dikembalikan.";
    form.prepend(note);
    form.closest("details")?.setAttribute("open", "");
  } catch {
    // No draft can be had now; typing goes on.
  }
}

export function startDrafts() {
  document.querySelectorAll("form[data-draf]").forEach(start);
}
