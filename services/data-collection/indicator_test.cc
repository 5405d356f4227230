// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/indicator.h"

#include <gtest/gtest.h>

namespace tepat::data_collection {
namespace {

std::string FieldsOf(const std::vector<IndicatorValue>& values) {
  const Status status = CheckValues(values);
  return status ? "" : status.error().details.at("fields");
}

TEST(ParseDecimal, IsExactAndStrict) {
  EXPECT_EQ(ParseDecimal("87.5"), 875000);
  EXPECT_EQ(ParseDecimal("-0.0001"), -1);
  EXPECT_EQ(ParseDecimal("999999999999.9999"), 9999999999999999);
  for (const char* text : {"", "1,5", "1.234,5", ".5", "5.", "1e3", "1.23456", "1234567890123"}) {
    EXPECT_FALSE(ParseDecimal(text)) << text;
  }
}

TEST(ParseDecimal, CountsTenThousandthsWhateverIsWritten) {
  EXPECT_EQ(ParseDecimal("0"), 0);
  EXPECT_EQ(ParseDecimal("-0"), 0);
  EXPECT_EQ(ParseDecimal("007"), 70'000);
  EXPECT_EQ(ParseDecimal("3.0500"), 30'500);
  EXPECT_EQ(ParseDecimal("-999999999999"), -9'999'999'999'990'000);
  for (const char* text : {"-", "--1", "+1", "-.5", "1.2.3", "1.-2", " 1", "1 ", "0x1", "1.23456",
                           "satu", "\xC2\xBD"}) {
    EXPECT_FALSE(ParseDecimal(text)) << text;
  }
}

TEST(MissesTarget, LooksWhichWayIsBetterAndTakesEmptyForMissing) {
  EXPECT_FALSE(MissesTarget({"a", "%", "80", "80.0", "", false}));
  EXPECT_TRUE(MissesTarget({"a", "%", "80", "79.9999", "", false}));
  EXPECT_FALSE(MissesTarget({"a", "kasus", "3", "2", "", true}));
  EXPECT_TRUE(MissesTarget({"a", "kasus", "3", "4", "", true}));
  EXPECT_TRUE(MissesTarget({"a", "kasus", "0", "", "", true}));
}

TEST(CheckValues, NamesEveryMistake) {
  const IndicatorValue good{"Nilai SKM", "nilai", "85", "90", "", false};
  EXPECT_EQ(FieldsOf({good}), "");
  EXPECT_NE(FieldsOf({}), "");
  EXPECT_NE(FieldsOf({good, good}).find("each once"), std::string::npos);
  const std::string fields = FieldsOf({{"", "", "x", "y", "", false}});
  for (const char* field : {"indicator", "measure", "target", "actual"}) {
    EXPECT_NE(fields.find(field), std::string::npos) << fields;
  }
  EXPECT_NE(FieldsOf(std::vector<IndicatorValue>(101, good)).find("1 to 100"), std::string::npos);
}

}  // namespace
}  // namespace tepat::data_collection
