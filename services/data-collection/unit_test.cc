// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/unit.h"

#include <gtest/gtest.h>

#include "services/data-collection/domain.h"

namespace tepat::data_collection {
namespace {

const std::chrono::local_days kToday{std::chrono::year(2026) / 11 / 23};

Unit Named(const std::string& name, UnitState state = UnitState::kAsked) {
  Unit unit;
  unit.name = name;
  unit.position = "p_" + name;
  unit.state = state;
  return unit;
}

std::string FieldsOf(const Status& status) {
  return status ? "" : status.error().details.at("fields");
}

TEST(UnitsOf, GathersTheTasksOfAUnitUnderItsEarliestDate) {
  const auto units = UnitsOf({{"a", "pa", "satu", "2026-12-02"},
                              {"b", "pb", "dua", ""},
                              {"a", "pa", "tiga", "2026-12-01"}},
                             "2026-11-26");
  ASSERT_EQ(units.size(), 2U);
  EXPECT_EQ(units[0].requests, std::vector<std::string>({"satu", "tiga"}));
  EXPECT_EQ(units[0].due_date, "2026-12-01");
  EXPECT_EQ(units[1].due_date, "2026-11-26");
}

TEST(MissingUnits, AreThoseThatWereAskedOrGivenTheirDataBack) {
  const std::vector<Unit> units = {Named("a"), Named("b", UnitState::kSubmitted),
                                   Named("c", UnitState::kWaived),
                                   Named("d", UnitState::kReturned)};
  EXPECT_EQ(MissingUnits(units), std::vector<std::string>({"a", "d"}));
  EXPECT_EQ(RequireAllUnits(units).error().details.at("missing"), "a, d");
  EXPECT_TRUE(RequireAllUnits({Named("b", UnitState::kSubmitted)}));
}

TEST(Unit, TheLastReasonCountsAndSendingClearsIt) {
  Unit unit = Named("a");
  GiveBack(unit, "bukti belum lengkap");
  EXPECT_EQ(unit.state, UnitState::kReturned);
  EXPECT_EQ(unit.reason, "bukti belum lengkap");
  Assign(unit, {"a", "p", {"tugas lain"}, "2026-12-01"});
  EXPECT_EQ(unit.state, UnitState::kReturned) << "a new task does not make the old data good";
  TakeData(unit);
  EXPECT_EQ(unit.state, UnitState::kSubmitted);
  EXPECT_EQ(unit.reason, "");
  Waive(unit, "tidak ada kegiatan");
  EXPECT_EQ(unit.state, UnitState::kWaived);
  Assign(unit, {"a", "p", {"tugas"}, "2026-12-01"});
  EXPECT_EQ(unit.state, UnitState::kAsked);
  EXPECT_EQ(unit.reason, "");
}

TEST(CheckAssignment, NamesEveryFieldThatIsWrong) {
  EXPECT_EQ(FieldsOf(CheckAssignment({"a", "p", {"data"}, "2026-11-23"}, true, 1, kToday, {})), "");
  const std::string fields = FieldsOf(CheckAssignment(
      {"", "p", {"", std::string(501, 'x')}, "2026-11-22"}, false, 101, kToday, {}));
  for (const char* field :
       {"unit:", "at most 100 units", "position", "requests[0]", "requests[1]", "due_date"}) {
    EXPECT_NE(fields.find(field), std::string::npos) << field << " in " << fields;
  }
  const Assignment many{"a", "p", std::vector<std::string>(17, "data"), "2026-11-23"};
  EXPECT_NE(FieldsOf(CheckAssignment(many, true, 1, kToday, {})).find("1 to 16"),
            std::string::npos);
}

TEST(CheckReturns, NamesUnitsOfTheCaseEachOnceWithAReason) {
  const std::vector<Unit> units = {Named("a"), Named("b")};
  EXPECT_TRUE(CheckReturns({{"a", "bukti kurang"}}, units, {}));
  EXPECT_EQ(CheckReturns({{"c", "bukti kurang"}}, units, {}).error().slug,
            "data_collection.unknown_unit");
  EXPECT_NE(FieldsOf(CheckReturns({}, units, {})).find("1 to 32"), std::string::npos);
  const std::string fields = FieldsOf(CheckReturns({{"a", "bukti kurang"}, {"a", "x"}}, units, {}));
  EXPECT_NE(fields.find("units[1].unit: each once"), std::string::npos) << fields;
  EXPECT_NE(fields.find("units[1].reason"), std::string::npos) << fields;
}

TEST(UnknownUnit, ShowsANameButNotAtAnyLength) {
  EXPECT_EQ(UnknownUnit(std::string(500, 'x')).details.at("unit").size(), 60U);
}

}  // namespace
}  // namespace tepat::data_collection
