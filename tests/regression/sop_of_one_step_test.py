#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A SOP of one step was adopted, and five services crashed, each time that they were started again:
they looked for the steps that their work belongs to, and used what they had not found. Now the
office refuses what its services cannot work by, and says so."""
import sys
import unittest

import grpc

from office.client import Client, letter, office_pb2, person_token, uuid7
from office.processes import ROOT, Office, wait_until
from office.revision import SOP
from office.services import SERVICES
from office.settle import begin, drained

BIN = sys.argv.pop(1)


def sop_of_one_step():
    """The next version of the SOP that the project ships, without steps 2 to 7."""
    text = (ROOT / "deploy/office" / SOP).read_text().replace("\nversion: 1\n", "\nversion: 2\n")
    head, first, *rest = text.split("\nsteps {")
    return head + "\nsteps {" + first + rest[-1][rest[-1].index("\n}\n") + 2:]


class SopOfOneStepTest(unittest.TestCase):
    def test_it_is_refused_and_everything_goes_on(self):
        with Office(BIN, portal=True) as office:
            begin(office)
            with self.assertRaises(grpc.RpcError) as refused:
                Client(office, "office").call("ImportOffice", request_id=uuid7(), files=[
                    office_pb2.OfficeFile(name=SOP, text=sop_of_one_step())])
            self.assertEqual(refused.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)
            clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
            clerk.call("RegisterLetter", **letter(office, 1))
            clients = {name: Client(office, name) for name in SERVICES}
            wait_until(lambda: drained(office, clients), "all is read and published")
            self.assertTrue(all(office.running(name) for name in office.services))


if __name__ == "__main__":
    unittest.main()
