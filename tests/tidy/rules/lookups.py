# SPDX-License-Identifier: Apache-2.0
"""What may be absent is not taken as if it were there."""
import re

from rules.rule import rule

# A lookup whose answer cannot be absent, because of what was checked before.
ALLOWED = {
    "libs/worktime/calendar_file.cc": "the member has been read two lines before",
}

# A lookup, and its answer taken at once: `*…Find…(…)` and `Find…(…)->`, `Find…(…).value()`.
# What stands before a star that multiplies, or that belongs to a type, is no lookup.
DEREFERENCED = (r"((?<![\w)\]>*] )(?<![\w)\]>*])|\breturn )\*+\(*(\w+(<[^<>()]*>)?(::|\.|->))*"
                r"Find[A-Z]?\w*\s*(<[^<>()]*>)?\("
                r"|\bFind[A-Z]?\w*\s*\([^()]*(\([^()]*\)[^()]*)*\)\s*(->(?=\w)|\.value\(\))")


@rule("lookup-at-once", "what may be absent will be, one day, and then the process ends",
      "keep the answer, ask whether it is there, and say what is so when it is not",
      ALLOWED)
def dereferenced_lookups(tree):
    for file in tree.production():
        code = "\n".join(file.code)
        for match in re.finditer(DEREFERENCED, code):
            number = code.count("\n", 0, match.start()) + 1
            yield file.name, number, f"'{file.lines[number - 1].strip()[:60]}'"
