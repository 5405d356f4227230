# SPDX-License-Identifier: Apache-2.0
"""Who runs in an office, which step of the SOP is whose, and who reads whom, as deploy/services
lists it."""
import pathlib

LIST = pathlib.Path(__file__).resolve().parents[2] / "deploy/services"

ROWS = [line.split() for line in LIST.read_text().splitlines() if not line.startswith("#")]
PROGRAMS = tuple(name for name, _, _ in ROWS)
SERVICES = tuple(name for name in PROGRAMS if name != "portal")  # each keeps a journal


def steps_of(text):
    """The steps of `4-5`; none of `-`."""
    first, _, last = text.partition("-")
    return range(int(first), int(last) + 1) if first else ()


STEPS = {step: name for name, steps, _ in ROWS for step in steps_of(steps)}
STEP_SERVICES = tuple(dict.fromkeys(STEPS.values()))


def sources(text):
    """Our services in `office,steps,foreign`."""
    for word in text.split(","):
        if word == "steps":
            yield from STEP_SERVICES
        elif word in PROGRAMS:
            yield word


# Whose facts each program reads, foreign sources apart.
READS = {name: tuple(sources(text)) for name, _, text in ROWS}
