#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""deploy/supervisor over programs that fall as told: one that falls is started again, one that
keeps falling is named with its log, the others go on."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Waits of a second instead of half a minute, so that a test sees many falls.
SCRIPT = """set -euo pipefail
home={home}
. {root}/deploy/supervisor
wait_max=1
falls_told=3
trap 'release good bad; exit 0' TERM
"""
GOOD = "keep good sh -c 'echo began; exec sleep 60'\n"
LOOP = "until {condition}; do rest; tend; done\nrelease good bad\n"


class SupervisorTest(unittest.TestCase):
    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="tepat-supervisor-"))

    def tearDown(self):
        shutil.rmtree(self.home, ignore_errors=True)

    def run_script(self, body):
        """Runs it to its end; what it says on standard error."""
        done = subprocess.run(["bash", "-c", SCRIPT.format(home=self.home, root=ROOT) + body],
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stderr

    def began(self, name):
        return (self.home / f"{name}.log").read_text().count("began")

    def test_one_that_falls_is_started_again_and_the_others_go_on(self):
        body = GOOD + ("keep bad sh -c 'echo began; [ -e fallen ] || { touch fallen; exit 7; }; "
                       "exec sleep 60'\n")
        said = self.run_script(f"cd {self.home}\n" + body
                               + LOOP.format(condition="[ \"$(grep -cs began bad.log)\" = 2 ]"))
        self.assertEqual(said.count("bad berhenti sendiri (status 7)"), 1, said)
        self.assertIn(f"dijalankan lagi dalam 1 detik. Lihat {self.home}/bad.log", said)
        self.assertNotIn("good", said)
        self.assertEqual(self.began("good"), 1)

    def test_one_that_is_killed_is_started_again_and_told_of_once(self):
        said = self.run_script(f"cd {self.home}\n" + GOOD
                               + "(until grep -qs began good.log; do sleep 0.1; done; "
                               + "kill -9 ${pids[good]}) &\n"
                               + LOOP.format(condition="[ \"$(grep -cs began good.log)\" = 2 ]"))
        self.assertRegex(said, r"\Agood berhenti sendiri \(status 137\)[^\n]*\n\Z")

    def test_one_that_keeps_falling_is_named_once_and_the_office_goes_on_without_it(self):
        said = self.run_script(f"cd {self.home}\n" + GOOD + "keep bad sh -c 'echo began; exit 1'\n"
                               + LOOP.format(condition="[ \"$(grep -cs began bad.log)\" = 5 ]"))
        self.assertEqual(said.count("bad berhenti sendiri"), 2, said)
        self.assertEqual(said.count("bad terus berhenti (3 kali, status 1)"), 1, said)
        self.assertIn(f"Lihat {self.home}/bad.log", said)
        self.assertEqual(self.began("good"), 1)

    def test_waits_double_up_to_a_limit_and_begin_anew_after_a_while_of_health(self):
        said = self.run_script("""wait_max=5
pids[x]=1
fell() { sh -c 'exit 1' & pids[x]=$!; begun[x]=$((SECONDS - $1)); fall x; }
falls[x]=0; falls_told=99
for i in 1 2 3 4; do fell 0; done
fell "$healthy_after"
unset "commands[x]"
""")
        waits = [line.split(" dalam ")[1].split()[0] for line in said.splitlines()]
        self.assertEqual(waits, ["1", "2", "4", "5", "1"])

    def test_an_end_that_is_asked_for_ends_all_with_nothing_to_say(self):
        said = self.run_script(f"cd {self.home}\n" + GOOD
                               + "keep bad sh -c 'trap \"echo bye; exit 0\" TERM; echo began; "
                                 "while :; do sleep 0.1; done'\n"
                               + "until grep -qs began bad.log; do sleep 0.1; done\n"
                               + "(sleep 0.5; kill -TERM $$) &\nwhile true; do rest; tend; done\n")
        self.assertEqual(said, "")
        self.assertIn("bye", (self.home / "bad.log").read_text())


if __name__ == "__main__":
    unittest.main()
