// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_command.h"

#include "libs/base/check.h"
#include "libs/base/findings.h"
#include "libs/casework/case_document.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/store/documents.h"

namespace tepat::casework {

void CaseCommand::Take(const std::string& case_id, const std::string& sop_id, int sop_version) {
  TEPAT_CHECK(!taken_);  // one command, one case
  taken_ = true;
  case_id_ = case_id;
  sop_id_ = sop_id;
  sop_version_ = sop_version;
}

void CaseCommand::TakeNew(sop::Sop sop) {
  TEPAT_CHECK(!taken_);
  taken_ = true;
  sop_ = std::move(sop);
}

Status CaseCommand::LookUp(int step) {
  TEPAT_CHECK(taken_);
  if (!sop_) {
    TEPAT_ASSIGN(sop_, SopOfCase(db(), area(), case_id_, sop_id_, sop_version_));
  }
  TEPAT_ASSIGN(step_, StepOf(*sop_, area(), step));
  return Ok();
}

Status CaseCommand::Authorise(int step, const std::string& command) {
  TEPAT_TRY(LookUp(step));
  return AuthoriseStep(*step_, command);
}

Status CaseCommand::AuthoriseUnit(int step, const std::string& command, const std::string& unit) {
  TEPAT_TRY(LookUp(step));
  return AuthoriseStepUnit(*step_, command, unit);
}

const sop::Sop& CaseCommand::sop() const {
  TEPAT_CHECK(sop_.has_value());
  return *sop_;
}

const sop::Step& CaseCommand::step() const {
  TEPAT_CHECK(step_.has_value());
  return *step_;
}

Result<std::vector<std::string>> CaseCommand::MissingInputs(const std::vector<std::string>& linked,
                                                            const std::string& reason) const {
  auto missing = sop::MissingInputs(step(), linked);
  // A reason where nothing is missing is not looked at: what was missing may have come meanwhile.
  if (missing.empty()) return missing;
  if (reason.empty()) {
    const std::string key = std::to_string(step().key);
    std::string names;
    for (const std::string& kind : missing) names += (names.empty() ? "" : ", ") + kind;
    return Fail(Code::kConflict, area() + ".input_missing",
                "step " + key + " cannot be completed without: " + names,
                {{"missing", names}, {"step", key}});
  }
  Findings findings;
  findings.RequireText(reason, "missing_input_reason", kReasonLength);
  TEPAT_TRY(findings.Outcome(area() + ".invalid_request"));
  return missing;
}

Result<std::vector<std::string>> CaseCommand::LinkedKinds() {
  TEPAT_CHECK(!case_id_.empty());
  TEPAT_ASSIGN(const auto documents, DocumentsOf(db(), case_id_));
  return KindsOf(documents);
}

Status CaseCommand::LinkOutput(const std::string& number, const std::string& place) {
  TEPAT_CHECK(!case_id_.empty());
  return LinkDocument(db(), case_id_, {step().output_kind, number, place});
}

}  // namespace tepat::casework
