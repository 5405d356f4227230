# SPDX-License-Identifier: Apache-2.0
"""The shape of files: where they lie, how long they are, how they begin and end."""
import pathlib
import re

from rules.rule import rule
from tree import SOURCE

COLUMNS_MAX = 100
FILE_LINES_MAX = 600
FUNCTION_LINES_MAX = 70
MAIN_LINES_MAX = 60

TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "README.md", "proto", "libs", "services",
             "deploy", "tests", ".ci", ".clang-format", ".clang-tidy", ".gitignore"}


def suffix(name):
    return pathlib.PurePath(name).suffix


@rule("top-level", "the folder list is the architecture", "move it into its room")
def strange_entries(tree):
    for name in sorted({f.split("/")[0] for f in tree.files} - TOP_LEVEL):
        yield name, 0, "not an entry of the agreed tree"


@rule("folder-name", "such a folder collects what nobody looks for", "name the noun it holds")
def names_that_say_nothing(tree):
    for name in tree.files:
        for part in pathlib.PurePath(name).parts[:-1]:
            if part in ("utils", "util", "misc", "helpers") or (
                    part == "common" and not name.startswith("proto/")):
                yield name, 0, f"'{part}' says nothing"


@rule("final-newline", "tools count lines by their ends", "add a line break at the end")
def missing_ends(tree):
    for name in tree.texts:
        if not tree.text(name).endswith("\n") and tree.text(name):
            yield name, len(tree.lines(name)), "no line break at the end"


@rule("columns", "two files fit side by side", f"break before {COLUMNS_MAX}")
def long_lines(tree):
    for name in tree.texts:
        if suffix(name) in SOURCE | {".proto", ".py"}:
            for number, line in enumerate(tree.lines(name), 1):
                if len(line) > COLUMNS_MAX:
                    yield name, number, f"{len(line)} columns"


@rule("trailing-space", "nobody sees it but the next difference", "delete it")
def trailing_spaces(tree):
    for name in tree.texts:
        for number, line in enumerate(tree.lines(name), 1):
            if line != line.rstrip():
                yield name, number, "space at the end of the line"


@rule("spdx", "each file says its licence",
      "open with the line SPDX-License-Identifier: Apache-2.0")
def files_without_licence(tree):
    for name in tree.texts:
        if suffix(name) in SOURCE | {".py", ".proto", ".sql", ".sh"} and not any(
                "SPDX-License-Identifier: Apache-2.0" in line for line in tree.lines(name)[:3]):
            yield name, 1, "no licence line"


@rule("pragma-once", "a header may be included twice", "add #pragma once near the top")
def headers_without_guard(tree):
    for file in tree.cpp:
        if file.name.endswith(".h") and "#pragma once" not in file.lines[:40]:
            yield file.name, 1, "no #pragma once near the top"


@rule("file-length", "a file is read in one sitting", "which noun wants its own room?")
def long_files(tree):
    for file in tree.cpp:
        if len(file.lines) - 1 > FILE_LINES_MAX:
            yield file.name, 1, f"{len(file.lines) - 1} lines"


@rule("main-length", "main builds, wires, and reads like a list", "main only wires")
def long_mains(tree):
    for file in tree.cpp:
        if (pathlib.PurePath(file.name).name == "main.cc"
                and len(file.lines) - 1 > MAIN_LINES_MAX):
            yield file.name, 1, f"{len(file.lines) - 1} lines"


# What opens a scope in which functions stand, at the beginning of what precedes its brace.
SCOPE = re.compile(r"(template\s*<.*>\s*)?(inline\s+)?"
                   r"(namespace|class|struct|union|enum|extern)\b", re.DOTALL)
ACCESS = re.compile(r"\s*((public|private|protected)\s*:\s*)*")
# What follows braces that are an initial value of a member, not a body.
GOES_ON = re.compile(r"\s*[,{]")


def functions(file):
    """(first line of the signature, last line of the body) of each function, wrapped or not.

    A signature is what stands since the last end of a statement or scope; braces that follow it,
    but open neither a scope nor a table, are the body. What lies within a body belongs to it."""
    code = "\n".join("" if line.lstrip().startswith("#") else line for line in file.code)
    begin, depth, signature = 0, 0, None
    for piece in re.finditer(r"[{};]", code):
        opened = depth
        depth += {"{": 1, "}": -1}.get(piece.group(), 0)
        if opened == 0 and piece.group() == "{":
            begin = ACCESS.match(code, begin).end()
            head = code[begin:piece.start()].rstrip()
            if SCOPE.match(head) and not head.endswith(")"):
                begin, depth = piece.end(), 0
            else:
                signature = begin if "(" in head and head[-1] not in "=(," else None
        elif opened == 1 and depth == 0:
            if signature is not None and not GOES_ON.match(code, piece.end()):
                yield code.count("\n", 0, signature) + 1, code.count("\n", 0, piece.start()) + 1
                begin = piece.end()
        elif opened == 0:
            begin, depth = piece.end(), 0


@rule("function-length", "a function fits on a screen",
      f"split it by noun; {FUNCTION_LINES_MAX} lines at most, its signature among them")
def long_functions(tree):
    for file in tree.cpp:
        for first, last in functions(file):
            if last - first + 1 > FUNCTION_LINES_MAX:
                yield file.name, first, f"{last - first + 1} lines"
