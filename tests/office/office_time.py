# SPDX-License-Identifier: Apache-2.0
"""Simulated office time: jumps to an instant, never further than the next rung of timing's clock,
and never before everything has drained to the present."""
import datetime

import grpc

from office import checker, recount
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
        return recount.stamp(answer.next_rung_time)

    def drained(self):
        """True when every hand-off was received, every reader stands at its source's head, and
        timing has announced all that is due."""
        try:
            heads = {name: client.head().sequence for name, client in self.clients.items()}
            rung = self.next_rung()
        except grpc.RpcError:
            return False
        if checker.outstanding_handoffs(self.office) or (rung and rung <= self.now):
            return False
        for reader, sources in checker.READERS.items():
            cursors = {source.rsplit("/", 1)[1]: sequence for source, sequence in checker.query(
                self.office, reader, "SELECT source, sequence FROM reader_cursor")}
            if any(cursors.get(source, 0) != heads[source] for source in sources):
                return False
        return True

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
