# SPDX-License-Identifier: Apache-2.0
"""How much is said beside the code: a room at a time, so that no room hides behind another."""
from rules.rule import rule

HEADER_SHARE_MIN = 0.30
SOURCE_SHARE_MIN = 0.05


def share(files):
    """(lines that begin with `//`, the licence apart; lines of code)."""
    comments = code = 0
    for file in files:
        for line in file.lines:
            text = line.strip()
            if text.startswith("//"):
                comments += "SPDX-License-Identifier" not in text
            else:
                code += bool(text)
    return comments, code


def rooms(tree):
    """Each folder of a library or service, and what lies below it, with its production files."""
    found = {}
    for file in tree.production():
        parts = file.name.split("/")[:-1]
        for depth in range(2, len(parts) + 1):
            found.setdefault("/".join(parts[:depth]), []).append(file)
    return found


def poor(tree, ending, least):
    for room, files in sorted(rooms(tree).items()):
        comments, code = share([file for file in files if file.name.endswith(ending)])
        if comments < least * code:
            yield room, 0, f"{comments} comment lines to {code} of code: {comments / code:.3f}"


@rule("header-comments", "a header is a contract",
      f"{HEADER_SHARE_MIN:.2f} at least: meaning, requirements, units, errors, life cycle, threads")
def poor_headers(tree):
    yield from poor(tree, ".h", HEADER_SHARE_MIN)


@rule("source-comments", "a good reader asks why",
      f"{SOURCE_SHARE_MIN:.2f} at least: lock order, limits, the order of statements, crashes")
def poor_sources(tree):
    yield from poor(tree, ".cc", SOURCE_SHARE_MIN)
