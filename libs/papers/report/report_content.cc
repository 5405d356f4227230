// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/report/report_content.h"

#include <algorithm>

#include "libs/base/check.h"

namespace tepat::papers {

const ReportTable& Report::TableOf(const std::string& name) const {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const ReportTable& table) { return table.name == name; });
  // Names stand in our own code alone.
  TEPAT_CHECK(found != tables.end());
  return *found;
}

}  // namespace tepat::papers
