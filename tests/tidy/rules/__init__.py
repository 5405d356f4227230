# SPDX-License-Identifier: Apache-2.0
"""Every rule over the tree; a module holds the rules about one noun."""
from rules import (  # noqa: F401
    clocks, comments, domain, fences, floors, language, lookups, mutexes, outside, roles, rooms,
    shape, sql, terminal, weight, words)
from rules.rule import RULES, Breach
