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

// What found no place stays beside the sheet, cell by cell as it was copied, after what stands there
// already.
function showRest(rest) {
  const text = document.getElementById("sisa-isi");
  if (!text || rest.length === 0) return;
  const places = rest.slice(0, 5).map(({ row, column }) => `baris ${row} kolom ${column}`).join("; ");
  const more = rest.length > 5 ? `; dan ${rest.length - 5} lagi` : "";
  document.getElementById("sisa-kata").textContent = `${rest.length} sel tidak mendapat tempat: ${places}${more}. Isinya tetap ada di sini: pindahkan yang diperlukan, lalu kosongkan kotak ini.`;
  const lines = new Map();
  for (const { row, text: cell } of rest) lines.set(row, [...(lines.get(row) || []), cell]);
  const copied = [...lines.values()].map((texts) => texts.join("\t"));
  text.value = [text.value, ...copied].filter((line) => line !== "").join("\n");
  document.getElementById("sisa").hidden = false;
}

// Whether everything that is pasted could stand in that box. What is too much is not taken in part:
// it is still where it was copied.
function fits(pasted) {
  const text = document.getElementById("sisa-isi");
  if (!text || text.value.length + pasted.length < text.maxLength) return true;
  document.getElementById("sisa-kata").textContent = "Tempelan terlalu besar dan tidak dipakai. Tempel sebagian demi sebagian.";
  document.getElementById("sisa").hidden = false;
  return false;
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
  if (!fits(text)) return;
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
