// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/wire.h"

#include <gtest/gtest.h>

namespace tepat::data_collection {
namespace {

TEST(CheckCount, LimitsTheValuesOfOneSending) {
  v1::SubmitUnitDataRequest request;
  EXPECT_TRUE(CheckCount(request.values())) << "a unit may be asked nothing";
  for (std::size_t i = 0; i < kValuesMax; ++i) request.add_values();
  EXPECT_TRUE(CheckCount(request.values()));
  request.add_values();
  EXPECT_EQ(CheckCount(request.values()).error().slug, "data_collection.invalid_request");
}

TEST(OriginIn, TakesWhatIsNotSaidForAProgram) {
  EXPECT_EQ(OriginIn(v1::ORIGIN_UNSPECIFIED), Origin::kProgram);
  EXPECT_EQ(OriginIn(v1::ORIGIN_TYPED), Origin::kTyped);
  EXPECT_EQ(OriginIn(v1::ORIGIN_WORKBOOK), Origin::kWorkbook);
}

TEST(ReturnsIn, TakesTheCellsOfEachUnit) {
  WireReturns wire;
  auto* one = wire.Add();
  one->set_unit("lurah");
  one->set_reason("bukti belum lengkap");
  auto* cell = one->add_cells();
  cell->set_indicator("ikm");
  cell->set_key("nilai");
  const auto returns = ReturnsIn(wire);
  ASSERT_EQ(returns.size(), 1U);
  ASSERT_EQ(returns[0].cells.size(), 1U);
  EXPECT_EQ(returns[0].cells[0].key, "nilai");
  v1::ReturnedCell back;
  FillCell(returns[0].cells[0], &back);
  EXPECT_EQ(back.indicator(), "ikm");
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
