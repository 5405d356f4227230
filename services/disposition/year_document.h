// SPDX-License-Identifier: Apache-2.0
// Documents of a year: performance agreement and action plan, registered once and linked by
// themselves to the year's cases.
#pragma once

#include <string>

#include "libs/base/status.h"

namespace tepat::disposition {

// A reference to where the document is kept. Value type.
struct YearDocument {
  std::string kind;    // `perjanjian_kinerja` or `rencana_aksi`
  int year = 0;        // 2020 to 2100
  std::string number;  // 1 to 150 characters
  std::string place;   // 1 to 200 characters
};

// Fails with kInvalid `disposition.invalid_document` (detail `fields`).
Status CheckYearDocument(const YearDocument& document);

// The year of a period, `2026-TW3` or `2026`; 0 for any other text.
int YearOfPeriod(const std::string& period);

}  // namespace tepat::disposition
