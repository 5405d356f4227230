# SPDX-License-Identifier: Apache-2.0
"""Simulated office time: jumps to an instant, never further than the next rung of timing's clock,
and never before everything has drained to the present."""
import datetime

from office import recount, settle
from office.client import Client
from office.processes import wait_until
from office.services import SERVICES

MICROSECOND = datetime.timedelta(microseconds=1)


class OfficeTime:
    """Drives the clock of one office."""

    def __init__(self, office, now):
        self.office = office
        self.now = now
        self.clients = {name: Client(office, name) for name in SERVICES}
        self.jumps = 0

    def close(self):
        for client in self.clients.values():
            client.close()

    def next_rung(self):
        """When timing announces something next, or None."""
        answer = self.clients["timing"].call("GetCursors")
        if not answer.HasField("next_rung_time"):
            return None
        return recount.instant_of(answer.next_rung_time)

    def drained(self):
        """True when all is quiet, and timing has announced all that is due."""
        if not settle.quiet(self.office, self.clients):
            return False
        rung = self.next_rung()
        return rung is None or rung > self.now

    def settle(self):
        wait_until(self.drained, "the office has drained to the present")

    def go_to(self, at):
        """Office time goes on until `at`, rung by rung."""
        assert at >= self.now, f"{at} lies behind {self.now}"
        while self.now < at:
            self.settle()
            rung = self.next_rung()
            self.now = min(at, rung) if rung else at
            self.office.set_time(self.now)
            self.jumps += 1
        self.settle()
