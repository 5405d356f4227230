# SPDX-License-Identifier: Apache-2.0
"""How much of the C++ is tests."""
from rules.rule import rule

OVERALL_MIN = 0.45  # on the way to 0.6: raised as tests grow, never lowered
ROOM_MIN = 0.30
# Rooms that once had few tests or none.
ROOMS = ("libs/daemon", "libs/bus", "libs/calls", "libs/casework", "services/cli",
         "services/portal")


def weight(files):
    """Lines of tests per line of production code, empty lines apart."""
    lines = {True: 0, False: 0}
    for file in files:
        lines[file.is_test] += sum(1 for line in file.lines if line.strip())
    return lines[True] / max(1, lines[False])


@rule("test-weight", "what no test runs cannot be changed with confidence",
      f"{OVERALL_MIN} in all, {ROOM_MIN} in each room listed: pure parts first")
def untested(tree):
    if weight(tree.cpp) < OVERALL_MIN:
        yield ".", 0, f"{weight(tree.cpp):.2f} lines of C++ tests per line of production"
    for room in ROOMS:
        files = [file for file in tree.cpp if file.name.startswith(room + "/")]
        if files and weight(files) < ROOM_MIN:
            yield room, 0, f"{weight(files):.2f} lines of tests per line of production"
