# SPDX-License-Identifier: Apache-2.0
"""Who may write to a terminal."""
import pathlib

from rules.rule import rule

# Standard output is an answer that somebody asked for: whoever writes there says to whom.
OUTPUT_ALLOWED = {
    "services/cli/": "the operator's tool answers there",
    "libs/documents/reader/confinement.cc": "the reader's answer goes to whoever started it",
    "services/timing/answers/forecast_test.cc": "a test prints the score that it holds us to",
    "tests/bench/": "a bench prints its figures",
}

# Before there is a log, or when there is none.
ERRORS_ALLOWED = {
    "services/cli/": "the operator's tool speaks to whoever called it",
    "libs/base/check.cc": "a promise of our own code that is broken ends the process at once",
    "libs/daemon/process.cc": "a process that refuses to start tells who started it",
    "libs/daemon/step_process.cc": "and so does one that cannot be wired",
    "tests/": "a test that fails says what it saw",
}


@rule("no-cout", "a daemon's words go into its log, where an operator looks",
      "log with spdlog, or write in services/cli", OUTPUT_ALLOWED)
def output(tree):
    for file in tree.cpp:
        for number, line in file.find(r"\b(std::w?cout|stdout|STDOUT_FILENO)\b"
                                      r"|\b(puts|putchar|v?printf|v?print(ln)?|v?print_\w+)\s*\("
                                      r"|\b(write|writev|dprintf)\s*\(\s*1\s*,"):
            yield file.name, number, f"'{line}'"


@rule("no-cerr", "a daemon's words go into its log, where an operator looks",
      "log with spdlog, or let main say it", ERRORS_ALLOWED)
def errors(tree):
    for file in tree.cpp:
        if pathlib.PurePath(file.name).name != "main.cc":
            for number, line in file.find(r"\bstd::w?(cerr|clog)\b"
                                          r"|\b(stderr|STDERR_FILENO|perror)\b"
                                          r"|\b(write|writev|dprintf)\s*\(\s*2\s*,"):
                yield file.name, number, f"'{line}'"
