// SPDX-License-Identifier: Apache-2.0
// Checks that every part of a plan needs: texts of a length, ids, each once.
#pragma once

#include <set>
#include <string>

#include "libs/base/text_length.h"
#include "libs/plan/plan_findings.h"

namespace tepat::plan {

// A text of that length, not blank where it has to be there.
void CheckText(const std::string& text, const Place& place, TextLength length,
               PlanFindings& findings);

// An id: a small letter, then small letters, digits, `_` and `-`, 60 at most; and none of `seen`,
// to which it is added.
void CheckId(const std::string& id, const Place& place, std::set<std::string>& seen,
             PlanFindings& findings);

// A plain decimal of at most 12 and 4 digits.
void CheckDecimal(const std::string& text, const Place& place, PlanFindings& findings);

// That a list is not longer than the contract says. Returns how many of it to judge: what lies
// beyond would be told again and again, and a file of nothing else would take minutes.
int CheckCount(int count, int max, const Place& place, PlanFindings& findings);

}  // namespace tepat::plan
