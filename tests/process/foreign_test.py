#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A further source, written against the published contract alone, is timed like the others."""
import concurrent.futures
import datetime
import hashlib
import json
import sys
import unittest

import grpc

from office import records, recount
from office.client import Client, import_office, uuid7
from office.nats_client import NatsClient
from office.processes import OFFICE, ROOT, Office, wait_until
from tepat.common.v1 import position_pb2
from tepat.journal.v1 import journal_pb2

BIN = sys.argv.pop(1)
NAME = "perizinan"
SOURCE = f"/tepat/{OFFICE}/{NAME}"
SOP = {"sopId": "pengumpulan-data-kinerja", "sopVersion": 1}


def rfc3339(at):
    return at.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def last_opening(now):
    """When the last working day began that is over."""
    calendar = recount.Calendar((ROOT / "deploy/office/calendar-lumajang.json").read_text())
    return max(spans[0][0] for spans in calendar.days if spans[-1][1] < now)


class Source:
    """Makes facts as proto/tepat/event/v1/event.proto describes them."""

    def __init__(self, office):
        self.office = office
        self.incarnation = uuid7()
        self.opening = last_opening(office.now())
        self.rows = []  # bodies, in order
        self.nats = None

    def fact(self, case, kind, minute, step=1, **mark):
        """A fact with one mark at so many minutes after the opening."""
        at = self.opening + datetime.timedelta(minutes=minute)
        if kind == "STARTED":
            mark = {**SOP, **mark}
        body = {"specversion": "1.0", "id": uuid7(), "source": SOURCE,
                "type": f"tepat.{NAME}.izin-{kind.lower()}.v1", "subject": case,
                "time": rfc3339(at), "recordedtime": rfc3339(at),
                "sequence": str(len(self.rows) + 1), "incarnation": self.incarnation,
                "datacontenttype": "application/json",
                "data": {"marks": [{"step": step, "visit": 1, "kind": f"KIND_{kind}",
                                    "at": rfc3339(at), **mark}], "payload": {}}}
        self.rows.append(json.dumps(body).encode())
        return len(self.rows)

    def publish(self, *sequences):
        nats = NatsClient(self.office.port, NAME, self.office.password(NAME))
        for sequence in sequences:
            body = self.rows[sequence - 1]
            answer = nats.request(f"tepat.{OFFICE}.{NAME}.izin", body)
            assert answer and "seq" in json.loads(answer), (answer, nats.errors)
        nats.close()

    def serve(self, path):
        """Serves the JournalService of the contract on a socket, from the rows."""
        pool = concurrent.futures.ThreadPoolExecutor(2)
        server = grpc.server(pool)

        def position(sequence):
            return position_pb2.JournalPosition(source=SOURCE, incarnation=self.incarnation,
                                                sequence=sequence)

        def head(_request, _context):
            return journal_pb2.GetHeadResponse(head=position(len(self.rows)))

        def read(request, _context):
            first = request.from_sequence
            hashes, last = [], bytes(32)
            for row in self.rows:
                last = hashlib.sha256(last + row).digest()
                hashes.append(last)
            page = [journal_pb2.JournalRow(sequence=n, body=self.rows[n - 1], hash=hashes[n - 1])
                    for n in range(first, min(len(self.rows), first + request.page_size - 1) + 1)]
            return journal_pb2.ReadResponse(rows=page, head=position(len(self.rows)))

        def method(behave, request, response):
            return grpc.unary_unary_rpc_method_handler(
                behave, request_deserializer=request.FromString,
                response_serializer=response.SerializeToString)
        server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(
            "tepat.journal.v1.JournalService", {
                "GetHead": method(head, journal_pb2.GetHeadRequest, journal_pb2.GetHeadResponse),
                "Read": method(read, journal_pb2.ReadRequest, journal_pb2.ReadResponse)}),))
        server.add_insecure_port(f"unix:{path}")
        server.start()
        return server


class ForeignTest(unittest.TestCase):
    def visits(self, office, case):
        client = Client(office, "timing")
        try:
            return client.call("GetCase", case_id=case, insist=True).visits
        except grpc.RpcError as error:
            self.assertEqual(error.code(), grpc.StatusCode.NOT_FOUND)
            return []
        finally:
            client.close()

    def wait_state(self, office, case, state):
        def there():
            visits = self.visits(office, case)
            return bool(visits) and visits[0].state == state
        wait_until(there, f"{case} is in state {state}")
        return self.visits(office, case)[0]

    def start(self, office):
        office.start_all()
        import_office(office)
        wait_until(lambda: records.query(office, "timing", "SELECT 1 FROM office_sop"),
                   "timing knows the SOP")
        return Source(office)

    def test_from_the_bus_alone(self):
        with Office(BIN, foreign={NAME: "gap_seconds = 1"}) as office:
            source = self.start(office)
            met, late = uuid7(), uuid7()
            # Step 1 of the SOP takes 5 minutes; facts come doubled and out of order.
            source.fact(met, "STARTED", 0)
            source.fact(late, "STARTED", 0, holders=[{"position": "petugas_izin"}])
            source.fact(met, "COMPLETED", 5)
            source.publish(2, 1, 2)
            self.wait_state(office, late, recount.BREACHED)
            office.kill("timing")
            source.fact(late, "COMPLETED", 6)
            source.publish(4, 3)  # while nobody listens
            office.start("timing")
            visit = self.wait_state(office, met, recount.MET)
            self.assertEqual(visit.used.seconds, 300)
            self.assertEqual(visit.source, SOURCE)
            self.assertFalse(visit.provisional)
            self.wait_state(office, late, recount.LATE)
            # Fact 5 never comes: what follows is timed, but nothing is confirmed any more.
            after_gap = uuid7()
            source.fact(late, "CORRECTED", 5, corrects="KIND_COMPLETED")
            source.fact(after_gap, "STARTED", 60)
            source.fact(after_gap, "COMPLETED", 65)
            source.publish(6, 7)
            visit = self.wait_state(office, after_gap, recount.MET)
            self.assertTrue(visit.provisional)
            self.assertEqual(records.query(office, "timing", "SELECT first, last FROM source_gap"),
                             [(5, 5)])
            self.assertEqual(records.query(office, "timing", "SELECT count(*) FROM parked"), [(0,)])

    def test_over_its_journal(self):
        with Office(BIN, foreign={NAME: 'journal = "{home}/run/perizinan.sock"'}) as office:
            (office.home / "run").mkdir(exist_ok=True)
            source = self.start(office)
            case = uuid7()
            source.fact(case, "STARTED", 0)
            source.fact(case, "ACCEPTED", 1)
            source.fact(case, "COMPLETED", 5.5)
            server = source.serve(office.home / "run/perizinan.sock")
            source.publish(3)  # the rest was lost on the way: the journal has it
            visit = self.wait_state(office, case, recount.LATE)
            self.assertEqual(len(visit.event_ids), 3)
            self.assertEqual(records.query(office, "timing", "SELECT count(*) FROM source_gap"),
                             [(0,)])
            server.stop(0)

    def test_what_it_may_not_do(self):
        with Office(BIN, foreign={NAME: "gap_seconds = 1"}) as office:
            source = self.start(office)
            nats = NatsClient(office.port, NAME, office.password(NAME))
            nats.request(f"tepat.{OFFICE}.correspondence.letter-registered", b"{}")
            self.assertTrue(any("Permissions Violation" in error for error in nats.errors),
                            nats.errors)
            nats.close()
            good = uuid7()
            source.fact(good, "STARTED", 0)
            source.fact(good, "COMPLETED", 5)
            source.rows.insert(1, b'{"specversion": "1.0", "sequence": "2"')  # not JSON
            source.rows[2] = source.rows[2].replace(b'"sequence": "2"', b'"sequence": "3"')
            source.publish(1, 2, 3)
            self.wait_state(office, good, recount.MET)


if __name__ == "__main__":
    unittest.main()
