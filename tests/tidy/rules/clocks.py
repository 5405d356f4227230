# SPDX-License-Identifier: Apache-2.0
"""Who may look at the machine's clocks."""
from rules.rule import rule

READS_A_CLOCK = (r"\b\w+_clock(::now\b|\s*;)|\bclock::now\b"
                 r"|\bSystem(Monotonic)?Clock\b"
                 r"|\b(GetCurrentTime|absl::Now|gpr_now)\s*\("
                 r"|\b(clock_gettime|gettimeofday|timespec_get|nats_Now\w*)\s*\("
                 r"|(?<![\w.>])time\s*\(\s*(nullptr|NULL|0|&\s*\w+)\s*\)")

# Office time decides; these look at the machine's clock for something that decides nothing.
ALLOWED = {
    "libs/base/": "the clocks themselves",
    "libs/sql/": "a reader's time limit",
    "libs/bus/": "how long an answer of the bus is waited for",
    "libs/journal/writer.cc": "a jump of the wall clock is seen against the steady one",
    "libs/rpc/": "gRPC counts its deadlines on the wall clock",
    "libs/daemon/process": "the process chooses the clock that all others are given",
    "services/cli/": "a person's program: it runs once, at the hour that its reader sees",
    "tests/bench/": "a bench measures",
}


@rule("clock", "the whole office must run on a simulated clock",
      "take a tepat::Clock, or a deadline that the caller computed", ALLOWED)
def readings(tree):
    for file in tree.cpp:
        for number, line in file.find(READS_A_CLOCK):
            yield file.name, number, f"'{line}'"
