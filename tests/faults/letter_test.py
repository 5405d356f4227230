#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One letter through real processes: registered, published, timed as a visit, and checked."""
import sys
import unittest

import grpc

import checker
import recount
from client import Client, import_office, letter, person_token
from office import SERVICES, Office, wait_until

BIN = sys.argv.pop(1)


def drained(office, clients):
    """True when every reader stands at its source's head and the stream holds every fact."""
    try:
        heads = {name: clients[name].head().sequence for name in SERVICES}
    except grpc.RpcError:
        return False  # a service that has just started does not know the office's key yet
    for reader, sources in checker.READERS.items():
        cursors = {source.rsplit("/", 1)[1]: sequence for source, sequence in checker.query(
            office, reader, "SELECT source, sequence FROM reader_cursor")}
        if any(cursors.get(source, 0) != heads[source] for source in sources):
            return False
    return len(set(checker.stream_ids(office)) - {None}) >= sum(heads.values())


class LetterTest(unittest.TestCase):
    def test_one_letter_is_timed_as_a_visit(self):
        with Office(BIN) as office:
            office.start_all()
            import_office(office)
            clients = {name: Client(office, name) for name in SERVICES}
            wait_until(lambda: checker.query(office, "correspondence",
                                             "SELECT 1 FROM office_holding"), "the office is known")
            clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
            answer = clerk.call("RegisterLetter", **letter(1))
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
