// SPDX-License-Identifier: Apache-2.0
#include "services/submission/commands/commands.h"
#include "services/submission/commands/submitting.h"
#include "services/submission/package.h"

namespace tepat::submission {

Result<v1::SendPackageResponse> SendPackage(journal::Transaction& transaction,
                                            const identity::Claims& caller,
                                            const v1::SendPackageRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kSendStep, "send", State::kSending,
                       request.expected_revision()));
  const Delivery delivery{request.channel(), request.external_number()};
  TEPAT_TRY(CheckDelivery(delivery));
  TEPAT_TRY(self.command.RequireInputs(request.missing_input_reason(), self.payload));
  // The output needs a number even where the channel gives none: then it is the visit's.
  const std::string number = delivery.external_number.empty()
                                 ? "ke-" + std::to_string(self.submission.open.visit)
                                 : delivery.external_number;
  TEPAT_TRY(self.Link({self.command.step().output_kind, number, "penerima"}));
  self.payload.set_channel(request.channel());
  self.payload.set_external_number(delivery.external_number);
  auto marks = self.Accept();
  TEPAT_TRY(self.Finish("package-sent",
                        Joined(std::move(marks), FinishSending(self.submission, self.command.sop(),
                                                               transaction.now()))));
  return self.command.Answer<v1::SendPackageResponse>(self.revision());
}

}  // namespace tepat::submission
