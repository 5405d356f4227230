#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the tree against the project's style. Prints `file:line: rule: what; cure` per breach.

Usage: tidy.py [ROOT]. Exits 1 on any breach. Reads the files that git tracks or would track.
"""
import pathlib
import re
import subprocess
import sys

COLUMNS_MAX = 100
FILE_LINES_MAX = 600
FUNCTION_LINES_MAX = 70
MAIN_LINES_MAX = 60
HEADER_COMMENT_RATIO_MIN = 0.30

TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "README.md", "proto", "libs", "services",
             "deploy", "tests", ".ci", ".clang-format", ".clang-tidy", ".gitignore"}

# From the ground up: a library includes itself and what stands on a lower floor.
FLOORS = [{"base"}, {"config", "sql", "worktime", "blobs"}, {"sop", "rpc"}, {"identity"},
          {"journal"}, {"bus", "calls"},
          {"casework", "documents"}, {"daemon"}, {"testing"}]

# C libraries and libraries that throw are fenced: (header pattern, folders that may include it).
FENCES = [
    (r"^(sqlite3\.h|SQLiteCpp/)", ("libs/sql/", "tests/bench/")),
    (r"^(nats\.h|nats/)", ("libs/bus/",)),
    (r"^toml\+\+", ("libs/config/",)),
    (r"^sodium\.h", ("libs/identity/", "libs/journal/hash", "libs/blobs/")),
    (r"^(cairo|pango)", ("libs/documents/",)),
    (r"^xlsxwriter\.h", ("libs/documents/",)),
    (r"^libical/", ("libs/worktime/",)),
    (r"^grpcpp/|\.grpc\.pb\.h$",
     ("libs/rpc/", "libs/journal/", "libs/calls/", "libs/casework/", "libs/daemon/",
      "libs/testing/", "services/", "tests/")),
    (r"^CLI/", ("services/cli/", "libs/daemon/", "tests/bench/")),
]

# `catch` stands where a third party throws, and nowhere else.
CATCH_ALLOWED = ("libs/sql/", "libs/config/", "libs/worktime/", "libs/daemon/")

BANNED = [
    ("no-throw", r"\bthrow\b", "return a Status or Result"),
    ("no-naked-new", r"(?<![\w.])new\s+[A-Za-z_:]+[\s({\[<;]", "use std::make_unique or a value"),
    ("no-naked-delete", r"(?<!= )\bdelete\b(?!;\s*$|;\s*//)", "give the object one owner"),
    ("no-using-std", r"\busing namespace std;", "name what you use"),
    ("no-sleep", r"\b(sleep_for|sleep_until|usleep|nanosleep)\s*\(",
     "wait on a condition with a deadline, or turn the fake clock"),
    ("no-printf-debug", r"\bstd::(cout|cerr)\b", "log with spdlog, or write in services/cli"),
]
ANYWHERE = [
    ("no-leftover", r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b", "do it, or write an issue"),
    ("no-skipped-test", r"\b(GTEST_" + r"SKIP|DISABLED" + r"_)", "make the test run, or delete it"),
    ("stand-alone", r"\.\./sha" + r"red\b|(?<![\w.])/wo" + r"rk/",
     "copy what is needed into the project"),
]
SOURCE = {".cc", ".h"}
TEXT = SOURCE | {".py", ".sh", ".proto", ".md", ".cmake", ".txt", ".sql", ".json", ".textproto",
                 ".yaml", ".toml", ".conf", ""}


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.breaches = []
        out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=self.root,
                             capture_output=True, text=True, check=True).stdout
        self.files = sorted(f for f in out.splitlines() if (self.root / f).is_file())

    def say(self, file, line, rule, what, cure):
        self.breaches.append(f"{file}:{line}: {rule}: {what}; {cure}")

    def lines(self, file):
        return (self.root / file).read_text(encoding="utf-8", errors="replace").split("\n")


def strip_strings_and_comments(line):
    """The code of one line: string contents and a trailing comment are taken out."""
    line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
    line = re.sub(r"'(\\.|[^'\\])*'", "''", line)
    return re.sub(r"//.*", "", line)


def check_top_level(tree):
    for name in sorted({f.split("/")[0] for f in tree.files} - TOP_LEVEL):
        tree.say(name, 0, "top-level", "not an entry of the agreed tree", "move it into its room")
    for file in tree.files:
        for part in pathlib.PurePath(file).parts[:-1]:
            if part in ("utils", "util", "misc", "helpers") or (
                    part == "common" and not file.startswith("proto/")):
                tree.say(file, 0, "folder-name", f"'{part}' says nothing", "name the noun it holds")


def check_text(tree, file, lines):
    if lines and lines[-1] != "":
        tree.say(file, len(lines), "final-newline", "no line break at the end", "add one")
    limit = COLUMNS_MAX if pathlib.PurePath(file).suffix in SOURCE | {".proto", ".py"} else None
    for number, line in enumerate(lines, 1):
        if limit and len(line) > limit:
            tree.say(file, number, "columns", f"{len(line)} columns", f"break before {limit}")
        if line != line.rstrip() and not file.startswith("tests/data/"):
            tree.say(file, number, "trailing-space", "space at the end of the line", "delete it")
        for rule, pattern, cure in ANYWHERE:
            if re.search(pattern, line):
                tree.say(file, number, rule, f"'{line.strip()[:60]}'", cure)


def check_spdx(tree, file, lines):
    if pathlib.PurePath(file).suffix in SOURCE | {".py", ".proto", ".sql", ".sh"}:
        if not any("SPDX-License-Identifier: Apache-2.0" in line for line in lines[:3]):
            tree.say(file, 1, "spdx", "no licence line",
                     "open with the line SPDX-License-Identifier: Apache-2.0")


def check_functions(tree, file, lines):
    """A function is a run from a line that ends in `{` at column 0 or 2 to its closing brace."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None:
            opens = re.match(
                r"^( {0,2})(?!namespace|class|struct|enum|union|extern|}|//)\S.*\{$", line)
            if opens and ("(" in line or ")" in line) and "= {" not in line:
                start, indent = number, opens.group(1)
        elif line.rstrip() in (indent + "}", indent + "};", indent + "});"):
            if number - start + 1 > FUNCTION_LINES_MAX:
                tree.say(file, start, "function-length", f"{number - start + 1} lines",
                         f"split it by noun; {FUNCTION_LINES_MAX} at most")
            start = None


def speaks_to_people(file):
    """The operator's tool, the start of a process, and tests write to the terminal."""
    return (file.startswith(("services/cli", "libs/daemon", "tests/"))
            or file.endswith(("/main.cc", "_test.cc")))


def check_source(tree, file, lines):
    if len(lines) - 1 > FILE_LINES_MAX:
        tree.say(file, 1, "file-length", f"{len(lines) - 1} lines",
                 "which noun wants its own room?")
    name = pathlib.PurePath(file).name
    if name == "main.cc" and len(lines) - 1 > MAIN_LINES_MAX and "cli" not in file:
        tree.say(file, 1, "main-length", f"{len(lines) - 1} lines", "main only wires")
    if file.endswith(".h") and "#pragma once" not in lines[:40]:
        tree.say(file, 1, "pragma-once", "no #pragma once near the top", "add it")
    for number, line in enumerate(lines, 1):
        code = strip_strings_and_comments(line)
        for rule, pattern, cure in BANNED:
            if rule == "no-printf-debug" and speaks_to_people(file):
                continue
            if re.search(pattern, code):
                tree.say(file, number, rule, f"'{line.strip()[:60]}'", cure)
        if (re.search(r"\bcatch\s*\(", code) and not file.startswith(CATCH_ALLOWED)
                and name != "main.cc"):
            tree.say(file, number, "catch-at-boundary", "'catch' away from a boundary",
                     "let the fence of the throwing library catch")
        if "std::shared_ptr" in code and "//" not in line and "//" not in lines[number - 2]:
            tree.say(file, number, "shared-ptr", "shared ownership without a reason",
                     "name the two owners in a comment, or use one owner")
    check_functions(tree, file, lines)


def check_includes(tree, file, lines):
    for number, line in enumerate(lines, 1):
        match = re.match(r'#include [<"]([^>"]+)[>"]', line)
        if not match:
            continue
        header = match.group(1)
        for pattern, folders in FENCES:
            if re.search(pattern, header) and not file.startswith(folders):
                tree.say(file, number, "fence", f"<{header}> outside its fence",
                         "go through " + " or ".join(folders))
        check_layer(tree, file, number, header)


def check_layer(tree, file, number, header):
    own, theirs = file.split("/"), header.split("/")
    if own[0] == "libs" and theirs[0] == "services":
        tree.say(file, number, "layer", "a library includes a service", "move the shared part down")
    if own[0] == "services" and theirs[0] == "services" and own[1] != theirs[1]:
        tree.say(file, number, "layer", f"{own[1]} includes {theirs[1]}",
                 "services share proto/ and libs/ only")
    if own[0] == "libs" and theirs[0] == "libs" and own[1] != theirs[1] \
            and not file.endswith("_test.cc"):
        floor = {name: i for i, names in enumerate(FLOORS) for name in names}
        if floor.get(theirs[1], 99) >= floor.get(own[1], -1):
            tree.say(file, number, "layer", f"libs/{own[1]} includes libs/{theirs[1]}",
                     "a library includes only floors below its own")
    if own[0] == "services" and re.match(r"domain(\.h|\.cc)$", own[-1]):
        if header.endswith((".pb.h", ".h")) and "/" in header and \
                not re.match(r"libs/(base|sop|worktime)/|services/", header):
            tree.say(file, number, "domain-pure", f"the domain includes {header}",
                     "rules know no SQL, gRPC or wire formats")


def check_rooms(tree):
    rooms = ("README.md", "CMakeLists.txt", "config.h", "domain.h", "domain.cc", "store.h",
             "store.cc", "service.h", "service.cc", "main.cc")
    services = {f.split("/")[1] for f in tree.files
                if f.startswith("services/") and f.count("/") >= 2}
    for service in sorted(services - {"cli", "portal"}):
        for room in rooms:
            if f"services/{service}/{room}" not in tree.files:
                tree.say(f"services/{service}/{room}", 0, "room", "missing",
                         "every service has the same rooms under the same names")


def check_comments(tree):
    comments = code = 0
    for file in tree.files:
        if file.endswith(".h") and file.startswith(("libs/", "services/")):
            for line in tree.lines(file):
                text = line.strip()
                comments += text.startswith("//") or "  // " in line
                code += bool(text) and not text.startswith("//")
    if code and comments / code < HEADER_COMMENT_RATIO_MIN:
        tree.say("libs", 0, "header-comments", f"{comments / code:.2f} comments per code line",
                 "a header is a contract: meaning, requirements, units, errors, threads")


def check(root):
    """All breaches in the tree at `root`, as printable lines."""
    tree = Tree(root)
    check_top_level(tree)
    for file in tree.files:
        suffix = pathlib.PurePath(file).suffix
        if (suffix not in TEXT or file.startswith("tests/data/")
                or file.endswith("package-lock.json")):
            continue
        lines = tree.lines(file)
        check_text(tree, file, lines)
        check_spdx(tree, file, lines)
        if suffix in SOURCE:
            check_source(tree, file, lines)
            check_includes(tree, file, lines)
    check_rooms(tree)
    check_comments(tree)
    return tree.breaches


if __name__ == "__main__":
    found = check(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(found))
    print(f"tidy: {len(found)} breaches", file=sys.stderr)
    sys.exit(1 if found else 0)
