// SPDX-License-Identifier: Apache-2.0
#include "services/submission/wire.h"

#include <gtest/gtest.h>

#include "libs/journal/wire.h"

namespace tepat::submission {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T03:00:00Z");

TEST(CorrectionIn, TakesTargetReasonAndUnits) {
  v1::RequestCorrectionRequest request;
  request.set_target(v1::CORRECTION_TARGET_DATA);
  request.set_reason("angka tidak cocok");
  auto* unit = request.add_units();
  unit->set_unit("lurah_jogotrunan");
  unit->set_reason("salah satuan");
  const Correction correction = CorrectionIn(request);
  EXPECT_EQ(correction.target, static_cast<int>(Target::kData));
  EXPECT_EQ(correction.units.at(0).reason, "salah satuan");
  const auto payload = CorrectionPayload(request, 7);
  EXPECT_EQ(payload.revision(), 7);
  EXPECT_EQ(payload.units(0).unit(), "lurah_jogotrunan");
}

TEST(SubmissionResponse, HasNoReceiptUntilOneIsThere) {
  Submission sent;
  sent.case_id = "c";
  sent.state = State::kSent;
  sent.revision = {6, "staf", kNow};
  EXPECT_FALSE(SubmissionResponse(sent, {}).has_receipt());
  EXPECT_FALSE(SubmissionResponse(sent, {}).has_sent_time());
  sent.sent = kNow;
  sent.receipt = Receipt{"TT-1", "Bappeda", kNow, ""};
  const auto response = SubmissionResponse(sent, {{"tanda_terima", "TT-1", "Bappeda"}});
  EXPECT_EQ(response.state(), v1::SUBMISSION_STATE_SENT);
  EXPECT_EQ(response.receipt().number(), "TT-1");
  EXPECT_EQ(journal::TimeOf(response.sent_time()), kNow);
  EXPECT_EQ(response.documents(0).kind(), "tanda_terima");
}

TEST(UnconfirmedPage, AFullPageSaysWhereTheNextBegins) {
  const std::vector<Unconfirmed> two = {{"a", "2026-TW3", kNow}, {"b", "2026-TW3", kNow}};
  EXPECT_EQ(UnconfirmedPage(two, 2).next_page_token(), "b");
  EXPECT_EQ(UnconfirmedPage(two, 3).next_page_token(), "");
  EXPECT_EQ(UnconfirmedPage({}, 3).submissions_size(), 0);
}

TEST(PackageIn, ChecksAFileAndAReferenceAlike) {
  const auto documents = PackageIn({{"a", "1", "Map", ""}, {"b", "2", "submission", "abc"}});
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[1].kind, "b");
  EXPECT_EQ(documents[1].place, "submission");
}

}  // namespace
}  // namespace tepat::submission
