# SPDX-License-Identifier: Apache-2.0
"""What a rule is: a name, why it stands, the cure, a function that finds breaches, and whom it lets
pass."""
import collections

Breach = collections.namedtuple("Breach", "file line rule what cure")
Rule = collections.namedtuple("Rule", "name reason cure find allowed")

RULES = []


def rule(name, reason, cure, allowed=()):
    """Makes a rule of `find(tree)`, which yields (file, line, what) per breach, wherever it is.

    `allowed`: how the names begin of the files that are let pass, each with its reason. One that
    lets nothing pass is a breach itself (tidy.stale)."""
    def add(find):
        RULES.append(Rule(name, reason, cure, find, allowed))
        return find
    return add
