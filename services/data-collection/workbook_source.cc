// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook_source.h"

#include "services/data-collection/history.h"
#include "services/data-collection/queries.h"

namespace tepat::data_collection {
namespace {

using Units = std::vector<std::string>;

// One caller's questions.
struct Questions {
  daemon::Node& node;
  const Context& context;
  identity::Claims caller;

  // Answers one as the caller; judged on what is known now, as every query.
  template <class Response, class Question>
  Result<Response> Ask(const Question& question) const {
    return node.pool().Read<Response>([&](sql::Database& db) -> Result<Response> {
      const Asking asking{db, caller, node.world().clock.Now()};
      return question(AskingHistory{asking, context.zone.DateOf(asking.now)});
    });
  }
};

// No case has such an id.
bool IsPeriod(const std::string& case_id) { return performance::ParsePeriod(case_id).has_value(); }

Result<Units> UnitsOf(const AskingHistory& asking, const std::string& case_id) {
  if (IsPeriod(case_id)) return DeclarableUnits(asking, case_id);
  TEPAT_ASSIGN(const auto collection, ReadCollection(asking.asking, case_id));
  Units units;
  units.reserve(static_cast<std::size_t>(collection.units_size()));
  for (const v1::UnitPart& part : collection.units()) units.push_back(part.unit());
  return units;
}

Result<v1::GetUnitSheetResponse> SheetOf(const AskingHistory& asking, const std::string& case_id,
                                         const std::string& unit) {
  if (IsPeriod(case_id)) return ReadDeclaredSheet(asking, case_id, unit);
  v1::GetUnitSheetRequest request;
  request.set_case_id(case_id);
  request.set_unit(unit);
  return ReadUnitSheet(asking.asking, request);
}

Result<v1::PreviewUnitDataResponse> Judge(const AskingHistory& asking,
                                          const v1::PreviewUnitDataRequest& request) {
  if (IsPeriod(request.case_id())) return PreviewDeclared(asking, request);
  return Preview(asking.asking, request);
}

}  // namespace

WorkbookService::SourceFor WorkbookSource(daemon::Node& node, const Context& context) {
  return [&node, &context](const identity::Claims& caller) {
    const Questions questions{node, context, caller};
    book::Source source;
    source.units = [questions](const std::string& case_id) {
      return questions.Ask<Units>([&](const auto& asking) { return UnitsOf(asking, case_id); });
    };
    source.sheet = [questions](const std::string& case_id, const std::string& unit) {
      return questions.Ask<v1::GetUnitSheetResponse>(
          [&](const auto& asking) { return SheetOf(asking, case_id, unit); });
    };
    source.judge = [questions](const v1::PreviewUnitDataRequest& request) {
      return questions.Ask<v1::PreviewUnitDataResponse>(
          [&](const auto& asking) { return Judge(asking, request); });
    };
    return source;
  };
}

}  // namespace tepat::data_collection
