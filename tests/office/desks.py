# SPDX-License-Identifier: Apache-2.0
"""Officers at their desks: how tests of one running office bring a case as far as they need it."""
import itertools
import unittest

from office import reported
from office.client import Client, letter, person_token, uuid7
from office.processes import Office, wait_until
from office.settle import begin
from office.walk import calls


class DeskTest(unittest.TestCase):
    """Tests that share one office and the tokens of some of its people; `staf_penerima_surat` is
    among them where a case is opened."""

    @classmethod
    def open_office(cls, bin_dir, people, **how):
        """For setUpClass; `how` as Office."""
        cls.office = Office(bin_dir, **how)
        cls.addClassCleanup(cls.office.__exit__, None)
        begin(cls.office)
        cls.tokens = {key: person_token(cls.office, key) for key in people}

    def client(self, who, service="data-collection"):
        """Closed with the test."""
        made = Client(self.office, service, self.tokens[who])
        self.addCleanup(made.close)
        return made

    def once_arrived(self, who, service, method, **fields):
        """The answer, as soon as the case has come to the service."""
        client = self.client(who, service)
        return wait_until(lambda: client.call_if_arrived(method, insist=True, **fields), method)

    def make(self, call):
        """Makes a call of a walk."""
        return self.once_arrived(call.who, call.service, call.method, **call.fields)

    def ask_units(self, number, units, values=None, **changes):
        """A case whose `units` (unit -> position) are asked, and its walk from there on; `changes`:
        of its letter."""
        case = self.client("staf_penerima_surat", "correspondence").call(
            "RegisterLetter", insist=True, **letter(self.office, number, **changes)).case_id
        walk = calls(case, units, self.office.now, values)
        for call in itertools.islice(walk, 3):
            self.make(call)
        unit, position = next(iter(units.items()))
        self.once_arrived(position, "data-collection", "GetUnitSheet", case_id=case, unit=unit)
        return case, walk

    def attach(self, who, case, unit, content=reported.PROOF, **head):
        """Hands in a file that proves what a unit sends."""
        head = {"request_id": uuid7(), "case_id": case, "unit": unit, "name": "bukti.pdf", **head}
        return self.client(who).send("AttachEvidence", [{"head": head}, {"data": content}])
