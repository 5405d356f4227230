# SPDX-License-Identifier: Apache-2.0
"""A service's rules know nothing of tables and wires."""
import re

from rules.floors import floors, lines_of, room_of
from rules.rule import rule

LIBRARIES = r"libs/(base|sop|worktime|measure|plan|performance)/"
# A room of rules may look rows up if its line in the README says so.
ASKS_ROWS = "asks rows"
# Readers of the office's files: what they read is a message, and says so in its name.
READERS = {
    "services/office/directory_file": "a directory is read into the message that is adopted",
    "services/office/instructions_file": "and so are instructions",
}


def is_named(room, name):
    return room.rstrip("/") == name or room.startswith(name + "_")


def rooms_of_rules(tree, readme):
    """(every line's rooms, the numbers of the lines that must be pure): those above the store, or
    down to `domain` where there is none; lines that say that they ask rows left out."""
    rooms = floors(tree, readme, "Rooms") or [["config"], ["domain", "domain/"]]
    numbers = {name: number for number, names in enumerate(rooms) for name in names}
    domain = [number for name, number in numbers.items() if is_named(name, "domain")]
    store = [number for name, number in numbers.items() if is_named(name, "store")]
    if not domain:
        return rooms, set()
    asking = {number for number, line in enumerate(lines_of(tree, readme, "Rooms") or ())
              if ASKS_ROWS in line}
    return rooms, set(range(min(store, default=max(domain) + 1))) - asking


@rule("domain-pure", "rules are tried in microseconds, without tables, wires or processes",
      "let a command look up what the rule needs, and give it as a value", READERS)
def impure_domains(tree):
    """Rules are lists by noun: all rooms above a service's store hold nothing else."""
    services = {}
    for file in tree.production():
        if not file.name.startswith("services/"):
            continue
        above = "/".join(file.name.split("/")[:2]) + "/"
        if above not in services:
            services[above] = rooms_of_rules(tree, above + "README.md")
        rooms, pure = services[above]
        if room_of(rooms, file.name[len(above):]) not in pure:
            continue
        for number, header in file.includes:
            if re.fullmatch(r"[a-z_]+", header) or re.match(LIBRARIES, header):
                continue
            if not header.startswith(above) or room_of(rooms, header[len(above):]) not in pure:
                yield file.name, number, f"the domain includes {header}"
