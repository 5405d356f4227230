#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A breach that lasts is told up the ladder, through real processes in simulated time: the superior
finds it in the inbox, until the step is done."""
import datetime
import sys
import unittest
import urllib.parse
import urllib.request

from office.client import Client, letter, person_token, uuid7
from office.processes import SERVICES, Office, wait_until
from office.settle import begin, drained

BIN = sys.argv.pop(1)
PASSWORD = "kuda poni hijau 7"
WIB = datetime.timezone(datetime.timedelta(hours=7))


class Person:
    """Somebody at a browser, as far as this test needs one."""

    def __init__(self, office, key):
        self.base = f"http://127.0.0.1:{office.web_port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        link = urllib.parse.urlsplit(office.tepat("office", "link", "--person", key))
        self.post(link.path, sandi=PASSWORD, ulang=PASSWORD)
        self.key = key
        self.sign_in()

    def sign_in(self):
        """A session lives 12 hours without use."""
        self.post("/masuk", nama=self.key, sandi=PASSWORD)

    def post(self, path, **fields):
        request = urllib.request.Request(self.base + path, urllib.parse.urlencode(fields).encode(),
                                         {"Origin": self.base})
        return self.opener.open(request, timeout=10).read().decode()

    def inbox(self):
        return self.opener.open(self.base + "/", timeout=10).read().decode()


class EscalationTest(unittest.TestCase):
    def test_a_superior_finds_what_is_late_until_it_is_done(self):
        start = datetime.datetime(2026, 11, 23, 8, 0, tzinfo=WIB)  # a Monday
        with Office(BIN, starts_at=start, portal=True) as office:
            begin(office)
            clients = {name: Client(office, name) for name in SERVICES}
            clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
            case = clerk.call("RegisterLetter",
                              **letter(1, received=start - datetime.timedelta(minutes=1))).case_id
            heads = {key: Person(office, key) for key in ("sekretaris", "camat")}
            self.assertNotIn("Perlu", heads["sekretaris"].inbox())
            office.set_time(datetime.datetime(2026, 11, 24, 8, 0, tzinfo=WIB))
            self.told(office, clients, heads["sekretaris"], True)
            self.told(office, clients, heads["camat"], False)
            office.set_time(datetime.datetime(2026, 11, 25, 8, 0, tzinfo=WIB))
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
        wait_until(lambda: ("langkah 2 Teruskan masih terlambat" in person.inbox()) == there,
                   f"the inbox tells it: {there}")


if __name__ == "__main__":
    unittest.main()
