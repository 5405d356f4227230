#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A file of many units between being read and being stored: whatever dies on the way, it is stored
whole or not at all."""
import sys
import unittest

import grpc

from office import records, reported
from office.client import Client, contract, slug_of, uuid7
from office.desks import DeskTest
from office.processes import wait_until

BIN = sys.argv.pop(1)
LURAH, KASI = "lurah_jogotrunan", "kasi_pemerintahan"
UNITS = {LURAH: LURAH, KASI: KASI}
KASUBBAG = "kasubbag_keuangan"
PEOPLE = ("staf_penerima_surat", "sekretaris", "camat", KASUBBAG, *UNITS)
STORING = contract("data_collection", "storing")


class WorkbookTest(DeskTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(BIN, PEOPLE)
        cls.number = 0

    def setUp(self):
        type(self).number += 1
        self.case, _ = self.ask_units(8500 + self.number, UNITS)

    def typed(self):
        """The sample's numbers of both units, in the CSV that the office gives out."""
        path = self.office.home / f"{uuid7()}.csv"
        self.office.tepat("values", "export", path, "--case", self.case, "--person", KASUBBAG,
                          "--empty")
        reported.type_into(path, UNITS)
        return path.read_bytes()

    def read(self):
        """Hands it in; the token of what was read."""
        answer = self.client(KASUBBAG).send("PreviewWorkbook", [
            {"head": {"case_id": self.case}}, {"data": self.typed()}])
        self.assertEqual((answer.counts.units, answer.counts.wrong), (2, 0))
        return answer.token

    def store(self, token, request_id):
        client = Client(self.office, "data-collection", self.tokens[KASUBBAG], STORING)
        self.addCleanup(client.close)
        return client.call("StoreWorkbook", insist=True, request_id=request_id, token=token,
                           incomplete_reason="Bukti menyusul")

    def sent(self):
        return [row[0] for row in records.query(
            self.office, "data-collection",
            f"SELECT unit FROM sending WHERE case_id='{self.case}' ORDER BY unit")]

    def restart(self, env=None):
        self.office.kill("data-collection")
        self.office.start("data-collection", env)
        self.office.wait_ready("data-collection")

    def refused(self, token, request_id):
        with self.assertRaises(grpc.RpcError) as refused:
            self.store(token, request_id)
        return slug_of(refused.exception)[0]

    def test_a_file_of_two_units_is_stored_by_one_command(self):
        token, request = self.read(), uuid7()
        first = self.store(token, request)
        self.assertEqual({unit.unit: unit.version for unit in first.units}, {LURAH: 1, KASI: 1})
        self.assertTrue(all(unit.cells_stored == unit.cells_asked > 0 for unit in first.units))
        self.assertEqual(self.sent(), sorted(UNITS))
        self.assertEqual(self.store(token, request), first, "a repeat gets the first answer")
        self.assertEqual(self.refused(token, uuid7()), "data_collection.moved_on")

    def test_a_crash_between_reading_and_storing_stores_nothing(self):
        token, request = self.read(), uuid7()
        self.restart()
        self.assertEqual(self.sent(), [])
        self.assertEqual(self.refused(token, request), "data_collection.unknown_preview")
        self.store(self.read(), request)
        self.assertEqual(self.sent(), sorted(UNITS))

    def test_a_crash_between_two_units_stores_neither(self):
        self.restart({"TEPAT_FAIL": "storing.between_units:1"})
        token, request = self.read(), uuid7()
        with self.assertRaises(grpc.RpcError):
            self.store(token, request)
        process = self.office.processes["data-collection"]
        wait_until(lambda: process.poll() is not None, "it dies with one unit in its hands")
        self.assertEqual(process.returncode, -9)
        self.restart()
        self.assertEqual(self.sent(), [])
        self.assertEqual(self.refused(token, request), "data_collection.unknown_preview")

    def test_what_was_stored_is_answered_again_after_a_crash(self):
        token, request = self.read(), uuid7()
        first = self.store(token, request)
        self.restart()
        self.assertEqual(self.store(token, request), first)
        self.assertEqual(self.sent(), sorted(UNITS))


if __name__ == "__main__":
    unittest.main()
