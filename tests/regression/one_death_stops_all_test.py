#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One service died in the night, and in the morning the whole office stood still: deploy/up had
stopped all the others. Now it starts the one again, and says so."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import unittest

from office.processes import ROOT, free_port, wait_until

TEPAT = ROOT / "build/release/bin/tepat"


class OneDeathTest(unittest.TestCase):
    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="tepat-up-"))
        self.log = self.home / "up.log"
        with open(self.log, "w", encoding="utf-8") as log:
            self.up = subprocess.Popen(
                [ROOT / "deploy/up", "--home", self.home, "--port", str(free_port()), "--web",
                 str(free_port())], stdout=log, stderr=log)

    def tearDown(self):
        self.up.terminate()  # deploy/up then stops everything that it has started
        self.up.wait(60)
        shutil.rmtree(self.home, ignore_errors=True)

    def pid(self, program):
        """Of a program of this office; None while there is none."""
        found = subprocess.run(["pgrep", "-f", f"{program} .*{self.home}"], capture_output=True,
                               text=True, check=False).stdout.split()
        return int(found[0]) if found else None

    def healthy(self):
        return subprocess.run([TEPAT, "status", "--home", self.home], capture_output=True,
                              check=False, timeout=30).returncode == 0

    def test_what_dies_is_started_again(self):
        wait_until(lambda: "Tepat berjalan" in self.log.read_text(), "the office is up", 2400)
        for program in ("tepat-disposition", "nats-server"):
            died = self.pid(program)
            os.kill(died, signal.SIGKILL)
            wait_until(lambda program=program, died=died: self.pid(program) not in (None, died),
                       f"{program} is there again", 60)
        wait_until(self.healthy, "every service answers", 60)
        self.assertIsNone(self.up.poll())
        self.assertIn("disposition", self.log.read_text().partition("Tepat berjalan")[2])


if __name__ == "__main__":
    unittest.main()
