#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A cycle that is opened on schedule: by the operator's tool, once however often it is asked for;
its files, before and after its circular has come; and cases that take the place of others."""
import json
import pathlib
import shlex
import subprocess
import sys
import unittest

import grpc

from office import checker, records, reported
from office.client import Client, letter, slug_of, uuid7
from office.desks import DeskTest
from office.processes import ROOT, wait_until
from office.walk import calls

BIN = pathlib.Path(sys.argv.pop(1)).resolve()
PLANNER, CLERK, LURAH = "kasubbag_keuangan", "staf_penerima_surat", "lurah_jogotrunan"
PEOPLE = (PLANNER, CLERK, LURAH, "sekretaris", "camat")
FILE = b"%PDF-1.4 nota dinas\n%%EOF\n"


def documented(*verb, having=""):
    """The words behind `tepat` of that command of the operator's page, the one with that word."""
    program = "build/release/bin/tepat"
    page = (ROOT / "deploy/README.md").read_text().splitlines()
    [line] = [line for line in page
              if line.startswith(" ".join((program, *verb)) + " ") and having in line]
    return shlex.split(line, comments=True)[1:]


class CycleTest(DeskTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(BIN, PEOPLE)
        cls.number = 0

    def tearDown(self):
        arrived = self.office.home / "correspondence/blobs/masuk"
        wait_until(lambda: not list(arrived.iterdir()), "nothing is left of refused files")
        checker.check_files(self.office)

    def tepat(self, *words, status=0, typed=""):
        """What the tool prints and what it says, in the folder of the office."""
        run = subprocess.run([BIN / "tepat", *map(str, words), "--home", self.office.home],
                             capture_output=True, text=True, timeout=60, check=False, input=typed,
                             cwd=self.office.home)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run.stdout, run.stderr

    def open_case(self, period, *more):
        out, _ = self.tepat("case", "open", "--period", period, "--person", PLANNER, "--json",
                            *more)
        return json.loads(out)

    def shown(self, case):
        """What the tool shows of the case, once timing has heard of it."""
        timing = Client(self.office, "timing")
        self.addCleanup(timing.close)
        wait_until(lambda: timing.call_if_arrived("GetCase", case_id=case), "timing has the case")
        return json.loads(self.tepat("case", "show", case, "--json")[0])

    def register(self, **changes):
        type(self).number += 1
        return self.client(CLERK, "correspondence").call(
            "RegisterLetter", insist=True,
            **letter(self.office, 9000 + self.number, **changes)).case_id

    def fetched(self, who, case, sha256):
        """The file as that person gets it, or the slug of the refusal."""
        try:
            return b"".join(piece.data for piece in self.client(who, "correspondence").stream(
                "GetScan", case_id=case, sha256=sha256))
        except grpc.RpcError as error:
            return slug_of(error)[0]

    def openings(self):
        return [json.loads(body)["subject"]
                for _, body, _ in records.journal(self.office, "correspondence")
                if ".case-opened-on-schedule." in json.loads(body)["type"]]

    def test_a_repeat_opens_no_second_case_and_prints_the_first(self):
        request = ("--request-id", uuid7())
        first = self.open_case("2026-Q1", *request)
        again = self.open_case("2026-Q1", *request)
        self.assertEqual(again["caseId"], first["caseId"])
        self.assertEqual(self.openings().count(first["caseId"]), 1)
        self.assertEqual((first["sopId"], first["sopVersion"], first["planYear"],
                          first["planVersion"]), ("pengumpulan-data-kinerja", 1, 2026, 1))
        [visit] = again["visits"]
        self.assertEqual(visit["step"], 3)
        self.assertGreater(visit["dueTime"], visit["startTime"])
        _, said = self.tepat("case", "open", "--period", "2026-Q2", "--person", PLANNER, *request,
                             status=1)
        self.assertIn("journal.request_id_reused", said)

    def test_a_second_case_of_a_period_is_asked_about_beside_the_output(self):
        words = ("case", "open", "--period", "2025-TW1", "--person", PLANNER)
        first, _ = self.tepat(*words)
        self.assertRegex(first, "Berkas [0-9a-f-]{36} dibuka untuk periode 2025-TW1")
        self.assertIn("Rencana 2025 belum berlaku", first)
        self.assertIn("jatuh tempo", first)
        before = len(self.openings())
        out, said = self.tepat(*words, status=1, typed="tidak\n")
        self.assertEqual(out, "")
        self.assertIn("Buka berkas kedua?", said)
        self.assertIn("Tidak ada berkas yang dibuka", said)
        self.tepat(*words, status=1)
        self.assertEqual(len(self.openings()), before)
        self.tepat(*words, typed="ya\n")
        self.tepat(*words, "--second")
        self.assertEqual(len(self.openings()), before + 2)

    def test_who_may_not_and_what_is_wrong_is_told(self):
        def said(*words, status):
            return self.tepat("case", "open", *words, status=status)[1]

        self.assertIn("identity.not_allowed",
                      said("--period", "2024", "--person", CLERK, status=1))
        self.assertIn("--person", said("--period", "2024", "--person", CLERK, status=1))
        self.assertIn("office.unknown_person",
                      said("--period", "2024", "--person", "bupati", status=1))
        self.assertIn("correspondence.invalid_request",
                      said("--period", "2024-Q5", "--person", PLANNER, status=2))
        self.assertIn("journal.malformed_request_id", said(
            "--period", "2024", "--person", PLANNER, "--request-id", "1", status=2))
        self.assertIn("correspondence.unknown_case", said(
            "--period", "2024", "--person", PLANNER, "--replaces", uuid7(), status=1))

    def test_files_come_before_and_after_the_circular_and_all_are_seen(self):
        case = self.open_case("2026-TW4")["caseId"]
        (self.office.home / "nota.pdf").write_bytes(FILE)

        def attach(content, *more, person=PLANNER, status=0):
            file = self.office.home / "isi.pdf"
            file.write_bytes(content)
            out, said = self.tepat("case", "attach", case, file, "--person", person, *more,
                                   "--json", status=status)
            return json.loads(out)["sha256"] if status == 0 else said

        request = ("--request-id", uuid7())
        note = attach(FILE, *request)
        self.assertEqual(attach(FILE, *request), note)
        self.assertIn("correspondence.no_letter",
                      attach(FILE, "--kind", "surat_edaran", person=CLERK, status=1))
        self.assertIn("identity.not_allowed", attach(FILE, person=CLERK, status=1))
        self.assertIn("blobs.kind_refused", attach(b"MZ\x90", status=2))
        self.assertEqual(self.fetched(LURAH, case, note), FILE)
        self.assertEqual([(file["kind"], file["sha256"]) for file in
                          self.shown(case)["case"]["files"]], [("dokumen_pendukung", note)])

        secret = self.register(period="2026-TW4", scheduled_case_id=case, nature=3)
        self.assertEqual(secret, case)
        circular = attach(b"%PDF-1.4 rahasia", "--kind", "surat_edaran", person=CLERK)
        later = attach(b"%PDF-1.4 kemudian", "--kind", "rencana_aksi")
        files = {file["sha256"]: file.get("ofLetter", False)
                 for file in self.shown(case)["case"]["files"]}
        self.assertEqual(files, {note: False, circular: True, later: False})
        self.assertEqual(self.fetched(LURAH, case, note), FILE)
        self.assertEqual(self.fetched(LURAH, case, later), b"%PDF-1.4 kemudian")
        self.assertEqual(self.fetched(LURAH, case, circular), "identity.not_allowed")
        self.assertEqual(self.fetched("camat", case, circular), b"%PDF-1.4 rahasia")
        text, _ = self.tepat("case", "show", case)
        self.assertIn("dibuka tanpa surat edaran, agenda ", text)
        self.assertIn(f"Lampiran: dokumen pendukung · sha256 {note}", text)

    def test_a_case_takes_the_place_of_one_that_was_cancelled(self):
        cancelled = self.register(period="2026-TW2")
        self.client("sekretaris", "correspondence").call(
            "CancelCase", request_id=uuid7(), case_id=cancelled, expected_revision=1,
            reason="Salah periode")
        case = self.open_case("2026-Q2", "--replaces", cancelled)["caseId"]
        self.assertEqual(self.shown(case)["case"]["supersedesCaseIds"], [cancelled])
        self.assertEqual(self.shown(cancelled)["case"]["supersededBy"], case)
        self.assertIn(f"Digantikan oleh berkas {case}", self.tepat("case", "show", cancelled)[0])
        _, said = self.tepat("case", "open", "--period", "2026-Q2", "--person", PLANNER,
                             "--replaces", cancelled, "--second", status=1)
        self.assertIn("correspondence.superseded_already", said)
        _, said = self.tepat("case", "open", "--period", "2025", "--person", PLANNER, "--replaces",
                             case, status=2)
        self.assertIn("supersedes_case_id", said)

    def test_the_commands_of_the_operators_page(self):
        (self.office.home / "nota.pdf").write_bytes(FILE)
        out, _ = self.tepat(*documented("case", "open"), "--json")
        case = json.loads(out)["caseId"]

        def documented_here(*verb):
            return [case if word == "NOMOR-BERKAS" else word
                    for word in documented(*verb, having="NOMOR-BERKAS")]

        self.assertIn("Lampiran tersimpan", self.tepat(*documented_here("case", "attach"))[0])
        values = reported.values(LURAH, with_files=True)
        walk = [call for call in calls(case, {LURAH: LURAH}, self.office.now, {LURAH: values})
                if call.service != "correspondence"]
        self.make(walk[0])
        self.assertEqual(walk[1].method, "SubmitUnitData")
        self.once_arrived(LURAH, "data-collection", "GetUnitSheet", case_id=case, unit=LURAH)
        self.attach(LURAH, case, LURAH)
        self.make(walk[1])
        self.assertEqual(self.shown(case)["plan"], {"year": 2026, "version": 1})
        self.assertIn("Nilai ditulis", self.tepat(*documented_here("values", "export"))[0])
        out, _ = self.tepat(*documented_here("values", "import"), typed="ya\n")
        self.assertIn("15 dari 15 nilai tersimpan", out)


if __name__ == "__main__":
    unittest.main()
