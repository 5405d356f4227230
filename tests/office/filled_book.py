# SPDX-License-Identifier: Apache-2.0
"""A workbook in somebody's hands: read and filled in by the standard library alone, in the parts of
the package, so that it shares nothing with what the services read and write.

For tests in other languages: filled_book.py FILE types `[[sheet, place, text], ...]`, which it
reads as JSON, and prints as JSON what then stands in each sheet."""
import io
import json
import pathlib
import posixpath
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TYPED = ("Nilai", "Alasan tidak ada data", "Sebab", "Tindak lanjut")
HEADING_ROW = 4


def column_of(place):
    """A sortable column of `AB7`."""
    letters = re.match(r"[A-Z]+", place)[0]
    return len(letters), letters


def words_in(element):
    """What a cell, a shared text or a comment says."""
    return "".join(part.text or "" for part in element.iter(MAIN + "t"))


class FilledBook:
    """One workbook; sheets and cells by their names, as people speak of them."""

    def __init__(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.paths = {}  # of sheets, in the order of the tabs
        relations = self.relations("xl/workbook.xml")
        for sheet in xml.fromstring(self.parts["xl/workbook.xml"]).iter(MAIN + "sheet"):
            self.paths[sheet.get("name")] = relations[sheet.get(REFERENCE)]
        texts = self.parts.get("xl/sharedStrings.xml")
        self.texts = [words_in(one) for one in xml.fromstring(texts)] if texts else []
        self.sheets = {name: xml.fromstring(self.parts[path]) for name, path in self.paths.items()}

    def relations(self, path):
        """Parts to which a part refers, by the ids of its references."""
        folder, name = posixpath.split(path)
        found = self.parts.get(f"{folder}/_rels/{name}.rels")
        targets = {one.get("Id"): posixpath.join("/" + folder, one.get("Target"))
                   for one in xml.fromstring(found)} if found else {}
        return {key: posixpath.normpath(target)[1:] for key, target in targets.items()}

    def cells(self, sheet):
        """What stands in the cells of a sheet, as texts, by their places; empty ones are not."""
        found = {}
        for cell in self.sheets[sheet].iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            said = words_in(cell) if value is None else value.text
            if cell.get("t") == "s":
                said = self.texts[int(said)]
            if said:
                found[cell.get("r")] = said
        return found

    def comments(self, sheet):
        """Remarks on the cells of a sheet, by their places."""
        found = {}
        for path in self.relations(self.paths[sheet]).values():
            if "comments" in path:
                for one in xml.fromstring(self.parts[path]).iter(MAIN + "comment"):
                    found[one.get("ref")] = words_in(one)
        return found

    def formulas(self, sheet):
        """Places of cells that compute something."""
        return [cell.get("r") for cell in self.sheets[sheet].iter(MAIN + "c")
                if cell.find(MAIN + "f") is not None]

    def places(self, sheet):
        """Where a unit's template takes what: (indicator, component, heading) -> place. Words are
        for the first row of an indicator alone."""
        cells = self.cells(sheet)
        columns = {said: place[:-1] for place, said in cells.items()
                   if re.fullmatch(rf"[A-Z]+{HEADING_ROW}", place)}
        if "ID indikator" not in columns:
            return {}
        found, begun = {}, set()
        for place, said in cells.items():
            row = int(re.search(r"\d+", place)[0])
            if not place.startswith(columns["ID indikator"]) or row <= HEADING_ROW:
                continue
            key = cells[f"{columns['ID komponen']}{row}"]
            for heading in TYPED if said not in begun else TYPED[:1]:
                found[said, key if heading == "Nilai" else "", heading] = f"{columns[heading]}{row}"
            begun.add(said)
        return found

    def put(self, sheet, place, said):
        """Types into a cell: a plain decimal becomes a number, all else a text."""
        number = int(re.search(r"\d+", place)[0])
        rows = self.sheets[sheet].find(MAIN + "sheetData")
        row = next(one for one in rows if int(one.get("r")) == number)
        cell = next((one for one in row if one.get("r") == place), None)
        if cell is None:
            before = sum(column_of(one.get("r")) < column_of(place) for one in row)
            cell = xml.Element(MAIN + "c", r=place)
            row.insert(before, cell)
        style = cell.get("s")
        cell.clear()
        cell.set("r", place)
        if style:
            cell.set("s", style)
        if re.fullmatch(r"-?\d+(\.\d+)?", said):
            xml.SubElement(cell, MAIN + "v").text = said
        else:
            cell.set("t", "inlineStr")
            xml.SubElement(xml.SubElement(cell, MAIN + "is"), MAIN + "t").text = said

    def fill(self, sheet, rows):
        """Types what a unit has to tell, as `indicators.json` has it; each number where its row
        asks for it."""
        places = self.places(sheet)
        for row in rows:
            typed = {(row["indicator"], key, "Nilai"): number
                     for key, number in row["components"].items()}
            for heading, word in zip(TYPED[1:], ("no_data_reason", "cause", "follow_up")):
                if word in row:
                    typed[row["indicator"], "", heading] = row[word]
            for key, said in typed.items():
                self.put(sheet, places[key], said)

    def bytes(self):
        """The workbook, saved."""
        for name, path in self.paths.items():
            self.parts[path] = xml.tostring(self.sheets[name], "UTF-8", xml_declaration=True)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return file.getvalue()


def main(path):
    """Types and tells, as the head of this file says."""
    file = pathlib.Path(path)
    book = FilledBook(file.read_bytes())
    changes = json.load(sys.stdin)
    for sheet, place, said in changes:
        book.put(sheet, place, said)
    if changes:
        file.write_bytes(book.bytes())
    json.dump({name: {"cells": book.cells(name), "comments": book.comments(name),
                      "formulas": book.formulas(name),
                      "places": [[*key, place] for key, place in book.places(name).items()]}
               for name in book.sheets}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
