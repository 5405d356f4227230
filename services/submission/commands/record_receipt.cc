// SPDX-License-Identifier: Apache-2.0
#include "libs/base/check.h"
#include "services/submission/commands/commands.h"
#include "services/submission/commands/submitting.h"
#include "services/submission/wire.h"

namespace tepat::submission {

Result<v1::RecordReceiptResponse> RecordReceipt(const Context& context,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::RecordReceiptRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(
      self.Begin(request.case_id(), kSendStep, "send", State::kSent, request.expected_revision()));
  TEPAT_CHECK(self.submission.sent.has_value());  // kSent comes from FinishSending alone
  const Receipt receipt = ReceiptIn(request);
  TEPAT_TRY(CheckReceipt(receipt, *self.submission.sent, transaction.now(), context.config));
  // No marks: step 7 was over when the package was sent; the receiver's time is not ours.
  TEPAT_TRY(self.Link({"tanda_terima", receipt.number, receipt.receiver}));
  self.submission.receipt = receipt;
  self.submission.state = State::kClosed;
  TEPAT_TRY(self.Finish("receipt-recorded", {}));
  return self.command.Answer<v1::RecordReceiptResponse>(self.revision());
}

}  // namespace tepat::submission
