// SPDX-License-Identifier: Apache-2.0
// The year to which a case belongs: its documents are the case's.
#pragma once

#include <string>

namespace tepat::disposition {

// The year of a period, `2026-TW3` or `2026`; 0 for any other text.
int YearOfPeriod(const std::string& period);

}  // namespace tepat::disposition
