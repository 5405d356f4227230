// SPDX-License-Identifier: Apache-2.0
// Periods of performance data, as forms offer them. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "services/portal/names.h"

namespace tepat::portal {

// The period for which data are asked on a day (ISO 8601): the quarter that has just ended.
std::string UsualPeriod(const std::string& today);

// The quarters and the whole of this year and the last, newest first: what is asked for is never
// older.
std::vector<Choice> Periods(const std::string& today);

}  // namespace tepat::portal
