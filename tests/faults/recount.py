# SPDX-License-Identifier: Apache-2.0
"""Visits and verdicts, counted the plain way: from the marks of the journals, the office's own
facts and a list of working spans that is walked from the front. Shares no code with timing."""
import datetime
import json
import zoneinfo

ENDS = {"KIND_COMPLETED", "KIND_RETURNED", "KIND_CANCELLED"}
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
            elif mark["kind"] in ENDS:
                visit["stop"], visit["ended"] = at, mark["kind"]
                if mark.get("opens"):
                    opened.append((event["subject"], mark["opens"], at, visit["sop"]))
            if visit["start"] and visit["stop"]:
                assert visit["start"] <= visit["stop"], f"I10 {key} runs backwards"
    return visits, opened


def stamp(field):
    return instant(field.ToJsonString())
