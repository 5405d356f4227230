// SPDX-License-Identifier: Apache-2.0
#include "libs/base/id.h"

#include <gtest/gtest.h>

namespace tepat {
namespace {

class SteppingClock : public Clock {
 public:
  Instant Now() const override { return now; }
  Instant now = InstantFromMicros(1'700'000'000'000'000);
};

TEST(UuidSource, GivesWellFormedIdsInOrderWhateverTheClockDoes) {
  SteppingClock clock;
  SystemEntropy entropy;
  UuidSource source(clock, entropy);
  std::string last;
  for (int i = 0; i < 20'000; ++i) {
    if (i == 10'000) clock.now -= std::chrono::hours(1);
    const std::string id = source.Next();
    ASSERT_TRUE(IsUuidV7(id)) << id;
    ASSERT_LT(last, id);
    last = id;
  }
}

TEST(IsUuidV7, RefusesOtherTexts) {
  EXPECT_TRUE(IsUuidV7("018bcfe5-6800-7abc-8def-0123456789ab"));
  for (const char* text :
       {"", "018bcfe5-6800-4abc-8def-0123456789ab", "018BCFE5-6800-7abc-8def-0123456789ab",
        "018bcfe5-6800-7abc-cdef-0123456789ab", "018bcfe5-6800-7abc-8def-0123456789ab0"}) {
    EXPECT_FALSE(IsUuidV7(text)) << text;
  }
}

}  // namespace
}  // namespace tepat
