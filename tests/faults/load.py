# SPDX-License-Identifier: Apache-2.0
"""Officers who register letters, carry them over both hops of step 2, and do not give up: each
repeats its request, under the same id, until it is answered. What is answered is what they saw as
saved."""
import threading

import grpc

from client import Client, letter, person_token, uuid7

# A refusal of the rules ends a request; anything else is tried again.
RETRIED = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED,
           grpc.StatusCode.CANCELLED, grpc.StatusCode.RESOURCE_EXHAUSTED,
           grpc.StatusCode.INTERNAL)


class Load:
    """`officers` threads register letters until told to stop."""

    def __init__(self, office, officers=4):
        self.office = office
        self.answers = []
        self.refused = []
        self.clerk = person_token(office, "staf_penerima_surat")
        self.sekretaris = person_token(office, "sekretaris")
        self.stopping = threading.Event()
        self.lock = threading.Lock()
        self.next_number = 0
        self.threads = [threading.Thread(target=self._work) for _ in range(officers)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Lets every officer finish the letter in hand."""
        self.stopping.set()
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive(), "an officer never got an answer"

    def saved(self):
        with self.lock:
            return len(self.answers)

    def _work(self):
        clerk = Client(self.office, "correspondence", self.clerk)
        sekretaris = Client(self.office, "correspondence", self.sekretaris)
        while not self.stopping.is_set():
            with self.lock:
                self.next_number += 1
                number = self.next_number
            answer = self._insist(clerk, "RegisterLetter", **letter(number))
            if answer is None:
                continue
            with self.lock:
                self.answers.append(answer)
            # A third stays with the clerk, a third with the Sekretaris, a third reaches the Camat.
            move = dict(case_id=answer.case_id)
            if number % 3:
                self._insist(clerk, "ForwardToSekretaris", request_id=uuid7(),
                             expected_revision=1, **move)
            if number % 3 == 2:
                self._insist(sekretaris, "ForwardToCamat", request_id=uuid7(),
                             expected_revision=2, advice="Mohon arahan", **move)
        clerk.close()
        sekretaris.close()

    def _insist(self, client, method, **fields):
        """The answer; None when the rules refuse the request."""
        while True:
            try:
                return client.call(method, limit_s=2, **fields)
            except grpc.RpcError as error:
                if error.code() not in RETRIED:
                    with self.lock:
                        self.refused.append(error)
                    return None
