// SPDX-License-Identifier: Apache-2.0
// Every page works without this file. With it pages are live, clocks run, and nothing typed is lost.
import { startClocks } from "./clock.js";
import { noteSent, startDrafts } from "./draft.js";
import { startGrid } from "./grid.js";
import { startLive } from "./live.js";

const error = document.getElementById("galat");
if (error) error.focus();
// Whether the server answers at all; a page that cannot be sent would be lost to an error page.
async function answers() {
  const late = new Promise((done) => setTimeout(done, 8000, false));
  const asked = fetch("/healthz", { cache: "no-store" }).then((answer) => answer.ok, () => false);
  return Promise.race([asked, late]);
}

function sayOffline(form) {
  const note = form.querySelector(".luring") || form.appendChild(document.createElement("p"));
  note.className = "luring salah";
  note.setAttribute("role", "alert");
  note.textContent = "Server tidak terjangkau: belum ada yang dikirim. Isian Anda tetap ada; kirim lagi sebentar lagi.";
}

// Which of several buttons was pressed goes with the form, as it does without this script.
function noteButton(form, button) {
  form.querySelector("input[data-tombol]")?.remove();
  if (!button?.name) return;
  const pressed = document.createElement("input");
  Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
  pressed.dataset.tombol = "1";
  form.append(pressed);
}

async function send(form, button) {
  // A second click sends nothing: the first is on its way.
  if (form.dataset.terkirim) return;
  form.dataset.terkirim = "1";
  if (await answers()) {
    noteSent(form);
    noteButton(form, button);
    return void form.submit();
  }
  delete form.dataset.terkirim;
  sayOffline(form);
}
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, event.submitter);
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form")) delete form.dataset.terkirim;
});
addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const search = document.getElementById("q");
  const letter = document.querySelector('a[href="/surat/baru"]');
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "n" && letter) {
    letter.click();
  }
});
startClocks();
startDrafts();
startGrid();
startLive();
