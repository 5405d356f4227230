// SPDX-License-Identifier: Apache-2.0
// Every page works without this file. With it pages are live, clocks run, and nothing typed is lost.
import { startClocks } from "./clock.js";
import { startDrafts } from "./draft.js";
import { startGrid } from "./grid.js";
import { startLive } from "./live.js";

const error = document.getElementById("galat");
if (error) error.focus();
for (const form of document.querySelectorAll('form[method="post"]')) {
  // A second click sends nothing: the first is on its way.
  form.addEventListener("submit", (event) => {
    if (form.dataset.terkirim) event.preventDefault();
    form.dataset.terkirim = "1";
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
