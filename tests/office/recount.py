# SPDX-License-Identifier: Apache-2.0
"""Visits and verdicts, counted the plain way: from the marks of the journals, the office's own
facts and a list of working spans that is walked from the front. Shares no code with timing."""
import datetime
import json
import zoneinfo

ENDS = {"KIND_COMPLETED", "KIND_RETURNED", "KIND_CANCELLED"}
PENDING, RUNNING, PAUSED, DUE, BREACHED, MET, MET_AFTER_HOURS, LATE = 1, 2, 3, 4, 5, 6, 7, 8
RETURNED, CANCELLED = 9, 10


class Calendar:
    """Working time, the plain way: a list of spans, walked from the front."""

    def __init__(self, text):
        data = json.loads(text)
        zone = zoneinfo.ZoneInfo(data["time_zone"])
        closed = {day["date"] for day in data["holidays"]}
        special = {day["date"]: day["hours"] for day in data.get("date_overrides", [])}
        names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        self.zone = zone
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

    def date_of(self, at):
        return at.astimezone(self.zone).date()

    def spans(self, at, pauses=()):
        """Working time from `at` on, outside the pauses: (day, begin, end)."""
        for index, spans in enumerate(self.days):
            for begin, end in spans:
                begin = max(begin, at)
                for stands, goes in sorted(pauses):
                    if begin < stands < end:
                        yield index, begin, stands
                    if stands < end and goes > begin:
                        begin = max(begin, goes)
                if end > begin:
                    yield index, begin, end

    def add(self, start, budget, pauses=()):
        for _, begin, end in self.spans(start, pauses):
            if end - begin >= budget:
                return begin + budget
            budget -= end - begin
        raise OverflowError("beyond the calendar")

    def first_open(self, at, pauses=()):
        return next(self.spans(at, pauses))[1]

    def add_days(self, start, count, pauses=()):
        day = next(self.spans(start))[0]
        while count > 0:
            day += 1
            worked = any(index == day for index, _, _ in self.spans(self.days[day][0][0], pauses)
                         if index <= day)
            count -= 1 if worked else 0
        return self.days[day][-1][1]


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def standards_in(office_rows):
    """SOP versions, and the default calendar's versions with the instant of each."""
    sops, calendars = {}, []
    for _, body, _ in office_rows:
        event = json.loads(body)
        payload = event["data"]["payload"]
        if event["type"] == "tepat.office.sop-adopted.v1":
            sops[(payload["sop"]["sopId"], payload["sop"]["version"])] = payload["sop"]["steps"]
        elif event["type"] == "tepat.office.calendar-adopted.v1" and payload.get("isDefault"):
            calendars.append((instant(event["time"]), Calendar(payload["file"])))
    return sops, calendars


def rebases_in(office_rows):
    """By case: from when on it follows which SOP version, oldest first."""
    rebases = {}
    for _, body, _ in office_rows:
        event = json.loads(body)
        if event["type"] == "tepat.office.case-rebased.v1":
            payload = event["data"]["payload"]
            rebases.setdefault(payload["caseId"], []).append(
                (instant(event["time"]), (payload["sopId"], payload["sopVersion"])))
    return rebases


def sop_of(visit, rebases):
    """The version that judges a visit: the last that its case followed before it stopped."""
    followed = [key for at, key in rebases if visit["stop"] is None or at <= visit["stop"]]
    return followed[-1] if followed else visit["sop"]


def calendar_for(calendars, stop):
    """What was known at the stop; of an open visit what is known now."""
    known = [calendar for adopted, calendar in calendars if stop is None or adopted <= stop]
    return known[-1] if known else calendars[0][1]


def judge(standard, calendar, start, pauses=()):
    """Due and breach instant of one visit."""
    if standard["unit"] == "UNIT_MINUTES":
        due = calendar.add(start, datetime.timedelta(minutes=standard["amount"]), pauses)
    else:
        due = calendar.add_days(start, standard["amount"], pauses)
    return due, calendar.first_open(due, pauses)


def state_at(due, breach, stop, now):
    at = stop or now
    if at > breach:
        return LATE if stop else BREACHED
    if at > due:
        return MET_AFTER_HOURS if stop else DUE
    return MET if stop else RUNNING


def fold_part(parts, mark, event_id):
    """A unit's share of a visit: its first start and its first end count; what was sent and then
    given back has ended returned, when it was sent."""
    key = (mark["part"]["unit"], mark["part"]["n"])
    part = parts.setdefault(key, {"start": None, "stop": None, "ended": None, "date": "",
                                  "ids": []})
    if event_id not in part["ids"]:
        part["ids"].append(event_id)
    if mark["kind"] == "KIND_STARTED":
        if part["start"] is None:
            part["start"], part["date"] = instant(mark["at"]), mark.get("dueDate", "")
    elif part["stop"] is None:
        part["stop"], part["ended"] = instant(mark["at"]), mark["kind"]
    elif mark["kind"] == "KIND_RETURNED" and part["ended"] == "KIND_COMPLETED":
        part["ended"] = "KIND_RETURNED"


def parts_of(visit):
    """Parts of a visit; what had not ended when it did is cancelled with it."""
    for key, part in visit["parts"].items():
        if part["stop"] is None and visit["stop"] is not None:
            yield key, part | {"stop": max(visit["stop"], part["start"]), "ended": "KIND_CANCELLED"}
        else:
            yield key, part


def judge_part(part, visit_due, calendar, pauses=()):
    """Due and breach instant of a part: the last closing of its date, at most its visit's due."""
    due = visit_due
    if part["date"]:
        date = datetime.date.fromisoformat(part["date"])
        first = next(calendar.spans(part["start"]))[0]
        until = [index for index, spans in enumerate(calendar.days)
                 if calendar.date_of(spans[0][0]) <= date]
        days = max(until[-1] - first, 0) if until else 0
        due = min(due, calendar.add_days(part["start"], days, pauses))
    due = max(due, part["start"])
    return due, calendar.first_open(due, pauses)


def fold(rows):
    """Visits by (case, step, visit), from marks in the order of the journal, each with its parts by
    (unit, turn); what opened steps."""
    visits, opened = {}, []
    for _, body, _ in rows:
        event = json.loads(body)
        for mark in event["data"].get("marks", []):
            key = (event["subject"], mark["step"], mark["visit"])
            visit = visits.setdefault(key, {"start": None, "stop": None, "ids": [], "pauses": [],
                                            "parts": {}})
            if "part" in mark:
                fold_part(visit["parts"], mark, event["id"])
                continue
            visit["ids"].append(event["id"])
            at = instant(mark["at"])
            if mark["kind"] == "KIND_STARTED":
                visit["start"] = at
                visit["sop"] = (mark["sopId"], mark["sopVersion"])
            elif mark["kind"] == "KIND_PAUSED":
                visit["pauses"].append([at, None, mark.get("reason", "")])
            elif mark["kind"] == "KIND_RESUMED":
                lasting = [p for p in visit["pauses"] if p[1] is None]
                wanted = mark.get("reason", "")
                for pause in [p for p in lasting if wanted in ("", p[2])]:
                    pause[1] = at
            elif mark["kind"] in ENDS:
                visit["stop"], visit["ended"] = at, mark["kind"]
                if mark.get("opens"):
                    opened.append((event["subject"], mark["opens"], at, visit["sop"]))
            if visit["start"] and visit["stop"]:
                assert visit["start"] <= visit["stop"], f"I10 {key} runs backwards"
    return visits, opened


def pauses_of(visit, now):
    """Where the clock of a visit stood still; a stop ends what lasts."""
    over = visit["stop"] or now
    return [(begin, min(end or over, over)) for begin, end, _ in visit.get("pauses", [])]


def stands_still(visit):
    return visit["stop"] is None and any(end is None for _, end, _ in visit.get("pauses", []))


def instant_of(field):
    """What a protobuf timestamp says, as an aware datetime."""
    return instant(field.ToJsonString())
