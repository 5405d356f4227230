// SPDX-License-Identifier: Apache-2.0
#include "services/cli/journal_export.h"

#include <gtest/gtest.h>

#include <sstream>

#include "libs/journal/hash.h"

namespace tepat::cli {
namespace {

using journal::JournalHead;

// An export of three facts, line by line.
std::vector<std::string> Lines() {
  std::vector<journal::JournalRow> rows;
  std::string hash = journal::FirstHash();
  for (const std::string body : {R"({"id":"1"})", R"({"id":"2","x":"é"})", R"({"id":"3"})"}) {
    hash = journal::ChainHash(hash, body);
    rows.push_back({static_cast<std::int64_t>(rows.size()) + 1, body, hash});
  }
  std::vector<std::string> lines = {
      ExportHeadLine(JournalHead{{"/tepat/uji/office", "i", 3}, hash})};
  for (const auto& row : rows) lines.push_back(ExportRowLine(row));
  return lines;
}

Result<JournalHead> Verify(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  std::istringstream stream(text);
  return VerifyExport("ekspor.jsonl", stream);
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(VerifyExport, AWholeExportHasItsHead) {
  const auto head = Verify(Lines());
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_EQ(head->position.source, "/tepat/uji/office");
  EXPECT_EQ(head->position.sequence, 3);
}

TEST(VerifyExport, NothingIsChangedLostOrPutInUnseen) {
  auto changed = Lines();
  changed[2] = Replaced(changed[2], "é", "e");
  EXPECT_EQ(Verify(changed).error().slug, "journal.broken_chain");
  auto lost = Lines();
  lost.erase(lost.begin() + 2);
  EXPECT_EQ(Verify(lost).error().slug, "journal.broken_chain");
  auto cut = Lines();
  cut.pop_back();
  EXPECT_EQ(Verify(cut).error().slug, "journal.broken_chain");
  auto twice = Lines();
  twice.push_back(twice.back());
  EXPECT_EQ(Verify(twice).error().slug, "journal.broken_chain");
}

TEST(VerifyExport, ARowThatIsNoRowIsNamedByItsLine) {
  for (const char* row : {"", "7", "{}", R"({"sequence": "2", "body": "x", "hash": "00"})",
                          R"({"sequence": 2, "body": 7, "hash": "00"})", "\xFF", "[[[["}) {
    auto lines = Lines();
    lines[2] = std::string(row) + "\n";
    const auto head = Verify(lines);
    ASSERT_FALSE(head) << row;
    EXPECT_NE(head.error().message.find("line 3"), std::string::npos) << head.error().message;
  }
}

TEST(VerifyExport, WhatIsNoExportIsSaidToBeNone) {
  for (const char* first : {"", "halo", "[]", "{}", R"({"tepat_journal": "1"})",
                            R"({"tepat_journal": 2})", "{\"tepat_journal\": \"\xE9\"}"}) {
    EXPECT_EQ(Verify({first}).error().slug, "journal.not_a_journal") << first;
  }
}

}  // namespace
}  // namespace tepat::cli
