// SPDX-License-Identifier: Apache-2.0
#include "services/cli/words.h"

#include <gtest/gtest.h>

#include <set>

#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

google::protobuf::Duration Seconds(std::int64_t seconds) {
  google::protobuf::Duration span;
  span.set_seconds(seconds);
  return span;
}

TEST(StateName, EveryStateHasAWordOfItsOwn) {
  std::set<std::string> words;
  for (int state = 0; state < timing::v1::VisitState_ARRAYSIZE; ++state) {
    words.insert(StateName(static_cast<timing::v1::VisitState>(state)));
  }
  EXPECT_EQ(words.size(), static_cast<std::size_t>(timing::v1::VisitState_ARRAYSIZE));
  EXPECT_FALSE(words.contains("keadaan baru"));
}

TEST(StateName, AStateOfANewerServiceIsSaidToBeNew) {
  EXPECT_EQ(StateName(static_cast<timing::v1::VisitState>(99)), "keadaan baru");
  EXPECT_EQ(StateName(static_cast<timing::v1::VisitState>(-1)), "keadaan baru");
}

TEST(Hours, ShowsHoursMinutesAndSeconds) {
  EXPECT_EQ(Hours(Seconds(0)), "0:00:00");
  EXPECT_EQ(Hours(Seconds(59)), "0:00:59");
  EXPECT_EQ(Hours(Seconds(3600 + 2 * 60 + 3)), "1:02:03");
  EXPECT_EQ(Hours(Seconds(27 * 3600 + 30 * 60)), "27:30:00") << "no days: working time has none";
}

TEST(DueMove, ShowsBothInstantsInTheZone) {
  const auto zone = worktime::Zone::Find("Asia/Jakarta");
  ASSERT_TRUE(zone);
  timing::v1::CalendarChange change;
  EXPECT_EQ(DueMove(change, *zone), "jatuh tempo - menjadi -");
  journal::FillTime(*ParseInstant("2026-11-27T09:00:00Z"), change.mutable_due_before());
  journal::FillTime(*ParseInstant("2026-11-30T09:00:00Z"), change.mutable_due_after());
  EXPECT_EQ(DueMove(change, *zone), "jatuh tempo 2026-11-27T16:00 menjadi 2026-11-30T16:00");
  change.clear_due_after();
  EXPECT_EQ(DueMove(change, *zone), "jatuh tempo 2026-11-27T16:00 menjadi -");
}

}  // namespace
}  // namespace tepat::cli
