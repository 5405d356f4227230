#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The clock of a step stands still and goes on, through real processes: by whom, for what reason,
with what proof; and timing judges as a plain recount does."""
import sys
import unittest

import grpc

from office import checker, recount
from office.client import PAUSING, Client, letter, person_token, slug_of, uuid7
from office.processes import Office, wait_until
from office.services import SERVICES
from office.settle import begin, drained

BIN = sys.argv.pop(1)
REASON = "Gangguan listrik, jaringan, atau SRIKANDI"


class PauseTest(unittest.TestCase):
    def test_a_clock_stands_still_and_goes_on(self):
        with Office(BIN) as office:
            begin(office)
            clients = {name: Client(office, name) for name in SERVICES}
            clerk = person_token(office, "staf_penerima_surat")
            desk = Client(office, "correspondence", clerk)
            case = desk.call("RegisterLetter", **letter(office, 1)).case_id
            by = {person: Client(office, "correspondence", person_token(office, person), PAUSING)
                  for person in ("staf_penerima_surat", "sekretaris", "staf")}
            self.refusals(by, case)
            pause = {"request_id": uuid7(), "case_id": case, "step": 2, "reason": REASON,
                     "evidence": "Berita acara PLN 12/2026"}
            first = by["sekretaris"].call("PauseVisit", **pause)
            again = by["sekretaris"].call("PauseVisit", **pause)
            self.assertEqual(first, again, "a repeat is harmless")
            self.refused(by["sekretaris"], "PauseVisit", "pause.paused_already",
                         **{**pause, "request_id": uuid7()})
            self.check(office, clients, case, recount.PAUSED)
            by["sekretaris"].call("ResumeVisit", request_id=uuid7(), case_id=case, step=2)
            self.refused(by["sekretaris"], "ResumeVisit", "pause.not_paused", request_id=uuid7(),
                         case_id=case, step=2)
            visit = self.check(office, clients, case, recount.RUNNING)
            self.assertEqual([pause.reason for pause in visit.pauses], [REASON])
            self.assertTrue(visit.pauses[0].HasField("to_time"))

    def refusals(self, by, case):
        good = {"case_id": case, "step": 2, "reason": REASON, "evidence": "Surat 1/2026"}
        for person, changed, slug in (
                ("sekretaris", {"reason": "Capek"}, "pause.invalid_request"),
                ("sekretaris", {"evidence": "x"}, "pause.invalid_request"),
                ("sekretaris", {"step": 3}, "pause.no_open_visit"),
                ("sekretaris", {"case_id": uuid7()}, "pause.no_open_visit"),
                ("staf_penerima_surat", {}, "identity.not_allowed"),
                ("staf", {}, "identity.not_allowed")):
            self.refused(by[person], "PauseVisit", slug, request_id=uuid7(), **{**good, **changed})

    def refused(self, client, method, slug, **fields):
        with self.assertRaises(grpc.RpcError) as refused:
            client.call(method, **fields)
        self.assertEqual(slug_of(refused.exception)[0], slug, fields)

    def check(self, office, clients, case, state):
        wait_until(lambda: drained(office, clients), "all is read and published")
        get_case = lambda one: clients["timing"].call("GetCase", case_id=one)  # noqa: E731
        checker.check(office, [], get_case)
        visit = [v for v in get_case(case).visits if v.step == 2][0]
        self.assertEqual(visit.state, state)
        return visit


if __name__ == "__main__":
    unittest.main()
