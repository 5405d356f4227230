# SPDX-License-Identifier: Apache-2.0
"""Rooms that do not keep a rule yet. Only ever shrinks; a new rule may bring new entries."""

# rule: the beginnings of the paths that it does not reach yet
PENDING = {
    "test-weight": [
        ".",
    ],
}


def is_pending(rule, file):
    return file.startswith(tuple(PENDING.get(rule, ())))
