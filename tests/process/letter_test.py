#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One letter through real processes: registered, published, timed as a visit, and checked."""
import sys
import unittest

from office import checker, recount
from office.client import Client, letter, person_token
from office.processes import Office, wait_until
from office.services import SERVICES
from office.settle import begin, drained

BIN = sys.argv.pop(1)


class LetterTest(unittest.TestCase):
    def test_one_letter_is_timed_as_a_visit(self):
        with Office(BIN) as office:
            begin(office)
            clients = {name: Client(office, name) for name in SERVICES}
            clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
            answer = clerk.call("RegisterLetter", **letter(office, 1))
            self.assertEqual(answer.agenda_number, 1)
            wait_until(lambda: drained(office, clients), "all is read and published")
            get_case = lambda case: clients["timing"].call("GetCase", case_id=case)  # noqa: E731
            saved = [("correspondence", answer.case_id, answer.position.sequence)]
            self.assertEqual(checker.check(office, saved, get_case)[0], 1)
            visit = get_case(answer.case_id).visits[0]
            self.assertEqual((visit.step, visit.visit, visit.state), (1, 1, recount.MET))
            self.assertEqual(visit.calendar_id, "lumajang")


if __name__ == "__main__":
    unittest.main()
