// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/wire.h"

#include <gtest/gtest.h>

#include "libs/journal/wire.h"

namespace tepat::disposition {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T03:00:00Z");

v1::IssueDispositionRequest Request() {
  v1::IssueDispositionRequest request;
  request.add_recipients("sekretaris");
  request.add_recipients("kasubbag_keuangan");
  request.add_instructions("Tindak lanjuti");
  request.set_note("segera");
  v1::Task* task = request.add_tasks();
  task->set_unit("lurah_jogotrunan");
  task->set_position("lurah_jogotrunan");
  task->set_request("Data TW III");
  task->set_due_date("2026-11-27");
  return request;
}

StoredDisposition Issued() {
  StoredDisposition issued;
  issued.case_id = "c";
  issued.period = "2026-TW3";
  issued.state = {State::kIssued, {2, "camat", kNow}};
  issued.issue = IssueOf(Request());
  return issued;
}

TEST(IssueOf, TakesEverythingAsItWasSent) {
  const Issue issue = IssueOf(Request());
  EXPECT_EQ(issue.recipients, std::vector<std::string>({"sekretaris", "kasubbag_keuangan"}));
  EXPECT_EQ(issue.instructions, std::vector<std::string>({"Tindak lanjuti"}));
  EXPECT_EQ(issue.note, "segera");
  ASSERT_EQ(issue.tasks.size(), 1U);
  EXPECT_EQ(issue.tasks[0].due_date, "2026-11-27");
}

TEST(IssuedPayload, TellsWhoHasToDoWhatButNotTheNote) {
  const v1::DispositionIssued payload = IssuedPayload(Issued());
  EXPECT_EQ(payload.recipients(0), "sekretaris");
  EXPECT_EQ(payload.tasks(0).unit(), "lurah_jogotrunan");
  EXPECT_EQ(payload.revision(), 2);
  EXPECT_EQ(payload.DebugString().find("segera"), std::string::npos);
}

TEST(DispositionResponse, SaysWhoHasReadItAndWhoHasNot) {
  const auto response =
      DispositionResponse(Issued(), {{"kasubbag_keuangan", kNow}, {"sekretaris", std::nullopt}},
                          {{"rencana_aksi", "RA/1", "Map"}});
  EXPECT_EQ(response.state(), v1::DISPOSITION_STATE_ISSUED);
  EXPECT_EQ(response.note(), "segera");
  EXPECT_EQ(journal::TimeOf(response.recipients(0).read_time()), kNow);
  EXPECT_FALSE(response.recipients(1).has_read_time());
  EXPECT_EQ(response.documents(0).kind(), "rencana_aksi");
}

}  // namespace
}  // namespace tepat::disposition
