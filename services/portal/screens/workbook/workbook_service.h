// SPDX-License-Identifier: Apache-2.0
// What the workbook pages ask of data-collection, under the viewer's own right.
#pragma once

#include <string>
#include <vector>

#include "services/portal/context.h"
#include "tepat/data_collection/v1/storing_service.pb.h"
#include "tepat/data_collection/v1/workbook.pb.h"

namespace tepat::portal {

// Which case, and which unit; all that the viewer may see when `unit` is empty. Or which period, of
// which values are declared without a case.
struct WorkbookPlace {
  std::string case_id;  // or the period
  std::string unit = {};
  bool declares = false;

  // `/berkas/…/buku-kerja`, or the same under a unit; of a period `/periode/…`.
  Url Address() const;
  Url Address(const char* part) const;
};

// A file as data-collection read it.
struct ReadWorkbook {
  data_collection::v1::WorkbookSummary summary;
  std::vector<data_collection::v1::PreviewedUnit> units = {};
};

// A template; fails as the call does, as all of these.
Result<std::string> TemplateOf(const Context& context, const WorkbookPlace& place,
                               data_collection::v1::WorkbookFormat format, bool filled);

// Hands in the file that came with the request; gives the token of its preview. Fails with kInvalid
// `portal.no_file` when none came.
Result<std::string> HandInWorkbook(const Context& context, const WorkbookPlace& place);

// What was read.
Result<ReadWorkbook> PreviewOf(const Context& context, const std::string& token);

// The template made anew with what was read.
Result<std::string> MarkedWorkbook(const Context& context, const std::string& token);

// Stores everything of a preview that can be stored, in one commit, as the page's form says. Its
// request id is that of the form, so that a repeat has no second effect.
Result<data_collection::v1::StoreWorkbookResponse> Store(const Context& context,
                                                         const std::string& token);

}  // namespace tepat::portal
