#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A hand-off refused for good makes one case stuck, listed and retryable; all the others flow."""
import json
import sqlite3
import sys
import unittest

from office import records
from office.client import Client, letter, person_token, timestamp_of, uuid7
from office.load import UNITS, Load
from office.processes import Office, wait_until
from office.services import SERVICES
from office.settle import begin
from office.walk import calls

BIN = sys.argv.pop(1)


class StuckTest(unittest.TestCase):
    def setUp(self):
        self.office = Office(BIN)
        begin(self.office)
        # The operator's token is verified with the office's key, which each has to read first.
        wait_until(lambda: all(records.query(self.office, name, "SELECT 1 FROM office_key")
                               for name in SERVICES), "every service knows the key")
        self.tokens = {key: person_token(self.office, key)
                       for key in ("staf_penerima_surat", "sekretaris", "camat")}
        self.answers = []

    def tearDown(self):
        self.office.__exit__(*sys.exc_info())

    def stuck(self):
        return json.loads(self.office.tepat("case", "stuck", "--json"))

    def do(self, who, service, method, **fields):
        client = Client(self.office, service, self.tokens[who])
        answer = client.call(method, insist=True, **fields)
        client.close()
        self.answers.append((service, fields.get("case_id") or answer.case_id,
                             answer.position.sequence))
        return answer

    def occupy(self, case):
        """Opens a case at disposition under the id of a fact that was never handed over."""
        operator = Client(self.office, "disposition")
        wait_until(lambda: records.query(self.office, "disposition", "SELECT 1 FROM office_sop"),
                   "disposition knows the SOP")
        operator.call("OpenDisposition", event_id=uuid7(), case_id=case, period="2026-TW3",
                      sop_id="pengumpulan-data-kinerja", sop_version=1,
                      start_time=timestamp_of(self.office.now()),
                      documents=[{"kind": "surat_edaran", "number": "1", "place": "map"}])
        operator.close()

    def test_one_case_is_stuck_and_the_others_flow(self):
        case = self.do("staf_penerima_surat", "correspondence", "RegisterLetter",
                       **letter(self.office, 1)).case_id
        self.occupy(case)
        first, second = list(calls(case, UNITS, self.office.now))[:2]
        for call in (first, second):
            self.do(call.who, call.service, call.method, **call.fields)
        wait_until(self.stuck, "the refusal is listed")
        row, = self.stuck()
        self.assertEqual((row["service"], row["reason"], row["counterpart"], row["case"],
                          row["slug"]), ("correspondence", "refused", "disposition", case,
                                         "disposition.case_is_here"))
        self.assertIn("tersangkut 1", self.office.tepat("status", status=None))
        with Load(self.office, officers=2, first=100) as load:
            wait_until(lambda: load.saved() > 40, "others flow", 60)
        self.assertFalse(load.refused)
        # Tried again it is refused again, and stays.
        self.office.tepat("case", "stuck", "--retry")
        self.assertEqual([row["case"] for row in self.stuck()], [case])
        # What stood in its way is gone: tried again, it flows, and everything is whole.
        self.office.kill("disposition")
        database = sqlite3.connect(self.office.database("disposition"))
        database.execute("DELETE FROM disposition WHERE case_id = ?", (case,))
        database.execute("DELETE FROM case_document WHERE case_id = ?", (case,))
        database.commit()
        database.close()
        self.office.start("disposition")
        self.office.wait_ready("disposition")

        def freed():
            self.office.tepat("case", "stuck", "--retry")
            return not self.stuck()
        wait_until(freed, "the case flows again")
        third = list(calls(case, UNITS, self.office.now))[2]
        self.do(third.who, third.service, third.method, **third.fields)


if __name__ == "__main__":
    unittest.main()
