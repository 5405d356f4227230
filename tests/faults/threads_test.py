#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A signal ends every service cleanly in the midst of work, and nothing answered is lost. Built
with the thread sanitizer, the same shows that no two threads of a service touch the same thing at
once."""
import contextlib
import signal
import sys
import unittest

from office import records
from office.client import Client
from office.load import Load
from office.processes import Office, wait_until
from office.services import SERVICES
from office.settle import begin, finish

BIN = sys.argv.pop(1)
COMMANDS = 150  # answered before the signal


class ThreadsTest(unittest.TestCase):
    def test_a_signal_in_the_midst_of_work(self):
        with Office(BIN) as office:
            begin(office)
            wait_until(lambda: records.query(office, "timing", "SELECT 1 FROM office_key"),
                       "timing knows the office's key")
            with Load(office, officers=6) as load:
                self.looks_on(office, load)
                for name in SERVICES:
                    self.ends_cleanly(office, name)
                finish(office, load)
            for name in SERVICES:
                self.ends_cleanly(office, name)

    @staticmethod
    def looks_on(office, load):
        with contextlib.closing(Client(office, "timing")) as timing:
            watch = timing.stream("WatchVisits", after_change=0)
            wait_until(lambda: timing.call("ListVisits", page_size=50, limit_s=20).visits
                       and load.saved() >= COMMANDS, "commands are answered", 120)
            next(watch)
            watch.cancel()

    def ends_cleanly(self, office, name):
        process = office.processes[name]
        office.kill(name, signal.SIGTERM)
        log = (office.home / f"{name}.log").read_text()
        self.assertEqual(process.returncode, 0, f"{name}: {log[-4000:]}")


if __name__ == "__main__":
    unittest.main()
