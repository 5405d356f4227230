# SPDX-License-Identifier: Apache-2.0
"""Roles of the office, which our services know by name."""
import re

from rules.rule import rule

HOME = "libs/sop/roles.h"
ALLOWED = {HOME: "where they are named"}


@rule("role-names", "who may do what is changed in one place, and found there",
      f"use the constants of {HOME}, or give it a function that says who may", ALLOWED)
def typed_again(tree):
    names = set()
    if HOME in tree.files:
        names.update(re.findall(r'constexpr const char\* k\w+ = "(\w+)";', tree.text(HOME)))
    for file in tree.production():
        for literal in file.literals:
            if literal.text in names:
                yield file.name, literal.line, f'"{literal.text}"'
