// SPDX-License-Identifier: Apache-2.0
#include "libs/config/config_file.h"

#include <gtest/gtest.h>

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

TEST(ConfigFile, ASyntaxErrorHasItsLine) {
  Mistakes mistakes("tepat.toml");
  ConfigFile file("[office]\nid = \n", mistakes);
  ASSERT_EQ(mistakes.list().size(), 1U);
  EXPECT_EQ(mistakes.list()[0].line, 2);
}

}  // namespace
}  // namespace tepat::config
