#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Units' data over real processes: files that prove values, sendings that are counted and judged,
and the figures that come of them."""
import io
import json
import sys
import unittest
import zipfile

import grpc

from office import checker, records, reported
from office.client import slug_of, uuid7
from office.desks import DeskTest
from office.person import Person
from office.processes import wait_until
from tepat.data_collection.v1 import value_pb2

BIN = sys.argv.pop(1)
LURAH, KASI = "lurah_jogotrunan", "kasi_pemerintahan"
UNITS = {LURAH: LURAH, KASI: KASI}
PEOPLE = ("staf_penerima_surat", "sekretaris", "camat", "kasubbag_keuangan", "staf", *UNITS)


def package(*names):
    """A zip of empty parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "")
    return file.getvalue()


class ValuesTest(DeskTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(BIN, PEOPLE, portal=True)
        cls.number = 0

    def setUp(self):
        self.open_case("2026-TW3")

    def open_case(self, period):
        """A case whose units are asked."""
        type(self).number += 1
        self.case, self.walk = self.ask_units(
            8000 + self.number, UNITS,
            {unit: reported.values(unit, with_files=True) for unit in UNITS}, period=period)

    def tearDown(self):
        arrived = self.office.home / "data-collection/blobs/masuk"
        wait_until(lambda: not list(arrived.iterdir()), "nothing is left of refused files")
        checker.check_files(self.office)

    def ask(self, who, service, method, **fields):
        return self.client(who, service).call(method, insist=True, **fields)

    def answer(self, who, method, **fields):
        """The answer of data-collection; None while the case is on its way."""
        return self.client(who).call_if_arrived(method, insist=True, case_id=self.case, **fields)

    def refused(self, who, method, **fields):
        with self.assertRaises(grpc.RpcError) as refused:
            self.ask(who, "data-collection", method, case_id=self.case, **fields)
        return slug_of(refused.exception)

    def go_on(self):
        self.make(next(self.walk))

    def prove(self, who, content, unit=LURAH, **head):
        return self.attach(who, self.case, unit, content, **head)

    def send(self, unit, revision, values, **more):
        return self.ask(unit, "data-collection", "SubmitUnitData", request_id=uuid7(),
                        case_id=self.case, unit=unit, expected_revision=revision, values=values,
                        **more)

    def test_a_file_is_for_those_who_may_see_the_values(self):
        answer = self.prove(LURAH, reported.PROOF, sha256=reported.PROOF_SHA256)
        self.assertEqual(answer.file.media_type, "application/pdf")
        wanted = {"case_id": self.case, "unit": LURAH, "sha256": answer.file.sha256}
        for who in (LURAH, "kasubbag_keuangan", "sekretaris"):
            pieces = self.client(who).stream("GetEvidence", **wanted)
            self.assertEqual(b"".join(piece.data for piece in pieces), reported.PROOF)
        for who, changes, slug in ((KASI, {}, "identity.not_allowed"),
                                   (LURAH, {"sha256": "0" * 64}, "data_collection.unknown_file"),
                                   (LURAH, {"preview": True}, "picture.broken")):
            with self.assertRaises(grpc.RpcError) as refused:
                list(self.client(who).stream("GetEvidence", **{**wanted, **changes}))
            self.assertEqual(slug_of(refused.exception)[0], slug)

    def test_the_first_page_of_a_file_is_a_picture(self):
        page = (b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
                b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj "
                b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj "
                b"trailer<</Root 1 0 R>>")
        wanted = {"case_id": self.case, "unit": LURAH, "preview": True,
                  "sha256": self.prove(LURAH, page).file.sha256}
        for _ in range(2):  # drawn, and remembered
            pieces = self.client("sekretaris").stream("GetEvidence", **wanted)
            self.assertEqual(b"".join(piece.data for piece in pieces)[:4], b"\x89PNG")
        wanted["sha256"] = self.prove(LURAH, package("[Content_Types].xml",
                                                     "xl/workbook.xml")).file.sha256
        for who, slug in ((LURAH, "data_collection.no_preview"), (KASI, "identity.not_allowed")):
            with self.assertRaises(grpc.RpcError) as refused:
                list(self.client(who).stream("GetEvidence", **wanted))
            self.assertEqual(slug_of(refused.exception)[0], slug)

    def test_office_files_are_known_by_their_parts(self):
        office = "application/vnd.openxmlformats-officedocument."
        for part, kind in (("xl/workbook.xml", "spreadsheetml.sheet"),
                           ("word/document.xml", "wordprocessingml.document")):
            answer = self.prove(LURAH, package("[Content_Types].xml", part))
            self.assertEqual(answer.file.media_type, office + kind)
        for content in (package("a.txt"), b"MZ\x90", b"",
                        package("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")):
            with self.assertRaises(grpc.RpcError) as refused:
                self.prove(LURAH, content)
            self.assertEqual(slug_of(refused.exception)[0], "blobs.kind_refused")

    def test_a_unit_sends_twice_and_both_versions_stay(self):
        self.prove(LURAH, reported.PROOF)
        first = self.send(LURAH, 1, reported.values(LURAH, with_files=True))
        self.assertEqual((first.version, first.cells_stored, first.cells_asked), (1, 15, 15))
        changed = reported.values(LURAH, with_files=True)
        changed[1]["components"][0]["value"] = "12"
        self.assertEqual(self.send(LURAH, 2, changed).version, 2)
        versions = self.answer(LURAH, "GetValueVersions", unit=LURAH,
                               indicator="lama_layanan").versions
        self.assertEqual([one.period.raw for one in versions], ["125.00", "107.14"])

    def test_what_lacks_and_what_is_wrong_is_named(self):
        slug, details = self.refused(LURAH, "SubmitUnitData", request_id=uuid7(), unit=LURAH,
                                     expected_revision=1, values=[])
        self.assertEqual((slug, details["count"]), ("data_collection.incomplete", "21"))
        self.assertEqual(len(details["findings"].splitlines()), 21)
        over = [{"indicator": "lama_layanan",
                 "components": [{"component": "nilai", "value": "999"}]}]
        slug, details = self.refused(LURAH, "SubmitUnitData", request_id=uuid7(), unit=LURAH,
                                     expected_revision=1, values=over, incomplete_reason="Begitu")
        self.assertEqual(slug, "data_collection.refused_values")
        self.assertEqual(details["findings"], f"ABOVE_BOUNDS {LURAH} lama_layanan  ")
        units = self.answer("sekretaris", "GetCompleteness").units
        self.assertEqual([unit.unit for unit in units], [LURAH, KASI])
        self.assertEqual(len(units[0].findings), 22)

    def test_values_go_out_to_a_file_and_come_back(self):
        def run(verb, path, *more, **status):
            return self.office.tepat("values", verb, path, "--case", self.case, "--person", LURAH,
                                     "--unit", LURAH, *more, **status)

        sheet = self.office.home / f"{self.case}.csv"
        run("export", sheet, "--empty")
        reported.type_into(sheet, [LURAH], lama_layanan="12 menit")
        said = run("import", sheet, "--yes", status=2)
        self.assertIn("12 menit", said)
        self.assertIn("Tidak ada yang disimpan", said)
        self.assertFalse(self.answer(LURAH, "GetUnitSheet", unit=LURAH).HasField("sending"))
        reported.type_into(sheet, [LURAH])
        stored = "15 dari 15 nilai tersimpan (dibaca ulang)"
        reason = ("--reason", "Bukti menyusul")
        self.assertIn(stored, run("import", sheet, "--yes", *reason))
        stands = self.answer(LURAH, "GetUnitSheet", unit=LURAH)
        self.assertEqual((stands.sending.version, stands.cells_filled), (1, 15))
        self.assertEqual(stands.sending.origin, value_pb2.ORIGIN_WORKBOOK)
        book = self.office.home / f"{self.case}.xlsx"
        run("export", book)
        self.assertIn(stored, run("import", book, "--yes", *reason))
        again = self.answer(LURAH, "GetUnitSheet", unit=LURAH)
        self.assertEqual([row.value for row in again.rows], [row.value for row in stands.rows])

    def test_values_of_a_period_without_a_case_are_declared_from_a_file(self):
        period, sheet = "2025-TW4", self.office.home / "lalu.csv"
        person = ("--person", "kasubbag_keuangan")
        self.office.tepat("values", "export", sheet, "--period", period, "--unit", LURAH, "--empty",
                          *person)
        declare = ("values", "declare", period, sheet, "--source", "LKjIP 2025", "--yes", *person)
        reported.type_into(sheet, [LURAH], lama_layanan="12 menit")
        self.assertIn("Tidak ada yang disimpan", self.office.tepat(*declare, status=2))
        reported.type_into(sheet, [LURAH])
        self.assertIn("15 dari 15 nilai tersimpan (dibaca ulang)", self.office.tepat(*declare))
        self.assertIn(f"{period}: 0 unit diverifikasi, 1 dinyatakan",
                      self.office.tepat("values", "periods"))
        row = self.answer(LURAH, "GetUnitSheet", unit=LURAH).rows[1]
        self.assertEqual([(one.period, one.declared) for one in row.earlier
                          if one.period == period], [(period, True)])
        running = ("values", "declare", "2026-TW3", sheet, "--source", "LKjIP", "--yes", *person)
        self.assertIn("period_running", self.office.tepat(*running, status=1))

    def type_on_the_screen(self, unit):
        """What the plan asks of the unit, typed in its form at a browser."""
        page = f"/berkas/{self.case}/unit/{unit}"
        officer = Person(self.office, unit)
        wait_until(lambda: f'action="{page}"' in officer.get(page), "the form is there")
        typed = {f"nilai.{value['indicator']}.{one['component']}": one["value"].replace(".", ",")
                 for value in reported.values(unit) for one in value["components"]}
        said = officer.post(page, **officer.hidden(page, page), **typed,
                            incomplete_reason="Bukti menyusul")
        self.assertIn("nilai tersimpan (dibaca ulang)", said)
        return officer

    def test_a_number_is_followed_home(self):
        def shown(*selector):
            return self.office.tepat("case", "show", self.case, "--thread", *selector)

        self.assertIn("Belum ada nilai yang dikirim", shown())
        book = self.office.home / f"{self.case}-jejak.csv"
        way = ("--case", self.case, "--person", LURAH, "--unit", LURAH)
        self.office.tepat("values", "export", book, *way, "--empty")
        reported.type_into(book, [LURAH])
        self.office.tepat("values", "import", book, *way, "--yes", "--reason", "Bukti menyusul")
        sheet = book.with_suffix(".xlsx")
        self.office.tepat("values", "export", sheet, *way)
        self.office.tepat("values", "import", sheet, *way, "--yes", "--reason", "Bukti menyusul")
        officer = self.type_on_the_screen(KASI)

        numbers = shown().splitlines()
        asked = [one for unit in UNITS for one in reported.values(unit)]
        self.assertEqual(len(numbers), sum(len(one["components"]) for one in asked))
        by_book = next(line for line in numbers if "lama_layanan" in line)
        self.assertRegex(by_book, rf"^{LURAH}/lama_layanan/nilai = 14 menit · versi 2 · .* · "
                                  rf"{LURAH} · buku kerja .+![A-Z]+\d+$")
        typed = [line for line in numbers if line.startswith(KASI)]
        self.assertTrue(all(line.endswith(f"· {KASI} · diketik") for line in typed), typed)

        agenda = self.ask("sekretaris", "correspondence", "GetLetter", case_id=self.case).letter
        for unit in UNITS:
            one = reported.values(unit)[0]["indicator"] if unit == KASI else "lama_layanan"
            home = shown(f"{unit}/{one}")
            stations = ("Angka", "Permintaan  Data kinerja triwulan", "Rencana     2026 versi 1",
                        "Disposisi", "camat · Tindak lanjuti", "Diteruskan", "sekretaris",
                        f"Surat       agenda {agenda.agenda_number}/2026",
                        f"dari {agenda.sender} · nomor {agenda.letter_number}")
            places = [home.index(station) for station in stations]
            self.assertEqual(places, sorted(places), home)
        thread = json.loads(shown(f"{LURAH}/lama_layanan/nilai", "--json"))
        facts = [one["fact"] for one in thread["thread"]["origin"]["handOvers"]]
        self.assertEqual(facts, ["letter-forwarded-to-camat", "disposition-issued"])
        # Newest first: from the workbook's cell, then from the CSV, which has no sheets.
        cells = [one["cell"] for one in thread["thread"]["numbers"]]
        self.assertTrue(cells[0]["sheet"])
        self.assertNotIn("sheet", cells[1])
        # What people call their sheets is in no fact.
        told = [body for _, body, _ in records.journal(self.office, "data-collection")
                if b"unit-data-submitted" in bytes(body)]
        self.assertFalse([body for body in told if cells[0]["sheet"].encode() in bytes(body)])

        indicator = reported.values(KASI)[0]["indicator"]
        page = officer.get(f"/berkas/{self.case}/unit/{KASI}/indikator/{indicator}")
        for word in ("Jejak angka", "diketik", "Disposisi", agenda.sender):
            self.assertIn(word, page)

    def verify(self):
        for unit in UNITS:
            self.prove(unit, reported.PROOF, unit=unit)
        for _ in range(4):  # both units, the draft, the check
            self.go_on()

    def test_figures_of_quarters_and_the_year_are_those_that_are_counted_again(self):
        for period in ("2026-TW1", "2026-TW2", "2026-TW3"):
            self.open_case(period)
            self.verify()
        counted = checker.check_values(self.office, {
            service: records.journal(self.office, service)
            for service in ("office", "data-collection")})
        # Ten rows of both units in three cases, for period and year, and the nine of the office.
        self.assertGreaterEqual(counted, 3 * (10 + 10 + 9))
        self.case = records.query(self.office, "data-collection", "SELECT case_id FROM collection "
                                  "WHERE period = '2026-TW3' AND state = 3")[0][0]
        row = self.answer(LURAH, "GetUnitSheet", unit=LURAH).rows[1]
        self.assertEqual([one.period for one in row.earlier], ["2026-TW1", "2026-TW2"])
        self.assertEqual(list(row.year.gaps), [])


if __name__ == "__main__":
    unittest.main()
