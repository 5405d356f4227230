#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A revision of the SOP, through real processes: cases that are open keep their version, those
opened after it follow it, and an open case follows it when somebody with authority says so: its
roles in every service, and its standards in timing, as a plain recount says."""
import json
import sys
import unittest

import grpc

from office import checker, records
from office.client import Client, letter, person_token, slug_of, uuid7
from office.processes import Office, wait_until
from office.revision import adopt_revision
from office.services import SERVICES
from office.settle import begin, drained

BIN = sys.argv.pop(1)


class RevisionTest(unittest.TestCase):
    def test_a_revision_and_a_case_that_follows_it(self):
        with Office(BIN) as office:
            begin(office)
            self.office = office
            self.clients = {name: Client(office, name) for name in SERVICES}
            desk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
            head = Client(office, "correspondence",
                          person_token(office, "kasubbag_umum_kepegawaian"))
            case = self.open_case(desk, 1)
            adopt_revision(office)
            wait_until(lambda: records.query(office, "correspondence", "SELECT 1 FROM office_sop "
                                             "WHERE version = 2"), "the revision is known")
            later = self.open_case(desk, 2)
            self.assertEqual(self.versions(case), {1: 1, 2: 1})
            self.assertEqual(self.versions(later), {1: 2, 2: 2})
            self.refused(head, "ForwardToCamat", "identity.not_allowed", request_id=uuid7(),
                         case_id=case, expected_revision=2)
            self.dry_run(case)
            self.refusals(case)
            self.rebase(case)
            self.assertEqual(self.versions(case), {1: 1, 2: 2}, "what was over keeps its version")
            head.call("ForwardToCamat", request_id=uuid7(), case_id=case, expected_revision=2)
            self.assertEqual(self.versions(case), {1: 1, 2: 2, 3: 2})
            self.evaluation()

    def open_case(self, desk, number):
        case = desk.call("RegisterLetter", **letter(self.office, number)).case_id
        desk.call("ForwardToSekretaris", request_id=uuid7(), case_id=case, expected_revision=1)
        return case

    def versions(self, case):
        """SOP version of each step's visit, after every invariant was checked."""
        wait_until(lambda: drained(self.office, self.clients), "all is read and published")

        def get_case(one):
            return self.clients["timing"].call("GetCase", case_id=one)

        checker.check(self.office, [], get_case)
        return {visit.step: visit.sop_version for visit in get_case(case).visits}

    def dry_run(self, case):
        heads = {name: client.head().sequence for name, client in self.clients.items()}
        said = self.office.tepat("case", "rebase", case)
        self.assertIn("versi 1 menjadi versi 2", said)
        self.assertIn("langkah 2: 10 menit kerja menjadi 45 menit kerja", said)
        self.assertIn("Belum ada yang diubah", said)
        self.assertEqual(heads, {name: c.head().sequence for name, c in self.clients.items()})

    def refusals(self, case):
        wanted = {"case_id": case, "sop_id": "pengumpulan-data-kinerja", "sop_version": 2,
                  "reason": "Revisi SOP"}
        staf = Client(self.office, "office", person_token(self.office, "staf"))
        self.refused(staf, "RebaseCase", "identity.not_allowed", request_id=uuid7(), **wanted)
        for changed, slug in (({"sop_version": 3}, "office.unknown_sop"),
                              ({"reason": "x"}, "office.invalid_rebase"),
                              ({"case_id": "x"}, "office.invalid_rebase")):
            self.refused(self.clients["office"], "RebaseCase", slug, request_id=uuid7(),
                         **{**wanted, **changed})

    def rebase(self, case):
        camat = Client(self.office, "office", person_token(self.office, "camat"))
        wanted = {"request_id": uuid7(), "case_id": case, "sop_id": "pengumpulan-data-kinerja",
                  "sop_version": 2, "reason": "Revisi SOP berlaku"}
        first = camat.call("RebaseCase", **wanted)
        self.assertEqual(first, camat.call("RebaseCase", **wanted), "a repeat is harmless")

    def refused(self, client, method, slug, **fields):
        with self.assertRaises(grpc.RpcError) as refused:
            client.call(method, **fields)
        self.assertEqual(slug_of(refused.exception)[0], slug, fields)

    def evaluation(self):
        year = self.office.now().year
        told = json.loads(self.office.tepat("sop", "evaluate", "--year", str(year), "--json"))
        counted = {(s["step"], s["sopVersion"]): s["visits"] for s in told["standards"]}
        self.assertEqual(counted, {(1, 1): 1, (1, 2): 1, (2, 2): 1})
        table = self.office.tepat("sop", "evaluate", "--year", str(year))
        self.assertIn("belum cukup riwayat", table)


if __name__ == "__main__":
    unittest.main()
