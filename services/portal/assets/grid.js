// SPDX-License-Identifier: Apache-2.0
// The sheet of a unit's data: cells come from Excel by pasting, arrows move. What a number is, the
// server alone says: it shows how it has read each one.
const cellAt = (table, row, column) => table.querySelector(`[data-baris="${row}"][data-kolom="${column}"]`);

// Puts a text into a cell; false where there is no such cell, or where it cannot stand.
function put(cell, text) {
  if (!cell || cell.readOnly || cell.disabled) return false;
  if (cell.tagName !== "SELECT") {
    if (cell.maxLength > 0 && text.length > cell.maxLength) return false;
    cell.value = text;
    return true;
  }
  const wanted = [...cell.options].find((option) => option.value.toLowerCase() === text.toLowerCase());
  if (wanted) cell.value = wanted.value;
  return Boolean(wanted);
}

// What found no place stays beside the sheet, cell by cell as it was copied.
function showRest(rest) {
  const box = document.getElementById("sisa");
  if (!box) return;
  box.hidden = rest.length === 0;
  if (rest.length === 0) return;
  const places = rest.slice(0, 5).map(({ row, column }) => `baris ${row} kolom ${column}`).join("; ");
  const more = rest.length > 5 ? `; dan ${rest.length - 5} lagi` : "";
  document.getElementById("sisa-kata").textContent = `${rest.length} sel tidak mendapat tempat: ${places}${more}. Isinya tetap ada di sini.`;
  const lines = new Map();
  for (const { row, text } of rest) lines.set(row, [...(lines.get(row) || []), text]);
  document.getElementById("sisa-isi").value = [...lines.values()].map((texts) => texts.join("\t")).join("\n");
}

// Excel puts cells with line breaks or quotes between quotes.
function rowsOf(text) {
  const rows = [[]];
  const part = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g;
  const plain = text.replace(/\r/g, "").replace(/\n$/, "");
  for (let found = part.exec(plain); found; found = part.exec(plain)) {
    const quoted = found[1].length > 1 && found[1].startsWith('"') && found[1].endsWith('"');
    rows.at(-1).push((quoted ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]).trim());
    if (found[2] === "") break;
    if (found[2] === "\n") rows.push([]);
  }
  return rows;
}

function paste(event, table) {
  const text = event.clipboardData.getData("text/plain");
  if (!/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const top = Number(event.target.dataset.baris);
  const left = Number(event.target.dataset.kolom);
  const rest = [];
  rowsOf(text).forEach((cells, r) => {
    cells.forEach((cell, c) => {
      if (cell === "" || put(cellAt(table, top + r, left + c), cell)) return;
      rest.push({ row: r + 1, column: c + 1, text: cell });
    });
  });
  showRest(rest);
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}

function move(event, table) {
  const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
  if (!step || !event.target.matches("input[data-baris]")) return;
  event.preventDefault();
  cellAt(table, Number(event.target.dataset.baris) + step, 0)?.focus();
}

export function startGrid() {
  for (const table of document.querySelectorAll("form[data-kisi] table.kisi")) {
    table.addEventListener("paste", (event) => event.target.matches("[data-baris]") && paste(event, table));
    table.addEventListener("keydown", (event) => move(event, table));
  }
}
