# SPDX-License-Identifier: Apache-2.0
"""An office that measures much: the wide plan, twelve quarters that were declared, and a case of
the thirteenth in which every unit sends all of it."""
import wide_plan
from office import records, reported
from office.client import Client, letter, person_token, uuid7
from office.processes import wait_until
from office.services import STEP_SERVICES
from office.settle import begin
from office.walk import calls

PERIOD = "2026-TW3"
EARLIER = [f"{year}-TW{quarter}" for year in range(2023, 2027) for quarter in range(1, 5)][2:14]


def fill(office):
    """A case whose units have all sent their data, which they may still change; and its walk."""
    adopt(office)
    declare(office)
    case, walk = ask_units(office)
    for _ in wide_plan.units():
        make(office, next(walk))
    return case, walk


def adopt(office):
    """The wide plan takes the place of the shipped one."""
    names = (*STEP_SERVICES, "portal")
    begin(office, names)
    file = office.home / "rencana.textproto"
    file.write_text(f"# proto-message: tepat.plan.v1.Plan\n{wide_plan.plan()}")
    office.tepat("plan", "import", file, "--adopt")
    wait_until(lambda: all(len(records.query(office, name, "SELECT 1 FROM office_plan")) == 2
                           for name in names), "the wide plan is known")


def declare(office):
    """What every unit reached in the quarters before."""
    planner = Client(office, "data-collection", person_token(office, "kasubbag_keuangan"))
    for period in EARLIER:
        for unit in wide_plan.units():
            planner.call("DeclareValues", request_id=uuid7(), period=period, unit=unit,
                         values=wide_plan.values(), source="Laporan kinerja triwulan itu")
    planner.close()


def ask_units(office):
    """A case that asks all units, and the calls that follow."""
    clerk = Client(office, "correspondence", person_token(office, "staf_penerima_surat"))
    case = clerk.call("RegisterLetter", **letter(office, 1, period=PERIOD)).case_id
    clerk.close()
    values = {unit: wide_plan.values(with_files=True) for unit in wide_plan.units()}
    walk = calls(case, {unit: unit for unit in values}, office.now, values)
    for _ in range(3):
        make(office, next(walk))
    return case, walk


def make(office, call):
    """Makes a call of a walk; what a unit sends is proved first."""
    client = Client(office, call.service, person_token(office, call.who))
    if call.method == "SubmitUnitData":
        hand_in(client, {key: call.fields[key] for key in ("case_id", "unit")})
    wait_until(lambda: client.call_if_arrived(call.method, insist=True, **call.fields), call.method)
    client.close()


def hand_in(client, part):
    """The file that proves what a unit sends."""
    wait_until(lambda: client.call_if_arrived("GetUnitSheet", **part), "the unit is asked")
    client.send("AttachEvidence", [{"head": {"request_id": uuid7(), "name": "bukti.pdf", **part}},
                                   {"data": reported.PROOF}])
