# SPDX-License-Identifier: Apache-2.0
"""What units have sent, told by the journals alone, against what the service says and stores.

I11 each sending is there once, as the next version of its unit, with the numbers of its fact, and
    so is each declaration of a period without a case; a case is measured by the plan that it
    pinned, whatever was adopted later, until it is rebased, which a verified one never is; every
    achievement that the service shows (of units, of the office, of the year to date) is what
    figures.py counts
"""
import json

from office import figures


def plans_of(office_rows):
    """(year, version) -> indicators of each plan that was adopted, in the plan's order."""
    plans = {}
    for _, body, _ in office_rows:
        event = json.loads(body)
        if event["type"] == "tepat.office.plan-adopted.v1":
            payload = event["data"]["payload"]
            plan = payload["plan"]
            plans[(plan["year"], payload["version"])] = plan["indicators"]
    return plans


def numbers_in(payload):
    """indicator -> component -> number, of a fact about values."""
    return {value["indicator"]: {one["component"]: one["value"]
                                 for one in value.get("components", [])}
            for value in payload.get("values", [])}


class Told:
    """What the facts of data-collection say of every case."""

    def __init__(self, rows):
        self.periods, self.pinned, self.states = {}, {}, {}
        self.sendings = {}  # (case, unit) -> values of each version: indicator -> numbers
        self.verified = {}  # (unit, period) -> (case, values)
        self.declared = {}  # (period, unit) -> values of each version
        for _, body, _ in rows:
            event = json.loads(body)
            take = getattr(self, event["type"].split(".")[2].replace("-", "_"), None)
            if take:
                take(event.get("subject"), event["data"]["payload"])

    def collection_opened(self, case, payload):
        self.periods[case] = payload["period"]
        self.collection_reopened(case, payload)

    def collection_reopened(self, case, payload):
        self.pin(case, payload)
        for unit in payload["units"]:
            self.states[(case, unit["unit"])] = unit["state"]

    def pin(self, case, payload):
        version = payload.get("planVersion", 0)
        known = self.pinned.setdefault(case, version)
        assert known in (0, version), f"I11 {case} was pinned to {known}, and is at {version}"
        self.pinned[case] = version

    def collection_rebased(self, case, payload):
        assert case not in {of for of, _ in self.verified.values()}, f"I11 {case}: was verified"
        before = payload.get("versionBefore", 0)
        assert self.pinned[case] == before, f"I11 {case}: rebased from {before}"
        self.pinned[case] = payload["planVersion"]
        for unit in payload.get("units", []):
            self.states[(case, unit["unit"])] = unit["state"]

    def values_declared(self, case, payload):
        key = (payload["period"], payload["unit"])
        assert case is None, f"I11 {key}: declared for a case"
        assert key[::-1] not in self.verified, f"I11 {key}: a case had verified it"
        versions = self.declared.setdefault(key, [])
        assert payload["version"] == len(versions) + 1, f"I11 {key}: a version is missing"
        versions.append(numbers_in(payload))

    def former(self, unit, period):
        """What stands of a unit in an earlier period; nothing when there is nothing."""
        verified = self.verified.get((unit, period))
        declared = self.declared.get((period, unit))
        return verified[1] if verified else declared[-1] if declared else None

    def unit_assigned(self, case, payload):
        self.states[(case, payload["part"]["unit"])] = payload["part"]["state"]

    def unit_waived(self, case, payload):
        self.states[(case, payload["unit"])] = "UNIT_STATE_WAIVED"

    def units_returned(self, case, payload):
        for unit in payload["units"]:
            self.states[(case, unit["unit"])] = "UNIT_STATE_RETURNED"

    def unit_data_submitted(self, case, payload):
        unit = payload["unit"]
        self.pin(case, payload)
        self.states[(case, unit)] = "UNIT_STATE_SUBMITTED"
        versions = self.sendings.setdefault((case, unit), [])
        assert payload["version"] == len(versions) + 1, f"I11 {case} {unit}: a version is missing"
        versions.append(numbers_in(payload))

    def data_verified(self, case, _):
        period = self.periods[case]
        for (of_case, unit), versions in self.sendings.items():
            if of_case != case:
                continue
            if self.states[(case, unit)] == "UNIT_STATE_WAIVED":
                if self.verified.get((unit, period), ("",))[0] == case:
                    del self.verified[(unit, period)]
                continue
            self.verified[(unit, period)] = (case, versions[-1])

    def pair(self, indicator, case, unit):
        """What stands of a unit in a case."""
        versions = self.sendings.get((case, unit))
        return figures.typed(indicator, versions[-1].get(indicator["id"], {})) if versions else None

    def quarters(self, indicator, case, unit):
        """Pairs from the first quarter of the year to that of the case."""
        period = self.periods[case]
        pairs = []
        if "-TW" in period:
            for quarter in range(1, int(period[-1])):
                known = self.former(unit, f"{period[:4]}-TW{quarter}")
                pairs.append(figures.typed(indicator, known.get(indicator["id"], {}))
                             if known is not None else None)
        return pairs + [self.pair(indicator, case, unit)]


def shown(achievement):
    return achievement.value, achievement.raw, achievement.capped, achievement.state


def check_stored(told, query):
    """The tables hold each sending once, and the numbers that its fact tells."""
    wanted, numbers = set(), {}
    # What was declared stands with its period in the place of a case.
    for (case, unit), versions in (told.sendings | told.declared).items():
        for version, values in enumerate(versions, 1):
            wanted.add((case, unit, version))
            numbers[(case, unit, version)] = sorted(
                number for value in values.values() for number in value.values())
    stored = query("SELECT case_id, unit, version FROM sending")
    assert sorted(stored) == sorted(wanted), f"I11 sendings differ: {set(stored) ^ wanted}"
    found = {}
    for case, unit, version, number in query(
            "SELECT case_id, unit, version, value FROM component_value"):
        found.setdefault((case, unit, version), []).append(number)
    for key, expected in numbers.items():
        assert sorted(found.get(key, [])) == expected, f"I11 {key}: other numbers"
    for case, version in query("SELECT case_id, plan_version FROM collection"):
        assert told.pinned[case] == version, f"I11 {case}: stored at plan {version}"


def check_case(told, plans, case, client):
    """Every figure of one case."""
    sheet = client.call("GetCheckSheet", case_id=case)
    period = told.periods[case]
    version = told.pinned[case]
    if version == 0:
        return 0
    assert sheet.plan_version == version, f"I11 {case}: shown by plan {sheet.plan_version}"
    indicators = {one["id"]: one for one in plans[(int(period[:4]), version)]}
    count = 0
    for unit in sheet.units:
        name = unit.part.unit
        wanted = [key for key, one in indicators.items() if name in one["units"]]
        assert [cell.indicator for cell in unit.cells] == wanted, f"I11 {case} {name}: other rows"
        for cell in unit.cells:
            one = indicators[cell.indicator]
            target = figures.target_of(one, figures.targets_of(one, name), period)
            expected = figures.judged(one, target, told.pair(one, case, name))
            assert shown(cell.period) == expected, \
                f"I11 {case} {name} {cell.indicator}: {shown(cell.period)} is not {expected}"
            count += 1
        count += check_years(told, indicators, case, name, client)
    for column in sheet.indicators:
        one = indicators[column.id]
        pairs = {unit.part.unit: told.pair(one, case, unit.part.unit) for unit in sheet.units
                 if told.states[(case, unit.part.unit)] != "UNIT_STATE_WAIVED"}
        expected, missing = figures.of_office(one, period, pairs)
        assert shown(column.office) == expected, \
            f"I11 {case} office {column.id}: {shown(column.office)} is not {expected}"
        assert list(column.units_without_data) == missing, f"I11 {case} {column.id}: left out"
        count += 1
    return count


def check_years(told, indicators, case, unit, client):
    """The year to date of one unit."""
    rows = client.call("GetUnitSheet", case_id=case, unit=unit).rows
    for row in rows:
        one = indicators[row.indicator.id]
        expected, gaps, falls = figures.of_year(one, unit, told.periods[case],
                                                told.quarters(one, case, unit))
        found = shown(row.year), list(row.year.gaps), row.year.decreasing
        assert found == (expected, gaps, falls), \
            f"I11 {case} {unit} {row.indicator.id}: the year is {found}, not {expected}"
    return len(rows)


def check(office_rows, rows, query, client, cases_max=20):
    """I11; returns how many figures were counted again. `client` asks data-collection; figures are
    compared in the last `cases_max` cases, everything else in all."""
    told, plans = Told(rows), plans_of(office_rows)
    check_stored(told, query)
    return sum(check_case(told, plans, case, client) for case in list(told.periods)[-cases_max:])
