// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/office_plan.h"

#include <gtest/gtest.h>

#include "libs/identity/office_view.h"

namespace tepat::identity {
namespace {

// The payload of `plan-adopted` of a small plan.
std::string Payload(int year, int version, const std::string& name) {
  return R"({"version":)" + std::to_string(version) + R"(,"later":true,"plan":{"year":)" +
         std::to_string(year) + R"(,"indicators":[{"id":"ikm","name":")" + name +
         R"(","unitOfMeasure":"nilai","units":["kasi"],"direction":"DIRECTION_UP",
         "entry":"ENTRY_DIRECT","counting":"COUNTING_QUARTER","accumulation":"ACCUMULATION_LAST",
         "consolidation":"CONSOLIDATION_SINGLE",
         "targets":[{"year":"86.5","quarters":["85","85.5","86","86.5"]}]}]}})";
}

class OfficePlan : public testing::Test {
 protected:
  OfficePlan() : db_(*sql::Database::Open(":memory:", sql::Mode::kWriter)) {
    EXPECT_TRUE(sql::Migrate(*db_, {OfficeViewSchema()}));
  }

  Status Take(const std::string& payload) {
    return ApplyOfficeFact(*db_, "plan-adopted", payload, Instant());
  }

  std::string NameOf(int year, std::optional<int> version = {}) {
    const auto found = FindPlan(*db_, year, version);
    if (!found || !*found) return "";
    return std::to_string((*found)->version) + " " + (*found)->adopted->plan.indicators.at(0).name;
  }

  std::unique_ptr<sql::Database> db_;
};

TEST_F(OfficePlan, TheNewestVersionOfAYearIsInForce) {
  EXPECT_EQ(NameOf(2026), "");
  ASSERT_TRUE(Take(Payload(2026, 1, "IKM")));
  ASSERT_TRUE(Take(Payload(2025, 3, "Lama")));
  ASSERT_TRUE(Take(Payload(2026, 2, "Indeks")));
  EXPECT_EQ(NameOf(2026), "2 Indeks");
  EXPECT_EQ(NameOf(2026, 1), "1 IKM");
  EXPECT_EQ(NameOf(2026, 3), "");
  EXPECT_EQ(NameOf(2025), "3 Lama");
}

TEST_F(OfficePlan, IsShownAsItWasAdopted) {
  ASSERT_TRUE(Take(Payload(2026, 1, "IKM")));
  ASSERT_TRUE(Take(Payload(2026, 2, "Indeks")));
  EXPECT_EQ((*FindPlan(*db_, 2026, 1))->adopted->message.indicators(0).name(), "IKM");
}

TEST_F(OfficePlan, IsReadOnceHoweverOftenItIsAskedFor) {
  ASSERT_TRUE(Take(Payload(2026, 1, "IKM")));
  const auto first = *FindPlan(*db_, 2026);
  EXPECT_EQ((*FindPlan(*db_, 2026, 1))->adopted, first->adopted);
  // Whoever holds it keeps it when the thread reads another.
  ASSERT_TRUE(Take(Payload(2026, 2, "Indeks")));
  EXPECT_EQ(NameOf(2026), "2 Indeks");
  EXPECT_EQ(first->adopted->plan.indicators.at(0).name, "IKM");
}

TEST_F(OfficePlan, AVersionThatIsToldAgainIsTakenAsItIsToldLast) {
  ASSERT_TRUE(Take(Payload(2026, 1, "IKM")));
  EXPECT_EQ(NameOf(2026), "1 IKM");
  ASSERT_TRUE(Take(Payload(2026, 1, "Indeks")));
  EXPECT_EQ(NameOf(2026), "1 Indeks");
}

TEST_F(OfficePlan, APlanThatCannotBeComputedWithIsNotTaken) {
  EXPECT_EQ(Take("nonsense").error().slug, "office_view.malformed_fact");
  EXPECT_EQ(Take("{}").error().slug, "plan.malformed");
  std::string spoilt = Payload(2026, 1, "IKM");
  spoilt.replace(spoilt.find("86.5"), 4, "86,5");
  EXPECT_FALSE(Take(spoilt));
  EXPECT_EQ(NameOf(2026), "");
}

TEST_F(OfficePlan, IsForgottenWithTheOffice) {
  ASSERT_TRUE(Take(Payload(2026, 1, "IKM")));
  ASSERT_TRUE(ForgetOffice(*db_));
  EXPECT_EQ(NameOf(2026), "");
}

TEST_F(OfficePlan, BytesThatAreNoPlanAreAnAnswer) {
  ASSERT_TRUE(db_->Run("INSERT INTO office_plan(year, version, body) VALUES(2026, 1, x'0a')"));
  EXPECT_EQ(FindPlan(*db_, 2026).error().slug, "office_view.corrupt");
}

}  // namespace
}  // namespace tepat::identity
