# SPDX-License-Identifier: Apache-2.0
"""What a rule is: a name, why it stands, the cure, and a function that finds breaches."""
import collections

Breach = collections.namedtuple("Breach", "file line rule what cure")
Rule = collections.namedtuple("Rule", "name reason cure find")

RULES = []


def rule(name, reason, cure):
    """Makes a rule of `find(tree)`, which yields (file, line, what) per breach."""
    def add(find):
        RULES.append(Rule(name, reason, cure, find))
        return find
    return add
