// SPDX-License-Identifier: Apache-2.0
// What is typed, and with which status the tool ends. No service runs here.
#include "services/cli/command_line.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "libs/testing/folder.h"

namespace tepat::cli {
namespace {

// What one run of the tool has written.
struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

Ran RunTepat(std::vector<std::string> words) {
  words.insert(words.begin(), "tepat");
  std::vector<char*> argv;
  argv.reserve(words.size());
  for (std::string& word : words) argv.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Ran ran;
  ran.status = RunCommandLine(static_cast<int>(argv.size()), argv.data());
  ran.out = testing::internal::GetCapturedStdout();
  ran.err = testing::internal::GetCapturedStderr();
  return ran;
}

class CommandLineTest : public testing::Test {
 protected:
  std::string Written(const std::string& name, const std::string& bytes) {
    std::string path = folder_.path() + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  // A verb with an office's folder in which nothing runs.
  Ran At(std::vector<std::string> words) {
    words.insert(words.end(), {"--home", folder_.path()});
    return RunTepat(std::move(words));
  }

  simulation::Folder folder_;
};

TEST_F(CommandLineTest, HelpListsTheVerbs) {
  const Ran help = RunTepat({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const char* verb :
       {"worktime", "measure", "office", "case", "calendar", "report", "journal", "export",
        "backup", "restore", "status", "events", "sop", "plan", "values", "token"}) {
    EXPECT_NE(help.out.find(verb), std::string::npos) << verb;
  }
}

TEST_F(CommandLineTest, WhatIsNotUnderstoodIsRefusedWithoutCallingAnyone) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {},
           {"kalender"},
           {"case"},
           {"case", "show"},
           {"case", "open", "--period", "2026-Q3"},
           {"case", "open", "--person", "kasubbag_keuangan"},
           {"case", "attach", "k1", "--person", "kasubbag_keuangan"},
           {"case", "attach", "k1", "x.pdf", "--person", "kasubbag_keuangan", "--kind", "rahasia"},
           {"case", "list", "--limit", "0"},
           {"case", "rebase", "x", "--yes"},
           {"case", "rebase", "x", "--plan", "--reason", "Revisi"},
           {"values", "export", "x.csv"},
           {"values", "export", "x.csv", "--case", "x", "--period", "2025-TW3"},
           {"values", "declare", "2025-TW3", "x.csv", "--person", "kasubbag_keuangan"},
           {"case", "list", "--limit", "banyak"},
           {"calendar", "import", "x.ics", "--out", "y", "--kind", "pesta"},
           {"journal", "export", "bukan-layanan", "x"},
           {"report", "--from", "2026-01-01"},
           {"report", "--from", "2026-01-01", "--to", "2026-01-02", "--by", "warna"},
           {"sop", "evaluate", "--year", "26"}}) {
    const Ran ran = RunTepat(words);
    EXPECT_NE(ran.status, 0);
    EXPECT_EQ(ran.out, "");
    EXPECT_NE(ran.err, "");
  }
}

TEST_F(CommandLineTest, AnArgumentThatIsNotUtf8IsNamed) {
  const Ran ran = At({"case", "rebase", "x", "--reason", "Jos\xE9"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("bukan UTF-8"), std::string::npos) << ran.err;
}

TEST_F(CommandLineTest, WithoutServicesItSaysSo) {
  const Ran status = At({"status"});
  EXPECT_EQ(status.status, 1);
  EXPECT_NE(status.out.find("office           TIDAK MENJAWAB"), std::string::npos) << status.out;
  const Ran people = At({"office", "people"});
  EXPECT_EQ(people.status, 1);
  EXPECT_NE(people.err.find("periksa apakah layanan berjalan"), std::string::npos) << people.err;
}

TEST_F(CommandLineTest, AThreadIsAskedForWithOrWithoutANumber) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"case", "show", "x", "--thread"}, {"case", "show", "x", "--thread", "lurah/ikm"}}) {
    const Ran ran = At(words);
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.err.find("data-collection"), std::string::npos) << ran.err;
  }
  const Ran wrong = At({"case", "show", "x", "--thread", "lurah/ikm/nilai/lagi"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_NE(wrong.err.find("tulis UNIT/INDIKATOR"), std::string::npos) << wrong.err;
}

TEST_F(CommandLineTest, AnUnknownTimeZoneIsRefusedBeforeAnyCall) {
  const Ran ran = At({"case", "show", "x", "--time-zone", "Asia/Lumajang"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("Asia/Lumajang"), std::string::npos) << ran.err;
}

TEST_F(CommandLineTest, ACalendarThatIsWrongIsRefusedWithItsLines) {
  const std::string path = Written("kalender.json", "{\n \"id\": 7\n}");
  const Ran ran = At({"calendar", "apply", path});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find(path + ":2: "), std::string::npos) << ran.err;
  const Ran broken = At({"calendar", "apply", Written("rusak.json", "{\"id\": \"José Jos\xE9\"}")});
  EXPECT_EQ(broken.status, 2);
  EXPECT_NE(broken.err.find("rusak.json:1: "), std::string::npos) << broken.err;
  EXPECT_EQ(At({"calendar", "apply", folder_.path() + "/tidak-ada"}).status, 2);
}

TEST_F(CommandLineTest, AnImportOfNothingOrOfWhatIsNoTextIsRefused) {
  const std::string files = folder_.Sub("kantor");
  EXPECT_EQ(At({"office", "import", files}).status, 2);
  std::ofstream(files + "/directory.textproto", std::ios::binary) << std::string("a\0b", 3);
  const Ran ran = At({"office", "import", files});
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.err.find("directory.textproto:1: "), std::string::npos) << ran.err;
}

TEST_F(CommandLineTest, APlanIsAFileThatCanBeRead) {
  EXPECT_EQ(At({"plan", "import", folder_.path() + "/tidak-ada"}).status, 2);
  const std::string binary = Written("rencana.textproto", std::string("a\0b", 3));
  for (const char* verb : {"import", "diff"}) {
    const Ran ran = At({"plan", verb, binary});
    EXPECT_EQ(ran.status, 2);
    EXPECT_NE(ran.err.find("rencana.textproto:1: "), std::string::npos) << ran.err;
  }
  EXPECT_EQ(At({"plan", "show"}).status, 1) << "nobody answers";
  EXPECT_NE(At({"plan", "show", "--year", "26"}).status, 0);
}

TEST_F(CommandLineTest, AnExportGoesNowhereThatIsTaken) {
  const Ran ran = At({"office", "export", folder_.Sub("ada")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("cli.file_exists"), std::string::npos) << ran.err;
  EXPECT_EQ(At({"backup", folder_.path()}).status, 1);
  const std::string taken = Written("ada.jsonl", "lama");
  EXPECT_EQ(At({"journal", "export", "office", taken}).status, 1);
}

TEST_F(CommandLineTest, VerifyNamesWhatIsNoJournal) {
  const Ran ran =
      At({"journal", "verify", Written("a.jsonl", "{\"tepat_journal\": \"x\"}\n"), "--json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.out.find("journal.not_a_journal"), std::string::npos) << ran.out;
}

TEST_F(CommandLineTest, RestoreNeedsABackup) {
  for (const char* manifest : {"", "{}", "\xFF", R"({"tepat_backup": 1, "made": "kemarin"})"}) {
    Written("manifest.json", manifest);
    const Ran ran = At({"restore", folder_.path()});
    EXPECT_EQ(ran.status, 2) << manifest;
    EXPECT_NE(ran.err.find("cli.not_a_backup"), std::string::npos) << ran.err;
  }
}

TEST_F(CommandLineTest, WorktimeNeedsItsCalendar) {
  const Ran missing = RunTepat({"worktime", "--calendar", folder_.path() + "/tidak-ada"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_NE(missing.err.find("tidak dapat dibaca"), std::string::npos);
  EXPECT_EQ(RunTepat({"worktime", "--calendar", Written("k.json", "[]")}).status, 2);
}

}  // namespace
}  // namespace tepat::cli
