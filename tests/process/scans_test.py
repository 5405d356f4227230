#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scans of letters: they come in and go out in pieces, within limits, and neither a refusal nor a
crash leaves a file that nothing refers to."""
import hashlib
import sys
import threading
import unittest

import grpc

from office import checker
from office.client import Client, letter, person_token, slug_of, uuid7
from office.processes import Office, wait_until
from office.settle import begin

BIN = sys.argv.pop(1)
PIECE = 64 * 1024
BYTES_MAX = 20 * 1024 * 1024


def pieces(head, content, size=PIECE):
    yield {"head": head}
    for at in range(0, len(content), size):
        yield {"data": content[at:at + size]}


class ScansTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office(BIN)
        begin(cls.office)
        cls.clerk = cls.client("staf_penerima_surat")
        cls.number = 0

    @classmethod
    def tearDownClass(cls):
        cls.office.__exit__(None)

    @classmethod
    def client(cls, key):
        return Client(cls.office, "correspondence", person_token(cls.office, key))

    def setUp(self):
        type(self).number += 1
        self.case = self.register(self.number)

    def register(self, number, **changes):
        return self.clerk.call("RegisterLetter", insist=True,
                               **letter(self.office, number, **changes)).case_id

    def tearDown(self):
        # A file that was refused goes after the answer was given.
        arrived = self.office.home / "correspondence/blobs/masuk"
        wait_until(lambda: not list(arrived.iterdir()), "nothing is left of refused files")
        checker.check_files(self.office)

    def head(self, **more):
        return {"request_id": uuid7(), "case_id": self.case, "kind": "surat_edaran", **more}

    def refused(self, messages, client=None):
        with self.assertRaises(grpc.RpcError) as refused:
            (client or self.clerk).send("AttachScan", messages)
        return slug_of(refused.exception)[0]

    def fetch(self, client, sha256):
        return b"".join(answer.data for answer in client.stream(
            "GetScan", case_id=self.case, sha256=sha256))

    def test_a_scan_comes_back_as_it_came_in(self):
        content = b"%PDF-1.7\n" + bytes(range(256)) * 5000
        head = self.head()
        answer = self.clerk.send("AttachScan", pieces(head, content))
        self.assertEqual(answer.sha256, hashlib.sha256(content).hexdigest())
        self.assertEqual((answer.size, answer.media_type), (len(content), "application/pdf"))
        self.assertEqual(self.fetch(self.clerk, answer.sha256), content)
        again = self.clerk.send("AttachScan", pieces(head, content))
        self.assertEqual(again.position.sequence, answer.position.sequence)
        self.assertEqual(self.refused(pieces(head, content + b"x")), "journal.request_id_reused")
        documents = self.clerk.call("GetLetter", case_id=self.case).documents
        self.assertIn(answer.sha256, [document.sha256 for document in documents])

    def test_limits(self):
        image = b"\x89PNG\r\n\x1a\n" + b"x" * (BYTES_MAX - 8)
        self.clerk.send("AttachScan", pieces(self.head(), image))
        self.assertEqual(self.refused(pieces(self.head(), image + b"x")), "blobs.too_large")
        self.assertEqual(self.refused(pieces(self.head(), b"MZ\x90")), "blobs.kind_refused")
        self.assertEqual(self.refused(pieces(self.head(), b"")), "blobs.kind_refused")
        large_piece = pieces(self.head(), b"%PDF-" + b"x" * PIECE, PIECE + 5)
        self.assertEqual(self.refused(large_piece), "daemon.malformed_upload")
        self.assertEqual(self.refused([{"data": b"%PDF-"}]), "daemon.malformed_upload")
        self.assertEqual(self.refused([]), "daemon.malformed_upload")
        self.assertEqual(self.refused([{"head": self.head()}, {"head": self.head()}]),
                         "daemon.malformed_upload")
        other = self.head(sha256="0" * 64)
        self.assertEqual(self.refused(pieces(other, b"%PDF-1")), "daemon.malformed_upload")

    def test_refusals_of_the_rules(self):
        content = b"%PDF-1.4 rahasia"
        self.assertEqual(self.refused(pieces(self.head(), content), self.client("camat")),
                         "identity.not_allowed")
        self.assertEqual(self.refused(pieces(self.head(kind="Surat Edaran"), content)),
                         "correspondence.invalid_request")
        self.assertEqual(self.refused(pieces(self.head(case_id=uuid7()), content)),
                         "correspondence.unknown_case")
        self.assertEqual(self.refused(pieces(self.head(request_id="1"), content)),
                         "journal.malformed_request_id")
        self.assertEqual(self.refused(pieces(self.head(), content),
                                      Client(self.office, "correspondence", "")),
                         "identity.no_token")

    def test_a_scan_is_read_by_those_who_may_read_the_letter(self):
        secret = self.register(1000 + self.number, nature=3)
        answer = self.clerk.send("AttachScan", pieces(self.head(case_id=secret), b"\xff\xd8\xff1"))
        self.case = secret
        self.assertEqual(self.fetch(self.client("camat"), answer.sha256), b"\xff\xd8\xff1")
        for client, sha256, slug in ((self.client("lurah_jogotrunan"), answer.sha256,
                                      "identity.not_allowed"),
                                     (self.clerk, "0" * 64, "blobs.unknown"),
                                     (self.clerk, "../../journal.db", "blobs.unknown"),
                                     (self.clerk, "", "blobs.unknown")):
            with self.assertRaises(grpc.RpcError) as refused:
                self.fetch(client, sha256)
            self.assertEqual(slug_of(refused.exception)[0], slug)

    def test_a_crash_leaves_no_half(self):
        arrived = self.office.home / "correspondence/blobs/masuk"
        killed = threading.Event()  # gRPC takes the pieces in a thread of its own

        def half():
            yield {"head": self.head()}
            yield {"data": b"%PDF-" + b"x" * 1000}
            while not list(arrived.iterdir()):
                pass
            self.assertEqual(len(list(arrived.iterdir())), 1)
            self.office.kill("correspondence")
            killed.set()
        with self.assertRaises(grpc.RpcError):
            self.clerk.send("AttachScan", half())
        self.assertTrue(killed.wait(20))
        self.assertEqual(len(list(arrived.iterdir())), 1)
        self.office.start("correspondence")
        self.office.wait_ready("correspondence")
        self.assertEqual(list(arrived.iterdir()), [])
        type(self).clerk = self.client("staf_penerima_surat")

    def test_only_so_many_at_one_time(self):
        waiting = []

        def slow(seen):
            yield {"head": self.head()}
            seen.append(1)
            while len(waiting) < 9:
                pass
            raise ValueError("given up")
        channel_calls = []
        for _ in range(8):
            seen = []
            request, response = self.clerk.methods["AttachScan"]
            stub = self.clerk.channel.stream_unary(
                f"/{self.clerk.name}/AttachScan", request_serializer=request.SerializeToString,
                response_deserializer=response.FromString)
            channel_calls.append(stub.future((request(**fields) for fields in slow(seen)),
                                             timeout=20, metadata=self.clerk.metadata()))
            while not seen:
                pass
        arrived = self.office.home / "correspondence/blobs/masuk"
        while len(list(arrived.iterdir())) < 8:
            pass
        self.assertEqual(self.refused(pieces(self.head(), b"%PDF-1")), "daemon.too_many_uploads")
        waiting.extend(range(9))
        for call in channel_calls:
            call.cancel()
        while list(arrived.iterdir()):
            pass
        self.clerk.send("AttachScan", pieces(self.head(), b"%PDF-2"))


if __name__ == "__main__":
    unittest.main()
