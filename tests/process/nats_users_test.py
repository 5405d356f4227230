#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What each NATS user may do, found out by trying what must be refused."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from office.nats_client import NatsClient
from office.processes import OFFICE, ROOT, Office
from office.services import PROGRAMS, READS

BIN = sys.argv.pop(1)
STREAM = "TEPAT"


class NatsUsersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office(BIN)
        cls.office.start_all()

    @classmethod
    def tearDownClass(cls):
        cls.office.__exit__(None)

    def client(self, user):
        return NatsClient(self.office.port, user, self.office.password(user))

    def refused(self, user, subject, body="{}"):
        """True when the server refuses the publication and says so."""
        client = self.client(user)
        client.publish(subject, body)
        client.flush()
        client.close()
        return any("Permissions Violation" in error for error in client.errors)

    def test_nobody_gets_in_without_the_right_password(self):
        for user, password in (("timing", ""), ("timing", "timing"), ("admin", "admin"), ("", "")):
            with self.assertRaises((PermissionError, ConnectionError)):
                NatsClient(self.office.port, user, password)

    def test_passwords_are_generated_and_differ(self):
        passwords = {user: self.office.password(user)
                     for user in ("office", "correspondence", "timing")}
        self.assertEqual(len(set(passwords.values())), 3)
        self.assertTrue(all(len(p) >= 32 for p in passwords.values()))

    def test_a_service_publishes_its_own_facts_only(self):
        own = f"tepat.{OFFICE}.correspondence.letter-registered"
        self.assertFalse(self.refused("correspondence", own))
        for subject in (f"tepat.{OFFICE}.office.sop-adopted", f"tepat.{OFFICE}.timing.x",
                        "tepat.other.correspondence.x", "elsewhere"):
            self.assertTrue(self.refused("correspondence", subject), subject)

    def test_only_the_keeper_may_touch_the_stream(self):
        for api in ("STREAM.CREATE", "STREAM.PURGE", "STREAM.DELETE", "STREAM.UPDATE",
                    "STREAM.MSG.DELETE", "STREAM.INFO", "STREAM.SNAPSHOT", "STREAM.RESTORE"):
            for user in ("office", "correspondence"):
                self.assertTrue(self.refused(user, f"$JS.API.{api}.{STREAM}"), f"{user} {api}")
        for api in ("STREAM.DELETE", "STREAM.UPDATE", "STREAM.MSG.DELETE", "STREAM.RESTORE"):
            self.assertTrue(self.refused("timing", f"$JS.API.{api}.{STREAM}"), api)
        self.assertTrue(self.refused("timing", "$JS.API.ACCOUNT.PURGE.TEPAT"))

    def test_nobody_makes_a_consumer_of_another_name_or_filter(self):
        create = "$JS.API.CONSUMER.CREATE"
        for subject in (f"{create}.{STREAM}", f"{create}.{STREAM}.spy.tepat.{OFFICE}.>",
                        f"$JS.API.CONSUMER.DURABLE.CREATE.{STREAM}.spy",
                        f"{create}.{STREAM}.correspondence-office.tepat.{OFFICE}.timing.>",
                        f"$JS.API.CONSUMER.DELETE.{STREAM}.timing-office"):
            self.assertTrue(self.refused("correspondence", subject), subject)

    def test_each_reads_whom_the_list_of_services_names(self):
        for reader in PROGRAMS:
            for source in PROGRAMS:
                subject = (f"$JS.API.CONSUMER.CREATE.{STREAM}.{reader}-{source}"
                           f".tepat.{OFFICE}.{source}.>")
                with self.subTest(reader=reader, source=source):
                    self.assertEqual(not self.refused(reader, subject), source in READS[reader])

    def test_a_line_in_the_list_is_all_that_a_new_step_service_needs(self):
        with tempfile.TemporaryDirectory() as folder:
            deploy = pathlib.Path(folder, "deploy")
            (deploy / "nats").mkdir(parents=True)
            shutil.copy(ROOT / "deploy/nats/configure", deploy / "nats")
            (deploy / "services").write_text((ROOT / "deploy/services").read_text()
                                             + "archive 8-8 office\n")
            subprocess.run([deploy / "nats/configure", folder, OFFICE, "4222"], check=True)
            made = pathlib.Path(folder, "nats.conf").read_text()
        self.assertIn('user: "archive"', made)
        for consumer in ("archive-office", "timing-archive", "portal-archive", "audit-archive"):
            self.assertIn(f"CONSUMER.CREATE.{STREAM}.{consumer}.", made)

    def test_nobody_hears_what_is_not_for_them(self):
        for subject in (">", f"tepat.{OFFICE}.>", "_INBOX.>", "_INBOX.timing.>", "$JS.>"):
            client = self.client("correspondence")
            client.send(f"SUB {subject} 9\r\n")
            client.flush()
            self.assertTrue(any("Permissions Violation" in e for e in client.errors), subject)
            client.close()

    def test_the_keeper_reads_the_stream(self):
        client = self.client("timing")
        info = json.loads(client.request(f"$JS.API.STREAM.INFO.{STREAM}"))
        self.assertEqual(info["config"]["name"], STREAM)
        client.close()


if __name__ == "__main__":
    unittest.main()
