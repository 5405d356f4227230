// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/replaced_case.h"

#include <fmt/format.h>

#include "libs/casebook/store/replacements.h"
#include "services/portal/screens/desk/periods.h"
#include "services/portal/screens/parts.h"
#include "services/portal/words/words.h"

namespace tepat::portal {

Html ReplacedCaseField(const Context& context, const FormState& state) {
  // The oldest period that is offered is that of a whole year.
  const std::string from = Periods(context.portal.times.IsoDate(context.now)).back().value;
  const auto cases = context.Read<std::vector<CaseRow>>([&](sql::Database& db) {
    return casebook::ReplaceableCases(db, from, context.portal.config.cases_page);
  });
  // Silence would read as "there is none".
  if (!cases) {
    return Fill("<p>Daftar berkas yang dapat digantikan tidak dapat dibaca. Muat ulang.</p>");
  }
  if (cases->empty()) return Html();
  std::vector<Choice> choices = {{"", "Tidak ada"}};
  for (const CaseRow& of : *cases) {
    choices.push_back(
        {of.letter.case_id,
         fmt::format("{}: {}, {} ({})", PeriodWord(of.letter.period), CaseName(of),
                     context.portal.times.Short(of.letter.received, context.now), StatusWord(of))});
  }
  return ChoiceField(state,
                     {"supersedes_case_id", "Menggantikan berkas",
                      "Bila berkas ini menggantikan berkas yang dibatalkan, dari periode yang "
                      "sama."},
                     choices, "");
}

}  // namespace tepat::portal
