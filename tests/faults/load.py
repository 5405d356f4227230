# SPDX-License-Identifier: Apache-2.0
"""Officers who register letters and do not give up: each repeats its request, under the same id,
until it is answered. What is answered is what they saw as saved."""
import threading

import grpc

from client import Client, letter, person_token

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
        self.token = person_token(office, "staf_penerima_surat")
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
        client = Client(self.office, "correspondence", self.token)
        while not self.stopping.is_set():
            with self.lock:
                self.next_number += 1
                fields = letter(self.next_number)
            self._register(client, fields)
        client.close()

    def _register(self, client, fields):
        while True:
            try:
                answer = client.call("RegisterLetter", limit_s=2, **fields)
                with self.lock:
                    self.answers.append(answer)
                return
            except grpc.RpcError as error:
                if error.code() not in RETRIED:
                    with self.lock:
                        self.refused.append(error)
                    return
