#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Starts an office of real processes with its portal, and lets people at real browsers use it.
Usage: browser_test.py BIN SCRIPT [SHOTS]: SCRIPT is a file of this folder without `.mjs`; SHOTS a
folder for pictures of the screens."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import urllib.error
import urllib.request

from office.client import Client, letter, person_token
from office.processes import ROOT, Office, wait_until
from office.revision import adopt_revision

HERE = pathlib.Path(__file__).resolve().parent


def answers(base):
    try:
        with urllib.request.urlopen(base + "/healthz", timeout=5) as reply:
            return reply.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False


def register(office, number):
    """A letter that does not come in through the portal."""
    clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
    clerk.call("RegisterLetter", **letter(office, 700_000 + number))
    clerk.close()


def attend(office, run):
    """Waits for the script; grants its wishes, which it makes by files in the home."""
    wishes = {"kill-portal": lambda _: office.kill("portal"),
              "start-portal": lambda _: office.start("portal"),
              "register": lambda number: register(office, int(number)),
              "revise-sop": lambda _: adopt_revision(office)}

    def asked():
        for wish, act in wishes.items():
            for file in sorted(office.home.glob(wish + "*")):
                act(file.name.rpartition("-")[2])
                file.unlink()
        return run.poll() is not None
    wait_until(asked, "the script ends", limit_s=280)
    return run.returncode


def main(bin_dir, script, shots=""):
    with Office(bin_dir, portal=True) as office:
        office.start_all()
        office.tepat("office", "import", str(ROOT / "deploy/office"), "--default-calendar",
              "lumajang")
        base = f"http://127.0.0.1:{office.web_port}"
        wait_until(lambda: answers(base), "the portal answers")
        people = [person["key"] for person in json.loads(office.tepat("office", "people",
                                                               "--json"))["people"]]
        links = {key: office.tepat("office", "link", "--person", key) for key in people}
        links["administrator"] = office.tepat("office", "link")
        wallboard = office.tepat("token", "--machine", "layar", "--scope", "read")
        environment = {**os.environ, "TEPAT_BASE": base, "TEPAT_LINKS": json.dumps(links),
                       "TEPAT_WALLBOARD": wallboard, "TEPAT_SHOTS": shots,
                       "TEPAT_HOME": str(office.home)}
        run = subprocess.Popen(["node", HERE / f"{script}.mjs"], env=environment,
                               start_new_session=True)
        try:
            status = attend(office, run)
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
        if status != 0:
            sys.exit(f"{script} failed")


if __name__ == "__main__":
    main(*sys.argv[1:])
