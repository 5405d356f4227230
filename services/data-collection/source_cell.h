// SPDX-License-Identifier: Apache-2.0
// Cells of workbooks from which values came, so that each number can be followed back to where it
// was typed.
#pragma once

#include <string>
#include <vector>

#include "libs/measure/method.h"
#include "libs/performance/reported.h"
#include "services/data-collection/config.h"
#include "services/data-collection/sending.h"

namespace tepat::data_collection {

// Cells that one sending names at most: one for each component of each of its indicators.
inline constexpr std::size_t kSourcesMax = kValuesMax * measure::kComponentsMax;

// Where one number, or the reason why there are no data, stood. Value type.
struct SourceCell {
  std::string indicator;  // id
  std::string component;  // key; empty: the reason why there are no data
  std::string sheet;      // at most 31 characters; empty for a CSV
  std::string cell;       // `G7`

  bool operator==(const SourceCell&) const = default;
};

// Fails with kInvalid `data_collection.invalid_request` (detail `fields`) unless the values came
// out of a workbook and each cell is one, of something that is among the values, named once.
Status CheckSources(const std::vector<SourceCell>& sources, Origin origin,
                    const std::vector<performance::ReportedValue>& values);

// The cell of that number; null when none is known.
const SourceCell* FindSource(const std::vector<SourceCell>& sources, const std::string& indicator,
                             const std::string& component);

}  // namespace tepat::data_collection
