# SPDX-License-Identifier: Apache-2.0
"""Where SQL may stand."""
import pathlib
import re

from rules.rule import rule
from tree import parse

# A statement, or a part of one; in small letters only where no English sentence reads like it.
STATEMENT = re.compile(
    r"\b(SELECT|INSERT|REPLACE|UPDATE|DELETE)\s+\S"
    r"|\b(CREATE|DROP|ALTER)\s+(TABLE|INDEX|VIEW|TRIGGER|UNIQUE)|\bPRAGMA\s"
    r"|\b(WHERE|FROM|JOIN|ORDER BY|GROUP BY|LIMIT)\s+\S"
    r"|\b(BEGIN|COMMIT|END|ROLLBACK)(\s+(IMMEDIATE|EXCLUSIVE|DEFERRED|TRANSACTION)|\s*;?\s*$)"
    r"|\b(SAVEPOINT|RELEASE|ROLLBACK TO|ATTACH|DETACH|REINDEX|WITH RECURSIVE)\s+\S"
    r"|\b(VACUUM|ANALYZE|ON CONFLICT)\b"
    r"|(?i:\b(begin\s+(immediate|exclusive|deferred)|vacuum\s+into)\b)"
    r"|(?i:\bselect\s+[\w*,. ]+\sfrom\s+\w+|\binsert\s+into\s+\w+|\bupdate\s+\w+\s+set\s"
    r"|\bdelete\s+from\s+\w+)", re.DOTALL)

# Beside files and folders that are named store…
ALLOWED = {
    "libs/sql/": "the fence around SQLite",
    # The journal's tables, of which each belongs to one file.
    "libs/journal/schema.h": "all of them",
    "libs/journal/applier.cc": "facts that a reader could not apply, and those parked behind them",
    "libs/journal/bus_reader.cc": "gaps of a source without a journal",
    "libs/journal/command.cc": "answers that are kept for a repeat",
    "libs/journal/courier_cursor.cc": "a courier's cursor",
    "libs/journal/handoff_courier.cc": "cases that are stuck",
    "libs/journal/journal_reader.cc": "facts, page by page",
    "libs/journal/progress.cc": "questions about all of them, for everybody else",
    "libs/journal/restore.cc": "a copy that becomes another life of its service",
    "libs/journal/writer.cc": "facts, as they are appended",
    "libs/identity/office_plan.cc": "plans of that view",
    "libs/identity/office_view.cc": "what a service has read of the office: one table set",
    "libs/identity/rights.cc": "questions to that view",
    "libs/identity/year_document.cc": "documents of years in that view",
}


def may_hold_sql(file):
    return (file.is_test
            or any(part.startswith("store") for part in pathlib.PurePath(file.name).parts))


@rule("sql-in-store", "who asks which table writes what finds it in one room",
      "give the store a function that says what is asked", ALLOWED)
def statements(tree):
    for file in tree.cpp:
        if not may_hold_sql(file):
            for literal in file.literals:
                if STATEMENT.search(literal.text):
                    yield file.name, literal.line, f"SQL '{literal.text.strip()[:40]}'"


def calls(file, name):
    """(line number, code and texts of the arguments) of each call of `name`, up to its closing."""
    for match in re.finditer(rf"[.>]{name}\s*(<[^;()]*>)?\(", file.text):
        depth, end = 1, match.end()
        while depth and end < len(file.text):
            depth += {"(": 1, ")": -1}.get(file.text[end], 0)
            end += 1
        yield file.text.count("\n", 0, match.start()) + 1, file.text[match.end():end]


def ends_with_limit(code):
    """Whether the texts in this code, read as one statement, limit it as a whole: what stands in
    parentheses limits a part."""
    statement = " ".join(literal.text for literal in parse("", code).literals)
    inner = None
    while inner != statement:
        inner, statement = statement, re.sub(r"\([^()]*\)", "", statement)
    return re.search(r"\bLIMIT\b(?!.*\bFROM\b)", statement, re.DOTALL) is not None


def says_limit(file, arguments):
    """In the call itself, or in a named text of this file that the call takes."""
    if re.search(r'\bNoLimit\b(?!\s*[({]\s*"?"?[)}])', arguments) or ends_with_limit(arguments):
        return True
    for name in set(re.findall(r"\b[a-zA-Z_]\w*\b", arguments)):
        value = re.search(rf"\b{name}\b(\[\])?\s*(=|\([^;{{]*\)\s*{{).*?(;\n|\n}})", file.text,
                          re.DOTALL)
        if value and ends_with_limit(value.group()):
            return True
    return False


@rule("select-limit", "a list that grows for years must not be read into memory one day",
      "end the statement with LIMIT, or give NoLimit with the reason why none is needed")
def boundless_selects(tree):
    for file in tree.production():
        for number, arguments in calls(file, "Select"):
            if not says_limit(file, arguments):
                yield file.name, number, f"Select({' '.join(arguments.split())[:50]}"
