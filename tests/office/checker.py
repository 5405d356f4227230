# SPDX-License-Identifier: Apache-2.0
"""The one checker behind every fault test. It shares no code with what it checks: it reads the
services' files and the stream (records.py), counts facts by their ids, walks the hash chains, and
judges every visit anew (recount.py).

I1 each fact applied exactly once by each reader (cursor = head when quiet), parked ones listed
I2 sequences dense, chains verify          I5 timing's visits = a fresh fold of all journals
I3 no step by an actor without the right, judged by the office cursor that the fact records
I4 each case is in one place, hand-offs given = taken  I6 each success answered is there, once
I7 the portal's read model = a fresh rebuild (read_model.py)
I8 the stream holds every fact                         I9 no missing file, no orphan
I10 per visit, instants never go backwards             I11 values: values_check.py
"""
import hashlib
import json
from typing import NamedTuple

from office import values_check
from office.client import Client
from office.records import (HANDOFFS, behind, journal, owed, query, readers, received_by,
                            step_rows, stream_ids)
from office.recount import (BREACHED, CANCELLED, PAUSED, PENDING, RETURNED, RUNNING, calendar_for,
                            fold, instant, instant_of, judge, judge_part, parts_of, pauses_of,
                            rebases_in, sop_of, standards_in, stands_still, state_at)
from office.services import SERVICES, STEP_SERVICES


def check_chain(service, rows):
    """I2."""
    previous = bytes(32)
    for expected, (sequence, body, digest) in enumerate(rows, 1):
        event = json.loads(body)
        assert sequence == expected, f"I2 {service}: row {expected} has sequence {sequence}"
        assert event["sequence"] == str(sequence), f"I2 {service}: {sequence} says otherwise inside"
        assert event["incarnation"], f"I2 {service}: {sequence} is of no life of its service"
        previous = hashlib.sha256(previous + body).digest()
        assert digest == previous, f"I2 {service}: the chain breaks at {sequence}"
    ids = [json.loads(body)["id"] for _, body, _ in rows]
    assert len(ids) == len(set(ids)), f"I2 {service}: an event id twice"


def check_cursors(office, heads):
    """I1."""
    late = behind(office, heads)
    assert not late, f"I1 not at the head of its source: {late}"
    for reader in readers(office):
        parked = query(office, reader, "SELECT source, sequence, slug FROM parked")
        assert not parked, f"I1 {reader} has parked {parked}"


COMMANDS = {  # fact -> step and commands of the SOP by which somebody may have decided it, and more
    "letter-registered": (1, ["register"]),
    "scan-attached": (1, ["register", "open_on_schedule"]),
    "case-opened-on-schedule": (1, ["open_on_schedule"]),
    "letter-forwarded-to-sekretaris": (2, ["forward_to_sekretaris"]),
    "letter-read": (2, ["forward_to_camat"]),
    "letter-forwarded-to-camat": (2, ["forward_to_camat"]),
    "disposition-issued": (3, ["dispose"]),
    "disposition-declined": (3, ["dispose"]),
    "unit-data-submitted": (4, ["submit_unit_data"]),
    "evidence-attached": (4, ["submit_unit_data"]),
    "value-commented": (4, ["submit_unit_data", "close_draft"], 5, ["check"]),
    "unit-assigned": (4, ["close_draft"]),
    "unit-waived": (4, ["close_draft"]),
    "collection-rebased": (4, ["close_draft"]),
    "draft-closed": (4, ["close_draft"]),
    "unit-given-back": (4, ["close_draft"]),
    "units-returned": (5, ["check"]),
    "data-verified": (5, ["check"]),
    "documents-ready": (6, ["prepare_documents"]),
    "documents-reviewed": (6, ["review"]),
    "documents-approved": (6, ["approve"]),
    "documents-returned": (6, ["review", "approve"]),
    "covering-letter-added": (7, ["send"]),
    "package-sent": (7, ["send"]),
    "receipt-recorded": (7, ["send"]),
}
ROLES = {  # fact -> roles by which somebody may have decided it, whatever an SOP says
    "values-declared": {"kasubbag_keuangan"},
}


UNITS_OWN = ("unit-data-submitted", "evidence-attached", "value-commented")


def allowed_by(sop, places):
    """Roles and positions by command; `places`: as in COMMANDS."""
    allowed = {}
    for step, commands in zip(places[::2], places[1::2]):
        for roles in sop["steps"][step - 1]["commands"]:
            if roles["command"] in commands:
                allowed[roles["command"]] = set(roles["responsible"]) | {roles["accountable"]}
    return allowed


def check_rights(office_rows, rows):
    """I3."""
    for _, body, _ in rows:
        event = json.loads(body)
        name = event["type"].split(".")[2]
        if name not in COMMANDS and name not in ROLES:
            continue
        data = event["data"]
        actor, cursor = data["actor"], int(data["officeCursor"])
        known = [json.loads(b)["data"]["payload"] | {"type": json.loads(b)["type"]}
                 for sequence, b, _ in office_rows if sequence <= cursor]
        directory = [p for p in known if p["type"] == "tepat.office.directory-adopted.v1"][-1]
        held = {h["position"] for h in directory["holdings"] if h["personId"] == actor["personId"]}
        revoked = {p["delegationId"] for p in known
                   if p["type"] == "tepat.office.delegation-revoked.v1"}
        acting = {p["position"] for p in known
                  if p["type"] == "tepat.office.delegation-granted.v1"
                  and p["personId"] == actor["personId"] and p["delegationId"] not in revoked
                  and instant(p["startTime"]) <= instant(event["time"]) < instant(p["endTime"])}
        assert actor["position"] in held | acting, f"I3 {event['id']}: position is not held"
        sop = [p["sop"] for p in known if p["type"] == "tepat.office.sop-adopted.v1"][-1]
        allowed = {"": ROLES[name]} if name in ROLES else allowed_by(sop, COMMANDS[name])
        position = [p for p in directory["positions"] if p["key"] == actor["position"]][0]
        names = {position["key"], position.get("role")}
        assert names & set().union(*allowed.values()), f"I3 {event['id']}: no right"
        if name in UNITS_OWN and position.get("unit"):
            own = position["unit"] == data["payload"]["unit"]
            keeps = names & set().union(*(roles for command, roles in allowed.items()
                                          if command != "submit_unit_data"))
            assert own or keeps or position["key"] == "kasubbag_keuangan", \
                f"I3 {event['id']}: other unit"


def check_visits(office_rows, rows, get_case, now):
    """I5, I10: timing shows every visit, and each equals our own fold and judgement."""
    sops, calendars = standards_in(office_rows)
    rebases = rebases_in(office_rows)
    visits, opened = fold(rows)
    expected = {}
    for (case, step, number), visit in visits.items():
        expected.setdefault(case, {})[(step, number)] = visit
    for case, step, at, sop in opened:
        known = expected.setdefault(case, {})
        starts = [v["start"] for (s, _), v in known.items() if s == step]
        if at not in starts:
            known[(step, len(starts) + 1)] = {"start": at, "stop": None, "sop": sop, "ids": None}
    for case, wanted in expected.items():
        shown = {(v.step, v.visit): v for v in get_case(case).visits}
        assert set(shown) == set(wanted), f"I5 {case}: {set(shown)} instead of {set(wanted)}"
        for key, visit in wanted.items():
            visit["sop"] = sop_of(visit, rebases.get(case, []))
            check_visit(f"I5 {case} {key}", visit, shown[key], sops, calendars, now)
    return len(expected)


def check_visit(where, visit, shown, sops, calendars, now):
    assert (shown.sop_id, shown.sop_version) == visit["sop"], f"{where}: another SOP version"
    standard = sops[visit["sop"]][shown.step - 1]["standard"]
    calendar = calendar_for(calendars, visit["stop"])
    due, breach = judge(standard, calendar, visit["start"], pauses_of(visit, now))
    assert instant_of(shown.start_time) == visit["start"], f"{where}: start"
    if not stands_still(visit):  # else both move with every moment
        said = instant_of(shown.due_time)
        assert said == due, f"{where}: due {said} not {due}"
        assert instant_of(shown.breach_time) == breach, f"{where}: breach"
    if visit["stop"]:
        assert instant_of(shown.stop_time) == visit["stop"], f"{where}: stop"
    else:
        assert not shown.HasField("stop_time"), f"{where}: is open"
    if visit["ids"] is not None:
        assert list(shown.event_ids) == visit["ids"], f"{where}: rests on other facts"
    state = state_at(due, breach, visit["stop"], now)
    if stands_still(visit) and state != BREACHED:
        state = PAUSED
    state = {"KIND_CANCELLED": CANCELLED, "KIND_RETURNED": RETURNED}.get(visit.get("ended"), state)
    allowed = {state} | ({PENDING} if visit["ids"] is None and state == RUNNING else set())
    assert shown.state in allowed, f"{where}: state {shown.state} instead of {allowed}"
    check_parts(where, visit, shown, due, calendars, now)


def check_parts(where, visit, shown, visit_due, calendars, now):
    """I5: each unit's share of a visit equals our own fold and judgement."""
    wanted = dict(parts_of(visit)) if visit["ids"] is not None else {}
    said = {(part.unit, part.n): part for part in shown.parts}
    assert set(said) == set(wanted), f"{where}: parts {set(said)} instead of {set(wanted)}"
    for key, part in wanted.items():
        one = said[key]
        calendar = calendar_for(calendars, part["stop"])
        due, breach = judge_part(part, visit_due, calendar, pauses_of(visit, now))
        if not stands_still(visit):
            assert instant_of(one.due_time) == due, f"{where} {key}: due"
            assert instant_of(one.breach_time) == breach, f"{where} {key}: breach"
        state = state_at(due, breach, part["stop"], now)
        if part["stop"] is None and stands_still(visit) and state != BREACHED:
            state = PAUSED
        state = {"KIND_CANCELLED": CANCELLED, "KIND_RETURNED": RETURNED}.get(part["ended"], state)
        assert one.state == state, f"{where} {key}: state {one.state} instead of {state}"
        assert one.late == ((part["stop"] or now) > breach), f"{where} {key}: late"
        assert list(one.event_ids) == part["ids"], f"{where} {key}: rests on other facts"


def check_places(office, journals):
    """I4: a letter lies where its last fact has put it, and the visits that are open are those that
    the services' own rows name."""
    visits, _ = fold(step_rows(journals))
    shown = {(case, step) for (case, step, _), visit in visits.items() if visit["stop"] is None}
    owned = set()
    for case, desk in query(office, "correspondence", "SELECT case_id, desk FROM letter"):
        if desk in (1, 2):
            owned.add((case, 2))
    for case, in query(office, "disposition", "SELECT case_id FROM disposition WHERE state = 1"):
        owned.add((case, 3))
    for service, table in (("data-collection", "collection"), ("submission", "submission")):
        owned.update(query(office, service,
                           f"SELECT case_id, open_step FROM {table} WHERE open_step > 0"))
    assert shown == owned, f"I4 open visits {sorted(shown ^ owned)[:4]} differ from the rows"
    steps = {}
    for case, step in shown:
        assert steps.setdefault(case, step) == step, f"I4 {case}: {steps[case]} and {step} open"
    desks = {"DESK_FRONT_DESK": 1, "DESK_SEKRETARIS": 2, "DESK_CAMAT": 3}
    last = {}
    for _, body, _ in journals["correspondence"]:
        event = json.loads(body)
        payload, name = event["data"]["payload"], event["type"].split(".")[2]
        if name in ("letter-registered", "letter-forwarded-to-sekretaris", "letter-read",
                    "letter-forwarded-to-camat"):
            at = 5 if payload.get("onSchedule") else desks[payload.get("desk", "DESK_FRONT_DESK")]
            last[event["subject"]] = at
        elif name == "case-ended":
            last[event["subject"]] = 4
    for case, desk in query(office, "correspondence", "SELECT case_id, desk FROM letter"):
        assert last[case] == desk, f"I4 {case} lies at {desk}, not {last[case]}"


def check_letters(office, rows):
    """I4: a row and an agenda number per registered letter."""
    facts = [json.loads(body) for _, body, _ in rows]
    registered = [e["subject"] for e in facts if e["type"].endswith(".letter-registered.v1")]
    stored = query(office, "correspondence",
                   "SELECT case_id, agenda_year, agenda_number FROM letter")
    assert sorted(registered) == sorted(row[0] for row in stored), "I4 letters and facts differ"
    for year in {row[1] for row in stored}:
        numbers = sorted(row[2] for row in stored if row[1] == year)
        assert numbers == list(range(1, len(numbers) + 1)), f"I4 agenda {year}: gaps or doubles"


def check_answers(journals, answered):
    """I6: each success that a client saw is in the journal, once. `answered`: service, case id and
    sequence of each."""
    places = [(service, sequence) for service, _, sequence in answered]
    assert len(places) == len(set(places)), "I6 two answers name one fact"
    subjects = {service: {sequence: json.loads(body).get("subject")
                          for sequence, body, _ in rows} for service, rows in journals.items()}
    for service, case, sequence in answered:
        found = subjects[service].get(sequence)
        assert found == case, f"I6 {service} {sequence} was answered for {case}, but is {found}"


FILES = {  # service -> what its rows say of files that it holds
    **{service: f"SELECT sha256 FROM case_document WHERE sha256 <> '' AND place = '{service}'"
       for service in STEP_SERVICES},
    "office": "SELECT sha256 FROM year_file"}
FILES["data-collection"] += " UNION SELECT sha256 FROM evidence_file"


def check_files(office):
    """I9: every linked file is there with its content, and nothing else is."""
    for service, statement in FILES.items():
        linked = {row[0] for row in query(office, service, statement)}
        held = set()
        for path in (office.home / service / "blobs").rglob("*"):
            if path.is_file():
                held.add(path.parent.name + path.name)
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                assert digest == path.parent.name + path.name, f"I9 {service}: {path} was changed"
        assert linked == held, f"I9 {service}: missing {linked - held}, orphans {held - linked}"


def check_stream(office, journals):
    """I8."""
    held = set(stream_ids(office))
    for service, rows in journals.items():
        missing = [seq for seq, body, _ in rows if json.loads(body)["id"] not in held]
        assert not missing, f"I8 the stream lacks {len(missing)} facts of {service}: {missing[:5]}"


def check_announcements(journals):
    """Each breach and verdict is announced once, none before its instant, and none is missing."""
    seen = set()
    for _, body, _ in journals["timing"]:
        event = json.loads(body)
        if "subject" not in event:
            continue  # the beginning of a new life after a restore
        payload, kind = event["data"]["payload"], event["type"].split(".")[2]
        part = payload.get("part", {})
        key = (event["subject"], payload["step"], payload["visit"], kind)
        if part:
            key += (part["unit"], part["n"])
        if kind in ("visit-breached", "verdict-given", "part-warned", "part-breached",
                    "part-verdict-given"):
            assert key not in seen, f"announced twice: {key}"
            seen.add(key)
        if kind in ("visit-breached", "part-breached"):
            breach = instant((part or payload)["breachTime"])
            assert instant(event["time"]) > breach, f"early: {key}"
    visits, _ = fold(step_rows(journals))
    for (case, step, number), visit in visits.items():
        if visit["stop"]:
            assert (case, step, number, "verdict-given") in seen, f"no verdict: {case} {step}"
        for part, ended in parts_of(visit):
            if ended["stop"]:
                told = (case, step, number, "part-verdict-given") + part
                assert told in seen, f"no verdict: {told}"


def check_handoffs(office, journals, stuck_allowed=()):
    """I4: hand-offs received are those owed; stuck ones are listed, and only where allowed."""
    for receiver in {receiver for _, receiver in HANDOFFS}:
        expected = set()
        for (giver, to), facts in HANDOFFS.items():
            if to == receiver:
                expected |= owed(journals[giver], facts)
        received = received_by(office, receiver)
        assert received <= expected, f"I4 {receiver} has received {len(received - expected)} more"
        stuck = {json.loads(body)["id"] for giver, to in HANDOFFS if to == receiver
                 for sequence, body, _ in journals[giver]
                 if (giver, sequence) in stuck_allowed}
        assert expected - received <= stuck, f"I4 {receiver} lacks {len(expected - received)}"
    for giver in STEP_SERVICES:
        listed = {(giver, row[0]) for row in query(office, giver, "SELECT sequence FROM stuck")}
        assert listed <= set(stuck_allowed), f"I4 stuck at {giver}: {listed}"


def check_values(office, journals):
    """I11."""
    client = Client(office, "data-collection")
    try:
        return values_check.check(
            journals["office"], journals["data-collection"],
            lambda statement: query(office, "data-collection", statement), client)
    finally:
        client.close()


class Checked(NamedTuple):
    """How many of each were looked at; figures are those that were counted anew."""
    cases: int
    facts: int
    figures: int


def check(office, answered, get_case, with_stream=True, stuck_allowed=()):
    """All invariants; returns how much was looked at."""
    journals = {service: journal(office, service) for service in SERVICES}
    for service, rows in journals.items():
        check_chain(service, rows)
    check_cursors(office, {service: len(rows) for service, rows in journals.items()})
    check_letters(office, journals["correspondence"])
    check_files(office)
    check_answers(journals, answered)
    check_places(office, journals)
    check_handoffs(office, journals, stuck_allowed)
    check_rights(journals["office"], step_rows(journals))
    with office.clock.standing() as now:
        cases = check_visits(journals["office"], step_rows(journals), get_case, now)
    check_announcements(journals)
    figures = check_values(office, journals)
    if with_stream:
        check_stream(office, journals)
    return Checked(cases, sum(len(rows) for rows in journals.values()), figures)
