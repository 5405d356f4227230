# SPDX-License-Identifier: Apache-2.0
"""Each service has the same rooms under the same names."""
from rules.floors import floors
from rules.rule import rule

# A name that ends in a slash is a folder; any other is a file, or a folder of that name without its
# ending: a store of several tables is a folder `store/`.
EVERY = ("README.md", "CMakeLists.txt", "config.h", "main.cc")
STEP = EVERY + ("domain.h", "domain.cc", "store.h", "store.cc", "wire.h", "wire.cc", "commands/",
                "handoff.h", "handoff.cc", "service.h", "service.cc", "migrations/")
# Whatever is not listed serves steps.
ROOMS = {
    "office": EVERY + ("domain.h", "domain.cc", "store.h", "store.cc", "service.h", "service.cc",
                       "migrations/"),
    "timing": EVERY + ("domain.h", "domain.cc", "store/", "intake/", "judging/", "telling/",
                       "answers/", "service.h", "service.cc", "migrations/"),
    "portal": EVERY + ("words/", "screens/case/", "screens/desk/", "screens/office/",
                       "screens/calendar/", "screens/report/", "assets/"),
    "cli": ("README.md", "CMakeLists.txt", "main.cc"),
}


@rule("room", "who knows one service finds his way in all of them",
      "every service has the same rooms under the same names")
def missing_rooms(tree):
    for service in tree.folders("services/"):
        above = f"services/{service}/"
        for room in ROOMS.get(service, STEP):
            place = above + room
            folder = place if room.endswith("/") else place.split(".")[0] + "/"
            if place not in tree.files and not any(f.startswith(folder) for f in tree.files):
                yield place, 0, "missing"


@rule("room-list", "a service's README names its rooms, and is read first",
      "a section `## Rooms, from the ground up` with lines \"- `room`: what it holds\"")
def unlisted_rooms(tree):
    for service in tree.folders("services/"):
        above = f"services/{service}/"
        rooms = floors(tree, above + "README.md", "Rooms")
        if not rooms:
            yield above + "README.md", 0, "no list of rooms"
            continue
        for name in sum(rooms, []):
            if name.endswith("/"):
                there = any(f.startswith(above + name) for f in tree.files)
            else:
                there = any(above + name + end in tree.files for end in (".h", ".cc"))
            if not there:
                yield above + "README.md", 0, f"'{name}' is not there"
