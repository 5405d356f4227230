#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A backup under load is one cut of the whole office; a restore brings it back and work goes on; a
single service that is restored loses facts, and every case that they touch is listed."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

from office import records
from office.client import Client, person_token, uuid7
from office.load import Load
from office.processes import Office, wait_until
from office.services import SERVICES
from office.settle import begin, finish

BIN = sys.argv.pop(1)
COMMANDS = 120


class BackupTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tepat-backup-"))

    def tearDown(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def work(self, office, load, backup):
        """Works, makes a backup meanwhile, works on, and comes to rest. The answers of before the
        cut, and the sequence of each service's cut."""
        with load:
            wait_until(lambda: load.saved() > COMMANDS, "work is done", 60)
            self.attach(office, load.answers[0][1], b"%PDF-1.4 sebelum")
            office.tepat("backup", backup)
            before = load.saved()
            self.attach(office, load.answers[0][1], b"%PDF-1.4 sesudah")
            wait_until(lambda: load.saved() > before + COMMANDS, "work goes on", 60)
        finish(office, load)
        manifest = json.loads((backup / "manifest.json").read_text())
        cuts = {name: head["sequence"] for name, head in manifest["services"].items()}
        self.assertEqual(set(cuts), set(SERVICES))
        return [answer for answer in load.answers if answer[2] <= cuts[answer[0]]], cuts

    def attach(self, office, case, content):
        clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
        clerk.send("AttachScan", [{"head": {"request_id": uuid7(), "case_id": case,
                                            "kind": "surat_edaran"}}, {"data": content}])

    def stop(self, office):
        for name in (*office.services, "nats"):
            office.kill(name, signal.SIGTERM)

    def start(self, office):
        office.start_all()
        wait_until(lambda: self.quiet(office), "the office is up")

    def quiet(self, office):
        run = subprocess.run([pathlib.Path(BIN) / "tepat", "status", "--home", office.home],
                             capture_output=True, check=False)
        return run.returncode == 0

    def test_the_whole_office_comes_back_to_one_cut(self):
        backup = self.folder / "cadangan"
        with Office(BIN, portal=True) as office:
            begin(office)
            load = Load(office)
            answers, cuts = self.work(office, load, backup)
            self.assertGreater(len(load.answers), len(answers))
            for path in backup.rglob("*"):
                self.assertEqual(path.stat().st_mode & 0o077, 0, path)
            self.assertFalse([path for path in backup.rglob("*") if "token" in path.name])
            said = office.tepat("journal", "verify", *sorted(backup.glob("*.db")))
            self.assertEqual(said.count("utuh"), len(SERVICES))
            said = office.tepat("backup", backup, status=1)
            self.assertIn("cli.file_exists", said)
            said = office.tepat("restore", backup, status=1)
            self.assertIn("lock.held", said)
            self.stop(office)
            shutil.rmtree(office.home / "correspondence/blobs")
            office.tepat("restore", backup)
            self.start(office)
            files = [path for path in (office.home / "correspondence/blobs").rglob("*")
                     if path.is_file()]
            self.assertEqual([path.read_bytes() for path in files], [b"%PDF-1.4 sebelum"])
            again = Load(office, first=100_001)
            again.answers = list(answers)
            with again:
                wait_until(lambda: again.saved() > len(answers) + COMMANDS,
                           "work goes on after the restore", 60)
            finish(office, again)
            for name in SERVICES:
                bodies = [body for _, body, _ in records.journal(office, name)]
                first = json.loads(bodies[cuts[name]])
                self.assertTrue(first["type"].endswith(".restored.v1"), first["type"])
                self.assertEqual(int(first["data"]["payload"]["cut"]), cuts[name])
            stuck = office.tepat("case", "stuck", "--json")
            self.assertEqual(json.loads(stuck), [])

    def test_one_service_that_comes_back_alone_lists_what_it_lost(self):
        backup = self.folder / "cadangan"
        with Office(BIN, portal=True) as office:
            begin(office)
            load = Load(office)
            _, cuts = self.work(office, load, backup)
            lost = {json.loads(body)["subject"] for sequence, body, _ in
                    records.journal(office, "disposition") if sequence > cuts["disposition"]}
            self.assertTrue(lost)
            self.stop(office)
            office.tepat("restore", backup, "--service", "disposition")
            self.start(office)
            wait_until(lambda: not records.outstanding_handoffs(office),
                       "what disposition had lost was handed over again")
            listed = office.tepat("case", "stuck", "--json")
            listed = {row["case"] for row in json.loads(listed) if row["reason"] == "lost"}
            self.assertEqual(listed, lost)
            again = Load(office, first=100_001)
            with again:
                wait_until(lambda: again.saved() > COMMANDS, "other cases go on", 60)
            self.assertFalse(again.refused)
            office.tepat("journal", "verify")

    def test_what_is_no_backup_changes_nothing(self):
        with Office(BIN, portal=True) as office:
            begin(office)
            wait_until(lambda: self.quiet(office), "every service knows the office")
            backup = self.folder / "cadangan"
            office.tepat("backup", backup)
            self.stop(office)
            before = records.journal(office, "office")
            said = office.tepat("restore", self.folder, status=2)
            self.assertIn("cli.not_a_backup", said)
            with open(backup / "timing.db", "r+b") as file:
                file.seek(8192)
                file.write(b"x" * 64)
            office.tepat("restore", backup, status=2)
            os.truncate(backup / "submission.db", 4096)
            office.tepat("restore", backup, status=2)
            self.assertEqual(records.journal(office, "office"), before)
            self.assertFalse(list(office.home.rglob("*.dipulihkan*")))
            self.start(office)


if __name__ == "__main__":
    unittest.main()
