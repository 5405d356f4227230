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
            for rule in rules for file, line, what in rule.find(tree)
            if not file.startswith(tuple(rule.allowed))]


def stale(root, rules=RULES):
    """Allowances that let nothing pass: whoever reads one believes in an exception that is gone,
    and the next breach there passes unseen."""
    tree = Tree(root)
    found = []
    for rule in rules:
        if rule.allowed:
            files = {file for file, _, _ in rule.find(tree)}
            found += [Breach(f"tests/tidy/{rule.find.__module__.replace('.', '/')}.py", 0,
                             "stale-allowance", f"{rule.name} lets nothing pass in '{place}'",
                             "delete it")
                      for place in rule.allowed if not any(f.startswith(place) for f in files)]
    return found


def check(root):
    """Every breach as a printable line."""
    return sorted(f"{b.file}:{b.line}: {b.rule}: {b.what}; {b.cure}"
                  for b in breaches(root) + stale(root))


def main(arguments):
    if arguments == ["--rules"]:
        print("\n".join(dict.fromkeys(f"{rule.name}: {rule.reason}" for rule in RULES)))
        return 0
    found = check(arguments[0] if arguments else ".")
    print("\n".join(found))
    print(f"tidy: {len(found)} breaches", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
