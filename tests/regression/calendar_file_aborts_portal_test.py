#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The Sekretaris uploaded a list of holidays that Excel had saved in the old way, and the portal
was gone for everybody: what was not UTF-8 went as far as a library that throws. Whatever a file
holds, its uploader gets a page, and the portal lives."""
import sys
import unittest

from office.person import Person
from office.processes import Office, wait_until
from office.settle import begin

BIN = sys.argv.pop(1)
HEAD = "tanggal\tjenis\tnama\tjam\n"
FILES = {
    "Windows-1252": (HEAD + "2027-06-15\tlocal\tHari jadi “Lumajang” – café\t\n").encode("cp1252"),
    "UTF-16": (HEAD + "2027-06-15\tlocal\tHari jadi\t\n").encode("utf-16"),
    "half a letter": (HEAD + "2027-06-15\tlocal\tHari jadi ").encode() + b"\xe2\x80",
    "iCalendar": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                 b"DTSTART;VALUE=DATE:20270615\r\nSUMMARY:Caf\xe9 \xff\r\nEND:VEVENT\r\n"
                 b"END:VCALENDAR\r\n",
    "anything": bytes(range(256)) * 20,
}


class CalendarFileTest(unittest.TestCase):
    def test_whatever_is_uploaded_the_portal_lives(self):
        with Office(BIN, portal=True) as office:
            begin(office)
            head = Person(office, "sekretaris")
            wait_until(lambda: "/kalender/akibat" in head.get("/kalender"), "the form is there")
            for name, content in FILES.items():
                with self.subTest(file=name):
                    fields = head.hidden("/kalender", "/kalender/akibat")
                    page = head.upload("/kalender/akibat", "libur.tsv", content,
                                       until="2027-12-31", **fields)
                    self.assertRegex(page, "id=\"galat\"|Akibat perubahan kalender")
                    self.assertTrue(office.running("portal"))
            self.assertIn("versi 1 ", head.get("/kalender"))


if __name__ == "__main__":
    unittest.main()
