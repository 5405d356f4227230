#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A breach that lasts is told up the ladder, through real processes in simulated time: the superior
finds it in the inbox, until the step is done."""
import datetime
import sys
import unittest

from office.client import Client, letter, person_token, uuid7
from office.clock import OFFICE_ZONE
from office.person import Person
from office.processes import Office, wait_until
from office.services import SERVICES
from office.settle import begin, drained

BIN = sys.argv.pop(1)


class EscalationTest(unittest.TestCase):
    def test_a_superior_finds_what_is_late_until_it_is_done(self):
        start = datetime.datetime(2026, 11, 23, 8, 0, tzinfo=OFFICE_ZONE)  # a Monday
        with Office(BIN, starts_at=start, portal=True) as office:
            begin(office)
            clients = {name: Client(office, name) for name in SERVICES}
            clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
            received = start - datetime.timedelta(minutes=1)
            case = clerk.call("RegisterLetter", **letter(office, 1, received=received)).case_id
            heads = {key: Person(office, key) for key in ("sekretaris", "camat")}
            self.assertNotIn("Perlu", heads["sekretaris"].get("/"))
            office.set_time(datetime.datetime(2026, 11, 24, 8, 0, tzinfo=OFFICE_ZONE))
            self.told(office, clients, heads["sekretaris"], True)
            self.told(office, clients, heads["camat"], False)
            office.set_time(datetime.datetime(2026, 11, 25, 8, 0, tzinfo=OFFICE_ZONE))
            self.told(office, clients, heads["camat"], True)
            clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
            clerk.call("ForwardToSekretaris", request_id=uuid7(), case_id=case,
                       expected_revision=1)
            head = Client(office, "correspondence", person_token(office, "sekretaris"))
            head.call("ForwardToCamat", request_id=uuid7(), case_id=case, expected_revision=2)
            self.told(office, clients, heads["camat"], False)
            self.told(office, clients, heads["sekretaris"], False)

    def told(self, office, clients, person, there):
        wait_until(lambda: drained(office, clients), "all is read and published")
        person.sign_in()
        wait_until(lambda: ("langkah 2 Teruskan masih terlambat" in person.get("/")) == there,
                   f"the inbox tells it: {there}")


if __name__ == "__main__":
    unittest.main()
