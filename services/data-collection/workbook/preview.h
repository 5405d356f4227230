// SPDX-License-Identifier: Apache-2.0
// A filled template from its bytes to values that can be sent, with everything that is wrong on the
// way. Nothing is stored here.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/data-collection/workbook/found.h"
#include "tepat/data_collection/v1/workbook.pb.h"

namespace tepat::data_collection::book {

// What is asked of the service, under the right of whoever called. Any thread; outlives the call.
struct Source {
  // Units of a case, waived ones too.
  std::function<Result<std::vector<std::string>>(const std::string& case_id)> units;
  // As GetUnitSheet; kDenied or kNotFound for a unit that is not the caller's.
  std::function<Result<v1::GetUnitSheetResponse>(const std::string& case_id,
                                                 const std::string& unit)>
      sheet;
  // As PreviewUnitData.
  std::function<Result<v1::PreviewUnitDataResponse>(const v1::PreviewUnitDataRequest&)> judge;
};

// What became of one file. Value type.
struct Preview {
  v1::WorkbookSummary summary;
  std::vector<v1::PreviewedUnit> units;
  // For the marked workbook: the cells as found, by the sheets as they were.
  Sheets sheets = {};
  Found found = {};
};

// A file of GetTemplate. Fails as Source does, with kConflict `data_collection.no_plan` (detail
// `year`), and as WriteXlsx.
Result<std::string> MakeTemplate(const v1::GetTemplateRequest& request, const Source& source);

// Reads a file, a workbook in a process of its own. A file that cannot be read is a finding. Waits
// for that process: some 50 ms, 20 s at most. Fails as Source does, with `data_collection.no_plan`,
// and with kInternal `child.cannot_start`.
Result<Preview> PreviewFile(const v1::WorkbookHead& head, const std::string& bytes,
                            const Source& source);

// The template made anew: every cell as found, wrong ones yellow with what to do, and a sheet that
// lists all findings. Fails with kConflict `data_collection.nothing_to_mark`, and as WriteXlsx.
Result<std::string> MarkedBook(const Preview& preview);

}  // namespace tepat::data_collection::book
