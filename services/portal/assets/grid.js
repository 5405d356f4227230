// SPDX-License-Identifier: Apache-2.0
// The grid of a unit's data: cells come from Excel by pasting, arrows move, wrong numbers show.
const numbers = /^-?(\d{1,3}(\.\d{3})*|\d+)([.,]\d+)?\s*%?$/;

function cells(table) {
  return [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("input:not([type=checkbox])")]);
}

function check(input) {
  const wrong = input.classList.contains("angka") && input.value.trim() !== "" && !numbers.test(input.value.trim());
  input.classList.toggle("keliru", wrong);
  input.setAttribute("aria-invalid", String(wrong));
  input.title = wrong ? "Bukan angka. Tulis seperti 1.234,5" : "";
}

// A number as it was read, written as it is written here: `1234.5` becomes `1.234,5`.
function echo(input) {
  if (!input.classList.contains("angka") || input.readOnly || !numbers.test(input.value.trim())) return;
  const clean = input.value.replace(/[ %\t]/g, "");
  const dot = clean.indexOf(".");
  const grouped = dot > 0 && clean.length - clean.lastIndexOf(".") === 4 && !/^-?0$/.test(clean.slice(0, dot));
  const plain = clean.includes(",") || grouped ? clean.replaceAll(".", "").replace(",", ".") : clean;
  const [whole, rest] = plain.split(".");
  input.value = whole.replace(/\B(?=(\d{3})+$)/g, ".") + (rest === undefined ? "" : "," + rest);
}

function paste(event, table) {
  const text = event.clipboardData.getData("text/plain");
  if (!/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const grid = cells(table);
  const top = grid.findIndex((row) => row.includes(event.target));
  const left = grid[top].indexOf(event.target);
  text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, r) => {
    line.split("\t").forEach((value, c) => {
      const input = grid[top + r]?.[left + c];
      if (!input || input.readOnly) return;
      input.value = value.trim();
      check(input);
    });
  });
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}

function move(event, table) {
  const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
  if (!step || !event.target.matches("input:not([type=checkbox])")) return;
  const grid = cells(table);
  const row = grid.findIndex((line) => line.includes(event.target));
  const next = grid[row + step]?.[grid[row].indexOf(event.target)];
  event.preventDefault();
  next?.focus();
}

export function startGrid() {
  for (const table of document.querySelectorAll("form[data-kisi] table.kisi")) {
    table.addEventListener("paste", (event) => event.target.matches("input") && paste(event, table));
    table.addEventListener("keydown", (event) => move(event, table));
    table.addEventListener("input", (event) => check(event.target));
    table.addEventListener("focusout", (event) => event.target.matches("input") && echo(event.target));
  }
}
