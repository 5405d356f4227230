// SPDX-License-Identifier: Apache-2.0
#include "libs/config/config_file.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tepat::config {
namespace {

TEST(ConfigFile, ReadsValuesAndDefaults) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[office]\nid = \"lumajang\"\n[nats]\nport = 4222\n[s.a]\nx = \"p\"\n", mistakes);
  EXPECT_EQ(file.Text("office", "id", ""), "lumajang");
  EXPECT_EQ(file.Int("nats", "port", 1, 1, 65535), 4222);
  EXPECT_EQ(file.Flag("office", "production", true), true);
  EXPECT_EQ(file.Tables("s"), std::vector<std::string>{"s.a"});
  EXPECT_EQ(file.Text("s.a", "x", ""), "p");
  file.Finish();
  EXPECT_TRUE(mistakes.empty());
}

TEST(ConfigFile, ReportsEveryMistakeWithItsLine) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[office]\nid = 7\nidd = \"x\"\n[nats]\nport = 0\n[colour]\na = 1\n", mistakes);
  static_cast<void>(file.Text("office", "id", ""));
  static_cast<void>(file.Int("nats", "port", 1, 1, 65535));
  file.Finish();
  std::vector<int> lines;
  for (const Mistake& mistake : mistakes.list()) lines.push_back(mistake.line);
  std::sort(lines.begin(), lines.end());
  EXPECT_EQ(lines, (std::vector<int>{2, 3, 5, 7}));
}

TEST(ConfigFile, AValueOutOfRangeGivesTheDefaultAndSaysTheRange) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[nats]\nport = 65536\n[portal]\nport = \"8080\"\n", mistakes);
  EXPECT_EQ(file.Int("nats", "port", 4222, 1, 65535), 4222);
  EXPECT_EQ(file.Int("portal", "port", 8080, 1, 65535), 8080) << "a text is no number";
  ASSERT_EQ(mistakes.list().size(), 2U);
  EXPECT_EQ(mistakes.list()[0].ToString(),
            "tepat.toml:2: 'port' harus bilangan bulat 1 sampai 65535");
  EXPECT_EQ(mistakes.list()[1].line, 4);
}

TEST(ConfigFile, TakesTheBoundsThemselves) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[a]\nleast = 1\nmost = 9\n", mistakes);
  EXPECT_EQ(file.Int("a", "least", 5, 1, 9), 1);
  EXPECT_EQ(file.Int("a", "most", 5, 1, 9), 9);
  EXPECT_TRUE(mistakes.empty());
}

TEST(ConfigFile, AFlagIsTrueOrFalseAndNothingElse) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[office]\nproduction = false\nsimulated = 1\n", mistakes);
  EXPECT_FALSE(file.Flag("office", "production", true));
  EXPECT_TRUE(file.Flag("office", "simulated", true));
  ASSERT_EQ(mistakes.list().size(), 1U);
  EXPECT_EQ(mistakes.list()[0].ToString(), "tepat.toml:3: 'simulated' harus true atau false");
}

TEST(ConfigFile, ARefusalStandsAtTheLineOfItsKey) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[office]\n\ntime_zone = \"Asia/Lumajang\"\n", mistakes);
  file.Refuse("office", "time_zone", "zona waktu tidak dikenal");
  file.Refuse("office", "id", "tidak ada");
  ASSERT_EQ(mistakes.list().size(), 2U);
  EXPECT_EQ(mistakes.list()[0].line, 3);
  EXPECT_EQ(mistakes.list()[1].line, 0) << "what is not there has no line";
}

TEST(ConfigFile, AKeyOfATableIsUnknownUntilItIsAskedFor) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[foreign.perizinan]\njournal = \"/a\"\ngap = 3\n", mistakes);
  ASSERT_EQ(file.Tables("foreign"), std::vector<std::string>{"foreign.perizinan"});
  EXPECT_EQ(file.Text("foreign.perizinan", "journal", ""), "/a");
  file.Finish();
  ASSERT_EQ(mistakes.list().size(), 1U);
  EXPECT_EQ(mistakes.list()[0].line, 3);
  EXPECT_NE(mistakes.list()[0].text.find("foreign.perizinan.gap"), std::string::npos);
}

TEST(ConfigFile, WithoutASectionEveryKeyHasItsDefault) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("", mistakes);
  EXPECT_EQ(file.Text("office", "id", "lumajang"), "lumajang");
  EXPECT_TRUE(file.Tables("foreign").empty());
  file.Finish();
  EXPECT_TRUE(mistakes.empty());
}

TEST(ConfigFile, ASyntaxErrorHasItsLine) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[office]\nid = \n", mistakes);
  ASSERT_EQ(mistakes.list().size(), 1U);
  EXPECT_EQ(mistakes.list()[0].line, 2);
}

}  // namespace
}  // namespace tepat::config
