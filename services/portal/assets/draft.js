// SPDX-License-Identifier: Apache-2.0
// Keeps what is typed: on the server two seconds after the last key, and in this browser at once.
const kDelay = 2000;
const secret = new Set(["sandi", "ulang"]);

const place = (form) => new URL(form.action).pathname;
// On a shared computer each finds his own.
const key = (form) => `draf:${document.body.dataset.saya}:${place(form)}`;

function textOf(form) {
  const fields = new URLSearchParams();
  const hidden = new Set([...form.querySelectorAll("input[type=hidden]")].map((input) => input.name));
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !hidden.has(name) && !secret.has(name) && value !== "") fields.append(name, value);
  }
  return fields.toString();
}

// What comes back is seen, however it was folded away or hidden.
function unfold(field) {
  field.closest("[hidden]")?.removeAttribute("hidden");
  for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
}

function fill(form, text) {
  const fields = new URLSearchParams(text);
  for (const box of form.querySelectorAll('input[type="checkbox"]')) {
    const checked = fields.getAll(box.name).includes(box.value);
    if (checked !== box.checked) unfold(box);
    box.checked = checked;
  }
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLElement) || field.type === "checkbox" || field.type === "file" || field.value === value) continue;
    field.value = value;
    unfold(field);
  }
}

async function keep(form) {
  const text = textOf(form);
  try {
    localStorage.setItem(key(form), text);
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
  form.addEventListener("submit", () => clearTimeout(timer));
  // What was refused or looked through stands there already.
  if (document.getElementById("galat") || "terisi" in form.dataset) return;
  try {
    const answer = await fetch("/draf?tempat=" + encodeURIComponent(place(form)));
    const draft = answer.ok ? await answer.json() : {};
    const text = draft.isi || localStorage.getItem(key(form));
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

const kSent = "draf-terkirim";

// A form is on its way: its draft in this browser goes once a page says that it was saved. The
// server forgets its own by itself.
export function noteSent(form) {
  sessionStorage.setItem(kSent, key(form));
}

export function startDrafts() {
  const sent = sessionStorage.getItem(kSent);
  if (sent && document.querySelector(".tersimpan")) localStorage.removeItem(sent);
  sessionStorage.removeItem(kSent);
  document.querySelectorAll("form[data-draf]").forEach(start);
}
