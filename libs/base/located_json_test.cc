// SPDX-License-Identifier: Apache-2.0
#include "libs/base/located_json.h"

#include <gtest/gtest.h>

namespace tepat {
namespace {

TEST(ParseLocatedJson, EveryValueKnowsItsLine) {
  Mistakes mistakes("a.json");
  const auto json =
      ParseLocatedJson("{\n \"a\": [\n  \"x\",\n  \"y\"\n ],\n \"b\": true\n}", mistakes);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->Find("a")->line, 2);
  EXPECT_EQ(json->Find("a")->items[1].text, "y");
  EXPECT_EQ(json->Find("a")->items[1].line, 4);
  EXPECT_EQ(json->Find("b")->line, 6);
  EXPECT_EQ(json->Find("c"), nullptr);
}

TEST(ParseLocatedJson, NamesTheLineOfASyntaxError) {
  Mistakes mistakes("a.json");
  EXPECT_FALSE(ParseLocatedJson("{\n \"a\": 1,\n \"b\" 2\n}", mistakes));
  ASSERT_EQ(mistakes.list().size(), 1U);
  EXPECT_EQ(mistakes.list()[0].line, 3);
  EXPECT_EQ(mistakes.list()[0].ToString().rfind("a.json:3: ", 0), 0U);
}

TEST(ParseLocatedJson, ReadsAFileOfAnOlderProgram) {
  Mistakes mistakes("a.json");
  const auto json = ParseLocatedJson("{\r \"a\":\r \"Mi\x92raj\"}", mistakes);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->Find("a")->text, "Mi’raj");
  EXPECT_EQ(json->Find("a")->line, 3) << "line ends of one character count too";
  EXPECT_EQ(mistakes.notes().size(), 1U);
}

TEST(ParseLocatedJson, RefusesTooDeepAndTooLarge) {
  Mistakes deep("deep.json");
  EXPECT_FALSE(ParseLocatedJson(std::string(40, '[') + std::string(40, ']'), deep));
  EXPECT_EQ(deep.list().size(), 1U);
  Mistakes large("large.json");
  EXPECT_FALSE(ParseLocatedJson(std::string((1 << 20) + 1, ' '), large));
  EXPECT_EQ(large.list().size(), 1U);
}

}  // namespace
}  // namespace tepat
