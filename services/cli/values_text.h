// SPDX-License-Identifier: Apache-2.0
// How `tepat values …` words what was read and stored. Nothing here calls or prints.
#pragma once

#include <string>
#include <vector>

#include "tepat/data_collection/v1/history.pb.h"
#include "tepat/data_collection/v1/workbook.pb.h"

namespace tepat::cli {

// One file as the service read it.
struct ReadValues {
  data_collection::v1::WorkbookSummary summary;
  std::vector<data_collection::v1::PreviewedUnit> units;
};

// What was read, a line each: counts, findings with sheet and cell, achievements, what lacks.
std::string ReadValuesText(const ReadValues& read);

// Units that can be sent, in their order; none while anything in the file is wrong.
std::vector<data_collection::v1::PreviewedUnit> SendableUnits(const ReadValues& read);

// Something lacks in one of them, so that sending needs a reason.
bool NeedsReason(const std::vector<data_collection::v1::PreviewedUnit>& units);

// `lurah_jogotrunan: 24 dari 24 nilai tersimpan (dibaca ulang)`.
std::string StoredText(const std::string& unit, int stored, int asked);

// Of how many units there are values, a line each period, newest first.
std::string PeriodsText(const data_collection::v1::ListPeriodsResponse& told);

}  // namespace tepat::cli
