// SPDX-License-Identifier: Apache-2.0
#include "libs/base/outside_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tepat {
namespace {

TEST(ReadJson, WhatIsNoJsonIsNothing) {
  EXPECT_TRUE(ReadJson(R"({"a": [1, "x[[["]})"));
  EXPECT_TRUE(ReadJson("\xEF\xBB\xBF{}"));
  for (const char* bad :
       {"", "{", "[1,]", "\"Jos\xE9\"", "{\"a\": 1e999}", "\"\\", "]]", "\"\\ud800\""}) {
    EXPECT_FALSE(ReadJson(bad)) << bad;
    EXPECT_FALSE(ReadOrderedJson(bad)) << bad;
  }
}

TEST(ReadJson, NestingIsLimited) {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  EXPECT_TRUE(ReadJson(nested(64)));
  EXPECT_FALSE(ReadJson(nested(65)));
  EXPECT_FALSE(ReadJson(nested(60'000)));
}

TEST(WriteJson, WritesWhateverATextHolds) {
  EXPECT_EQ(WriteJson(nlohmann::json("Jos\xE9")), "\"Jos\xEF\xBF\xBD\"");
  EXPECT_EQ(WriteJson(nlohmann::ordered_json{{"b", 1}, {"a", "é"}}), R"({"b":1,"a":"é"})");
  EXPECT_EQ(WriteJson(nlohmann::ordered_json{{"b", 1}}, 1), "{\n \"b\": 1\n}");
}

TEST(NumberIn, IsZeroWithoutAWholeNumber) {
  const nlohmann::json object = {{"n", 7}, {"t", "7"}, {"f", 1.5}, {"o", {{"x", 1}}}};
  EXPECT_EQ(NumberIn(object, "n"), 7);
  for (const char* key : {"t", "f", "o", "none"}) EXPECT_EQ(NumberIn(object, key), 0) << key;
  EXPECT_EQ(NumberIn(nlohmann::json("n"), "n"), 0);
}

TEST(TextIn, IsEmptyWithoutAText) {
  const nlohmann::ordered_json object = {{"t", "isi"}, {"n", 7}};
  EXPECT_EQ(TextIn(object, "t"), "isi");
  EXPECT_EQ(TextIn(object, "n"), "");
  EXPECT_EQ(TextIn(nlohmann::ordered_json::array(), "t"), "");
}

}  // namespace
}  // namespace tepat
