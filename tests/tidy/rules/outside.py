# SPDX-License-Identifier: Apache-2.0
"""What comes from outside is read by what cannot throw."""
from rules.rule import rule

# Where a library that throws is fenced in.
ALLOWED = {
    "libs/base/outside_json.cc": "the fence around JSON",
}

# JSON read and written, numbers out of texts, and patterns: each throws on some input, and a
# pattern takes a stack frame for each character that it repeats.
THROWING = r"json::parse\s*\(|\.dump\s*\(|\bstd::sto(i|l|ll|ul|ull|f|d|ld)\s*\(|\bstd::regex\b"


@rule("outside-text", "one odd byte of a stranger must not end a process",
      "use libs/base/outside_json.h, std::from_chars, or a loop over the characters", ALLOWED)
def throwers(tree):
    for file in tree.cpp:
        if file.is_test:
            continue  # it reads what it wrote itself
        for number, line in file.find(THROWING):
            yield file.name, number, f"'{line}'"
