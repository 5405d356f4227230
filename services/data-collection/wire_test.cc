// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/wire.h"

#include <gtest/gtest.h>

namespace tepat::data_collection {
namespace {

TEST(Values, ComeBackFromTheWireAsTheyWereTyped) {
  const std::vector<IndicatorValue> values = {{"Nilai SKM", "nilai", "85", "085.50", "", false},
                                              {"Kasus", "kasus", "3", "", "belum ada", true}};
  WireValues wire;
  FillValues(values, &wire);
  const auto back = ValuesIn(wire);
  ASSERT_EQ(back.size(), 2U);
  EXPECT_EQ(back[0].actual, "085.50") << "nothing is rounded on the way";
  EXPECT_EQ(back[1].actual, "");
  EXPECT_TRUE(back[1].lower_is_better);
}

TEST(TasksIn, TakesTheListAsDispositionHandsItOver) {
  WireTasks wire;
  auto* task = wire.Add();
  task->set_unit("lurah");
  task->set_position("lurah");
  task->set_request("Data TW III");
  const auto tasks = TasksIn(wire);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].request, "Data TW III");
  EXPECT_EQ(tasks[0].due_date, "");
}

TEST(FillUnit, TellsWhereAPartStandsAndWhy) {
  Unit unit;
  unit.name = "lurah";
  unit.position = "lurah";
  unit.requests = {"satu", "dua"};
  unit.revision.number = 4;
  GiveBack(unit, "bukti belum lengkap");
  v1::UnitPart part;
  FillUnit(unit, &part);
  EXPECT_EQ(part.requests_size(), 2);
  EXPECT_EQ(part.state(), v1::UNIT_STATE_RETURNED);
  EXPECT_EQ(part.revision(), 4);
  EXPECT_EQ(part.reason(), "bukti belum lengkap");
}

TEST(AssignmentIn, TakesWhatTheKasubbagAsks) {
  v1::AssignUnitRequest request;
  request.set_unit("lurah");
  request.set_position("lurah");
  request.add_requests("Realisasi anggaran");
  request.set_due_date("2026-11-25");
  const Assignment wanted = AssignmentIn(request);
  EXPECT_EQ(wanted.unit, "lurah");
  EXPECT_EQ(wanted.requests, std::vector<std::string>({"Realisasi anggaran"}));
  EXPECT_EQ(wanted.due_date, "2026-11-25");
}

}  // namespace
}  // namespace tepat::data_collection
