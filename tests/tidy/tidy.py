#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the tree against the project's style. Prints `file:line: rule: what; cure` per breach.

Usage: tidy.py [ROOT]    checks the files that git tracks or would track; exits 1 on any breach
       tidy.py --rules   prints each rule with the reason why it stands
"""
import sys

from rules import RULES, Breach
from tree import Tree


def breaches(root, rules=RULES):
    """Every breach in the tree at `root`."""
    tree = Tree(root)
    return [Breach(file, line, rule.name, what, rule.cure)
            for rule in rules for file, line, what in rule.find(tree)]


def check(root):
    """Every breach as a printable line."""
    return sorted(f"{b.file}:{b.line}: {b.rule}: {b.what}; {b.cure}" for b in breaches(root))


def main(arguments):
    if arguments == ["--rules"]:
        print("\n".join(f"{rule.name}: {rule.reason}" for rule in RULES))
        return 0
    found = check(arguments[0] if arguments else ".")
    print("\n".join(found))
    print(f"tidy: {len(found)} breaches", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
