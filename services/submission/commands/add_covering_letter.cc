// SPDX-License-Identifier: Apache-2.0
#include "services/submission/commands/commands.h"
#include "services/submission/commands/submitting.h"
#include "services/submission/package.h"

namespace tepat::submission {

Result<v1::AddCoveringLetterResponse> AddCoveringLetter(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::AddCoveringLetterRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kSendStep, "send", State::kSending,
                       request.expected_revision()));
  const CoveringLetter letter{request.number(), request.date(), request.place()};
  TEPAT_TRY(CheckCoveringLetter(letter, context.zone.DateOf(transaction.now())));
  // A second letter does not take the first one's place: both were written.
  TEPAT_TRY(self.Link({"surat_pengantar", letter.number, letter.place}));
  TEPAT_TRY(self.Finish("covering-letter-added", self.Accept()));
  return self.command.Answer<v1::AddCoveringLetterResponse>(self.revision());
}

}  // namespace tepat::submission
