#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A disk that fills up inside a group commit: no command that was answered "saved" is missing, none
that was refused is there; with room again, work goes on."""
import sys
import threading
import unittest

import grpc

from office import records
from office.client import Client, letter, person_token, slug_of
from office.load import Load
from office.processes import Office, wait_until
from office.settle import begin, finish

BIN = sys.argv.pop(1)
CLERKS = 16
ROOM_PAGES = 150


class Clerk(threading.Thread):
    """Registers letters until three in a row are refused for want of room."""

    def __init__(self, office, token, number):
        super().__init__()
        self.office, self.token, self.number = office, token, number
        self.saved, self.refused, self.other = {}, {}, []

    def run(self):
        client = Client(self.office, "correspondence", self.token)
        in_a_row = 0
        while in_a_row < 3 and not self.other:
            self.number += 1
            fields = letter(self.office, self.number)
            try:
                answer = client.call("RegisterLetter", limit_s=20, insist=True, **fields)
                self.saved[fields["letter_number"]] = answer
                in_a_row = 0
            except grpc.RpcError as error:
                if slug_of(error)[0] != "sql.full":
                    self.other.append(error)
                self.refused[fields["letter_number"]] = fields
                in_a_row += 1
        client.close()


class DiskTest(unittest.TestCase):
    def test_a_full_disk(self):
        with Office(BIN) as office:
            begin(office)
            token = person_token(office, "staf_penerima_surat")
            office.kill("correspondence")
            pages, = records.query(office, "correspondence", "PRAGMA page_count")[0]
            office.start("correspondence", {"TEPAT_DISK_PAGES": str(pages + ROOM_PAGES)})
            clerks = [Clerk(office, token, 10_000 * n) for n in range(1, CLERKS + 1)]
            for clerk in clerks:
                clerk.start()
            for clerk in clerks:
                clerk.join(120)
                self.assertFalse(clerk.is_alive())
                self.assertFalse(clerk.other, clerk.other)
            saved = {number: answer for clerk in clerks for number, answer in clerk.saved.items()}
            refused = {number: fields for clerk in clerks
                       for number, fields in clerk.refused.items()}
            self.assertGreater(len(saved), CLERKS)
            self.assertGreaterEqual(len(refused), 3 * CLERKS)

            def letters():
                return {row[0] for row in records.query(office, "correspondence",
                                                        "SELECT letter_number FROM letter")}
            self.assertEqual(letters(), set(saved))
            # Reading goes on, and the process lives.
            self.assertTrue(office.running("correspondence"))
            office.kill("correspondence")
            self.assertEqual(letters(), set(saved))
            office.start("correspondence")
            client = Client(office, "correspondence", token)
            answers = list(saved.values())
            for fields in refused.values():  # the same requests, with room again
                answers.append(client.call("RegisterLetter", limit_s=20, insist=True, **fields))
            client.close()
            load = Load(office, officers=2, first=1_000_000)
            load.answers = [("correspondence", answer.case_id, answer.position.sequence)
                            for answer in answers]
            before = load.saved()
            with load:
                wait_until(lambda: load.saved() > before + 20, "work goes on", 60)
            finish(office, load)


if __name__ == "__main__":
    unittest.main()
