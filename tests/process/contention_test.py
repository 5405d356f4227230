#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fifty clients want the same step of a thousand cases: each step is done exactly once, and every
other client learns who was first, and when."""
import random
import sys
import threading
import unittest

import grpc

from office.client import Client, letter, people, person_token, slug_of, uuid7
from office.load import Load
from office.processes import Office
from office.settle import begin, finish

BIN = sys.argv.pop(1)
CLIENTS = 50
CASES = 1000
REGISTRARS = 8


def in_threads(count, work):
    threads = [threading.Thread(target=work, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(400)
        assert not thread.is_alive()


class ContentionTest(unittest.TestCase):
    def test_one_wins_and_the_others_learn_who(self):
        with Office(BIN) as office:
            begin(office)
            token = person_token(office, "staf_penerima_surat")
            clerk = people(office)["staf_penerima_surat"]
            answers, cases, wins, wrong = [], [], [], []

            def register(n):
                client = Client(office, "correspondence", token)
                for number in range(n, CASES, REGISTRARS):
                    answer = client.call("RegisterLetter", limit_s=20,
                                         **letter(office, number + 1))
                    cases.append(answer.case_id)
                    answers.append(("correspondence", answer.case_id, answer.position.sequence))
                client.close()

            def contend(n):
                client = Client(office, "correspondence", token)
                for case in random.Random(n).sample(cases, CASES):
                    try:
                        answer = client.call("ForwardToSekretaris", limit_s=20,
                                             request_id=uuid7(), case_id=case,
                                             expected_revision=1)
                        wins.append(case)
                        answers.append(("correspondence", case, answer.position.sequence))
                    except grpc.RpcError as error:
                        slug, details = slug_of(error)
                        if slug != "correspondence.moved_on" or details["changed_by"] != clerk \
                                or not details["changed_time"] or details["revision"] != "2":
                            wrong.append((slug, details, error.details()))
                client.close()

            in_threads(REGISTRARS, register)
            in_threads(CLIENTS, contend)
            self.assertFalse(wrong, wrong[:2])
            self.assertEqual(sorted(wins), sorted(cases))
            load = Load(office, officers=1)
            load.answers = answers
            finish(office, load)


if __name__ == "__main__":
    unittest.main()
