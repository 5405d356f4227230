#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang.py catches what is planted in a copy of this tree. Usage: clang_test.py BUILD_DIR"""
import pathlib
import re
import subprocess
import sys
import unittest

from planting import ROOT, planted, real_tree

BUILD = None


class ClangTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.copy = real_tree()
        cls.root = cls.copy.__enter__()
        cls.build = pathlib.Path(cls.root, "build/copy")
        cls.build.mkdir(parents=True)
        # The copy's sources, with what the real build has made beside them.
        commands = re.sub(rf"{re.escape(str(ROOT))}(?!/build)", cls.root,
                          (BUILD / "compile_commands.json").read_text())
        (cls.build / "compile_commands.json").write_text(commands)

    @classmethod
    def tearDownClass(cls):
        cls.copy.__exit__(None, None, None)

    def said(self, what, file):
        done = subprocess.run([pathlib.Path(self.root, "tests/tidy/clang.py"), what, self.build,
                               file], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def expect(self, words, what, file, change):
        self.assertEqual(0, self.said(what, file)[0])
        with planted(self.root, file, change):
            code, output = self.said(what, file)
        self.assertEqual(1, code, output)
        self.assertIn(words, output)

    def test_a_guarded_member_is_touched_without_its_mutex(self):
        self.expect("'free_slots_' requires holding mutex 'mutex_'", "threads",
                    "libs/sql/reader_pool.cc",
                    lambda old: old.replace("const Lock lock(mutex_);\n    ++", "++"))

    def test_a_header_of_its_own_is_seen_too(self):
        self.expect("requires holding mutex", "threads", "libs/sql/reader_pool.h",
                    lambda old: old.replace(
                        " private:", "  std::size_t Free() { return free_slots_; }\n\n private:"))

    def test_a_forgotten_include_is_missed(self):
        self.expect("named 'regex'", "tidy", "libs/base/id.cc",
                    lambda old: old + "std::regex planted;\n")

    def test_a_header_is_read_through_a_source(self):
        self.expect("check.h", "tidy", "libs/base/check.h",
                    lambda old: old + "inline int* Planted() { return 0; }\n")


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
