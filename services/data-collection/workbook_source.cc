// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook_source.h"

#include "services/data-collection/queries.h"

namespace tepat::data_collection {
namespace {

// Answers one question as the caller; judged on what is known now, as every query.
template <class Response, class Question>
Result<Response> Ask(daemon::Node& node, const identity::Claims& caller, const Question& question) {
  return node.pool().Read<Response>([&](sql::Database& db) {
    return question(Asking{db, caller, node.world().clock.Now()});
  });
}

}  // namespace

WorkbookService::SourceFor WorkbookSource(daemon::Node& node) {
  return [&node](const identity::Claims& caller) {
    book::Source source;
    source.units = [&node, caller](const std::string& case_id) {
      using Units = std::vector<std::string>;
      return Ask<Units>(node, caller, [&](const Asking& asking) -> Result<Units> {
        TEPAT_ASSIGN(const auto collection, ReadCollection(asking, case_id));
        Units units;
        units.reserve(static_cast<std::size_t>(collection.units_size()));
        for (const v1::UnitPart& part : collection.units()) units.push_back(part.unit());
        return units;
      });
    };
    source.sheet = [&node, caller](const std::string& case_id, const std::string& unit) {
      v1::GetUnitSheetRequest request;
      request.set_case_id(case_id);
      request.set_unit(unit);
      return Ask<v1::GetUnitSheetResponse>(
          node, caller, [&](const Asking& asking) { return ReadUnitSheet(asking, request); });
    };
    source.judge = [&node, caller](const v1::PreviewUnitDataRequest& request) {
      return Ask<v1::PreviewUnitDataResponse>(
          node, caller, [&](const Asking& asking) { return Preview(asking, request); });
    };
    return source;
  };
}

}  // namespace tepat::data_collection
