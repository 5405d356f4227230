#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The verbs of `tepat` on an office that works: what they print, and what they say when something
is wrong."""
import contextlib
import csv
import decimal
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

import grpc

from office import exports, records
from office.client import Client, letter, person_token, slug_of
from office.load import OFFICERS, UNITS, Load
from office.processes import ROOT, Office, wait_until
from office.services import SERVICES, STEPS
from office.settle import begin, finish
from office.walk import calls

BIN = pathlib.Path(sys.argv.pop(1))


class OperatorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office(BIN)
        cls.tepat = cls.office.tepat
        begin(cls.office)
        with Load(cls.office, officers=2) as load:
            wait_until(lambda: cls.finished(), "a case is sent", 60)
        finish(cls.office, load)
        cls.sent = cls.finished()[0][0]
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()
        cls.office.__exit__(None)

    @classmethod
    def finished(cls):
        return records.query(cls.office, "submission", "SELECT case_id FROM submission WHERE "
                             "receipt_number <> '' LIMIT 1")

    def at_rest(self):
        with contextlib.suppress(AssertionError):
            self.tepat("status")
            return True
        return False

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def export(self, what, name):
        self.tepat("export", what, self.path(name))
        return self.path(name)

    def test_status(self):
        rows = json.loads(self.tepat("status", "--json"))
        self.assertEqual([row["service"] for row in rows], list(SERVICES))
        self.assertTrue(all(row["answers"] and not row["lags"] for row in rows), rows)
        self.assertEqual(rows[-1]["readers"].keys(), set(SERVICES) - {"timing"})
        self.assertIn("berjalan", self.tepat("status"))

    def test_case_list_and_show(self):
        every = [json.loads(line) for line in
                 self.tepat("case", "list", "--all", "--limit", 1000, "--json").splitlines()]
        self.assertIn(self.sent, {visit["caseId"] for visit in every})
        running = [json.loads(line) for line in
                   self.tepat("case", "list", "--json").splitlines()]
        self.assertTrue(running)
        self.assertFalse([visit for visit in running if "stopTime" in visit])
        self.assertEqual([visit["caseId"] for visit in running],
                         sorted((visit["caseId"] for visit in running), reverse=True))
        self.assertIn("berkas", self.tepat("case", "list").splitlines()[0])
        shown = json.loads(self.tepat("case", "show", self.sent, "--json"))["visits"]
        self.assertEqual({visit["step"] for visit in shown}, set(STEPS))
        self.assertIn("tepat waktu", self.tepat("case", "show", self.sent))
        self.assertIn("timing.unknown_case", self.tepat("case", "show", "x", status=1))
        told = [json.loads(line) for line in
                self.tepat("case", "explain", self.sent, "--json").splitlines()]
        self.assertEqual([one["step"] for one in told], [visit["step"] for visit in shown])
        self.assertRegex(told[0]["explanation"], "^5 menit kerja: .*; jatuh tempo ")
        self.assertRegex(self.tepat("case", "explain", self.sent),
                         "4 hari kerja: .* tidak dihitung;")
        self.assertIn("timing.unknown_case", self.tepat("case", "explain", "x", status=1))
        self.assertIn("Tidak ada langkah", self.tepat("case", "forecast", self.sent))
        self.assertIn("timing.unknown_case", self.tepat("case", "forecast", "x", status=1))
        self.assertIn("timing.nothing_to_plan",
                      self.tepat("case", "plan", self.sent, "--deadline", "2099-01-01", status=1))
        self.assertIn("timing.invalid_request",
                      self.tepat("case", "plan", self.sent, "--deadline", "besok", status=2))
        self.assertIn("time_zone", self.tepat("case", "show", self.sent, "--time-zone", "Mars/Sol",
                                              status=2))

    def test_case_unconfirmed(self):
        with contextlib.ExitStack() as stack:
            tokens = {who: person_token(self.office, who) for who in OFFICERS}

            def open_client(service, token=None):
                return stack.enter_context(
                    contextlib.closing(Client(self.office, service, token)))
            clerk = open_client("correspondence", tokens["staf_penerima_surat"])
            case = clerk.call("RegisterLetter", **letter(self.office, 7001)).case_id
            for call in calls(case, UNITS, self.office.now):
                if call.method == "RecordReceipt":
                    break
                client = open_client(call.service, tokens[call.who])
                wait_until(lambda client=client, call=call: client.call_if_arrived(
                    call.method, **call.fields), f"{call.method} is taken")
            listed = [json.loads(line) for line in
                      self.tepat("case", "unconfirmed", "--json").splitlines()]
            self.assertIn(case, {one["caseId"] for one in listed})
            self.assertIn(case, self.tepat("case", "unconfirmed"))
            held = records.query(self.office, "submission",
                                 "SELECT case_id FROM submission WHERE sent_us > 0 AND "
                                 "receipt_number IS NULL AND state = 5 ORDER BY case_id")
            self.assertEqual([one["caseId"] for one in listed], [row[0] for row in held])
            pages, token = [], ""
            submission = open_client("submission")
            while not pages or token:
                page = submission.call("ListUnconfirmed", page_size=1, page_token=token)
                pages += [one.case_id for one in page.submissions]
                token = page.next_page_token
            self.assertEqual(pages, [row[0] for row in held])
            with self.assertRaises(grpc.RpcError) as refused:
                submission.call("ListUnconfirmed", page_token="bukan halaman")
            self.assertEqual(slug_of(refused.exception)[0], "submission.invalid_page")
            client.call(call.method, **call.fields)
            self.assertNotIn(case, self.tepat("case", "unconfirmed"))

    def test_case_stuck(self):
        self.assertEqual(self.tepat("case", "stuck"), "Tidak ada berkas yang tersangkut.")
        self.assertEqual(json.loads(self.tepat("case", "stuck", "--retry", "--json")), [])

    def test_events(self):
        events = [json.loads(line) for line in
                  self.tepat("events", "--case", self.sent, "--limit", 1000, "--json").splitlines()]
        self.assertEqual({event["subject"] for event in events}, {self.sent})
        facts = [event["type"].split(".")[2] for event in events]
        self.assertEqual(facts[0], "letter-registered")
        self.assertIn("receipt-recorded", facts)
        self.assertIn("verdict-given", facts)
        times = [event["recordedtime"] for event in events]
        self.assertEqual(times, sorted(times))
        self.assertEqual(len(self.tepat("events", "--limit", 5).splitlines()), 5)

    def test_events_follow(self):
        follow = subprocess.Popen([BIN / "tepat", "events", "--follow", "--limit", "1", "--home",
                                   self.office.home], stdout=subprocess.PIPE, text=True)
        try:
            follow.stdout.readline()
            with Load(self.office, officers=1, first=5000) as load:
                line = follow.stdout.readline()
                wait_until(lambda: load.saved() > 0, "a letter is registered")
        finally:
            follow.kill()
            follow.wait()
            follow.stdout.close()
        self.assertRegex(line, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d \S+ +\S+")
        finish(self.office, load)

    def test_journals(self):
        whole = json.loads(self.tepat("journal", "verify", "--json"))
        self.assertEqual([row["whole"] for row in whole], [True] * len(SERVICES))
        file = self.path("korespondensi.jurnal")
        self.assertIn("fakta ditulis", self.tepat("journal", "export", "correspondence", file))
        self.assertIn("utuh", self.tepat("journal", "verify", file))
        self.assertIn("cli.file_exists",
                      self.tepat("journal", "export", "correspondence", file, status=1))
        lines = pathlib.Path(file).read_text().splitlines()
        for changed in (lines[:3] + lines[4:], lines[:-1],
                        [lines[0], lines[1].replace("Bappeda", "Bupati"), *lines[2:]]):
            broken = self.path("rusak.jurnal")
            pathlib.Path(broken).write_text("\n".join(changed) + "\n")
            self.assertIn("journal.broken_chain",
                          self.tepat("journal", "verify", broken, status=1))
        other = self.path("lain")
        pathlib.Path(other).write_text("bukan jurnal")
        self.assertIn("Gagal", self.tepat("journal", "verify", other, status=1))
        self.assertIn("cli.cannot_read",
                      self.tepat("journal", "verify", self.path("tidak-ada"), status=1))

    def test_office_export(self):
        folder = self.path("kantor")
        self.assertIn("5 berkas", self.tepat("office", "export", folder))
        for name in ("directory.textproto", "calendar-lumajang.json", "instructions.textproto",
                     "sop/pengumpulan-data-kinerja.textproto", "plan/2026.textproto"):
            self.assertEqual(pathlib.Path(folder, name).read_text(),
                             (ROOT / "deploy/office" / name).read_text())
        self.assertIn("0 versi baru", self.tepat("office", "import", folder))
        self.assertIn("cli.file_exists", self.tepat("office", "export", folder, status=1))

    def test_plan(self):
        shipped = (ROOT / "deploy/office/plan/2026.textproto").read_text()
        self.assertIn("2026: versi 1, 15 indikator", self.tepat("plan", "list"))
        self.assertIn("ikm: Indeks Kepuasan Masyarakat (nilai, naik)", self.tepat("plan", "show"))
        wrong, changed = self.path("salah.textproto"), self.path("rencana.textproto")
        pathlib.Path(wrong).write_text(shipped.replace('"85.5", "86"', '"85.5"')
                                       .replace('"kasi_pemerintahan"', '"kasi_x"'))
        told = self.tepat("plan", "import", wrong, status=2)
        self.assertIn("salah.textproto:37: target triwulan IV belum diisi", told)
        self.assertIn("unit 'kasi_x' tidak ada", told)
        pathlib.Path(changed).write_text(shipped.replace('quarters: ["85.5"', 'quarters: ["85"'))
        change = "target: 86,5 (85,5; 86; 86; 86,5) menjadi 86,5 (85; 86; 86; 86,5)"
        self.assertIn(change, self.tepat("plan", "diff", changed))
        self.assertIn("Rancangan 2 tahun 2026 dibuat", self.tepat("plan", "import", changed))
        self.assertIn(change, self.tepat("plan", "diff"))
        self.assertIn("versi 1", self.tepat("plan", "show"))
        self.assertIn("rancangan 2", self.tepat("plan", "show", "--draft"))
        self.assertIn("Versi 2 berlaku", self.tepat("plan", "import", changed, "--adopt"))
        self.assertIn("Tidak ada yang berubah", self.tepat("plan", "import", changed))
        written = self.path("ekspor.textproto")
        self.tepat("plan", "export", written, "--version", "1")
        self.assertEqual(pathlib.Path(written).read_text(), shipped)
        self.assertEqual(json.loads(self.tepat("plan", "show", "--json"))["year"], 2026)
        self.check_workbooks()
        # Other tests look at an office that has the files that we ship, and has told all it knows.
        again = ROOT / "deploy/office/plan/2026.textproto"
        self.assertIn("Versi 3 berlaku", self.tepat("plan", "import", again, "--adopt"))
        wait_until(self.at_rest, "the plan has been told to everybody")

    def check_workbooks(self):
        """A plan goes out as a workbook and comes back as the same plan."""
        book, broken = self.path("ekspor.xlsx"), self.path("rusak.xlsx")
        self.tepat("plan", "export", book)
        self.assertIn("Tidak ada yang berubah", self.tepat("plan", "diff", book))
        with zipfile.ZipFile(book) as old, zipfile.ZipFile(broken, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b">naik<", b">ke atas<"))
        told = self.tepat("plan", "import", broken, status=2)
        self.assertRegex(told, r"rusak\.xlsx: Indikator!J\d+: 'ke atas' tidak dikenal; tulis naik")
        pathlib.Path(broken).write_bytes(b"PK\3\4 bukan buku kerja")
        self.assertIn("rusak.xlsx: ", self.tepat("plan", "import", broken, status=2))

    def test_calendar(self):
        self.assertIn("Senin   07:30-12:00 13:00-16:00", self.tepat("calendar", "show"))
        self.assertIn("cli.unknown_calendar",
                      self.tepat("calendar", "show", "--calendar", "x", status=1))
        feed, changed = self.path("libur.ics"), self.path("kalender.json")
        event = ("BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20271222\r\n"
                 "SUMMARY:Cuti\r\nEND:VEVENT\r\n")
        pathlib.Path(feed).write_text("bukan kalender")
        self.assertIn("BEGIN:VCALENDAR", self.tepat("calendar", "import", feed, "--out", changed,
                                                    status=2))
        self.assertFalse(os.path.exists(changed))
        pathlib.Path(feed).write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}END:VCALENDAR\r\n")
        self.assertIn("1 hari", self.tepat("calendar", "import", feed, "--out", changed))
        self.assertIn("cli.file_exists",
                      self.tepat("calendar", "import", feed, "--out", changed, status=1))
        told = json.loads(self.tepat("calendar", "diff", changed, "--json"))
        self.assertEqual((told["changedDates"], told["version"]), (["2027-12-22"], 2))
        self.assertIn("Belum ada yang diubah", self.tepat("calendar", "diff", changed))
        wrong = self.path("salah.json")
        pathlib.Path(wrong).write_text(pathlib.Path(changed).read_text().replace("16:00", "26:00"))
        self.assertIn("bukan jam", self.tepat("calendar", "diff", wrong, status=2))
        self.assertIn("bukan jam", self.tepat("calendar", "apply", wrong, status=2))
        self.assertNotIn("Rabu 22 Des 2027", self.tepat("calendar", "show"))
        self.assertIn("berlaku", self.tepat("calendar", "apply", changed))
        self.assertIn("Rabu 22 Des 2027", self.tepat("calendar", "show"))
        self.assertIn("Tidak ada yang berubah", self.tepat("calendar", "apply", changed))
        closed = json.loads(self.tepat("case", "explain", self.sent, "--json").splitlines()[0])
        self.assertEqual(closed["calendar_version"], 1)
        self.assertIn("berlaku", self.tepat("calendar", "apply",
                                            ROOT / "deploy/office/calendar-lumajang.json"))

    def seconds(self, text):
        """A span of the JSON mapping, `12.5s`, exactly."""
        return decimal.Decimal(text[:-1])

    def test_report_and_exports_tell_the_same(self):
        span = ("--from", "2020-01-01", "--to", "2100-01-01")
        report = json.loads(self.tepat("report", *span, "--by", "step", "--json"))
        visits = [json.loads(line) for line in
                  self.tepat("case", "list", "--all", "--limit", 100000, "--json").splitlines()]
        done = [v for v in visits if "stopTime" in v and v["state"] != "VISIT_STATE_CANCELLED"]
        self.assertGreater(len(done), 6)
        self.assertEqual(report["total"]["visits"], len(done))
        for row in report["rows"]:
            used = sorted(self.seconds(v["used"]) for v in done if str(v["step"]) == row["key"])
            self.assertEqual(sum(used), self.seconds(row["queue"]) + self.seconds(row["touch"]))
            for percent in (50, 90, 95, 99):
                rank = -(-len(used) * percent // 100)
                self.assertEqual(self.seconds(row[f"p{percent}"]), used[rank - 1], row["key"])
            self.assertEqual(self.seconds(row["max"]), used[-1])
        # The time of open visits runs on while the exports are written.
        closed = [v for v in visits if "stopTime" in v]
        used = sum(int(self.seconds(v["used"])) for v in closed)
        everything = (len(visits), len(closed), used)
        self.assertEqual(exports.from_csv(self.export("visits", "langkah.csv")), everything)
        self.assertEqual(exports.from_xlsx(self.export("visits", "langkah.xlsx")), everything)
        self.assertEqual(exports.from_xes(self.export("xes", "langkah.xes")), everything[1:])
        self.assertEqual(exports.from_ocel(self.export("ocel", "langkah.json")), everything)
        self.assertIn("semua", self.tepat("report", *span, "--by", "position").splitlines()[-1])
        table = self.path("laporan.csv")
        self.tepat("report", *span, "--file", table)
        with open(table, newline="", encoding="utf-8") as file:
            self.assertEqual(list(csv.reader(file))[-1][1], str(len(done)))
        early = json.loads(self.tepat("report", *span, "--known", "2020-01-01", "--json"))
        self.assertNotIn("visits", early["total"])
        self.assertIn("cli.unknown_format",
                      self.tepat("export", "visits", self.path("x.doc"), status=2))
        self.assertIn("tanggal", self.tepat("report", "--from", "x", "--to", "y", status=2))

    def test_evaluation(self):
        year = self.office.now().year
        told = json.loads(self.tepat("sop", "evaluate", "--year", year, "--json"))
        visits = [json.loads(line) for line in
                  self.tepat("case", "list", "--all", "--limit", 100000, "--json").splitlines()]
        done = [v for v in visits if "stopTime" in v and v["state"] != "VISIT_STATE_CANCELLED"
                and not v.get("declared") and not v.get("clockSuspect")]
        for row in told["standards"]:
            of_step = [v for v in done if v["step"] == row["step"]]
            over = sum(max(self.seconds(v["used"]) - self.seconds(v["allowed"]), 0)
                       for v in of_step)
            self.assertEqual(row["visits"], len(of_step), row)
            self.assertEqual(row.get("onTime", 0), sum(not v.get("late") for v in of_step), row)
            self.assertEqual(self.seconds(row["overrun"]), over, row)
        self.assertEqual(len(told["standards"]), 7)
        self.assertGreaterEqual(told["casesCompleted"], 1)
        table = self.path("evaluasi.csv")
        self.tepat("sop", "evaluate", "--year", year, "--file", table)
        with open(table, newline="", encoding="utf-8") as file:
            self.assertEqual(len(list(csv.reader(file))), 8)
        self.assertIn("0 berkas selesai", self.tepat("sop", "evaluate", "--year", year - 1))

    def test_rebase_of_an_unknown_case(self):
        said = self.tepat("case", "rebase", "019ac000-0000-7000-8000-000000000000", status=1)
        self.assertIn("timing.unknown_case", said)

    def test_deadlines(self):
        path = self.path("batas.ics")
        self.tepat("export", "deadlines", path)
        lines = pathlib.Path(path).read_bytes().decode().replace("\r\n ", "").split("\r\n")
        due = sorted(line.split(":", 1)[1] for line in lines if line.startswith("DTSTART"))
        open_visits = [json.loads(line) for line in
                       self.tepat("case", "list", "--json").splitlines()]
        wanted = sorted(visit["dueTime"].replace("-", "").replace(":", "")[:15] + "Z"
                        for visit in open_visits if "dueTime" in visit)
        self.assertEqual(due, wanted)
        self.assertEqual(lines[0], "BEGIN:VCALENDAR")

    def test_register(self):
        file = self.path("register.xlsx")
        self.tepat("export", "register", "--case", self.sent, file)
        case = dict(row[:2] for row in exports.sheet(file, 1) if len(row) > 1)
        self.assertEqual(case["Nomor berkas"], self.sent)
        self.assertEqual(case["Pengirim"], "Bappeda Kabupaten Lumajang")
        self.assertEqual(case["Nomor tanda terima"], "TT-1")
        steps = exports.sheet(file, 2)
        self.assertEqual({row[0] for row in steps[1:]}, set(map(str, STEPS)))
        self.assertTrue(all("tepat waktu" in row or "dikembalikan" in row for row in steps[1:]))
        values = exports.sheet(file, 3)
        self.assertIn(["kasi_pemerintahan", "desa_tata_kelola", "desa_baik", "4"],
                      [row[:4] for row in values])
        self.assertIn("cli.file_exists",
                      self.tepat("export", "register", "--case", self.sent, file, status=1))
        self.assertIn("timing.unknown_case", self.tepat(
            "export", "register", "--case", "x", self.path("kosong.xlsx"), status=1))
        self.assertFalse(os.path.exists(self.path("kosong.xlsx")))
        self.assertFalse(os.path.exists(self.path("kosong.xlsx.sebagian")))
        self.assertIn("cli.cannot_write", self.tepat(
            "export", "register", "--case", self.sent, "/tidak/ada/x.xlsx", status=1))

    def test_without_an_office(self):
        home = self.path("kosong")
        for words in (("case", "list"), ("events",), ("case", "stuck"),
                      ("case", "unconfirmed"),
                      ("backup", self.path("cadangan")), ("office", "export", self.path("k"))):
            said = self.tepat(*words, status=1, home=home)
            self.assertIn("periksa apakah layanan berjalan", said, words)
        self.assertFalse(os.path.exists(self.path("cadangan")))
        self.tepat("journal", "verify", status=1, home=home)
        self.tepat("status", status=1, home=home)

    def test_wrong_words(self):
        for words in (("case",), ("journal", "export", "x", "y"), ("case", "list", "--limit", "0"),
                      ("restore",), ("events", "--limit", "99999")):
            run = subprocess.run([BIN / "tepat", *words], capture_output=True, text=True,
                                 timeout=20, check=False)
            self.assertNotEqual(run.returncode, 0, words)
            self.assertTrue(run.stderr, words)


if __name__ == "__main__":
    unittest.main()
