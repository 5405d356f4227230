// SPDX-License-Identifier: Apache-2.0
// Parts that many pages have: the name, state and clock of a case, choices, dates and moments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/portal/context.h"

namespace tepat::portal {

// The name of a case: number and subject, or what stands for them on a restricted letter.
std::string CaseName(const CaseRow& row);
// The name of a case that the model knows, or what is said otherwise.
std::string CaseName(const Context& context, const std::string& case_id,
                     const std::string& otherwise);
// Word of a case's state.
Html StatusTag(const CaseRow& row);
// The clock of a visit, with what lets it run on in the browser.
Html Clock(const Context& context, const VisitRow& visit);
// A choice for each value of an enumeration of the contract, from 1 to `last`, as `word` calls it.
std::vector<Choice> ChoicesOf(int last, std::string (*word)(int));
// Until when a unit sends again what it has back: on its own date, or when its clock says so
// earlier; `visit` is that clock, where one runs.
std::string SendAgainBy(const Context& context, const UnitRow& unit,
                        const std::optional<VisitRow>& visit);
// `<time>` for people and programs.
Html Moment(const Context& context, Instant at);

}  // namespace tepat::portal
