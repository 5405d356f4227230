# SPDX-License-Identifier: Apache-2.0
"""Who runs in an office, as deploy/services lists it, and which step of the SOP is whose."""
import pathlib

LIST = pathlib.Path(__file__).resolve().parents[2] / "deploy/services"

STEPS = {1: "correspondence", 2: "correspondence", 3: "disposition", 4: "data-collection",
         5: "data-collection", 6: "submission", 7: "submission"}
STEP_SERVICES = tuple(dict.fromkeys(STEPS.values()))
PROGRAMS = tuple(line for line in LIST.read_text().splitlines() if not line.startswith("#"))
SERVICES = tuple(name for name in PROGRAMS if name != "portal")  # each keeps a journal
