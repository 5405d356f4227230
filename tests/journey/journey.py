#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One circular through all seven steps, against the real services, in simulated office time on
Lumajang's calendar. Twelve units report, four by workbook, of which one is refused first; one
is given a single cell back, one is late, and so is the Camat. Prints the table that timing gives,
lets the outside checker judge and count everything anew; exits 0 only if all of it agrees.

Usage: journey.py BIN [--wrong-verdict]
"""
import datetime
import json
import pathlib
import sqlite3
import sys
import time

import grpc

import report
import workbooks
from office import checker, recount, reported, settle
from office.client import Client, letter, person_token, slug_of, timestamp_of, uuid7
from office.clock import OFFICE_ZONE
from office.office_time import OfficeTime
from office.processes import Office, wait_until
from office.services import STEPS
from office.walk import calls

DATA = json.loads((pathlib.Path(__file__).parent / "indicators.json").read_text())
# Given back by the Sekretaris: one as a whole, one for a single cell.
RETURNED = {"kasi_pemberdayaan_masyarakat": [], "lurah_jogotrunan": [
    {"indicator": "lama_layanan", "key": "nilai", "reason": "Cocokkan dengan register"}]}
VALUES = {unit: reported.told(unit, rows) for unit, rows in DATA["units"].items()}


def local(day, clock):
    """An instant of October 2026 in the office."""
    hour, minute = map(int, clock.split(":"))
    return datetime.datetime(2026, 10, day, hour, minute, tzinfo=OFFICE_ZONE)


RECEIVED, REGISTERED = local(12, "08:05"), local(12, "08:08")
# When each call is made, in the order of the walk. The Camat comes back ten minutes too late, and
# the last Lurah sends a day after his own date.
TIMES = {
    "ForwardToSekretaris": [local(12, "08:10")], "ForwardToCamat": [local(12, "08:16")],
    "IssueDisposition": [local(12, "08:41")],
    "SubmitUnitData": [local(12 + day, f"{hour:02}:20") for day, hour in (
        (1, 8), (1, 10), (1, 14), (2, 8), (2, 9), (2, 10), (2, 11), (2, 13), (2, 14), (3, 8),
        (3, 9), (4, 8))] + [local(19, "10:05"), local(19, "11:00")],
    "CloseDraft": [local(16, "09:00"), local(19, "13:30")], "ReturnUnits": [local(16, "10:00")],
    "VerifyData": [local(20, "15:00")], "MarkDocumentsReady": [local(28, "15:20")],
    "ReviewDocuments": [local(29, "09:00")], "ApproveDocuments": [local(29, "13:10")],
    "AddCoveringLetter": [local(29, "13:15")], "SendPackage": [local(29, "13:22")],
    "RecordReceipt": [local(30, "09:40")],
}


class Journey:
    """One case, driven by the public calls with real tokens."""

    def __init__(self, office):
        self.office = office
        self.clock = OfficeTime(office, RECEIVED)
        self.answers = []
        self.refused = []  # what was said of wrong cells of workbooks

    def run(self):
        self.clock.go_to(REGISTERED)
        case_id = self.do("staf_penerima_surat", "correspondence", "RegisterLetter",
                          letter(self.office, 1, received=RECEIVED)).case_id
        units = {unit: unit for unit in DATA["units"]}
        times = {method: iter(found) for method, found in TIMES.items()}
        for call in calls(case_id, units, self.office.now, VALUES, RETURNED,
                          IssueDisposition={"missing_input_reason": ""}):
            at = next(times[call.method])
            self.clock.go_to(at)
            if call.method == "RecordReceipt":
                call.fields["received_time"] = timestamp_of(at)
            if call.method == "AddCoveringLetter":
                call.fields["date"] = at.date().isoformat()
            if call.method == "SubmitUnitData" and call.fields["unit"] in workbooks.UNITS:
                self.report_by_workbook(case_id, call.fields)
            self.do(call.who, call.service, call.method, call.fields)
            if call.method == "ReturnUnits":
                self.check_returned(case_id)
        # Two minutes on, each reader has asked once more whether anything is left.
        self.clock.go_to(self.clock.now + datetime.timedelta(minutes=2))
        return case_id

    def report_by_workbook(self, case_id, fields):
        """The numbers of a unit, before it sends them once more with what proves them."""
        unit = fields["unit"]
        self.hand_in(unit, fields, keep=True)
        position, revision, refused = workbooks.report(self.office, case_id, unit,
                                                       DATA["units"][unit])
        self.answers.append(("data-collection", case_id, position))
        fields["expected_revision"] = revision
        self.refused += [refused] if refused else []

    def check_returned(self, case_id):
        """Each unit sees exactly the cells that it was given back."""
        client = self.clock.clients["data-collection"]
        for unit in DATA["units"]:
            rows = client.call("GetUnitSheet", case_id=case_id, unit=unit).rows
            marked = [(row.indicator.id, cell.key) for row in rows for cell in row.returned]
            given = [(cell["indicator"], cell["key"]) for cell in RETURNED.get(unit, [])]
            assert marked == given, f"{unit} sees {marked} marked"

    def do(self, officer, service, method, fields, keep=True):
        """Makes one call with a token that was minted just now."""
        if method == "SubmitUnitData":
            self.hand_in(officer, fields, keep)
        client = Client(self.office, service, person_token(self.office, officer))
        answer = self.insist(method, lambda: client.call(method, insist=True, **fields))
        client.close()
        if keep:
            self.answers.append((service, fields.get("case_id") or answer.case_id,
                                 answer.position.sequence))
        return answer

    def hand_in(self, officer, fields, keep):
        """The file that the values name, before they are sent."""
        client = Client(self.office, "data-collection", person_token(self.office, officer))
        head = {"request_id": uuid7(), "case_id": fields["case_id"], "unit": fields["unit"],
                "name": "bukti-dukung.pdf", "sha256": reported.PROOF_SHA256}
        answer = self.insist("AttachEvidence", lambda: client.send(
            "AttachEvidence", [{"head": head}, {"data": reported.PROOF}]))
        client.close()
        if keep:
            self.answers.append(("data-collection", fields["case_id"], answer.position.sequence))

    @staticmethod
    def insist(method, make):
        """The answer to a call: after a jump of days a service first has to hear of the office
        again."""
        def answered():
            try:
                return make()
            except grpc.RpcError as error:
                if slug_of(error)[0] == "identity.office_too_old":
                    return None
                raise AssertionError(f"{method} was refused: {slug_of(error)}") from error
        return wait_until(answered, f"{method} is answered")

    def visits(self, case_id):
        def certain():
            found = self.clock.clients["timing"].call("GetCase", case_id=case_id).visits
            return None if any(visit.provisional for visit in found) else found
        return wait_until(certain, "every verdict is certain")


def forge(office):
    """Makes step 7 ten minutes later behind timing's back: its verdict becomes wrong."""
    with sqlite3.connect(office.database("timing")) as db:
        db.execute("UPDATE mark SET at_us = at_us + 600000000 WHERE step = 7 AND kind = 3")


def main(bin_dir, wrong_verdict):
    began = time.monotonic()
    with Office(bin_dir, starts_at=RECEIVED) as office:
        settle.begin(office)
        journey = Journey(office)
        print(f"Satu surat edaran melalui tujuh langkah, {DATA['period']}. {DATA['source']}")
        case_id = journey.run()
        if wrong_verdict:
            forge(office)
        visits = journey.visits(case_id)
        print("\n" + "\n".join(report.table(visits)) + "\n")
        print("\n".join(report.deviations(visits) + report.collection(
            DATA["units"], workbooks.UNITS, journey.refused, RETURNED, visits)))
        states = {(visit.step, visit.visit): visit.state for visit in visits}
        try:
            wait_until(lambda: settle.whole(office), "the stream holds every fact")
            seen = checker.check(
                office, journey.answers,
                lambda case: journey.clock.clients["timing"].call("GetCase", case_id=case))
            assert {step for step, _ in states} == set(STEPS), "a step is missing"
            assert list(states.values()).count(recount.LATE) == 1, "not exactly one late visit"
            assert states[(5, 1)] == recount.RETURNED, "step 5 was not returned"
            assert len(journey.refused) == 1, f"refused workbooks: {journey.refused}"
            late = [part.unit for visit in visits for part in visit.parts if part.late]
            assert late == ["lurah_tompokersan"], f"late units: {late}"
        except AssertionError as error:
            print(f"\nTIDAK COCOK: {error}", file=sys.stderr)
            return 1
        finally:
            journey.clock.close()
        print(f"\nSemua cocok: {seen.facts} fakta dihitung ulang dari basis data dan dari NATS, "
              f"rantai utuh, setiap penilaian sama; {seen.figures} capaian dihitung ulang dari "
              f"jurnal dengan pecahan sendiri. {journey.clock.jumps} lompatan waktu, "
              f"{time.monotonic() - began:.0f} detik.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--wrong-verdict" in sys.argv[2:]))
