# SPDX-License-Identifier: Apache-2.0
"""The one checker behind every fault test. It shares no code with what it checks: it reads the
services' files and the stream, counts facts by their ids, walks the hash chains, and judges every
visit by its own arithmetic of working time.

I1 each fact applied exactly once by each reader (cursor = head when quiet), parked ones listed
I2 sequences dense, chains verify          I5 timing's visits = a fresh fold of all journals
I3 no step by an actor without the right, judged by the office cursor that the fact records
I4 each letter has its agenda entry and its visit      I6 each success answered is there, once
I8 the stream holds every fact                         I10 per visit, instants never go backwards
"""
import base64
import datetime
import hashlib
import json
import sqlite3
import zoneinfo

from nats_client import NatsClient

STEP_SERVICES = ("correspondence", "disposition")
READERS = {"correspondence": ["office"], "disposition": ["office"],
           "timing": ["office", *STEP_SERVICES]}
KINDS = {"KIND_COMPLETED", "KIND_RETURNED", "KIND_CANCELLED"}
PENDING, RUNNING, DUE, BREACHED, MET, MET_AFTER_HOURS, LATE = 1, 2, 4, 5, 6, 7, 8
RETURNED, CANCELLED = 9, 10


class Calendar:
    """Working time, the plain way: a list of spans, walked from the front."""

    def __init__(self, text):
        data = json.loads(text)
        zone = zoneinfo.ZoneInfo(data["time_zone"])
        closed = {day["date"] for day in data["holidays"]}
        special = {day["date"]: day["hours"] for day in data.get("date_overrides", [])}
        names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        date = datetime.date.fromisoformat(data["complete_from"])
        self.days = []
        while date <= datetime.date.fromisoformat(data["complete_until"]):
            key = date.isoformat()
            hours = special.get(key)
            if hours is None:
                hours = [] if key in closed else data["weekly"].get(names[date.weekday()], [])
            spans = [tuple(self._instant(date, at, zone) for at in span) for span in hours]
            if spans:
                self.days.append(spans)
            date += datetime.timedelta(days=1)

    @staticmethod
    def _instant(date, clock, zone):
        hour, minute = map(int, clock.split(":"))
        return datetime.datetime.combine(date, datetime.time(hour, minute), zone).astimezone(
            datetime.timezone.utc)

    def _spans(self, at):
        for index, spans in enumerate(self.days):
            for begin, end in spans:
                if end > at:
                    yield index, max(begin, at), end

    def add(self, start, budget):
        for _, begin, end in self._spans(start):
            if end - begin >= budget:
                return begin + budget
            budget -= end - begin
        raise OverflowError("beyond the calendar")

    def first_open(self, at):
        return next(self._spans(at))[1]

    def add_days(self, start, count):
        return self.days[next(self._spans(start))[0] + count][-1][1]


def journal(office, service):
    """Rows of a journal, each event parsed."""
    db = sqlite3.connect(f"file:{office.database(service)}?mode=ro", uri=True)
    try:
        rows = db.execute("SELECT sequence, body, hash FROM journal ORDER BY sequence").fetchall()
        return [(sequence, bytes(body), bytes(digest)) for sequence, body, digest in rows]
    finally:
        db.close()


def query(office, service, statement):
    db = sqlite3.connect(f"file:{office.database(service)}?mode=ro", uri=True)
    try:
        return db.execute(statement).fetchall()
    finally:
        db.close()


def check_chain(service, rows):
    """I2."""
    previous, incarnations = bytes(32), []
    for expected, (sequence, body, digest) in enumerate(rows, 1):
        event = json.loads(body)
        assert sequence == expected, f"I2 {service}: row {expected} has sequence {sequence}"
        assert event["sequence"] == str(sequence), f"I2 {service}: {sequence} says otherwise inside"
        previous = hashlib.sha256(previous + body).digest()
        assert digest == previous, f"I2 {service}: the chain breaks at {sequence}"
        if event["incarnation"] not in incarnations:
            incarnations.append(event["incarnation"])
    ids = [json.loads(body)["id"] for _, body, _ in rows]
    assert len(ids) == len(set(ids)), f"I2 {service}: an event id twice"


def check_cursors(office, heads):
    """I1."""
    for reader, sources in READERS.items():
        cursors = {source.rsplit("/", 1)[1]: sequence for source, sequence in query(
            office, reader, "SELECT source, sequence FROM reader_cursor")}
        for source in sources:
            assert cursors.get(source, 0) == heads[source], \
                f"I1 {reader} stands at {cursors.get(source, 0)} of {source}, not {heads[source]}"
        parked = query(office, reader, "SELECT source, sequence, slug FROM parked")
        assert not parked, f"I1 {reader} has parked {parked}"


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def standards_in(office_rows):
    """SOP versions and the default calendar, from the office's own facts."""
    sops, calendar = {}, None
    for _, body, _ in office_rows:
        event = json.loads(body)
        payload = event["data"]["payload"]
        if event["type"] == "tepat.office.sop-adopted.v1":
            sops[(payload["sop"]["sopId"], payload["sop"]["version"])] = payload["sop"]["steps"]
        elif event["type"] == "tepat.office.calendar-adopted.v1" and payload.get("isDefault"):
            calendar = Calendar(payload["file"])
    return sops, calendar


def judge(standard, calendar, start):
    """Due and breach instant of one visit."""
    if standard["unit"] == "UNIT_MINUTES":
        due = calendar.add(start, datetime.timedelta(minutes=standard["amount"]))
    else:
        due = calendar.add_days(start, standard["amount"])
    return due, calendar.first_open(due)


def state_at(due, breach, stop, now):
    at = stop or now
    if at > breach:
        return LATE if stop else BREACHED
    if at > due:
        return MET_AFTER_HOURS if stop else DUE
    return MET if stop else RUNNING


def fold(rows):
    """Visits by (case, step, visit), from marks in the order of the journal; what opened steps."""
    visits, opened = {}, []
    for _, body, _ in rows:
        event = json.loads(body)
        for mark in event["data"].get("marks", []):
            key = (event["subject"], mark["step"], mark["visit"])
            visit = visits.setdefault(key, {"start": None, "stop": None, "ids": []})
            visit["ids"].append(event["id"])
            at = instant(mark["at"])
            if mark["kind"] == "KIND_STARTED":
                visit["start"] = at
                visit["sop"] = (mark["sopId"], mark["sopVersion"])
            elif mark["kind"] in KINDS:
                visit["stop"], visit["ended"] = at, mark["kind"]
                if mark.get("opens"):
                    opened.append((event["subject"], mark["opens"], at, visit["sop"]))
            if visit["start"] and visit["stop"]:
                assert visit["start"] <= visit["stop"], f"I10 {key} runs backwards"
    return visits, opened


COMMANDS = {  # fact -> step and command of the SOP
    "letter-registered": (1, "register"),
    "letter-forwarded-to-sekretaris": (2, "forward_to_sekretaris"),
    "letter-read": (2, "forward_to_camat"),
    "letter-forwarded-to-camat": (2, "forward_to_camat"),
    "case-cancelled": (2, "cancel_case"),
    "disposition-issued": (3, "dispose"),
    "disposition-declined": (3, "dispose"),
}


def check_rights(office_rows, rows):
    """I3."""
    for _, body, _ in rows:
        event = json.loads(body)
        name = event["type"].split(".")[2]
        if name not in COMMANDS:
            continue
        data = event["data"]
        actor, cursor = data["actor"], int(data["officeCursor"])
        known = [json.loads(b)["data"]["payload"] | {"type": json.loads(b)["type"]}
                 for sequence, b, _ in office_rows if sequence <= cursor]
        directory = [p for p in known if p["type"] == "tepat.office.directory-adopted.v1"][-1]
        held = {h["position"] for h in directory["holdings"] if h["personId"] == actor["personId"]}
        acting = {p["position"] for p in known
                  if p["type"] == "tepat.office.delegation-granted.v1"
                  and p["personId"] == actor["personId"]
                  and instant(p["startTime"]) <= instant(event["time"]) < instant(p["endTime"])}
        assert actor["position"] in held | acting, f"I3 {event['id']}: position is not held"
        step, command = COMMANDS[name]
        sop = [p["sop"] for p in known if p["type"] == "tepat.office.sop-adopted.v1"][-1]
        roles = [c for c in sop["steps"][step - 1]["commands"] if c["command"] == command][0]
        position = [p for p in directory["positions"] if p["key"] == actor["position"]][0]
        allowed = set(roles["responsible"]) | {roles["accountable"]}
        assert {position["key"], position.get("role")} & allowed, f"I3 {event['id']}: no right"


def stamp(field):
    return instant(field.ToJsonString())


def check_visits(office_rows, rows, get_case, now):
    """I5, I10: timing shows every visit, and each equals our own fold and judgement."""
    sops, calendar = standards_in(office_rows)
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
            check_visit(f"I5 {case} {key}", visit, shown[key], sops, calendar, now)
    return len(expected)


def check_visit(where, visit, shown, sops, calendar, now):
    standard = sops[visit["sop"]][shown.step - 1]["standard"]
    due, breach = judge(standard, calendar, visit["start"])
    assert stamp(shown.start_time) == visit["start"], f"{where}: start"
    assert stamp(shown.due_time) == due, f"{where}: due {stamp(shown.due_time)} instead of {due}"
    assert stamp(shown.breach_time) == breach, f"{where}: breach"
    if visit["stop"]:
        assert stamp(shown.stop_time) == visit["stop"], f"{where}: stop"
    else:
        assert not shown.HasField("stop_time"), f"{where}: is open"
    if visit["ids"] is not None:
        assert list(shown.event_ids) == visit["ids"], f"{where}: rests on other facts"
    state = state_at(due, breach, visit["stop"], now)
    state = {"KIND_CANCELLED": CANCELLED, "KIND_RETURNED": RETURNED}.get(visit.get("ended"), state)
    allowed = {state} | ({PENDING} if visit["ids"] is None and state == RUNNING else set())
    assert shown.state in allowed, f"{where}: state {shown.state} instead of {allowed}"


def check_desks(office, rows):
    """I4: a letter lies where its last fact has put it, and its step 2 is open only there."""
    visits, _ = fold(rows)
    desks = {"DESK_FRONT_DESK": 1, "DESK_SEKRETARIS": 2, "DESK_CAMAT": 3, "DESK_NOWHERE": 4}
    last = {}
    for _, body, _ in rows:
        event = json.loads(body)
        payload = event["data"]["payload"]
        last[event["subject"]] = (desks[payload.get("desk", "DESK_FRONT_DESK")],
                                  payload.get("revision", 1))
    for case, desk, revision in query(office, "correspondence",
                                      "SELECT case_id, desk, revision FROM letter"):
        assert last[case] == (desk, revision), f"I4 {case}: {(desk, revision)} not {last[case]}"
        is_open = visits[(case, 2, 1)]["stop"] is None
        assert is_open == (desk in (1, 2)), f"I4 {case}: desk {desk}, step 2 open: {is_open}"


def check_letters(office, rows, answered):
    """I4, I6: a row and an agenda number per registered letter; each success is there, once."""
    facts = [json.loads(body) for _, body, _ in rows]
    registered = [e["subject"] for e in facts if e["type"].endswith(".letter-registered.v1")]
    stored = query(office, "correspondence",
                   "SELECT case_id, agenda_year, agenda_number FROM letter")
    assert sorted(registered) == sorted(row[0] for row in stored), "I4 letters and facts differ"
    numbers = sorted(row[2] for row in stored)
    assert numbers == list(range(1, len(numbers) + 1)), "I4 the agenda has gaps or doubles"
    by_sequence = {int(e["sequence"]): e["subject"] for e in facts}
    cases = [answer.case_id for answer in answered]
    assert len(cases) == len(set(cases)), "I6 two answers name one case"
    for answer in answered:
        found = by_sequence.get(answer.position.sequence)
        assert found == answer.case_id, f"I6 case {answer.case_id} was answered, but is not there"


def stream_ids(office):
    """Ids of the events in the stream, read with the keeper's own rights."""
    client = NatsClient(office.port, "timing", office.password("timing"))
    info = json.loads(client.request("$JS.API.STREAM.INFO.TEPAT"))
    state, ids = info["state"], []
    for sequence in range(state["first_seq"], state["last_seq"] + 1):
        answer = json.loads(client.request("$JS.API.STREAM.MSG.GET.TEPAT",
                                           json.dumps({"seq": sequence})))
        if "message" in answer:
            ids.append(json.loads(base64.b64decode(answer["message"]["data"])).get("id"))
    client.close()
    return ids


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
        payload, kind = event["data"]["payload"], event["type"].split(".")[2]
        key = (event["subject"], payload["step"], payload["visit"], kind)
        if kind in ("visit-breached", "verdict-given"):
            assert key not in seen, f"announced twice: {key}"
            seen.add(key)
        if kind == "visit-breached":
            assert instant(event["time"]) > instant(payload["breachTime"]), f"early: {key}"
    visits, _ = fold(step_rows(journals))
    for (case, step, number), visit in visits.items():
        if visit["stop"]:
            assert (case, step, number, "verdict-given") in seen, f"no verdict: {case} {step}"


def step_rows(journals):
    """Rows of all services that own steps."""
    return [row for service in STEP_SERVICES for row in journals[service]]


def owed_handoffs(office):
    """How many letters have reached the Camat and not arrived at disposition yet."""
    forwarded = query(office, "correspondence", "SELECT count(*) FROM letter WHERE desk = 3")
    return forwarded[0][0] - query(office, "disposition", "SELECT count(*) FROM disposition")[0][0]


def check_handoffs(office, journals):
    """I4: what correspondence has forwarded has arrived at disposition, once; nothing is stuck."""
    owed = [json.loads(body)["id"] for _, body, _ in journals["correspondence"]
            if json.loads(body)["type"].endswith(".letter-forwarded-to-camat.v1")]
    delivered = [json.loads(body)["data"]["payload"]["handedOverBy"]
                 for _, body, _ in journals["disposition"]
                 if json.loads(body)["type"].endswith(".disposition-opened.v1")]
    stuck = query(office, "correspondence", "SELECT sequence, slug FROM stuck")
    assert not stuck, f"I4 stuck: {stuck}"
    assert sorted(owed) == sorted(delivered), "I4 hand-offs delivered are not those owed"


def check(office, answered, get_case, with_stream=True):
    """All invariants; returns how many cases and facts were looked at."""
    journals = {service: journal(office, service)
                for service in ("office", *STEP_SERVICES, "timing")}
    for service, rows in journals.items():
        check_chain(service, rows)
    check_cursors(office, {service: len(rows) for service, rows in journals.items()})
    check_letters(office, journals["correspondence"], answered)
    check_desks(office, journals["correspondence"])
    check_handoffs(office, journals)
    check_rights(journals["office"], step_rows(journals))
    now = datetime.datetime.now(datetime.timezone.utc)
    cases = check_visits(journals["office"], step_rows(journals), get_case, now)
    check_announcements(journals)
    if with_stream:
        check_stream(office, journals)
    return cases, sum(len(rows) for rows in journals.values())
