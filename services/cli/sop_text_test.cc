// SPDX-License-Identifier: Apache-2.0
#include "services/cli/sop_text.h"

#include <gtest/gtest.h>

#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

timing::v1::EvaluateSopResponse Evaluated(timing::v1::StandardFinding finding) {
  timing::v1::EvaluateSopResponse told;
  auto* of = told.add_standards();
  of->set_sop_version(2);
  of->set_step(4);
  of->set_standard("5 hari kerja");
  of->set_visits(10);
  of->set_on_time(9);
  of->set_finding(finding);
  of->set_suggested("4 hari kerja");
  of->mutable_used()->set_seconds(60);
  return told;
}

TEST(TableOfEvaluation, HasARowForEachStandard) {
  const Table table = TableOf(Evaluated(timing::v1::STANDARD_FINDING_REALISTIC));
  ASSERT_EQ(table.rows.size(), 1U);
  const auto& row = table.rows[0];
  ASSERT_EQ(row.size(), table.heading.size());
  EXPECT_EQ(std::get<double>(row[1]), 4);
  EXPECT_EQ(std::get<double>(row[4]), 90.0);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(row[5])) << "no year before";
  EXPECT_EQ(std::get<std::string>(row[6]), "realistis");
  EXPECT_EQ(std::get<std::string>(row[9]), "4 hari kerja");
}

TEST(TableOfEvaluation, AFindingOfANewerServiceEndsNothing) {
  const Table table = TableOf(Evaluated(static_cast<timing::v1::StandardFinding>(77)));
  EXPECT_EQ(std::get<std::string>(table.rows[0][6]), "penilaian baru");
}

TEST(PreviewText, SaysWhatFollowingAnotherVersionChanges) {
  timing::v1::PreviewRebaseResponse told;
  told.set_sop_id("kinerja");
  told.set_version_before(1);
  told.set_version_after(2);
  const auto zone = *worktime::Zone::Find("Asia/Jakarta");
  EXPECT_EQ(PreviewText(told, zone), "SOP kinerja: versi 1 menjadi versi 2.\n");
  auto* standard = told.add_standards();
  standard->set_step(4);
  standard->set_before("5 hari kerja");
  standard->set_after("3 hari kerja");
  auto* change = told.add_changes();
  change->set_step(4);
  change->set_visit(1);
  journal::FillTime(*ParseInstant("2026-11-27T09:00:00Z"), change->mutable_due_before());
  journal::FillTime(*ParseInstant("2026-11-25T09:00:00Z"), change->mutable_due_after());
  change->set_state_before(timing::v1::VISIT_STATE_RUNNING);
  change->set_state_after(timing::v1::VISIT_STATE_BREACHED);
  EXPECT_EQ(PreviewText(told, zone),
            "SOP kinerja: versi 1 menjadi versi 2.\n"
            "langkah 4: 5 hari kerja menjadi 3 hari kerja\n"
            "4.1 berjalan: jatuh tempo 2026-11-27T16:00 menjadi 2026-11-25T16:00; berjalan menjadi "
            "terlambat\n");
}

}  // namespace
}  // namespace tepat::cli
