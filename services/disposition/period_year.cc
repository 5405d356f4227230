// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/period_year.h"

#include "libs/performance/period.h"

namespace tepat::disposition {

int YearOfPeriod(const std::string& period) {
  return performance::ParsePeriod(period).value_or(performance::Period{}).year;
}

}  // namespace tepat::disposition
