// SPDX-License-Identifier: Apache-2.0
#include "services/submission/commands/commands.h"
#include "services/submission/commands/submitting.h"
#include "services/submission/wire.h"

namespace tepat::submission {

Result<v1::MarkDocumentsReadyResponse> MarkDocumentsReady(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::MarkDocumentsReadyRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kPrepareStep, "prepare_documents", State::kPreparing,
                       request.expected_revision()));
  const auto documents = casework::DocumentsIn(request.documents());
  TEPAT_TRY(CheckPackage(PackageIn(documents), context.config));
  TEPAT_TRY(self.command.RequireInputs(request.missing_input_reason(), self.payload));
  // After the inputs: what step 6 makes is no input of its own.
  for (const casework::CaseDocument& document : documents) TEPAT_TRY(self.Link(document));
  // ACCEPTED before COMPLETED, which closes the visit.
  auto marks = self.Accept();
  TEPAT_TRY(
      self.Finish("documents-ready",
                  Joined(std::move(marks),
                         FinishDocuments(self.submission, self.command.sop(), transaction.now()))));
  return self.command.Answer<v1::MarkDocumentsReadyResponse>(self.revision());
}

}  // namespace tepat::submission
