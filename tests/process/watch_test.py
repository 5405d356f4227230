#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Visits are listed page by page and streamed as they change, to a bounded number of watchers."""
import sys
import unittest

import grpc

from office import records, recount
from office.client import Client, letter, person_token, slug_of
from office.processes import Office, wait_until
from office.settle import begin

BIN = sys.argv.pop(1)
WATCHERS_MAX = 16


class WatchTest(unittest.TestCase):
    def test_lists_and_streams(self):
        with Office(BIN) as office:
            begin(office)
            wait_until(lambda: records.query(office, "timing", "SELECT 1 FROM office_sop"),
                       "timing knows the SOP")
            clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
            timing = Client(office, "timing")
            cases = [clerk.call("RegisterLetter", insist=True, **letter(office, n)).case_id
                     for n in range(1, 4)]
            wait_until(lambda: len(timing.call("ListVisits").visits) == 6, "all are read")
            self.lists(timing, cases)
            self.streams(office, timing, clerk)
            self.caps(Client(office, "timing"))

    def lists(self, timing, cases):
        seen, token = [], ""
        while True:
            page = timing.call("ListVisits", open_only=True, page_size=2, page_token=token)
            seen += [visit.case_id for visit in page.visits]
            token = page.next_page_token
            if not token:
                break
        self.assertEqual(seen, sorted(cases, reverse=True))
        with self.assertRaises(grpc.RpcError) as refused:
            timing.call("ListVisits", page_token="bukan halaman")
        self.assertEqual(slug_of(refused.exception)[0], "timing.invalid_page")

    def streams(self, office, timing, clerk):
        change = timing.call("ListVisits").change
        stream = timing.stream("WatchVisits", after_change=change)
        case = clerk.call("RegisterLetter", **letter(office, 9)).case_id
        told = {}
        for answer in stream:
            for visit in answer.visits:
                self.assertEqual(visit.case_id, case)
                told[visit.step] = visit.state
            if told.keys() == {1, 2}:
                break
        stream.cancel()
        self.assertEqual(told[1], recount.MET)
        # After a restart the watcher goes on where it was.
        office.kill("timing")
        office.start("timing")
        office.wait_ready("timing")
        stream = Client(office, "timing").stream("WatchVisits", after_change=change)
        self.assertEqual({visit.case_id for visit in next(stream).visits}, {case})
        stream.cancel()

    def caps(self, timing):
        def opened():
            """A stream; None while one that was given up still holds its place."""
            stream = timing.stream("WatchVisits", after_change=0)
            try:
                next(stream)
                return stream
            except grpc.RpcError:
                return None
        streams = [wait_until(opened, "there is a place") for _ in range(WATCHERS_MAX)]
        with self.assertRaises(grpc.RpcError) as refused:
            next(timing.stream("WatchVisits", after_change=0))
        self.assertEqual(refused.exception.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
        self.assertEqual(slug_of(refused.exception)[0], "timing.too_many_watchers")
        for stream in streams:
            stream.cancel()
        wait_until(opened, "a place is free again").cancel()
        short = timing.stream("WatchVisits", limit_s=0.5, after_change=10**9)
        with self.assertRaises(grpc.RpcError) as over:
            next(short)
        self.assertEqual(over.exception.code(), grpc.StatusCode.DEADLINE_EXCEEDED)


if __name__ == "__main__":
    unittest.main()
