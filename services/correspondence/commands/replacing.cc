// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/commands/replacing.h"

#include "services/correspondence/store/cases.h"
#include "services/correspondence/store/replacements.h"

namespace tepat::correspondence {

Result<OwnCase> TakePlace(casework::Decision& decision, const std::string& superseded,
                          const std::string& case_id, const std::string& period,
                          const std::string& slug) {
  TEPAT_ASSIGN(auto own, FindOwnCase(decision.db(), superseded));
  if (!own) {
    return Fail(Code::kNotFound, "correspondence.unknown_case", "no such case was opened here");
  }
  TEPAT_TRY(CheckReplacement(*own, case_id, period, slug));
  TEPAT_ASSIGN(const std::string successor, FindSuccessor(decision.db(), superseded));
  if (!successor.empty()) {
    return Fail(Code::kConflict, "correspondence.superseded_already",
                "another case has taken the place of that one", {{"case_id", successor}});
  }
  TEPAT_TRY(InsertReplacement(decision.db(), superseded, case_id));
  return std::move(*own);
}

}  // namespace tepat::correspondence
