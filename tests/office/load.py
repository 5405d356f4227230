# SPDX-License-Identifier: Apache-2.0
"""Officers who carry letters through the seven steps and do not give up: each repeats its request,
under the same id, until it is answered. What is answered is what they saw as saved."""
import threading

import grpc

from office.client import Client, letter, person_token, slug_of
from office.walk import calls

# A refusal of the rules ends a case; anything else is tried again.
RETRIED = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED,
           grpc.StatusCode.CANCELLED, grpc.StatusCode.RESOURCE_EXHAUSTED,
           grpc.StatusCode.INTERNAL)
UNITS = {"kasi_pemerintahan": "kasi_pemerintahan", "lurah_jogotrunan": "lurah_jogotrunan"}
OFFICERS = ("staf_penerima_surat", "sekretaris", "camat", "kasubbag_keuangan", "staf",
            *UNITS.values())


class Load:
    """`officers` threads register letters, numbered from `first`, and carry each as far as its
    number says, until told to stop."""

    def __init__(self, office, officers=4, first=1):
        self.office = office
        self.answers = []  # (service, case id, journal position) of each success
        self.refused = []
        self.waiting = {}  # officer -> what its request was last answered with
        self.tokens = {key: person_token(office, key) for key in OFFICERS}
        self.stopping = threading.Event()
        self.lock = threading.Lock()
        self.next_number = first - 1
        # Daemons: a test that has failed does not wait for an answer that will never come.
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(officers)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Lets every officer finish the command in hand."""
        self.stopping.set()
        for thread in self.threads:
            if thread.ident is None:
                continue  # never started: the answers came from elsewhere
            thread.join(60)
            assert not thread.is_alive(), "an officer never got an answer"

    def saved(self):
        """How many commands were answered with success."""
        with self.lock:
            return len(self.answers)

    def cases(self):
        with self.lock:
            return len({case for _, case, _ in self.answers})

    def _work(self):
        clients = {}

        def insist(who, service, method, fields):
            key = (who, service)
            if key not in clients:
                clients[key] = Client(self.office, service, self.tokens[who])
            return self._insist(clients[key], service, method, fields)

        while not self.stopping.is_set():
            with self.lock:
                self.next_number += 1
                number = self.next_number
            opened = insist("staf_penerima_surat", "correspondence", "RegisterLetter",
                            letter(self.office, number))
            if opened is None:
                continue
            # One in four stops on each desk on its way; one in four goes all the way.
            depth = (0, 2, 5, 99)[number % 4]
            returned = ["lurah_jogotrunan"] if number % 8 == 3 else []
            for call in list(calls(opened.case_id, UNITS, self.office.now,
                                   returned=returned))[:depth]:
                if self.stopping.is_set() or insist(call.who, call.service, call.method,
                                                    call.fields) is None:
                    break
        for client in clients.values():
            client.close()

    def _insist(self, client, service, method, fields):
        """The answer; None when the rules refuse the request, or when all was told to stop while
        the case had not arrived yet."""
        while True:
            try:
                answer = client.call(method, limit_s=2, insist=True, **fields)
                with self.lock:
                    self.answers.append((service, fields.get("case_id") or answer.case_id,
                                         answer.position.sequence))
                    self.waiting.pop(threading.get_ident(), None)
                return answer
            except grpc.RpcError as error:
                on_its_way = error.code() == grpc.StatusCode.NOT_FOUND and \
                    slug_of(error)[0].endswith(".unknown_case")
                with self.lock:
                    self.waiting[threading.get_ident()] = (
                        service, method, fields.get("case_id"), error.code().name,
                        slug_of(error)[0] or error.details())
                if on_its_way and self.stopping.is_set():
                    return None
                if error.code() not in RETRIED and not on_its_way:
                    with self.lock:
                        self.refused.append(error)
                    return None
