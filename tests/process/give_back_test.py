#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A unit whose data were wrong has them back while the others still send: its share alone starts
again, and everybody who counts counts the same."""
import datetime
import json
import sys
import unittest

import grpc

from office import checker, records, reported
from office.client import Client, slug_of, timestamp_of, uuid7
from office.desks import DeskTest
from office.processes import wait_until
from office.services import SERVICES
from tepat.timing.v1 import report_pb2, visit_pb2

BIN = sys.argv.pop(1)
LURAH, KASI = "lurah_jogotrunan", "kasi_pemerintahan"
UNITS = {LURAH: LURAH, KASI: KASI}
PEOPLE = ("staf_penerima_surat", "sekretaris", "camat", "kasubbag_keuangan", *UNITS)
LONG = datetime.timedelta(days=400)  # either way: every date of the case lies in between


class GiveBackTest(DeskTest):
    @classmethod
    def setUpClass(cls):
        cls.open_office(BIN, PEOPLE)

    def ask(self, who, method, **fields):
        return self.client(who).call(method, insist=True, case_id=self.case, **fields)

    def refused(self, who, method, **fields):
        with self.assertRaises(grpc.RpcError) as refused:
            self.ask(who, method, **fields)
        return slug_of(refused.exception)[0]

    def go_on(self):
        self.make(next(self.walk))

    def open_case(self):
        self.case, self.walk = self.ask_units(
            1, UNITS, {unit: reported.values(unit, with_files=True) for unit in UNITS})
        for unit in UNITS:
            self.attach(unit, self.case, unit)

    def span(self):
        return {"start_time": timestamp_of(self.office.now() - LONG),
                "end_time": timestamp_of(self.office.now() + LONG)}

    def shares(self):
        """By unit: asked, received, given back."""
        report = self.client("sekretaris", "timing").call(
            "GetReport", insist=True, group=report_pb2.REPORT_GROUP_UNIT, **self.span())
        return {row.key: (row.shares.expected + row.shares.not_yet_due, row.shares.received,
                          row.shares.returned) for row in report.rows if row.HasField("shares")}

    def parts(self):
        """States of the Lurah's turns."""
        told = self.client("sekretaris", "timing").call("GetCase", insist=True, case_id=self.case)
        visit = next(visit for visit in told.visits if (visit.step, visit.visit) == (4, 1))
        return [part.state for part in visit.parts if part.unit == LURAH]

    def test_one_unit_starts_again_and_nothing_else_stops(self):
        self.open_case()
        self.go_on()  # the Lurah has sent
        wanted = {"request_id": uuid7(), "expected_revision": 2,
                  "unit": {"unit": LURAH, "reason": "Angka tidak cocok",
                           "cells": [{"indicator": "lama_layanan", "reason": "Lihat register"}]}}
        self.assertEqual(self.refused(LURAH, "GiveBackUnit", **wanted), "identity.not_allowed")
        first = self.ask("kasubbag_keuangan", "GiveBackUnit", **wanted)
        again = self.ask("kasubbag_keuangan", "GiveBackUnit", **wanted)
        self.assertEqual((first.revision, again), (3, first), "a repeat gets the first answer")
        self.assertEqual(self.refused("kasubbag_keuangan", "GiveBackUnit",
                                      **{**wanted, "request_id": uuid7(), "expected_revision": 3}),
                         "data_collection.not_sent")
        sheet = self.ask(LURAH, "GetUnitSheet", unit=LURAH)
        self.assertEqual([cell.reason for row in sheet.rows for cell in row.returned],
                         ["Lihat register"])
        wait_until(lambda: self.shares().get(LURAH) == (2, 1, 1), "timing has counted the return")
        self.assertEqual(self.parts(),
                         [visit_pb2.VISIT_STATE_RETURNED, visit_pb2.VISIT_STATE_RUNNING])
        self.assertRegex(self.office.tepat("case", "explain", self.case),
                         f"{LURAH} \\(1\\): dikembalikan")
        self.go_on()  # the other unit goes on
        self.assertEqual(self.refused("kasubbag_keuangan", "CloseDraft", request_id=uuid7(),
                                      expected_revision=1), "data_collection.units_missing")
        self.ask(LURAH, "SubmitUnitData", request_id=uuid7(), unit=LURAH, expected_revision=3,
                 values=reported.values(LURAH, with_files=True))
        for _ in range(2):  # the draft, the check
            self.go_on()
        wait_until(lambda: self.shares() == {LURAH: (2, 2, 1), KASI: (1, 1, 0)}, "all is counted")
        self.check_tool()
        self.check_invariants()

    def check_tool(self):
        """The operator's report tells timing's very figures."""
        days = [(self.office.now() + by).date().isoformat() for by in (-LONG, LONG)]
        told = json.loads(self.office.tepat("report", "--by", "unit", "--from", days[0], "--to",
                                            days[1], "--json"))
        rows = {row["key"]: row["shares"] for row in told["rows"] if "shares" in row}
        self.assertEqual({unit: (of["expected"], of["received"], of["onTime"])
                          for unit, of in rows.items()}, {LURAH: (2, 2, 2), KASI: (1, 1, 1)})
        self.assertEqual(rows[LURAH]["returned"], 1)

    def check_invariants(self):
        timing = Client(self.office, "timing")
        self.addCleanup(timing.close)

        def head_is_read():
            heads = {name: len(records.journal(self.office, name)) for name in SERVICES}
            return not records.behind(self.office, heads)
        wait_until(head_is_read, "everything is read")
        journals = {service: records.journal(self.office, service) for service in SERVICES}
        steps = records.step_rows(journals)
        checker.check_rights(journals["office"], steps)
        checker.check_places(self.office, journals)
        checker.check_announcements(journals)
        with self.office.clock.standing() as now:
            checker.check_visits(journals["office"], steps,
                                 lambda case: timing.call("GetCase", case_id=case), now)


if __name__ == "__main__":
    unittest.main()
