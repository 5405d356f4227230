// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/shared_clock.h"

#include <gtest/gtest.h>

#include <fstream>

#include "libs/testing/folder.h"

namespace tepat::daemon {
namespace {

class SharedClockTest : public testing::Test {
 protected:
  // Writes in place, as whoever drives the time does: the file is mapped by others.
  void Set(const char* instant) {
    const std::int64_t micros = MicrosOf(*ParseInstant(instant));
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    if (!file) file.open(path_, std::ios::binary | std::ios::out);
    file.write(reinterpret_cast<const char*>(&micros), sizeof micros);
  }

  simulation::Folder folder_;
  const std::string path_ = folder_.path() + "/clock";
};

TEST_F(SharedClockTest, TellsWhatStandsInTheFileWheneverItChanges) {
  Set("2026-11-23T01:00:00Z");
  const auto clock = SharedClock::Open(path_);
  ASSERT_TRUE(clock);
  EXPECT_EQ((*clock)->Now(), *ParseInstant("2026-11-23T01:00:00Z"));
  Set("2026-12-31T16:55:00Z");
  EXPECT_EQ((*clock)->Now(), *ParseInstant("2026-12-31T16:55:00Z"));
}

TEST_F(SharedClockTest, IsNotMadeOfAFileThatHoldsNoInstant) {
  EXPECT_EQ(SharedClock::Open(path_).error().slug, "clock.unreadable");
  std::ofstream(path_) << "short";
  EXPECT_EQ(SharedClock::Open(path_).error().slug, "clock.unreadable");
}

}  // namespace
}  // namespace tepat::daemon
