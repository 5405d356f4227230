// SPDX-License-Identifier: Apache-2.0
#include "services/submission/correction.h"

#include <algorithm>

#include "libs/base/findings.h"

namespace tepat::submission {

namespace {

std::string CellField(std::size_t unit, std::size_t cell) {
  return "units[" + std::to_string(unit) + "].cells[" + std::to_string(cell) + "]";
}

void CheckUnit(const UnitCorrection& unit, std::size_t at, Findings& findings) {
  const std::string field = "units[" + std::to_string(at) + "]";
  findings.RequireText(unit.unit, field + ".unit", kKeyLength);
  findings.RequireText(unit.reason, field + ".reason", kReasonLength);
  findings.RequireCount(unit.cells.size(), field + ".cells", 0, kCellsMax);
  for (std::size_t i = 0; i < std::min(unit.cells.size(), kCellsMax); ++i) {
    const CellCorrection& cell = unit.cells[i];
    findings.RequireText(cell.indicator, CellField(at, i) + ".indicator", kKeyLength);
    findings.RequireText(cell.key, CellField(at, i) + ".key", kKeyLength.OrNone());
    findings.RequireText(cell.reason, CellField(at, i) + ".reason", kReasonLength.OrNone());
  }
}

}  // namespace

Status CheckCorrection(const Correction& correction, const Config& config) {
  const auto& units = correction.units;
  const bool to_data = correction.target == static_cast<int>(Target::kData);
  Findings findings;
  findings.Require(correction.target >= static_cast<int>(Target::kData) &&
                       correction.target <= static_cast<int>(Target::kSending),
                   "target", "required");
  // Units are named where they have to do something, and nowhere else.
  findings.Require(to_data ? !units.empty() && units.size() <= config.returns_max : units.empty(),
                   "units", "1 to " + std::to_string(config.returns_max) + " with DATA, else none");
  findings.RequireText(correction.reason, "reason", kReasonLength);
  // Beyond the limit the list is refused anyway; its findings would only fill the answer.
  std::size_t cells = 0;
  for (std::size_t i = 0; i < std::min(units.size(), config.returns_max); ++i) {
    CheckUnit(units[i], i, findings);
    cells += units[i].cells.size();
  }
  findings.RequireCount(cells, "cells", 0, kCellsOfAllMax);
  return findings.Outcome("submission.invalid_request");
}

Status CheckCells(const Correction& correction, const plan::Plan& plan) {
  Findings findings;
  for (std::size_t i = 0; i < correction.units.size(); ++i) {
    const UnitCorrection& unit = correction.units[i];
    for (std::size_t j = 0; j < unit.cells.size(); ++j) {
      findings.Require(plan.HasCell(unit.unit, unit.cells[j].indicator, unit.cells[j].key),
                       CellField(i, j), "a cell of that unit");
    }
  }
  return findings.Outcome("submission.invalid_request");
}

}  // namespace tepat::submission
