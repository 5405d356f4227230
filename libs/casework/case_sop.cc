// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_sop.h"

#include "libs/identity/office_view.h"

namespace tepat::casework {

Result<sop::Sop> SopOfCase(sql::Database& db, const std::string& area, const std::string& case_id,
                           const std::string& sop_id, int version) {
  TEPAT_ASSIGN(auto sop, identity::FindSopOfCase(db, case_id, sop_id, version));
  if (sop) return std::move(*sop);
  return Fail(Code::kUnavailable, area + ".no_sop",
              "the version of '" + sop_id + "' that this case follows is not known here yet");
}

Result<sop::Step> StepOf(const sop::Sop& sop, const std::string& area, int key) {
  if (const auto step = sop.GetStep(key)) return step->get();
  // A conflict, not "come again": a hand-off that meets it is listed as stuck and can be seen.
  return Fail(Code::kConflict, area + ".no_step",
              "version " + std::to_string(sop.version) + " of '" + sop.id + "' has no step " +
                  std::to_string(key),
              {{"step", std::to_string(key)}});
}

}  // namespace tepat::casework
