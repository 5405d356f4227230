# SPDX-License-Identifier: Apache-2.0
"""Who runs in an office, and which step of the SOP is whose: the one list of the tests."""

STEPS = {1: "correspondence", 2: "correspondence", 3: "disposition", 4: "data-collection",
         5: "data-collection", 6: "submission", 7: "submission"}
STEP_SERVICES = tuple(dict.fromkeys(STEPS.values()))
SERVICES = ("office", *STEP_SERVICES, "timing")  # each keeps a journal
PROGRAMS = (*SERVICES, "portal")
