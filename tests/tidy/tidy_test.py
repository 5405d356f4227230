#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each rule of tidy.py finds its breach in a small tree made for it, and a clean tree passes."""
import pathlib
import subprocess
import tempfile
import unittest

import tidy

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


class TidyTest(unittest.TestCase):
    def breaches(self, files):
        with tempfile.TemporaryDirectory() as root:
            subprocess.run(["git", "init", "-q", root], check=True)
            for name, text in files.items():
                path = pathlib.Path(root, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return tidy.check(root)

    def expect(self, rule, name, text):
        found = self.breaches({name: text})
        self.assertTrue(any(f"{rule}: " in line and line.startswith(name.split("/")[0])
                            for line in found), f"{rule} not found in {found}")

    def test_a_clean_file_passes(self):
        self.assertEqual([], self.breaches({"libs/base/a.cc": SPDX + "int a() { return 1; }\n"}))

    def test_each_banned_word_is_found(self):
        for rule, code in [
                ("no-throw", "throw 1;"), ("no-naked-new", "auto* p = new int(1);"),
                ("no-naked-delete", "delete p;"), ("no-using-std", "using namespace std;"),
                ("no-sleep", "std::this_thread::sleep_for(x);"),
                ("no-printf-debug", "std::cout << 1;"), ("catch-at-boundary", "} catch (int) {"),
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
        self.expect("header-comments", "libs/base/a.h", SPDX + "#pragma once\n" + "int a;\n" * 20)

    def test_layers_and_fences_hold(self):
        self.expect("fence", "services/cli/a.cc", SPDX + "#include <sqlite3.h>\n")
        self.expect("fence", "libs/sop/a.cc", SPDX + "#include <nats/nats.h>\n")
        self.expect("fence", "libs/base/a.cc", SPDX + '#include "tepat/x/v1/x.grpc.pb.h"\n')
        self.expect("layer", "libs/base/a.cc", SPDX + '#include "libs/bus/bus.h"\n')
        self.expect("layer", "libs/base/a.cc", SPDX + '#include "services/cli/a.h"\n')
        self.expect("layer", "services/office/a.cc", SPDX + '#include "services/timing/a.h"\n')
        self.expect("domain-pure", "services/office/domain.cc",
                    SPDX + '#include "libs/sql/sql.h"\n')
        self.expect("room", "services/office/store.cc", SPDX)


if __name__ == "__main__":
    unittest.main()
