// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/year_document.h"

#include <gtest/gtest.h>

#include "libs/identity/office_view.h"

namespace tepat::identity {
namespace {

class YearDocuments : public testing::Test {
 protected:
  YearDocuments() : db_(*sql::Database::Open(":memory:", sql::Mode::kWriter)) {
    EXPECT_TRUE(sql::Migrate(*db_, {OfficeViewSchema()}));
  }

  Status Take(const std::string& name, const std::string& payload) {
    return ApplyOfficeFact(*db_, name, payload, Instant());
  }
  Status Register(const std::string& kind, int year, const std::string& place) {
    return Take("year-document-registered",
                R"({"kind":")" + kind + R"(","year":)" + std::to_string(year) +
                    R"(,"later":1,"number":"1/2026","place":")" + place + "\"}");
  }

  std::unique_ptr<sql::Database> db_;
};

TEST_F(YearDocuments, ADocumentThatIsRegisteredAgainHasItsNewPlace) {
  ASSERT_TRUE(Register("iku", 2026, "Map A"));
  ASSERT_TRUE(Register("iku", 2026, "Map B"));
  ASSERT_TRUE(Register("dpa", 2026, "Map A"));
  ASSERT_TRUE(Register("dpa", 2025, "Map A"));
  EXPECT_EQ(*DocumentsOfYear(*db_, 2026),
            std::vector<YearDocument>({{"dpa", "1/2026", "Map A"}, {"iku", "1/2026", "Map B"}}));
  EXPECT_EQ(DocumentsOfYear(*db_, 2024)->size(), 0U);
}

TEST_F(YearDocuments, ThePlanInForceIsAgreementAndActionPlan) {
  const auto adopt = [&](int version, const std::string& number) {
    return Take("plan-adopted", R"({"version":)" + std::to_string(version) +
                                    R"(,"plan":{"year":2026,"agreement":{"number":")" + number +
                                    R"("}}})");
  };
  ASSERT_TRUE(adopt(1, "PK/1"));
  ASSERT_TRUE(adopt(2, "PK/2"));
  EXPECT_EQ(*DocumentsOfYear(*db_, 2026),
            std::vector<YearDocument>(
                {{"perjanjian_kinerja", "PK/2", "office"}, {"rencana_aksi", "PK/2", "office"}}));
  EXPECT_EQ(RegisteredDocuments(*db_, 2026)->size(), 0U);
}

TEST_F(YearDocuments, WhatCannotBeReadIsNotTaken) {
  EXPECT_EQ(Take("year-document-registered", "[]").error().slug, "office_view.malformed_fact");
}

TEST_F(YearDocuments, AViewThatIsReadAnewForgetsThem) {
  ASSERT_TRUE(Register("iku", 2026, "Map A"));
  ASSERT_TRUE(ForgetOffice(*db_));
  EXPECT_EQ(DocumentsOfYear(*db_, 2026)->size(), 0U);
}

}  // namespace
}  // namespace tepat::identity
