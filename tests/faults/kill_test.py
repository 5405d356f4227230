#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9, at every failpoint and at random under load; after each, the checker."""
import os
import pathlib
import random
import re
import sys
import unittest

import grpc

from office.client import Client, office_pb2, uuid7
from office.load import Load
from office.processes import ROOT, Office, wait_until
from office.settle import begin, finish

BIN = sys.argv.pop(1)
LONG = os.environ.get("TEPAT_LONG") == "1"
SEED = int(os.environ.get("TEPAT_SEED", "20261123"))
ROUNDS = 200 if LONG else 20
COMMANDS_PER_ROUND = 100
# Which processes pass a failpoint; a point that is not listed here fails the test.
PASSED_BY = {"writer": ("correspondence", "timing", "office"), "courier": ("correspondence",),
             "reader": ("timing", "correspondence", "portal"), "timing": ("timing",),
             "handoff": ("correspondence", "disposition", "data-collection"),
             "storing": ()}  # only a file of many units passes it: process.workbook


def failpoints():
    """Every failpoint in the sources."""
    found = set()
    for folder in ("libs", "services"):
        for path in pathlib.Path(ROOT, folder).rglob("*.cc"):
            found.update(re.findall(r'TEPAT_FAILPOINT\("([^"]+)"\)', path.read_text()))
    return sorted(found)


class KillTest(unittest.TestCase):
    def test_at_every_failpoint(self):
        points = failpoints()
        self.assertGreaterEqual(len(points), 9)
        for point in points:
            for service in PASSED_BY[point.split(".")[0]]:
                with self.subTest(point=point, service=service):
                    self.kill_at(point, service)

    def kill_at(self, point, service):
        with Office(BIN, portal=service == "portal") as office:
            begin(office)
            load = Load(office, 2)
            office.kill(service)
            # The office passes its points only when it is told something: at an import.
            count = 1 if service == "office" else 3
            if point.startswith("reader") and service == "correspondence":
                count = 1
            office.start(service, {"TEPAT_FAIL": f"{point}:{count}"})
            with load:
                if service == "office" or (service, point[:6]) == ("correspondence", "reader"):
                    self.provoke(office)
                wait_until(lambda: office.processes[service].poll() is not None,
                           f"{service} dies at {point}")
                self.assertEqual(office.processes[service].returncode, -9)
                wait_until(lambda: service == "correspondence" or load.saved() > 0,
                           "commands saved")
                office.start(service)
                before = load.saved()
                wait_until(lambda: load.saved() > before + 20, "work goes on")
                cases = finish(office, load).cases
            self.assertGreater(cases, 1)

    @staticmethod
    def provoke(office):
        """A new calendar version, sent until the office has died of it or has taken it."""
        text = (ROOT / "deploy/office/calendar-lumajang.json").read_text()
        text = text.replace('"Perpres 21/2023;', '"Perpres Nomor 21/2023;')
        client = Client(office, "office")
        try:
            wait_until(lambda: office.socket_path("office").exists(), "the office listens")
            client.call("ImportOffice", limit_s=3, request_id=uuid7(), files=[
                office_pb2.OfficeFile(name="calendar-lumajang.json", text=text)])
        except grpc.RpcError:
            pass  # the office died before it could answer
        client.close()

    def test_at_random_under_load(self):
        rng = random.Random(SEED)
        print(f"seed {SEED}, {ROUNDS} rounds; again: TEPAT_SEED={SEED}")
        with Office(BIN, portal=True) as office:
            begin(office)
            with Load(office) as load:
                kills = 0
                for round_number in range(ROUNDS):
                    before = load.saved()
                    while load.saved() < before + COMMANDS_PER_ROUND:
                        goal = load.saved() + rng.randrange(1, 40)
                        try:
                            wait_until(lambda goal=goal: load.saved() >= goal,
                                       f"round {round_number}")
                        except AssertionError:
                            print(f"officers wait: {load.waiting}, refused: {load.refused[:2]}")
                            raise
                        victims = rng.sample(["nats", *office.services], rng.randrange(1, 5))
                        for name in victims:
                            self.assertTrue(office.running(name), f"{name} ended by itself")
                            office.kill(name)
                            kills += 1
                        for name in rng.sample(victims, len(victims)):
                            office.start(name)
                        for name in victims:
                            if name != "nats":
                                office.wait_ready(name)
                cases, facts, _ = finish(office, load)
            self.assertEqual(cases, load.cases())
            print(f"{kills} kills, {load.saved()} commands, {cases} cases, {facts} facts")


if __name__ == "__main__":
    unittest.main()
