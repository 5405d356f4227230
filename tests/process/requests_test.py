#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Requests that must be refused, each with a precise slug, and none with an effect."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import grpc

from office import records
from office.client import Client, letter, office_pb2, person_token, slug_of, uuid7
from office.processes import Office
from office.settle import begin

BIN = sys.argv.pop(1)


class RequestsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office(BIN)
        begin(cls.office)
        cls.clerk_token = person_token(cls.office, "staf_penerima_surat")

    @classmethod
    def tearDownClass(cls):
        cls.office.__exit__(None)

    def letter(self, **changes):
        return letter(self.office, 1, **changes)

    def slug(self, service, method, token=None, **fields):
        """Slug of the refusal; the call must be refused and change nothing."""
        before = {name: len(records.journal(self.office, name))
                  for name in ("office", "correspondence")}
        client = Client(self.office, service, token)
        with self.assertRaises(grpc.RpcError) as caught:
            client.call(method, **fields)
        client.close()
        after = {name: len(records.journal(self.office, name)) for name in before}
        self.assertEqual(before, after)
        return slug_of(caught.exception)[0]

    def test_a_call_needs_a_valid_token(self):
        register = ("correspondence", "RegisterLetter")
        self.assertEqual(self.slug(*register, token="", **self.letter()), "identity.no_token")
        self.assertEqual(self.slug(*register, token="x", **self.letter()),
                         "identity.token_malformed")
        claims, signature = self.clerk_token.split(".")
        other = person_token(self.office, "camat").split(".")
        self.assertEqual(self.slug(*register, token=f"{other[0]}.{signature}", **self.letter()),
                         "identity.token_forged")
        self.assertEqual(self.slug(*register, token=f"{claims}.{other[1]}", **self.letter()),
                         "identity.token_forged")

    def test_a_command_needs_the_role_that_the_sop_names(self):
        camat = person_token(self.office, "camat")
        self.assertEqual(self.slug("correspondence", "RegisterLetter", camat, **self.letter()),
                         "identity.not_allowed")
        self.assertEqual(self.slug("correspondence", "RegisterLetter", None, **self.letter()),
                         "identity.not_a_person")

    def test_the_office_is_changed_by_the_operator_only(self):
        files = [office_pb2.OfficeFile(name="directory.textproto", text="version: 2")]
        self.assertEqual(self.slug("office", "ImportOffice", self.clerk_token, request_id=uuid7(),
                                   files=files), "identity.no_scope")
        self.assertEqual(self.slug("office", "MintToken", self.clerk_token, machine="x",
                                   scopes=["operator"]), "identity.no_scope")
        service = self.office.secret("token-timing")
        self.assertEqual(self.slug("office", "MintToken", service, machine="x"),
                         "identity.no_scope")

    def test_malformed_requests_are_named(self):
        register = ("correspondence", "RegisterLetter", self.clerk_token)
        self.assertEqual(self.slug(*register, **self.letter(request_id="7")),
                         "journal.malformed_request_id")
        self.assertEqual(self.slug(*register, **self.letter(sender="x" * 201)),
                         "correspondence.invalid_letter")
        self.assertEqual(self.slug(*register, **self.letter(channel=77)),
                         "correspondence.invalid_letter")
        self.assertEqual(self.slug("timing", "GetCase", self.clerk_token, case_id="x"),
                         "timing.unknown_case")
        self.assertEqual(self.slug("correspondence", "GetLetter", self.clerk_token, case_id="x"),
                         "correspondence.unknown_case")

    def test_an_oversized_request_is_refused_before_it_is_read(self):
        client = Client(self.office, "correspondence", self.clerk_token)
        with self.assertRaises(grpc.RpcError) as caught:
            client.call("RegisterLetter", **self.letter(subject="x" * (2 << 20)))
        self.assertEqual(caught.exception.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
        client.close()

    def test_a_call_without_a_deadline_is_refused(self):
        client = Client(self.office, "timing", self.clerk_token)
        with self.assertRaises(grpc.RpcError) as caught:
            client.call("GetCase", limit_s=None, case_id="x")
        self.assertEqual(slug_of(caught.exception)[0], "rpc.no_deadline")
        client.close()

    def test_a_second_instance_ends_and_the_first_goes_on(self):
        second = subprocess.run([self.office.bin / "tepat-correspondence", "--home",
                                 self.office.home], capture_output=True, text=True, timeout=20)
        self.assertEqual(second.returncode, 2)
        self.assertIn("lock", second.stderr)
        self.assertTrue(self.office.running("correspondence"))

    def test_wrong_settings_are_all_named_with_their_lines(self):
        with tempfile.TemporaryDirectory() as home:
            pathlib.Path(home, "tepat.toml").write_text(
                '[office]\nid = "Huruf Besar"\ncolour = 1\n[nats]\nport = 0\n')
            run = subprocess.run([self.office.bin / "tepat-timing", "--home", home],
                                 capture_output=True, text=True, timeout=20)
            self.assertEqual(run.returncode, 2)
            for place in ("tepat.toml:2:", "tepat.toml:3:", "tepat.toml:5:"):
                self.assertIn(place, run.stderr)

    def test_a_productive_office_refuses_simulated_time(self):
        with tempfile.TemporaryDirectory() as home:
            pathlib.Path(home, "tepat.toml").write_text(
                '[office]\nid = "uji"\nproduction = true\nsimulated = true\n')
            run = subprocess.run([self.office.bin / "tepat-timing", "--home", home],
                                 capture_output=True, text=True, timeout=20)
            self.assertEqual(run.returncode, 2)
            self.assertIn("tepat.toml:4:", run.stderr)

    def test_a_run_path_that_is_too_long_is_named(self):
        root = tempfile.mkdtemp()
        home = pathlib.Path(root, "x" * 100)
        home.mkdir()
        for name in ("tepat.toml", "clock"):
            shutil.copy(self.office.home / name, home)
        run = subprocess.run([self.office.bin / "tepat-timing", "--home", home],
                             capture_output=True, text=True, timeout=20)
        shutil.rmtree(root)
        self.assertEqual(run.returncode, 2)
        self.assertIn("107", run.stderr)


if __name__ == "__main__":
    unittest.main()
