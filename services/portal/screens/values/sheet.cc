// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/sheet.h"

#include <algorithm>

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Stub = wire::DataCollectionService::Stub;

// A cell in which something stands that is no number is not empty.
bool IsUnread(const TypedValues& typed, const wire::Finding& finding) {
  return finding.kind() == wire::FINDING_KIND_NO_VALUE &&
         std::any_of(typed.unread.begin(), typed.unread.end(), [&](const wire::Finding& unread) {
           return unread.indicator() == finding.indicator() &&
                  (finding.component().empty() || unread.component() == finding.component());
         });
}

}  // namespace

// Staff fill in for a unit that cannot; whoever closes the draft may correct it.
bool MayFill(const Context& context, const std::string& unit) {
  return context.units().contains(unit) || context.May("close_draft") ||
         (context.May("submit_unit_data") && context.units().empty());
}

bool MaySeeAll(const Context& context) {
  return context.May("close_draft") || context.May("check");
}

bool MayRead(const Context& context, const std::string& unit) {
  return MayFill(context, unit) || MaySeeAll(context);
}

Result<wire::GetUnitSheetResponse> SheetOf(const Context& context, const std::string& case_id,
                                           const std::string& unit) {
  wire::GetUnitSheetRequest request;
  request.set_case_id(case_id);
  request.set_unit(unit);
  return context.portal.backend.Call(context.portal.backend.data_collection, context.viewer->token,
                                     &Stub::GetUnitSheet, request);
}

Result<wire::GetCheckSheetResponse> CheckSheetOf(const Context& context,
                                                 const std::string& case_id) {
  wire::GetCheckSheetRequest request;
  request.set_case_id(case_id);
  return context.portal.backend.Call(context.portal.backend.data_collection, context.viewer->token,
                                     &Stub::GetCheckSheet, request);
}

const wire::SheetRow* FindRow(const wire::GetUnitSheetResponse& sheet,
                              const std::string& indicator) {
  const auto found =
      std::find_if(sheet.rows().begin(), sheet.rows().end(),
                   [&](const wire::SheetRow& row) { return row.indicator().id() == indicator; });
  return found == sheet.rows().end() ? nullptr : &*found;
}

Result<std::vector<wire::Finding>> Judge(const Context& context, const TypedValues& typed,
                                         wire::GetUnitSheetResponse& sheet) {
  wire::PreviewUnitDataRequest request;
  request.set_case_id(context.params.at(0));
  request.set_unit(context.params.at(1));
  request.mutable_values()->Assign(typed.values.begin(), typed.values.end());
  TEPAT_ASSIGN(const auto preview,
               context.portal.backend.Call(context.portal.backend.data_collection,
                                           context.viewer->token, &Stub::PreviewUnitData, request));
  for (wire::SheetRow& row : *sheet.mutable_rows()) {
    const auto judged =
        std::find_if(preview.rows().begin(), preview.rows().end(),
                     [&](const auto& one) { return one.indicator().id() == row.indicator().id(); });
    if (judged == preview.rows().end()) continue;
    *row.mutable_period() = judged->period();
    *row.mutable_year() = judged->year();
    row.set_outlier(judged->outlier());
  }
  sheet.set_cells_asked(preview.cells_asked());
  sheet.set_cells_filled(preview.cells_filled());
  std::vector<wire::Finding> findings = typed.unread;
  std::copy_if(preview.findings().begin(), preview.findings().end(), std::back_inserter(findings),
               [&](const wire::Finding& finding) { return !IsUnread(typed, finding); });
  return findings;
}

}  // namespace tepat::portal
