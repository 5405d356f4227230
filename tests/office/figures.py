# SPDX-License-Identifier: Apache-2.0
"""Achievements, counted the plain way: from the plan and the numbers that the journals tell, with
Python's own fractions. Shares no code with libs/measure."""
from fractions import Fraction

HUNDRED = Fraction(100)
EMPTY, ZERO_DENOMINATOR, NO_TARGET = "kosong", "penyebut_nol", "tanpa_target"
UNBOUNDED, IMPOSSIBLE = "tanpa_batas", "tidak_dapat_dihitung"


def rounded(number, places):
    """A decimal with that many places, half away from zero."""
    scaled = abs(number) * 10 ** places
    whole = int(scaled + Fraction(1, 2))
    sign = "-" if number < 0 and whole else ""
    digits = str(whole).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def reported(indicator, number):
    """A decimal of the indicator's places at most, without zeros at its end."""
    text = rounded(number, indicator.get("decimals", 0))
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_of(indicator, text):
    """What a text stands for: a decimal, or the number of a grade."""
    grades = {grade["name"]: grade["number"] for grade in indicator.get("scale", [])}
    return Fraction(grades[text] if grades else text)


def components_of(indicator):
    return indicator.get("components") or [{"key": "nilai", "role": "COMPONENT_ROLE_VALUE"}]


def typed(indicator, numbers):
    """(numerator, denominator or None) of what was sent; None when a component is empty."""
    above, below = [], []
    for component in components_of(indicator):
        if component["key"] not in numbers:
            return None
        number = number_of(indicator, numbers[component["key"]])
        divides = component["role"] == "COMPONENT_ROLE_DENOMINATOR"
        (below if divides else above).append(number)
    if indicator["entry"] != "ENTRY_RATIO":
        return sum(above), None
    return sum(above) * (indicator.get("factor") or 100), sum(below)


def quotient(pair):
    above, below = pair
    if below is None:
        return above
    return above / below if below else None


def target_of(indicator, targets, period):
    """(lower, upper, is a range) of a quarter or of the year; None where there is none."""
    if targets is None:
        return None
    text = targets["quarters"][int(period[-1]) - 1] if "-TW" in period else targets["year"]
    ends = [number_of(indicator, end) for end in text.split("..")]
    return ends[0], ends[-1], len(ends) == 2


def targets_of(indicator, unit):
    """What a unit is held to: its own, or the office's where it answers alone."""
    for one in indicator.get("targets", []):
        if unit in one.get("units", []):
            return one
    return office_targets(indicator) if indicator["consolidation"] == "CONSOLIDATION_SINGLE" \
        else None


def office_targets(indicator):
    return next((one for one in indicator.get("targets", []) if not one.get("units")), None)


def percent(direction, target, actual):
    """The achievement before its cap; a word where there is none."""
    lower, upper, is_range = target
    if is_range and lower <= actual <= upper:
        return HUNDRED
    aim = lower if actual < lower else upper
    if direction == "DIRECTION_DOWN_BY_RATIO":
        if actual < 0 or aim < 0:
            return IMPOSSIBLE
        if actual == 0:
            return HUNDRED if aim == 0 else UNBOUNDED
        return HUNDRED * aim / actual
    if aim == 0 and actual == 0 and direction not in ("DIRECTION_UP", "DIRECTION_GRADE"):
        return HUNDRED
    if aim <= 0:
        return IMPOSSIBLE
    part = {"DIRECTION_DOWN_BY_DIFFERENCE": 2 * aim - actual,
            "DIRECTION_EXACT": aim - abs(actual - aim)}.get(direction, actual)
    return HUNDRED * part / aim


def judged(indicator, target, pair):
    """(value, raw, capped, state) as the services say them."""
    if pair is None:
        return "", "", "", EMPTY
    actual = quotient(pair)
    if actual is None:
        return "", "", "", ZERO_DENOMINATOR
    if target is None:
        return reported(indicator, actual), "", "", NO_TARGET
    cap = indicator.get("cap") or "120"
    cap = None if cap == "-" else Fraction(cap)
    raw = percent(indicator["direction"], target, actual)
    if raw == UNBOUNDED:
        most = rounded(cap, 2) if cap is not None else ""
        return reported(indicator, actual), "", most, UNBOUNDED
    if raw == IMPOSSIBLE:
        return reported(indicator, actual), "", "", IMPOSSIBLE
    capped = max(raw, Fraction(0))
    if cap is not None:
        capped = min(capped, cap)
    return reported(indicator, actual), rounded(raw, 2), rounded(capped, 2), ""


def plus(targets):
    """The sum of targets, end by end."""
    return (sum(one[0] for one in targets), sum(one[1] for one in targets),
            any(one[2] for one in targets))


def of_office(indicator, period, by_unit):
    """The office over the units that have data: what is judged, and who is left out."""
    way = indicator["consolidation"]
    present = [unit for unit in indicator["units"] if by_unit.get(unit) is not None]
    missing = [unit for unit in indicator["units"] if unit not in present]
    target = target_of(indicator, office_targets(indicator), period)
    if not present:
        return judged(indicator, target, None), missing
    pairs = [by_unit[unit] for unit in present]
    if way == "CONSOLIDATION_SINGLE":
        pair = pairs[0]
    elif way == "CONSOLIDATION_RATIO_OF_SUMS":
        pair = sum(one[0] for one in pairs), sum(one[1] for one in pairs)
    else:
        quotients = [quotient(one) for one in pairs]
        total = sum(quotients)
        pair = (total / len(quotients) if way == "CONSOLIDATION_MEAN" else total), None
    own = [target_of(indicator, targets_of(indicator, unit), period) for unit in present]
    if target is None and way != "CONSOLIDATION_RATIO_OF_SUMS" and None not in own:
        target = plus(own)
        if way == "CONSOLIDATION_MEAN":
            target = (target[0] / len(own), target[1] / len(own), target[2])
    return judged(indicator, target, pair), missing


def of_year(indicator, unit, period, quarters):
    """(judged, gaps, decreasing) of the year up to the period. `quarters`: pairs from the first
    quarter to that of the period, None for no data."""
    targets = targets_of(indicator, unit)
    if "-TW" not in period:
        return judged(indicator, target_of(indicator, targets, period), quarters[-1]), [], False
    year = period[:4]
    gaps = [number for number, pair in enumerate(quarters, 1) if pair is None]
    filled = [(pair, target_of(indicator, targets, f"{year}-TW{number}"))
              for number, pair in enumerate(quarters, 1) if pair is not None]
    cumulative = indicator["counting"] == "COUNTING_CUMULATIVE"
    shown = [value for value in (quotient(pair) for pair, _ in filled) if value is not None]
    falls = cumulative and any(later < max(shown[:place])
                               for place, later in enumerate(shown) if place)
    if not filled:
        return judged(indicator, None, None), gaps, False
    way = indicator["accumulation"]
    if cumulative or way == "ACCUMULATION_LAST":
        return judged(indicator, filled[-1][1], filled[-1][0]), gaps, falls
    pairs, aims = [pair for pair, _ in filled], [aim for _, aim in filled]
    pooled = way == "ACCUMULATION_SUM" and all(below is not None for _, below in pairs)
    if pooled:
        pair = sum(one[0] for one in pairs), sum(one[1] for one in pairs)
    else:
        pair = combined(way, [quotient(one) for one in pairs]), None
    target = None
    if None not in aims:
        mean = "ACCUMULATION_MEAN" if pooled else way
        target = (combined(mean, [aim[0] for aim in aims]),
                  combined(mean, [aim[1] for aim in aims]), False)
    return judged(indicator, target, pair), gaps, falls


def combined(way, numbers):
    if way == "ACCUMULATION_GREATEST":
        return max(numbers)
    total = sum(numbers)
    return total / len(numbers) if way == "ACCUMULATION_MEAN" else total
