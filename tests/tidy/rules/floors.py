# SPDX-License-Identifier: Apache-2.0
"""Arrows run downwards: between folders of libs/, between services, and between a folder's files.

The floors stand in libs/README.md, one line per folder from the ground up; so do the rooms of a
service in its own README. Form: a section `## Floors` or `## Rooms`, in it lines "- `name`: what".
"""
import pathlib
import re

from rules.rule import rule

LINE = re.compile(r"- ((?:`[^`]+`(?:, )?)+): \S")


def lines_of(tree, readme, heading):
    """The lines of the section that name rooms or floors; None without file or section."""
    if readme not in tree.files:
        return None
    section = re.search(rf"^## {heading}\b.*?$(.*?)(?=^## |\Z)", tree.text(readme), re.M | re.S)
    return section and [line for line in section.group(1).split("\n") if LINE.match(line)]


def floors(tree, readme, heading):
    """One list of names per line of the section; None without file or section."""
    lines = lines_of(tree, readme, heading)
    return lines and [re.findall(r"`([^`]+)`", LINE.match(line).group(1)) for line in lines]


def library_floors(tree):
    return [name.rstrip("/") for names in floors(tree, "libs/README.md", "Floors") or []
            for name in names]


def files_named(tree):
    """(folder, name) of each file and folder that the list of floors names behind a floor's own."""
    section = re.search(r"^## Floors\b.*", tree.text("libs/README.md"), re.M | re.S)
    for entry in re.split(r"^- ", section.group(0) if section else "", flags=re.M)[1:]:
        floor, *named = re.findall(r"`([a-z_]+/?)`", entry) or [""]
        yield from ((floor, name) for name in named)


def stem(name):
    return name.removesuffix("_test.cc").removesuffix(".cc").removesuffix(".h")


@rule("floor-list", "a stranger reads libs/README.md first, and it must be true",
      "one line per folder in libs/README.md, from the ground up; libs/CMakeLists.txt likewise")
def floor_list(tree):
    listed = library_floors(tree)
    for name in tree.folders("libs/"):
        if name not in listed:
            yield "libs/README.md", 0, f"libs/{name} has no line"
    for name in listed:
        if name not in tree.folders("libs/"):
            yield "libs/README.md", 0, f"'{name}' is no folder"
    for floor, name in files_named(tree) if listed else ():
        path = f"libs/{floor}/{name}"
        if not any(file.startswith((path + ".", path.rstrip("/") + "/")) for file in tree.files):
            yield "libs/README.md", 0, f"{path} is not there"
    if "libs/CMakeLists.txt" in tree.files:
        built = re.findall(r"^tepat_library\(\s*(\w+)", tree.text("libs/CMakeLists.txt"), re.M)
        places = [listed.index(name) for name in built if name in listed]
        for lower, upper, name in zip(places, places[1:], built[1:]):
            if upper < lower:
                yield "libs/CMakeLists.txt", 0, f"{name} stands after a floor above it"


def may_stand_in_tests(header):
    """What a test may include from above its floor: what is there for tests alone."""
    return header.startswith("libs/testing/") or header.endswith("_fixture.h")


@rule("layer", "what lies below can be read, tested and changed without what lies above",
      "include only floors below your own; move the shared part down",
      {"libs/casebook/casebook_fixture.h": "screens of faces are tested on a node, as they run"})
def climbing_libraries(tree):
    floor = {name: number for number, name in enumerate(library_floors(tree))}
    for file in tree.cpp:
        own = file.name.split("/")
        for number, header in file.includes:
            theirs = header.split("/")
            if own[0] == "libs" and theirs[0] in ("services", "tests"):
                yield file.name, number, f"a library includes {header}"
            if own[0] == theirs[0] == "services" and own[1] != theirs[1]:
                yield file.name, number, f"{own[1]} includes {theirs[1]}"
            if (own[0] == theirs[0] == "libs" and own[1] != theirs[1]
                    and not (file.is_test and may_stand_in_tests(header))
                    and floor.get(theirs[1], 99) >= floor.get(own[1], -1)):
                yield file.name, number, f"libs/{own[1]} includes libs/{theirs[1]}"


def room_of(rooms, path):
    """The number of the line that names `path` or its folder; the longest name wins."""
    best = None
    for number, names in enumerate(rooms):
        for name in names:
            bare = name.rstrip("/")
            if stem(path) == bare or path.startswith(bare + "/"):
                if best is None or len(name) > len(best[1]):
                    best = number, name
    return best[0] if best else None


@rule("room-layer", "a service is read from the ground up",
      "include only rooms above yours in the README's list; move the shared part there")
def climbing_rooms(tree):
    for service in tree.folders("services/"):
        above = f"services/{service}/"
        rooms = floors(tree, above + "README.md", "Rooms")
        if rooms is None:
            continue
        for file in tree.production():
            if not file.name.startswith(above):
                continue
            own = room_of(rooms, file.name[len(above):])
            if own is None:
                yield file.name, 0, f"in no room that {above}README.md lists"
                continue
            for number, header in file.includes:
                if header.startswith(above):
                    theirs = room_of(rooms, header[len(above):])
                    if theirs is not None and theirs > own:
                        yield (file.name, number,
                               f"{rooms[own][0]} includes {header[len(above):]}, above it")


def circles(graph):
    """The strongly connected sets of more than one node (Tarjan)."""
    order, low, stack, found = {}, {}, [], []

    def visit(node):
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in order:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], order[other])
        if low[node] == order[node]:
            members = stack[stack.index(node):]
            del stack[stack.index(node):]
            if len(members) > 1:
                found.append(sorted(members))

    for node in sorted(graph):
        if node not in order:
            visit(node)
    return found


@rule("circle", "files that include each other in a circle can only be read all at once",
      "find what two of them share and move it down")
def circling_files(tree):
    graph = {}
    for file in tree.production():
        graph.setdefault(stem(file.name), set()).update(
            stem(header) for _, header in file.includes if stem(header) != stem(file.name))
    for members in circles(graph):
        for member in members:
            near = [pathlib.PurePath(other).name for other in members if other in graph[member]]
            yield member + ".h", 0, f"in a circle with {', '.join(near)}"
