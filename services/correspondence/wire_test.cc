// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/wire.h"

#include <gtest/gtest.h>

#include "libs/journal/wire.h"

namespace tepat::correspondence {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T03:00:00Z");

RegisteredLetter Registered(Nature nature) {
  RegisteredLetter made;
  made.case_id = "c";
  made.agenda_year = 2026;
  made.agenda_number = 12;
  made.letter.sender = "Bappeda";
  made.letter.number = "R-77";
  made.letter.subject = "Data kinerja";
  made.letter.date = "2026-11-20";
  made.letter.channel = 1;
  made.letter.nature = static_cast<int>(nature);
  made.letter.received = kNow;
  made.letter.period = "2026-TW3";
  made.state = {Desk::kSekretaris, {2, "ani", kNow}, kNow};
  made.advice = "Mohon arahan";
  return made;
}

TEST(LetterOf, ATimeOfReceiptThatIsAbsentStaysAbsent) {
  v1::RegisterLetterRequest request;
  request.set_sender("Bappeda");
  request.set_letter_number("B/1");
  EXPECT_FALSE(LetterOf(request).received.has_value());
  journal::FillTime(kNow, request.mutable_received_time());
  EXPECT_EQ(LetterOf(request).received, kNow);
  EXPECT_EQ(LetterOf(request).sender, "Bappeda");
  EXPECT_EQ(LetterOf(request).number, "B/1");
}

TEST(RegisteredPayload, OfALetterThatIsNotPublicTellsNeitherSenderNorSubject) {
  const auto open = RegisteredPayload(Registered(Nature::kOrdinary), false);
  EXPECT_EQ(open.sender(), "Bappeda");
  const auto secret = RegisteredPayload(Registered(Nature::kRestricted), false);
  EXPECT_EQ(secret.sender(), "");
  EXPECT_EQ(secret.letter_number(), "");
  EXPECT_EQ(secret.subject(), "");
  EXPECT_EQ(secret.agenda_number(), 12);
  EXPECT_EQ(secret.period(), "2026-TW3");
}

TEST(RegisteredPayload, SaysWhenALetterCameToACaseOfTheSchedule) {
  RegisteredLetter filed = Registered(Nature::kOrdinary);
  EXPECT_FALSE(RegisteredPayload(filed, false).on_schedule());
  filed.state.desk = Desk::kFiled;
  EXPECT_TRUE(RegisteredPayload(filed, false).on_schedule());
}

TEST(LetterResponse, IsTheWholeLetterForThoseWhoMayReadIt) {
  const auto response =
      LetterResponse(Registered(Nature::kTopSecret), {{"surat_edaran", "R-77", "Map"}});
  EXPECT_EQ(response.letter().letter_number(), "R-77");
  EXPECT_EQ(response.letter_date(), "2026-11-20");
  EXPECT_EQ(response.desk(), v1::DESK_SEKRETARIS);
  EXPECT_EQ(response.revision(), 2);
  EXPECT_EQ(journal::TimeOf(response.read_time()), kNow);
  EXPECT_EQ(response.advice(), "Mohon arahan");
  EXPECT_EQ(response.documents(0).number(), "R-77");
}

TEST(ScanPayload, NamesAFileByItsContent) {
  blobs::Blob blob;
  blob.sha256 = "abc";
  blob.size = 5;
  blob.media_type = "application/pdf";
  const auto payload = ScanPayload("surat_edaran", blob);
  EXPECT_EQ(payload.kind(), "surat_edaran");
  EXPECT_EQ(payload.sha256(), "abc");
  EXPECT_EQ(payload.size(), 5);
  EXPECT_EQ(payload.media_type(), "application/pdf");
}

}  // namespace
}  // namespace tepat::correspondence
