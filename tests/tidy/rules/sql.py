# SPDX-License-Identifier: Apache-2.0
"""Where SQL may stand."""
import pathlib
import re

from rules.rule import rule

# A statement, or a part of one; in small letters only where no English sentence reads like it.
STATEMENT = re.compile(
    r"\b(SELECT|INSERT|REPLACE|UPDATE|DELETE)\s+\S"
    r"|\b(CREATE|DROP|ALTER)\s+(TABLE|INDEX|VIEW|TRIGGER|UNIQUE)|\bPRAGMA\s"
    r"|\b(WHERE|FROM|ORDER BY|LIMIT)\s+\S"
    r"|(?i:\bselect\s+[\w*,. ]+\sfrom\s+\w+|\binsert\s+into\s+\w+|\bupdate\s+\w+\s+set\s"
    r"|\bdelete\s+from\s+\w+)", re.DOTALL)

# Beside files and folders that are named store…
ALLOWED = {
    "libs/sql/": "the fence around SQLite",
    "libs/journal/": "the journal's own tables, which nobody else touches",
    "libs/identity/office_view.cc": "what a service has read of the office: one table set",
    "libs/identity/rights.cc": "questions to that view",
    "tests/bench/raw_commit.cc": "the raw statements beside which ours are measured",
}


def may_hold_sql(file):
    return (file.name.startswith(tuple(ALLOWED)) or file.is_test
            or any(part.startswith("store") for part in pathlib.PurePath(file.name).parts))


@rule("sql-in-store", "who asks which table writes what finds it in one room",
      "give the store a function that says what is asked")
def statements(tree):
    for file in tree.cpp:
        if not may_hold_sql(file):
            for literal in file.literals:
                if STATEMENT.search(literal.text):
                    yield file.name, literal.line, f"SQL '{literal.text.strip()[:40]}'"
