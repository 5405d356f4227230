#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each rule about rooms catches a breach planted in a small tree, and in a copy of this one."""
import unittest

import tidy
from planting import SPDX, breaches, planted, real_tree, small_tree


def write(code):
    """The file with further lines at its end; a new one opens as every file of ours."""
    return lambda old: (old or SPDX) + code + "\n"


def include(*headers):
    return write("".join(f'#include "{header}"\n' for header in headers))


def replace(old_words, new_words):
    return lambda old: old.replace(old_words, new_words, 1)


def remove(_):
    return None


# rule: the plants, each a file and what happens to it
PLANTS = {
    "sql-in-store": [
        ("services/submission/planted.cc", write('auto a = "SELECT a FROM b WHERE c = ?";')),
        ("services/submission/commands/send.cc", write('auto a = "UPDATE b "\n "SET c = 1";')),
        ("services/submission/domain.cc", write('auto a = R"sql(\nDELETE FROM b)sql";')),
        ("libs/casework/planted.cc", write('auto a = "select a, b from c";')),
        ("libs/casework/planted.h", write('auto a = "CREATE TABLE b(c TEXT) STRICT";')),
        ("libs/bus/planted.cc", write('auto a = std::string("INSERT INTO b") + values;')),
        ("libs/bus/planted.cc", write('auto a = b + " ORDER BY c LIMIT 1";')),
        ("libs/journal/planted.cc", write('auto a = "SELECT sequence FROM journal";')),
    ] + [
        ("services/submission/planted.cc", write(f'auto a = "{statement}";')) for statement in (
            "BEGIN IMMEDIATE", "begin immediate", "COMMIT", "ROLLBACK TO work", "SAVEPOINT work",
            "RELEASE work", "VACUUM INTO ?", "VACUUM", "ATTACH ? AS copy", "ON CONFLICT DO NOTHING")
    ],
    "select-limit": [
        ("services/submission/store.cc", write(f"auto a = {call};")) for call in (
            'db.Select("SELECT a FROM b WHERE c = ?", c)', 'db.Select<int>("SELECT a FROM b")',
            'db_->Select(Row, kStatement, c)', 'db.Select(NoLimit(""), "SELECT a FROM b")',
            'db.Select("SELECT a FROM b WHERE c = (SELECT d FROM e LIMIT 1)", c)',
            'db.Select("SELECT a, (SELECT d FROM (SELECT e FROM f) LIMIT 1) FROM b")',
            'db.Select("SELECT a FROM b", Of(LIMIT))',
            'db.Select("SELECT a FROM b",  // LIMIT\n c)')
    ],
    "domain-pure": [
        ("services/submission/domain.h", include(header)) for header in (
            "services/submission/store.h", "services/submission/service.h",
            "services/submission/wire.h", "services/submission/commands/send.h",
            "libs/sql/database.h", "libs/casework/decision.h", "libs/journal/writer.h",
            "grpcpp/grpcpp.h", "google/protobuf/message.h",
            "tepat/submission/v1/submission.pb.h")
    ] + [("services/submission/domain.cc", write("#include <sqlite3.h>"))] + [
        ("services/disposition/period_year.cc", include(header)) for header in (
            "libs/sql/database.h", "libs/journal/writer.h", "grpcpp/grpcpp.h",
            "services/disposition/store.h", "tepat/disposition/v1/disposition.pb.h")
    ],
    "clock": [
        ("services/submission/planted.cc", write(f"auto a = {reading};")) for reading in (
            "std::chrono::system_clock::now()", "std::chrono::steady_clock::now()",
            "std::time(nullptr)", "time(0)", "time(&a)", "clock_gettime(CLOCK_REALTIME, &b)",
            "gettimeofday(&b, nullptr)", "tepat::SystemClock()",
            "absl::Now()", "0; using Now = std::chrono::steady_clock",
            "std::chrono::utc_clock::now()", "std::chrono::tai_clock::now()",
            "std::filesystem::file_time_type::clock::now()", "nats_NowInNanoSeconds()")
    ] + [("libs/casework/planted.h", write("SystemClock clock;"))],
    "indonesian-in-faces": [
        (file, write(f'auto a = "{sentence}";'))
        for file in ("services/submission/planted.cc", "libs/casework/planted.cc",
                     "services/portal/planted.cc")
        for sentence in (
            "Berkas tidak dapat dibuka", "Surat sudah diteruskan kepada Camat",
            "Data belum lengkap", "Mohon isi nomor surat", "Dikembalikan dengan alasan",
            "Gagal menyimpan perubahan", "silakan coba lagi", "Tidak ada", "Penilaian diperbaiki",
            "Penerima wajib terisi", "lembar disposisi", "Ketik ulang", "Suratnya mana")
    ],
    "outside-text": [
        ("services/submission/planted.cc", write(f"auto a = {reading};")) for reading in (
            "json::parse(text)", "nlohmann::ordered_json::parse(text, nullptr, false)",
            "value.dump()", "std::stoi(text)", "std::stoull(text)", "std::regex(text)")
    ],
    "role-names": [
        ("services/submission/domain.cc", write('auto a = {"camat"};')),
        ("services/submission/planted.cc", write('bool a = role == "camat";')),
        ("libs/casework/planted.h", write('constexpr const char* kHead = "camat";')),
    ],
    "no-cout": [
        ("services/submission/planted.cc", write("std::cout << 1;")),
        ("services/submission/main.cc", write('std::printf("1");')),
        ("libs/bus/planted.h", write("inline void F() { std::cout << 1; }")),
    ] + [
        ("services/submission/planted.cc", write(call)) for call in (
            'std::print("1");', 'std::println("1");', "std::wcout << 1;", "write(1, a, b);",
            "::write(STDOUT_FILENO, a, b);", 'dprintf(1, "1");', "std::putchar('1');")
    ],
    "no-cerr": [
        ("services/submission/planted.cc", write(call)) for call in (
            "std::cerr << 1;", 'std::print(stderr, "1");', "write(2, a, b);", 'perror("1");')
    ],
    "lookup-at-once": [
        ("services/submission/planted.cc", write(f"auto a = {lookup};")) for lookup in (
            "*sop.Find(k)", "*worktime::Zone::Find(Of(name))", "F(*FindStep<int>(k))",
            "**db.Find(k)", "*(sop.Find(k))",
            "sop.FindStep(k)->key", "sop.Find(\n    k)->key", "Find(a(b), c).value()")
    ] + [("libs/casework/planted.h", write("int& F(int a) {\n  return *FindService(a);\n}"))],
    "mutex": [
        ("libs/casework/planted.h", write("std::mutex mutex_;")),
        ("libs/casework/planted.h", write("Mutex mutex_;\nint planted_;")),
        ("libs/casework/planted.cc", write("const std::lock_guard lock(mutex_);")),
    ] + [
        (file, write("class Planted {\n  int Get() { return a_; }\n\n private:\n"
                     f"  Mutex mutex_;\n  int a_ TEPAT_GUARDED_BY(mutex_) = 0;\n{member}\n}};"))
        for file in ("libs/casework/planted.h", "services/submission/planted.cc")
        for member in ("  int b_ = 0;", "  std::map<int, std::function<int(int)>> b_;",
                       "  std::vector<int> b_{1, 2};", "  const int* b_ = nullptr;",
                       "  // Of the hub.\n\n  int b_;", "  void F() { G(); }\n  int b_;")
    ],
    "layer": [
        ("libs/base/planted.cc", include("libs/bus/bus.h")),
        ("libs/sql/planted.h", include("libs/journal/writer.h")),
        ("libs/journal/planted.cc", include("libs/casework/decision.h")),
        ("libs/casework/planted.cc", include("services/submission/store.h")),
        ("services/submission/store.cc", include("services/timing/store.h")),
        ("libs/sql/planted_test.cc", include("libs/journal/writer.h")),
        ("libs/sql/planted_fixture.h", include("libs/casework/decision.h")),
        ("libs/bus/planted_test.cc", include("services/submission/store.h")),
        ("services/submission/planted_test.cc", include("services/timing/store.h")),
    ],
    "floor-list": [
        ("libs/planted/planted.h", write("#pragma once")),
        ("libs/README.md", lambda old: old + "- `planted`: no such folder\n"),
        ("libs/README.md", replace("- `bus`: ", "- bus: ")),
        ("libs/README.md", replace("- `bus`: ", "- `bus`: `shop`, ")),
        ("libs/CMakeLists.txt", lambda old: "tepat_library(bus)\n" + old),
    ],
    "room-layer": [
        ("services/submission/domain.cc", include("services/submission/store.h")),
        ("services/submission/store.cc", include("services/submission/wire.h")),
        ("services/submission/wire.h", include("services/submission/service.h")),
        ("services/submission/commands/send.cc", include("services/submission/service.h")),
        ("services/submission/planted.cc", write("int a;")),
    ],
    "circle": [
        ("services/submission/config.h", include("services/submission/domain.h")),
    ],
    "room": [
        ("services/submission/domain.cc", remove),
        ("services/submission/README.md", remove),
        ("services/planted/main.cc", write("int main() {}")),
    ],
    "room-list": [
        ("services/submission/README.md", replace("## Rooms", "## Halls")),
        ("services/submission/README.md", replace("- `domain`", "- `planted`")),
    ],
    "function-length": [
        ("services/submission/service.h", write(signature + "\n" + "  G();\n" * 70 + "}"))
        for signature in ("int F() {", "int F(int a,\n      int b) {",
                          "template <class T>\nResult<T> F(T a) {",
                          "A::A(int a)\n    : a_(a),\n      b_{1} {")
    ],
    "header-comments": [
        ("libs/journal/planted.h", write("int a;  // said beside the code\n" * 3000)),
        ("services/submission/commands/planted.h", write("int a;\n" * 3000)),
    ],
    "source-comments": [
        ("libs/journal/planted.cc", write("int a;\n" * 5000)),
        ("services/submission/commands/planted.cc", write("int a;\n" * 5000)),
    ],
    "test-weight": [
        ("libs/bus/planted.cc", write("int a;\n" * 3000)),
        ("libs/base/planted.cc", write("int a;\n" * 200000)),
    ],
}


class PlantedBreaches(unittest.TestCase):
    def expect_each_caught(self, root):
        for rule, plants in PLANTS.items():
            before = breaches(root, rule)
            for file, change in plants:
                with self.subTest(rule=rule, file=file), planted(root, file, change):
                    self.assertTrue(breaches(root, rule) - before, "the plant was not seen")

    def test_are_caught_in_a_small_tree(self):
        with small_tree() as root:
            self.assertEqual([], tidy.breaches(root))
            self.expect_each_caught(root)

    def test_are_caught_in_this_tree(self):
        with real_tree() as root:
            self.expect_each_caught(root)


if __name__ == "__main__":
    unittest.main()
