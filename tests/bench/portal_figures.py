# SPDX-License-Identifier: Apache-2.0
"""Figures of the portal as people feel it: real services with many cases, a real Chromium, fifty
who watch. All of it shares the machine with what measures."""
import subprocess
import sys

from office import records
from office.client import Client, letter, person_token
from office.processes import Office, wait_until
from office.services import STEP_SERVICES
from office.settle import begin
from office.walk import calls
from viewers import look

OPEN_CASES = 2000
UNITS = ("kasi_pemerintahan", "kasubbag_keuangan", "lurah_jogotrunan", "lurah_tompokersan")


def fill(bin_dir, office, cases):
    """Real letters by the published calls; all but the last are cancelled."""
    for who in ("staf_penerima_surat", "sekretaris"):
        (office.home / who).write_text(person_token(office, who))
    print(f"  registering {cases:,} cases …", file=sys.stderr)
    subprocess.run([bin_dir / "office_bench", "history", "--socket",
                    office.socket_path("correspondence"), "--token",
                    office.home / "staf_penerima_surat", "--cancel-token",
                    office.home / "sekretaris", "--cases", str(cases), "--open", str(OPEN_CASES)],
                   check=True, stdout=subprocess.DEVNULL)


def walk_to_units(office):
    """A case whose units are asked for data; two have sent theirs."""
    clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
    case = clerk.call("RegisterLetter", **letter(office, 900_000_000)).case_id
    clerk.close()
    walk = calls(case, {unit: unit for unit in UNITS}, office.now)
    for call in [next(walk) for _ in range(5)]:
        client = Client(office, call.service, person_token(office, call.who))
        wait_until(lambda by=client, made=call: by.call_if_arrived(
            made.method, insist=True, **made.fields), call.method)
        client.close()
    return case


def has_read_everything(office):
    """The portal stands at the head of every source, and at timing's last change."""
    heads = {service: records.query(office, service, "SELECT max(sequence) FROM journal")[0][0]
             for service in (*STEP_SERVICES, "timing")}
    read, timed = records.cursors_of(office, "portal"), records.cursors_of(office, "timing")
    return (all(read.get(name, 0) == (head or 0) for name, head in heads.items())
            and all(timed[name] == (heads[name] or 0) for name in STEP_SERVICES))


def people_look(office, case):
    names = ("staf_penerima_surat", "sekretaris", "camat")
    return look(office, "portal.mjs", names, TEPAT_CASE=case,
                TEPAT_PORTAL_PID=str(office.processes["portal"].pid))


def measures(bin_dir, figure, cases):
    """The measurements, in order; each gives figures."""
    def at_most(name, value, unit, target):
        return figure(name, value, unit, target, at_most=True)

    def screens():
        with Office(bin_dir, portal=True, simulated=False) as office:
            begin(office, (*STEP_SERVICES, "portal"))
            case = walk_to_units(office)
            fill(bin_dir, office, cases)
            wait_until(lambda: has_read_everything(office), "the portal has read everything", 900)
            seen = people_look(office, case)
        for name, page in seen["pages"].items():
            yield at_most(f"portal: {name}, p99 at 200/s", page["p99"], "ms", 20)
            yield at_most(f"portal: {name}, refused", page["failed"], "", 0)
        for name, first in seen["visits"].items():
            yield at_most(f"portal: {name}, first visit", first["bytes"] / 1000, "kB", 30)
            yield at_most(f"portal: {name}, requests", first["requests"], "", 6)
            yield at_most(f"portal: {name}, first paint", first["lan"], "ms", 300)
            yield at_most(f"portal: {name}, first paint, poor link", first["poor"], "ms", 1500)
        yield at_most("portal: event to screen, p99, 50 viewers", seen["live"]["p99"], "ms", 250)
        yield at_most("portal: memory with 50 viewers (PSS)", seen["live"]["memory"], "MB", 40)
        yield at_most("portal: slowest of 12 tabs to load", seen["tabs"], "ms", 1000)

    return (screens,)
