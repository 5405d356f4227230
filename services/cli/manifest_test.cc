// SPDX-License-Identifier: Apache-2.0
#include "services/cli/manifest.h"

#include <gtest/gtest.h>

#include "libs/base/hex.h"

namespace tepat::cli {
namespace {

TEST(Manifest, IsReadAsItWasWritten) {
  Manifest made{*ParseInstant("2026-11-23T01:00:00Z"), {}};
  made.services["office"] = {{"/tepat/uji/office", "i", 7}, "ab12"};
  const auto read = ParseManifest(FormatManifest(made));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->made, made.made);
  EXPECT_EQ(read->services.at("office").position, made.services.at("office").position);
  EXPECT_EQ(read->services.at("office").file_hash, made.services.at("office").file_hash);
}

TEST(Manifest, AnythingElseIsRefused) {
  for (const char* text :
       {"", "{}", "[1]", R"({"tepat_backup": 2})", R"({"tepat_backup": 1, "made": "kemarin"})",
        R"({"tepat_backup": 1, "made": "2026-11-23T01:00:00Z", "services": {"office": {}}})"}) {
    const auto read = ParseManifest(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().slug, "cli.not_a_backup");
  }
}

TEST(Hex, GoesBothWays) {
  EXPECT_EQ(Hex(std::string("\x00\xab", 2)), "00ab");
  EXPECT_EQ(BytesOf("00ab"), std::string("\x00\xab", 2));
  EXPECT_EQ(BytesOf("zz"), "");
}

}  // namespace
}  // namespace tepat::cli
