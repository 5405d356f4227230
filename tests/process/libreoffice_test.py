#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Templates that LibreOffice has opened and saved, as most offices will: nothing is added, nothing
is lost. It takes a LibreOffice, which `tests/run --long` alone installs."""
import os
import subprocess
import sys
import unittest

from office import reported
from office.desks import DeskTest
from office.filled_book import FilledBook

BIN = sys.argv.pop(1)
LURAH, KEUANGAN = "lurah_jogotrunan", "kasubbag_keuangan"
UNITS = {LURAH: LURAH, KEUANGAN: KEUANGAN}
PEOPLE = ("staf_penerima_surat", "sekretaris", "camat", *UNITS)
REASON = ("--reason", "Bukti menyusul")
WORDS = "Sebab: =1+1; \"kutip\" & <b>tebal</b>\nbaris kedua"


@unittest.skipUnless(os.environ.get("TEPAT_LONG") == "1", "LibreOffice is for the long run")
class LibreOfficeTest(DeskTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(BIN, PEOPLE)

    def setUp(self):
        self.case, _ = self.ask_units(9000, UNITS)

    def sheet(self, unit):
        return self.client(unit).call("GetUnitSheet", case_id=self.case, unit=unit)

    def tepat(self, verb, path, unit, *more):
        return self.office.tepat("values", verb, path, "--case", self.case, "--person", unit,
                                 "--unit", unit, *more)

    def template(self, unit, *more):
        path = self.office.home / f"{unit}-{len(list(self.office.home.iterdir()))}.xlsx"
        self.tepat("export", path, unit, *more)
        return path

    def saved(self, path, *kinds):
        """The file as LibreOffice saves it, by way of other kinds of files if asked."""
        folder = self.office.home / "lo"
        for kind in (*kinds, "xlsx"):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile",
                            "--headless", "--norestore", "--convert-to", kind, "--outdir",
                            folder / kind, path], check=True, capture_output=True, timeout=300)
            path = folder / kind / f"{path.stem}.{kind}"
        return path

    def typed(self, path, unit):
        """Types everything that the plan asks of a unit, and words that must stay words."""
        book = FilledBook(path.read_bytes())
        [name] = (sheet for sheet in book.sheets if book.places(sheet))
        rows = [{"indicator": value["indicator"], "cause": WORDS,
                 "components": {one["component"]: one["value"] for one in value["components"]}}
                for value in reported.values(unit)]
        book.fill(name, rows)
        path.write_bytes(book.bytes())

    def import_clean(self, path, unit):
        """Nothing is found in the file, and all of it is stored."""
        said = self.tepat("import", path, unit, "--yes", *REASON)
        self.assertIn("0 salah, 0 catatan", said)
        self.assertIn("nilai tersimpan (dibaca ulang)", said)
        stands = self.sheet(unit)
        self.assertEqual(stands.cells_filled, stands.cells_asked)
        return [row.value for row in stands.rows]

    def test_templates_come_back_as_they_went(self):
        for unit in UNITS:
            with self.subTest(unit):
                path = self.template(unit, "--empty")
                self.typed(path, unit)
                told = self.import_clean(path, unit)
                self.assertEqual(told[0].cause, WORDS)
                # Typed in a copy that LibreOffice made, saved by it, and by way of its own format.
                saved = self.saved(self.template(unit, "--empty"))
                self.typed(saved, unit)
                self.assertEqual(self.import_clean(saved, unit), told)
                self.assertEqual(self.import_clean(self.saved(saved), unit), told)
                self.assertEqual(self.import_clean(self.saved(self.template(unit), "ods"), unit),
                                 told)


if __name__ == "__main__":
    unittest.main()
