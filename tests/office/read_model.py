# SPDX-License-Identifier: Apache-2.0
"""I7: the portal's read model equals one that a second portal makes of the same journals, and its
tasks are those of the visits that are open."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from office import records, recount
from office.processes import free_port, wait_until
from office.services import STEP_SERVICES

# Everything that is told or derived; cursors, drafts and numbers of changes are the portal's own.
TABLES = {
    "title": "kind, key, title", "delegation": "delegation_id, kind, decree_number",
    "letter": "case_id, agenda_number, agenda_year, sender, letter_number, subject, period, "
              "nature, urgency, sender_deadline, received_us, desk, revision",
    "case_text": "text", "case_file": "source, sequence, case_id, kind, sha256, size, media_type",
    "standing": "source, case_id, state, revision",
    "unit_part": "case_id, unit, position, due_date, state, revision, reason",
    "collection_plan": "case_id, year, version",
    "recipient": "case_id, position, read_us",
    "ending": "case_id, source, reason",
    "replacement": "superseded, case_id",
    "history": "source, sequence, case_id, at_us, fact, person_id, position, delegation_id, step, "
               "detail",
    "unit_return": "source, sequence, case_id, unit, reason, cells",
    "visit": "case_id, step, visit, state, start_us, stop_us, due_us, breach_us, allowed_s, "
             "CASE WHEN stop_us IS NULL THEN 0 ELSE used_s END",
    "visit_part": "case_id, step, visit, unit, n, state, start_us, stop_us, due_us, breach_us, "
                  "allowed_s, CASE WHEN stop_us IS NULL THEN 0 ELSE used_s END, late",
    "place": "case_id, stage, open",
    "task": "case_id, step, command, unit, position, due_us",
    "touched": "person_id, case_id"}


def has_every_visit(office, clients):
    """Whether the portal stands at timing's last change."""
    newest = clients["timing"].call("ListVisits", page_size=1).change
    read = records.query(office, "portal", "SELECT change FROM visit_cursor")
    return bool(read) and read[0][0] == newest


class Twin:
    """A second portal of the same services, in a folder of its own; looks like an office to
    records.py."""

    def __init__(self, office):
        self.of, self.services = office, office.services
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="tepat-twin-"))
        (self.home / "run").mkdir()
        for socket in (office.home / "run").iterdir():
            if not socket.name.startswith("portal"):
                os.symlink(socket, self.home / "run" / socket.name)
        os.symlink(office.home / "secrets", self.home / "secrets")
        os.symlink(office.home / "clock", self.home / "clock")
        settings = (office.home / "tepat.toml").read_text()
        (self.home / "tepat.toml").write_text(
            settings.replace(f"port = {office.web_port}", f"port = {free_port()}"))

    def database(self, name):
        return (self.home if name == "portal" else self.of.home) / name / "journal.db"

    def __enter__(self):
        with open(self.home / "log", "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([self.of.bin / "tepat-portal", "--home", self.home],
                                            stdout=log, stderr=log)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait(20)
        shutil.rmtree(self.home)


def rows(office, table):
    return sorted(records.query(office, "portal", f"SELECT {TABLES[table]} FROM {table}"), key=str)


def check(office, clients):
    """I7, when everything is quiet."""
    heads = {name: client.head().sequence for name, client in clients.items()}

    def rebuilt():
        if not twin.database("portal").exists():
            return False
        tables = records.query(twin, "portal", "SELECT name FROM sqlite_master")
        if ("touched",) not in tables or not has_every_visit(twin, clients):
            return False
        read = records.cursors_of(twin, "portal")
        return all(read.get(name, 0) == head for name, head in heads.items())

    with Twin(office) as twin:
        wait_until(rebuilt, "a fresh portal has read everything", 120)
        for table in TABLES:
            kept, fresh = rows(office, table), rows(twin, table)
            different = set(kept) ^ set(fresh)
            assert kept == fresh, f"I7 {table}: {len(different)} differ: {sorted(different)[:4]}"
    counted = dict(records.query(office, "portal", "SELECT stage, count(*) FROM place GROUP BY 1"))
    kept = dict(records.query(office, "portal",
                              "SELECT stage, cases FROM stage_count WHERE cases <> 0"))
    assert kept == counted, f"I7 stages: {kept} instead of {counted}"
    check_tasks(office)


def check_tasks(office):
    """A timed task for each open visit of steps 2 to 7, and no other."""
    journals = {service: records.journal(office, service) for service in STEP_SERVICES}
    visits, _ = recount.fold(records.step_rows(journals))
    running = {(case, step) for (case, step, _), visit in visits.items() if visit["stop"] is None}
    shown = set(records.query(office, "portal", "SELECT DISTINCT case_id, step FROM task WHERE "
                              "step > 0"))
    assert running == shown, f"I7 tasks differ from open visits: {sorted(running ^ shown)[:4]}"
