#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each rule about words and shape finds its breach in a tree of one file; a clean one passes."""
import unittest

import tidy
from planting import SPDX, small_tree


class TidyTest(unittest.TestCase):
    def expect(self, rule, name, text):
        with small_tree({name: text}) as root:
            found = {(b.rule, b.file.split("/")[0]) for b in tidy.breaches(root)}
        self.assertIn((rule, name.split("/")[0]), found)

    def test_a_clean_file_passes(self):
        with small_tree({"tests/a.cc": SPDX + "int a() { return 1; }\n"}) as root:
            self.assertEqual([], tidy.breaches(root))

    def test_each_banned_word_is_found(self):
        for rule, code in [
                ("no-throw", "throw 1;"), ("no-naked-new", "auto* p = new int(1);"),
                ("no-naked-delete", "delete p;"), ("no-using-std", "using namespace std;"),
                ("no-sleep", "std::this_thread::sleep_for(x);"),
                ("no-cerr", "std::cerr << 1;"), ("catch-at-boundary", "} catch (int) {"),
                ("shared-ptr", "int x;\nstd::shared_ptr<int> p;"),
                ("no-leftover", "// TO" + "DO: later"), ("no-skipped-test", "GTEST_" + "SKIP();")]:
            with self.subTest(rule):
                self.expect(rule, "libs/base/a.cc", SPDX + code + "\n")

    def test_shape_is_checked(self):
        self.expect("spdx", "libs/base/a.cc", "int a;\n")
        self.expect("columns", "libs/base/a.cc", SPDX + "//" + "x" * 100 + "\n")
        self.expect("trailing-space", "libs/base/a.cc", SPDX + "int a; \n")
        self.expect("final-newline", "libs/base/a.cc", SPDX + "int a;")
        self.expect("pragma-once", "libs/base/a.h", SPDX + "int a;\n")
        self.expect("file-length", "libs/base/a.cc", SPDX + "int a;\n" * 601)
        self.expect("function-length", "libs/base/a.cc",
                    SPDX + "int f() {\n" + "  g();\n" * 70 + "}\n")
        self.expect("top-level", "docs/a.md", "x\n")
        self.expect("folder-name", "libs/utils/a.cc", SPDX)

    def test_fences_hold(self):
        self.expect("fence", "services/cli/a.cc", SPDX + "#include <sqlite3.h>\n")
        self.expect("fence", "libs/sop/a.cc", SPDX + "#include <nats/nats.h>\n")
        self.expect("fence", "libs/base/a.cc", SPDX + '#include "tepat/x/v1/x.grpc.pb.h"\n')


if __name__ == "__main__":
    unittest.main()
