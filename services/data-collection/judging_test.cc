// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/judging.h"

#include <gtest/gtest.h>

namespace tepat::data_collection {
namespace {

using performance::Finding;
using performance::FindingKind;

TEST(Refusal, NamesEachCellOnALineOfFiveWords) {
  const Error error =
      Refusal(Code::kConflict, "data_collection.incomplete",
              {{FindingKind::kNoEvidence, "lurah", "ikm", "", "laporan", "", ""},
               {FindingKind::kUnknownIndicator, "lurah", "dua\nbaris kata", "", "", "", ""}});
  EXPECT_EQ(error.details.at("count"), "2");
  EXPECT_EQ(error.details.at("findings"),
            "NO_EVIDENCE lurah ikm  laporan\nUNKNOWN_INDICATOR lurah dua_baris_kata  ");
}

TEST(Refusal, FitsIntoATrailerInWholeLines) {
  const std::vector<Finding> many(1000, {FindingKind::kNoValue, "lurah_citrodiwangsan",
                                         "layanan_tepat_waktu", "selesai", "", "", ""});
  const Error error = Refusal(Code::kConflict, "data_collection.incomplete", many);
  EXPECT_EQ(error.details.at("count"), "1000");
  const std::string& lines = error.details.at("findings");
  EXPECT_LE(lines.size(), 4000U);
  EXPECT_TRUE(lines.ends_with("\nNO_VALUE lurah_citrodiwangsan layanan_tepat_waktu selesai "));
}

TEST(RequireComplete, TakesAReasonOfSomeLength) {
  const std::vector<Finding> lacking = {{FindingKind::kNotSent, "lurah", "", "", "", "", ""}};
  EXPECT_TRUE(RequireComplete({}, ""));
  EXPECT_EQ(RequireComplete(lacking, "").error().slug, "data_collection.incomplete");
  EXPECT_EQ(RequireComplete(lacking, "apa").error().slug, "data_collection.invalid_request");
  EXPECT_TRUE(RequireComplete(lacking, "Register terbakar"));
}

TEST(HasChanged, ComparesWithWhatWasSeen) {
  UnitData data;
  const performance::ReportedValue now{"ikm", {{"nilai", "86"}}, "", "", "", {}};
  EXPECT_FALSE(HasChanged(data, "ikm", &now)) << "it was never given back";
  data.unit.seen_version = 1;
  EXPECT_TRUE(HasChanged(data, "ikm", &now)) << "it was not there";
  EXPECT_FALSE(HasChanged(data, "ikm", nullptr)) << "neither before nor now";
  data.seen = {now};
  EXPECT_FALSE(HasChanged(data, "ikm", &now));
  EXPECT_TRUE(HasChanged(data, "ikm", nullptr)) << "it was taken back";
  data.seen[0].numbers[0].value = "85";
  EXPECT_TRUE(HasChanged(data, "ikm", &now));
}

TEST(FindingsOf, AWaivedUnitLacksNothing) {
  Basis basis;
  UnitData data;
  data.unit.name = "lurah";
  EXPECT_EQ(FindingsOf(basis, data).at(0).kind, FindingKind::kNotSent);
  Waive(data.unit, "tidak ada kegiatan");
  EXPECT_TRUE(FindingsOf(basis, data).empty());
}

}  // namespace
}  // namespace tepat::data_collection
