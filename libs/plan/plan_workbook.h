// SPDX-License-Identifier: Apache-2.0
// A plan that an office wrote as a workbook, in the layout of plan_sheets.h.
#pragma once

#include <string>
#include <vector>

#include "libs/documents/workbook/workbook.h"
#include "libs/plan/plan_book_reading.h"
#include "libs/plan/plan_check.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::plan {

// What a plan's workbook may hold: a hundred indicators of a hundred units are far below. Of the
// reading itself: libs/documents/workbook.
inline constexpr workbook::WorkbookLimits kPlanBookLimits = {.bytes = 768U << 10U,
                                                             .unpacked_bytes = 32U << 20U,
                                                             .sheets = 30,
                                                             .rows = 10'000,
                                                             .cells = 60'000,
                                                             .all_text_bytes = 4U << 20U};

// One workbook that was read. Whatever it holds is a plan with mistakes at worst: each names sheet
// and cell, and nothing that stands in it is left out without one. Lives on one thread.
class PlanBook : public PlanFindings {
 public:
  // Reads the sheets: columns by their headings, in any order; numbers as people write them
  // (measure::ReadNumber), cells of numbers exactly as they stand.
  explicit PlanBook(const workbook::Workbook& book);

  // As far as it could be read.
  const v1::Plan& plan() const { return read_.plan; }

  // Judges it. Where a cell could not be read, what follows from that is not told again; where a
  // sheet could not, nothing is: all of it would be missing.
  void Check(const PlanContext& context) {
    if (read_.readable) CheckPlan(read_.plan, context, *this);
  }

  // In the order of the layout, top to bottom.
  std::vector<v1::PlanFinding> Mistakes() const { return InOrder(read_.mistakes); }
  std::vector<v1::PlanFinding> Notes() const { return InOrder(read_.notes); }

  // For CheckPlan: findings at the places of this workbook, in its words.
  void Add(const Place& place, const std::string& text) override;
  void Note(const Place& place, const std::string& text) override;

 private:
  Spot SpotOf(const Place& place) const;
  std::vector<v1::PlanFinding> InOrder(std::vector<SpotFinding> found) const;

  BookReading read_;
};

}  // namespace tepat::plan
