// SPDX-License-Identifier: Apache-2.0
// What stands in headers alone: revisions, hexadecimal digits, mistakes of a file.
#include "libs/base/revision.h"

#include <gtest/gtest.h>

#include "libs/base/hex.h"
#include "libs/base/mistake.h"

namespace tepat {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T01:00:00Z");

TEST(Revision, RisesByOneAndSaysWhoChangedItWhen) {
  const Revision next = Revision{4, "ani", Instant()}.Next("budi", kNow);
  EXPECT_EQ(next.number, 5);
  EXPECT_EQ(next.changed_by, "budi");
  EXPECT_EQ(next.changed, kNow);
}

TEST(MovedOn, TellsWhoComesSecondWhoWasFirst) {
  const Error error = MovedOn("uji", "sent", {5, "budi", kNow}).value();
  EXPECT_EQ(error.code, Code::kConflict);
  EXPECT_EQ(error.slug, "uji.moved_on");
  EXPECT_EQ(error.details.at("state"), "sent");
  EXPECT_EQ(error.details.at("changed_by"), "budi");
  EXPECT_EQ(error.details.at("revision"), "5");
  EXPECT_EQ(*ParseInstant(error.details.at("changed_time")), kNow);
}

TEST(Hex, WritesTwoDigitsAByteWhateverItsSign) {
  EXPECT_EQ(Hex(""), "");
  EXPECT_EQ(Hex(std::string_view("\x00\x0f\x80\xff", 4)), "000f80ff");
}

TEST(Mistakes, StandInTheirOrderWithTheirPlaceAndNotesAreNone) {
  Mistakes mistakes("plan/2026.textproto");
  mistakes.Note(2, "dibaca sebagai angka");
  EXPECT_TRUE(mistakes.empty()) << "a file with notes only is good";
  mistakes.Add(7, "angka salah");
  mistakes.Add(0, "kosong");
  ASSERT_EQ(mistakes.list().size(), 2U);
  EXPECT_EQ(mistakes.list()[0].ToString(), "plan/2026.textproto:7: angka salah");
  EXPECT_EQ(mistakes.list()[1].ToString(), "plan/2026.textproto: kosong");
  EXPECT_EQ(mistakes.notes().size(), 1U);
}

}  // namespace
}  // namespace tepat
