# SPDX-License-Identifier: Apache-2.0
"""Words of the language, or of the authors, that do not stand in the tree."""
import pathlib
import re

from rules.rule import rule

# `catch` stands where a third party throws, and nowhere else.
CATCH_ALLOWED = {
    "libs/config/": "the fence around toml++",
    "libs/documents/pdf/": "the fence around cairomm and pangomm",
    "libs/worktime/": "the fence around the database of time zones",
}


def banned(name, pattern, reason, cure):
    @rule(name, reason, cure)
    def find(tree):
        for file in tree.cpp:
            for number, line in file.find(pattern):
                yield file.name, number, f"'{line}'"


def banned_anywhere(name, pattern, reason, cure):
    @rule(name, reason, cure)
    def find(tree):
        for text in tree.texts:
            for number, line in enumerate(tree.lines(text), 1):
                if re.search(pattern, line):
                    yield text, number, f"'{line.strip()[:60]}'"


banned("no-throw", r"\bthrow\b", "expected outcomes are values", "return a Status or Result")
banned("no-naked-new", r"(?<![\w.])new\s+[A-Za-z_:]+[\s({\[<;]", "each object has one owner",
       "use std::make_unique or a value")
banned("no-naked-delete", r"(?<!= )\bdelete\b(?!;\s*$)", "each object has one owner",
       "give the object one owner")
banned("no-using-std", r"\busing namespace std;", "a reader sees where a name comes from",
       "name what you use")
banned("no-sleep", r"\b(sleep_for|sleep_until|usleep|nanosleep)\s*\(",
       "a sleep is too short on a slow day and too long on all others",
       "wait on a condition with a deadline, or turn the fake clock")

banned_anywhere("no-leftover", r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b",
                "what is not done is not in the tree", "do it, or write an issue")
banned_anywhere("no-skipped-test", r"\b(GTEST_" + r"SKIP|DISABLED" + r"_)",
                "a test that does not run says nothing", "make the test run, or delete it")
banned_anywhere("stand-alone", r"\.\./sha" + r"red\b|(?<![\w.])/wo" + r"rk/",
                "the tree is whole in itself", "copy what is needed into the project")


@rule("catch-at-boundary", "exceptions are only what a third party throws",
      "let the fence of the throwing library catch", CATCH_ALLOWED)
def catches(tree):
    for file in tree.cpp:
        if pathlib.PurePath(file.name).name != "main.cc":
            for number, line in file.find(r"\bcatch\s*\("):
                yield file.name, number, f"'{line}'"


@rule("shared-ptr", "shared ownership needs a reason",
      "name the two owners in a comment, or use one owner")
def shared_pointers(tree):
    for file in tree.cpp:
        for number, line in file.find(r"std::shared_ptr"):
            if "//" not in file.lines[number - 1] and "//" not in file.lines[number - 2]:
                yield file.name, number, f"'{line}'"
