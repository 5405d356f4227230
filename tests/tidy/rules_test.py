#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each rule about words and shape finds its breach in a tree of one file; a clean one passes."""
import contextlib
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
        self.expect("top-level", "docs/a.md", "x\n")
        self.expect("folder-name", "libs/utils/a.cc", SPDX)

    def test_a_long_function_is_found_however_its_signature_is_broken(self):
        body = "  g();\n" * 70
        for signature in (
                "int f() {", "int f() {  // so", "int f(int a,\n      int b) {",
                "std::map<int, int>\nf(int a) {", "template <class T>\nint f(T a) {",
                "A::A(int b)\n    : b_(b), c_{1},\n      d_(2) {", "TEST(A, B) {",
                "void f(std::string a = {},\n       int b = 1) {"):
            function = signature + "\n" + body + "}\n"
            with self.subTest(signature):
                self.expect("function-length", "libs/base/a.cc", SPDX + function)
                self.expect("function-length", "libs/base/a.cc",
                            SPDX + "namespace a {\nclass B final\n    : public C {\n public:\n"
                            + function + "};\n}\n")

    def test_a_function_is_measured_from_its_signature_on_and_alone(self):
        wrapped = "int f(int a,\n      int b) {\n" + "  g();\n" * 67 + "}\n"
        table = "const A kTable[] = {\n" + "    {1, Of(2)},\n" * 80 + "};\n"
        many = ("namespace a {\nclass B : C<int> {\n" + "  int f() {\n    return 1;\n  }\n" * 30
                + "};\n}\n")
        with small_tree({"tests/a.cc": SPDX + wrapped + table + many}) as root:
            self.assertEqual([], tidy.breaches(root))
        longer = wrapped.replace("{\n", "{\n  g();\n", 1)
        with small_tree({"tests/a.cc": SPDX + table + longer + many}) as root:
            self.assertEqual([(84, "71 lines")], [(b.line, b.what) for b in tidy.breaches(root)])

    def test_an_allowance_that_lets_nothing_pass_is_a_breach(self):
        @contextlib.contextmanager
        def stale(files):
            with small_tree({name: SPDX + code + "\n" for name, code in files.items()}) as root:
                yield {b.what for b in tidy.stale(root)}
        catch = "catch-at-boundary lets nothing pass in 'libs/config/'"
        sqlite = "fence lets nothing pass in 'libs/sql/'"
        with stale({"libs/base/a.cc": "} catch (int) {\n#include <sqlite3.h>"}) as found:
            self.assertLessEqual({catch, sqlite}, found)
        with stale({"libs/config/a.cc": "} catch (int) {",
                    "libs/sql/a.cc": "#include <sqlite3.h>"}) as found:
            self.assertFalse({catch, sqlite} & found)

    def test_fences_hold(self):
        self.expect("fence", "services/cli/a.cc", SPDX + "#include <sqlite3.h>\n")
        self.expect("fence", "libs/sop/a.cc", SPDX + "#include <nats/nats.h>\n")
        self.expect("fence", "libs/base/a.cc", SPDX + '#include "tepat/x/v1/x.grpc.pb.h"\n')
        for header in ("cairomm/cairomm.h", "pangomm.h", "pango/pangocairo.h", "cairo-pdf.h",
                       "fontconfig/fontconfig.h", "qrencode.h"):
            self.expect("fence", "libs/papers/a.cc", SPDX + f"#include <{header}>\n")


if __name__ == "__main__":
    unittest.main()
