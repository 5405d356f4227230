#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The stream is a conveyor: normally every fact is on it once; lost, it is put back; gone, letters
travel all the same."""
import collections
import json
import shutil
import sys
import unittest

from office import records
from office.client import Client, letter, person_token, uuid7
from office.load import Load
from office.nats_client import NatsClient
from office.processes import Office, wait_until
from office.settle import begin, finish, whole

BIN = sys.argv.pop(1)


class StreamTest(unittest.TestCase):
    def setUp(self):
        self.office = Office(BIN)
        begin(self.office)
        self.clerk = Client(self.office, "correspondence",
                            person_token(self.office, "staf_penerima_surat"))
        self.answers = []

    def tearDown(self):
        self.clerk.close()
        self.office.__exit__(*sys.exc_info())

    def register(self, count):
        for _ in range(count):
            number = len(self.answers) + 1
            answer = self.clerk.call("RegisterLetter", **letter(self.office, number))
            self.clerk.call("ForwardToSekretaris", request_id=uuid7(), case_id=answer.case_id,
                            expected_revision=1)
            self.answers.append(answer)

    def timed(self):
        """True when timing has read every fact of correspondence."""
        head = len(records.journal(self.office, "correspondence"))
        return records.cursors_of(self.office, "timing").get("correspondence") == head

    def whole(self):
        try:
            return whole(self.office)
        except OSError:
            return False  # the server is not up yet

    def memory(self, column):
        row = records.query(self.office, "timing", f"SELECT {column} FROM stream_memory")
        return row[0][0] if row else 0

    def repairs(self):
        return self.memory("repairs")

    def test_without_faults_every_fact_is_there_once(self):
        self.register(20)
        wait_until(self.whole, "the stream is whole")
        for _ in range(3):  # each start audits; facts that are there are not put back
            self.office.kill("timing")
            before = self.memory("audits")
            self.office.start("timing")
            self.office.wait_ready("timing")
            wait_until(lambda before=before: self.memory("audits") > before
                       and self.memory("suspected") == 0, "an audit that misses nothing")
            self.register(1)
        wait_until(self.timed, "timing has read all")
        wait_until(self.whole, "the stream is whole")
        counts = collections.Counter(records.stream_ids(self.office))
        twice = {key: n for key, n in counts.items() if n > 1}
        self.assertEqual(twice, {})
        self.assertEqual(self.repairs(), 0)

    def test_letters_travel_while_nats_is_down(self):
        self.office.kill("nats")
        self.register(10)
        wait_until(self.timed, "timing has read all without the bus")
        self.office.start("nats")
        wait_until(self.whole, "couriers have caught up", 60)

    def test_a_whole_case_travels_while_nats_is_down(self):
        self.office.kill("nats")
        load = Load(self.office, officers=2)
        with load:
            wait_until(lambda: records.query(self.office, "submission", "SELECT 1 FROM submission "
                                             "WHERE receipt_number <> ''"), "a case is sent", 60)
        self.assertFalse(self.office.running("nats"))
        wait_until(self.timed, "timing has read all without the bus")
        finish(self.office, load)

    def test_a_stream_that_was_wiped_is_whole_again(self):
        self.register(10)
        wait_until(self.whole, "the stream is whole")
        self.office.kill("nats")
        shutil.rmtree(self.office.home / "nats" / "jetstream")
        self.office.start("nats")
        wait_until(lambda: self.repairs() > 0, "the loss is noticed", 60)
        wait_until(self.whole, "the stream is whole again", 60)
        self.register(5)
        wait_until(self.timed, "timing goes on")

    def test_a_stream_set_back_is_moved_forward(self):
        """After a power cut the counter starts again below what consumers have seen."""
        self.register(10)
        wait_until(self.whole, "the stream is whole")
        client = NatsClient(self.office.port, "timing", self.office.password("timing"))
        before = json.loads(client.request("$JS.API.STREAM.INFO.TEPAT"))["state"]["last_seq"]
        client.close()
        # The next audit remembers the highest sequence that it has seen.
        self.office.kill("timing")
        self.office.start("timing")
        wait_until(lambda: records.query(self.office, "timing", "SELECT highest FROM stream_memory "
                                         f"WHERE highest >= {before}"), "the audit has seen it")
        self.office.kill("nats")
        shutil.rmtree(self.office.home / "nats" / "jetstream")
        self.office.start("nats")
        wait_until(lambda: self.repairs() > 0 and self.whole(), "the stream is whole again", 60)
        client = NatsClient(self.office.port, "timing", self.office.password("timing"))
        state = json.loads(client.request("$JS.API.STREAM.INFO.TEPAT"))["state"]
        client.close()
        self.assertGreater(state["first_seq"], before)


if __name__ == "__main__":
    unittest.main()
