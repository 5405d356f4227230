// SPDX-License-Identifier: Apache-2.0
// Documents of a year, registered once and linked by themselves to the year's cases.
#pragma once

#include <string>

#include "libs/base/status.h"

namespace tepat::office {

// A reference to where the document is kept. Value type.
struct YearDocument {
  std::string kind;    // one of sop::kYearDocumentKinds
  int year = 0;        // 2020 to 2100
  std::string number;  // 1 to 150 characters
  std::string place;   // 1 to 200 characters
};

// Both fail with kInvalid `office.invalid_document` (detail `fields`).
Status CheckYearDocument(const YearDocument& document);
// The kind and year to which a file belongs.
Status CheckYearAndKind(int year, const std::string& kind);

}  // namespace tepat::office
