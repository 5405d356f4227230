// SPDX-License-Identifier: Apache-2.0
#include "services/submission/package.h"

#include <gtest/gtest.h>

#include "services/submission/correction.h"
#include "services/submission/receipt.h"

namespace tepat::submission {
namespace {

const Instant kSent = *ParseInstant("2026-11-23T03:00:00Z");
const Instant kNow = kSent + std::chrono::hours(2);
const std::chrono::local_days kToday{std::chrono::year(2026) / 11 / 23};

std::string FieldsOf(const Status& status) {
  if (status) return "";
  EXPECT_EQ(status.error().slug, "submission.invalid_request");
  return status.error().details.at("fields");
}

std::vector<PackageDocument> GoodPackage() {
  return {{"dokumen_pengukuran_kinerja", "1", "Map"}, {"dokumen_laporan_kinerja", "2", "Map"}};
}

TEST(CheckPackage, NeedsMeasurementAndReportHoweverTheyAreNumbered) {
  EXPECT_EQ(FieldsOf(CheckPackage(GoodPackage(), {})), "");
  auto lacking = GoodPackage();
  lacking[0].kind = "lampiran";
  EXPECT_NE(FieldsOf(CheckPackage(lacking, {})).find("dokumen_pengukuran_kinerja"),
            std::string::npos);
  EXPECT_NE(FieldsOf(CheckPackage({}, {})).find("2 to 20"), std::string::npos);
}

TEST(CheckPackage, NamesEveryFieldThatIsWrong) {
  auto documents = GoodPackage();
  documents.push_back({"", std::string(151, 'x'), ""});
  const std::string fields = FieldsOf(CheckPackage(documents, {}));
  for (const char* field : {"documents[2].kind", "documents[2].number", "documents[2].place"}) {
    EXPECT_NE(fields.find(field), std::string::npos) << field << " in " << fields;
  }
}

TEST(CheckPackage, ALongListIsRefusedWithoutAFindingForEach) {
  auto documents = GoodPackage();
  documents.resize(21, {"", "", ""});
  const std::string fields = FieldsOf(CheckPackage(documents, {}));
  EXPECT_NE(fields.find("2 to 20"), std::string::npos);
  EXPECT_EQ(fields.find("documents[20]"), std::string::npos);
}

TEST(CheckCoveringLetter, IsNotDatedInTheFuture) {
  EXPECT_EQ(FieldsOf(CheckCoveringLetter({"000.7/12", "2026-11-23", "Map"}, kToday)), "");
  EXPECT_EQ(FieldsOf(CheckCoveringLetter({"000.7/12", "2026-11-24", "Map"}, kToday)),
            "date: a date like 2026-12-01, not in the future");
  const std::string fields = FieldsOf(CheckCoveringLetter({"", "kemarin", ""}, kToday));
  for (const char* field : {"number", "place", "date"}) {
    EXPECT_NE(fields.find(field), std::string::npos) << fields;
  }
}

TEST(CheckDelivery, KnowsTheChannelsOfTheContract) {
  EXPECT_EQ(FieldsOf(CheckDelivery({1, ""})), "");
  EXPECT_EQ(FieldsOf(CheckDelivery({4, "X-1"})), "");
  EXPECT_NE(FieldsOf(CheckDelivery({0, ""})), "");
  EXPECT_NE(FieldsOf(CheckDelivery({5, ""})), "");
  EXPECT_NE(FieldsOf(CheckDelivery({1, std::string(151, 'x')})), "");
}

TEST(CheckReceipt, LiesBetweenTheSendingAndNowWithinTheReceiversClock) {
  const auto at = [](Instant received) {
    return FieldsOf(CheckReceipt({"TT-1", "Bappeda", received, ""}, kSent, kNow, {}));
  };
  EXPECT_EQ(at(kSent), "");
  EXPECT_EQ(at(kSent - std::chrono::minutes(5)), "");
  EXPECT_EQ(at(kSent - std::chrono::minutes(6)), "received_time: not before it was sent");
  EXPECT_EQ(at(kNow + std::chrono::minutes(5)), "");
  EXPECT_EQ(at(kNow + std::chrono::minutes(6)), "received_time: not in the future");
}

TEST(CheckReceipt, AFileIsNamedByItsHashOrNotAtAll) {
  const auto with = [](const std::string& hash) {
    return FieldsOf(CheckReceipt({"TT-1", "Bappeda", kSent, hash}, kSent, kNow, {}));
  };
  EXPECT_EQ(with(std::string(64, 'a')), "");
  EXPECT_NE(with(std::string(64, 'A')), "");
  EXPECT_NE(with(std::string(63, 'a')), "");
  EXPECT_NE(FieldsOf(CheckReceipt({"", "", kSent, ""}, kSent, kNow, {})).find("receiver"),
            std::string::npos);
}

TEST(CheckCorrection, NamesUnitsWhereDataAreWrongAndNowhereElse) {
  const std::vector<UnitCorrection> units = {{"lurah_jogotrunan", "angka tidak cocok", {}}};
  EXPECT_EQ(FieldsOf(CheckCorrection({1, "angka tidak cocok", units}, {})), "");
  EXPECT_EQ(FieldsOf(CheckCorrection({2, "angka tidak cocok", {}}, {})), "");
  EXPECT_NE(FieldsOf(CheckCorrection({1, "angka tidak cocok", {}}, {})), "");
  EXPECT_NE(FieldsOf(CheckCorrection({3, "angka tidak cocok", units}, {})), "");
  EXPECT_NE(FieldsOf(CheckCorrection({0, "angka tidak cocok", {}}, {})).find("target"),
            std::string::npos);
  EXPECT_NE(FieldsOf(CheckCorrection({4, "angka tidak cocok", {}}, {})).find("target"),
            std::string::npos);
}

TEST(CheckCorrection, EachUnitHasItsReason) {
  const std::string fields = FieldsOf(CheckCorrection({1, "x", {{"", "x", {}}}}, {}));
  for (const char* field : {"reason", "units[0].unit", "units[0].reason"}) {
    EXPECT_NE(fields.find(field), std::string::npos) << field << " in " << fields;
  }
  const std::vector<UnitCorrection> many(33, {"a", "angka tidak cocok", {}});
  EXPECT_NE(FieldsOf(CheckCorrection({1, "angka tidak cocok", many}, {})).find("1 to 32"),
            std::string::npos);
}

}  // namespace
}  // namespace tepat::submission
