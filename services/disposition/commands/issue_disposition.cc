// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/commands/commands.h"
#include "services/disposition/commands/deciding.h"
#include "services/disposition/period_year.h"
#include "services/disposition/store/office_lists.h"
#include "services/disposition/store/year_documents.h"
#include "services/disposition/wire.h"

namespace tepat::disposition {
namespace {

// What is linked to the case or belongs to its year; what it cannot have counts as present.
Result<std::vector<std::string>> PresentKinds(sql::Database& db, const StoredDisposition& stored) {
  TEPAT_ASSIGN(const auto documents,
               LinkedDocuments(db, stored.case_id, YearOfPeriod(stored.period)));
  std::vector<std::string> kinds = casework::KindsOf(documents);
  kinds.insert(kinds.end(), stored.inapplicable_kinds.begin(), stored.inapplicable_kinds.end());
  return kinds;
}

}  // namespace

Result<v1::IssueDispositionResponse> IssueDisposition(const Context& context,
                                                      journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::IssueDispositionRequest& request) {
  Deciding deciding{{transaction, caller, kArea}};
  TEPAT_TRY(deciding.Begin(request.case_id(), State::kIssued, request.expected_revision()));
  // Judged by the lists as this service has read them, in the same transaction.
  TEPAT_ASSIGN(const OfficeLists office, KnownLists(transaction.db()));
  Issue& issue = deciding.stored.issue;
  issue = IssueOf(request);
  TEPAT_TRY(CheckIssue(issue, office, context.zone.DateOf(transaction.now())));
  v1::DispositionIssued payload = IssuedPayload(deciding.stored);
  TEPAT_ASSIGN(const auto present, PresentKinds(transaction.db(), deciding.stored));
  TEPAT_TRY(deciding.command.RequireInputs(present, request.missing_input_reason(), payload));
  // The step's output: the list of tasks.
  TEPAT_TRY(deciding.command.LinkOutput(std::to_string(issue.tasks.size()) + " tugas",
                                        "lembar disposisi"));
  TEPAT_TRY(deciding.Finish("disposition-issued", payload));
  return deciding.command.Answer<v1::IssueDispositionResponse>(deciding.revision());
}

}  // namespace tepat::disposition
