// SPDX-License-Identifier: Apache-2.0
// Workbooks as people have them on their disks: downloaded, opened, typed in, saved.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const kProgram = fileURLToPath(new URL("../office/filled_book.py", import.meta.url));
export const kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export class Book {
  constructor(bytes) {
    this.bytes = bytes;
    this.type([]);
  }

  // Follows a link of a page.
  static async from(page, link) {
    const answer = await page.context().request.get(new URL(await link.getAttribute("href"), page.url()).href);
    assert.equal(answer.status(), 200);
    assert.equal(answer.headers()["content-type"], kXlsx);
    assert.match(answer.headers()["content-disposition"], /attachment.*\.xlsx/);
    return new Book(await answer.body());
  }

  // Types into cells: [sheet, place, text]; `sheets` then says what stands in each.
  type(changes) {
    const path = join(tmpdir(), `buku-${crypto.randomUUID()}.xlsx`);
    writeFileSync(path, this.bytes);
    try {
      this.sheets = JSON.parse(execFileSync("/usr/bin/python3", [kProgram, path], { input: JSON.stringify(changes), maxBuffer: 1 << 24 }));
      this.bytes = readFileSync(path);
    } finally {
      rmSync(path);
    }
  }

  // The sheet of a unit, by its only name that looks like it.
  sheetOf(unit) {
    const name = Object.keys(this.sheets).find((one) => one.toLowerCase() === unit.replaceAll("_", " "));
    assert.ok(name, `no sheet of ${unit}: ${Object.keys(this.sheets)}`);
    return name;
  }

  placeOf(sheet, indicator, key, heading = "Nilai") {
    const found = this.sheets[sheet].places.find((one) => one[0] === indicator && one[1] === key && one[2] === heading);
    assert.ok(found, `no cell for ${indicator} ${key} ${heading}`);
    return found[3];
  }

  // Every number of a unit the same; a grade where the indicator asks for one.
  fill(sheet, number = "50") {
    this.type(this.sheets[sheet].places.filter((one) => one[2] === "Nilai").map(([indicator, , , place]) =>
      [sheet, place, indicator === "predikat_akip" ? "BB" : number]));
  }

  upload(name) {
    return { name, mimeType: kXlsx, buffer: this.bytes };
  }
}
