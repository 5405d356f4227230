#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The commands of the documents, typed as an operator types them: deploy/up twice over the same
folder, and the verbs of `tepat` on the office that it runs."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

from office.clock import suite_hour

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEPAT = ROOT / "build/release/bin/tepat"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return str(s.getsockname()[1])


class UpTest(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="tepat-up-")
        self.process = None

    def tearDown(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()  # deploy/up then stops everything that it has started
            self.process.wait(30)
        shutil.rmtree(self.home, ignore_errors=True)

    def up(self, *options):
        return [ROOT / "deploy/up", "--home", self.home, "--port", free_port(), "--web",
                free_port(), *options]

    def tepat(self, *words, status=0):
        run = subprocess.run([TEPAT, *words, "--home", self.home], capture_output=True, text=True,
                             timeout=30)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run.stdout, run.stderr

    def test_an_office_comes_up_and_resumes(self):
        first = subprocess.run(self.up("--once"), capture_output=True, text=True, timeout=2400)
        self.assertEqual(first.returncode, 0, first.stdout + first.stderr)
        self.assertRegex(first.stdout, r"Dibangun dalam \d+ menit\.")
        self.assertIn("6 versi baru", first.stdout)
        self.assertRegex(first.stdout, r"Portal: http://127\.0\.0\.1:\d+/")
        self.assertRegex(first.stdout, r"Buat akun administrator .*/tautan/[\w-]{43}")
        self.assertIn("Berhenti.", first.stdout)
        self.process = subprocess.Popen(self.up(), stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            self.assertNotIn("versi baru, 0", line)
            if "Tepat berjalan" in line:
                break
        self.assertIsNone(self.process.poll())
        self.use()
        self.process.send_signal(signal.SIGINT)
        self.assertEqual(self.process.wait(20), 0)
        third = subprocess.run(self.up("--once"), capture_output=True, text=True, timeout=60)
        self.assertEqual(third.returncode, 0, third.stdout + third.stderr)
        self.assertEqual(self.sop_version(), "2")
        left = subprocess.run(["pgrep", "-f", self.home], capture_output=True, check=False)
        self.assertEqual(left.stdout, b"")

    def sop_version(self):
        """The newest that the office has, from its own file."""
        with contextlib.closing(sqlite3.connect(f"{self.home}/office/journal.db")) as db:
            return str(db.execute("SELECT max(version) FROM office_sop").fetchone()[0])

    def change_the_sop(self):
        """The office edits its SOP, elsewhere than in the files that the project ships."""
        folder = pathlib.Path(self.home, "sunting")
        self.tepat("office", "export", str(folder))
        [sop] = folder.glob("sop/*.textproto")
        sop.write_text(sop.read_text().replace("version: 1\n", "version: 2\n", 1))
        said, _ = self.tepat("office", "import", str(folder))
        self.assertIn("1 versi baru", said)
        self.assertEqual(self.sop_version(), "2")

    def use(self):
        status, _ = self.tepat("status", "--json")
        self.assertEqual([row["answers"] for row in json.loads(status)], [True] * 7)
        people, _ = self.tepat("office", "people", "--json")
        self.assertEqual(len(json.loads(people)["people"]), 16)
        link, _ = self.tepat("office", "link", "--person", "sekretaris")
        with urllib.request.urlopen(link.strip(), timeout=10) as page:
            self.assertIn("Sekretaris Kecamatan (contoh)", page.read().decode())
        _, said = self.tepat("office", "link", "--person", "bupati", status=1)
        self.assertIn("office.unknown_person", said)
        token, _ = self.tepat("token", "--person", "sekretaris")
        self.assertEqual(token.count("."), 1)
        _, said = self.tepat("token", "--person", "bupati", status=1)
        self.assertIn("office.unknown_person", said)
        _, said = self.tepat("case", "show", "x", status=1)
        self.assertIn("timing.unknown_case", said)
        again, _ = self.tepat("office", "import", str(ROOT / "deploy/office"))
        self.assertIn("0 versi baru, 6 tidak berubah", again)
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "calendar-x.json").write_text('{\n "id": 7\n}\n')
            _, said = self.tepat("office", "import", folder, status=2)
            self.assertIn("calendar-x.json:2:", said)
            self.assertIn("Tidak ada yang diubah", said)
        self.change_the_sop()
        for secret in pathlib.Path(self.home, "secrets").iterdir():
            self.assertEqual(secret.stat().st_mode & 0o077, 0, secret)

    def said_until(self, text):
        """What deploy/up says until a line holds the text."""
        said = []
        for line in self.process.stdout:
            said.append(line)
            if text in line:
                return "".join(said)
        self.fail("".join(said))

    def pid(self, program):
        """Of the one that deploy/up has started for this office."""
        [line] = subprocess.run(["pgrep", "-f", f"{program} .*{self.home}"], capture_output=True,
                                text=True, check=True).stdout.split()
        return int(line)

    def test_what_is_killed_is_started_again_and_what_cannot_start_stops_nobody(self):
        broken = pathlib.Path(self.home, "submission")
        broken.mkdir()
        (broken / "journal.db").write_text("this is no database\n" * 100)
        self.process = subprocess.Popen(self.up(), stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        said = self.said_until("Tepat berjalan")
        self.assertIn("submission berhenti sendiri (status 2)", said)
        self.assertIn("/submission.log", said)
        for name, program in (("timing", "tepat-timing"), ("nats", "nats-server")):
            before = self.pid(program)
            os.kill(before, signal.SIGKILL)
            self.said_until(f"{name} berhenti sendiri (status 137); dijalankan lagi")
            deadline = time.monotonic() + 20
            while not subprocess.run(["pgrep", "-f", f"{program} .*{self.home}"],
                                     capture_output=True, check=False).stdout.strip():
                self.assertLess(time.monotonic(), deadline)
            self.assertNotEqual(self.pid(program), before)
        people, _ = self.tepat("office", "people", "--json")
        self.assertEqual(len(json.loads(people)["people"]), 16)
        self.process.send_signal(signal.SIGINT)
        self.assertIn("Berhenti.", self.said_until("Berhenti."))
        self.assertEqual(self.process.wait(20), 0)
        left = subprocess.run(["pgrep", "-f", self.home], capture_output=True, check=False)
        self.assertEqual(left.stdout, b"")

    def test_the_journey_agrees_and_a_wrong_verdict_does_not(self):
        run = subprocess.run([ROOT / "deploy/up", "--journey"], capture_output=True, text=True,
                             timeout=2400)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        rows = [line.split() for line in run.stdout.splitlines() if re.match(r"[1-7] ", line)]
        self.assertEqual([row[0] for row in rows], list("1234567"), run.stdout)
        self.assertEqual(sum("TERLAMBAT" in row for row in rows), 1)
        self.assertIn("Langkah 5 kunjungan 1 dikembalikan", run.stdout)
        self.assertIn("12 unit melapor, 4 dengan buku kerja", run.stdout)
        self.assertRegex(run.stdout, r"ditolak dahulu.*: .*![A-Z]+\d+ '13,O': ini bukan angka")
        self.assertIn("lurah_jogotrunan dikembalikan per sel: lama_layanan", run.stdout)
        self.assertIn("lurah_tompokersan terlambat", run.stdout)
        counted = re.search(r"Semua cocok: .*; (\d+) capaian dihitung ulang", run.stdout)
        # Each unit's indicators, in the period and the year, and the office's own.
        self.assertGreaterEqual(int(counted[1]), 2 * 62 + 15, run.stdout)
        forged = subprocess.run([ROOT / "deploy/up", "--journey", "--wrong-verdict"],
                                capture_output=True, text=True, timeout=2400)
        self.assertEqual(forged.returncode, 1)
        self.assertIn("TIDAK COCOK: I5", forged.stderr)

    def test_the_demo_is_a_lively_office_that_leaves_nothing(self):
        port = free_port()
        # The demo's folder is made in one of ours, which other tests do not write into.
        own = {"TMPDIR": self.home, "TEPAT_OFFICE_TIME": suite_hour().isoformat()}
        self.process = subprocess.Popen([ROOT / "deploy/up", "--demo", "--web", port],
                                        stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **own})
        password = ""
        for line in self.process.stdout:
            if "Kata sandi contoh:" in line:
                password = line.split(":")[1].strip()
            if "Ctrl-C" in line:
                break
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        form = urllib.parse.urlencode({"nama": "camat", "sandi": password}).encode()
        inbox = browser.open(f"http://127.0.0.1:{port}/masuk", form, timeout=20).read().decode()
        self.assertIn("CONTOH", inbox)
        self.assertIn("Disposisikan", inbox)
        self.assertNotEqual(os.listdir(self.home), [], "the demo's folder")
        board = browser.open(f"http://127.0.0.1:{port}/papan", timeout=20).read().decode()
        counts = dict(re.findall(r"<strong>(\d+)</strong>\s*(\d \w+)", board))
        self.assertGreaterEqual(len(re.findall(r'id="papan-[0-9a-f]{8}-', board)), 10, counts)
        for word in ("Terlambat", "Tepat waktu", "Menunggu unit", "Lengkap (belum dikirim)",
                     "Disampaikan ke Bappeda"):
            self.assertIn(word, board)
        status = browser.open(f"http://127.0.0.1:{port}/status", timeout=20).read().decode()
        self.assertIn("tersangkut", status)
        self.process.send_signal(signal.SIGINT)
        self.assertEqual(self.process.wait(30), 0)
        self.assertEqual(os.listdir(self.home), [])

    def test_what_cannot_be_done_is_said(self):
        run = subprocess.run([ROOT / "deploy/up", "--colour"], capture_output=True, text=True,
                             timeout=30)
        self.assertEqual(run.returncode, 2)
        self.assertIn("Usage", run.stderr)
        run = subprocess.run([ROOT / "deploy/up", "--home"], capture_output=True, text=True,
                             timeout=30)
        self.assertEqual(run.returncode, 2)
        self.assertIn("Usage", run.stderr)
        os.makedirs(self.home + "/run")
        started = time.monotonic()
        _, said = self.tepat("office", "people", status=1)
        self.assertIn("periksa apakah layanan berjalan", said)
        self.assertLess(time.monotonic() - started, 15)


if __name__ == "__main__":
    unittest.main()
