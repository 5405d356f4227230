// SPDX-License-Identifier: Apache-2.0
// Checks that every part of a plan needs: texts of a length, ids, each once.
#pragma once

#include <set>
#include <string>

#include "libs/plan/plan_findings.h"

namespace tepat::plan {

// Characters of a text, from and to, both included.
struct Length {
  std::size_t min;
  std::size_t max;
};

// A text, not blank where it has to be there.
void CheckText(const std::string& text, const Place& place, Length length, PlanFindings& findings);

// An id: a small letter, then small letters, digits, `_` and `-`, 60 at most; and none of `seen`,
// to which it is added.
void CheckId(const std::string& id, const Place& place, std::set<std::string>& seen,
             PlanFindings& findings);

// A plain decimal of at most 12 and 4 digits.
void CheckDecimal(const std::string& text, const Place& place, PlanFindings& findings);

// That a list is not longer than the contract says.
void CheckCount(int count, int max, const Place& place, PlanFindings& findings);

}  // namespace tepat::plan
