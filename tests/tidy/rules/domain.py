# SPDX-License-Identifier: Apache-2.0
"""A service's rules know nothing of tables and wires."""
import re

from rules.floors import floors, room_of
from rules.rule import rule

LIBRARIES = r"libs/(base|sop|worktime)/"


@rule("domain-pure", "rules are tried in microseconds, without tables, wires or processes",
      "let a command look up what the rule needs, and give it as a value")
def impure_domains(tree):
    """The files of the room `domain`, and whatever stands below it in the service's list."""
    for file in tree.production():
        if not file.name.startswith("services/"):
            continue
        above = "/".join(file.name.split("/")[:2]) + "/"
        own = file.name[len(above):]
        rooms = floors(tree, above + "README.md", "Rooms") or [["config"], ["domain", "domain/"]]
        top = next((i for i, names in enumerate(rooms)
                    if "domain" in names or "domain/" in names), None)
        room = room_of(rooms, own)
        if top is None or room is None or room > top:
            continue
        for number, header in file.includes:
            theirs = room_of(rooms, header[len(above):]) if header.startswith(above) else None
            if re.fullmatch(r"[a-z_]+", header) or re.match(LIBRARIES, header):
                continue
            if theirs is None or theirs > top:
                yield file.name, number, f"the domain includes {header}"
