// SPDX-License-Identifier: Apache-2.0
#include "services/office/sign_in_throttle.h"

#include <gtest/gtest.h>

#include "libs/testing/clocks.h"

namespace tepat::office {
namespace {

TEST(SignInThrottle, WaitsAfterTheFifthWrongPasswordAndForgetsWithARightOne) {
  simulation::FakeMonotonicClock clock;
  SignInThrottle throttle(clock);
  for (int i = 0; i < 4; ++i) throttle.Failed("staf");
  EXPECT_TRUE(throttle.Admit("staf"));
  throttle.Failed("staf");
  const auto refused = throttle.Admit("staf");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().details.at("retry_seconds"), "30");
  EXPECT_TRUE(throttle.Admit("camat"));
  clock.Advance(std::chrono::seconds(30));
  EXPECT_TRUE(throttle.Admit("staf"));
  throttle.Failed("staf");
  EXPECT_EQ(throttle.Admit("staf").error().details.at("retry_seconds"), "60");
  throttle.Succeeded("staf");
  EXPECT_TRUE(throttle.Admit("staf"));
}

TEST(SignInThrottle, DoublesTheWaitUpToAQuarterOfAnHour) {
  simulation::FakeMonotonicClock clock;
  SignInThrottle throttle(clock);
  for (int i = 0; i < 4; ++i) throttle.Failed("staf");
  for (const char* seconds : {"30", "60", "120", "240", "480", "900", "900", "900"}) {
    throttle.Failed("staf");
    EXPECT_EQ(throttle.Admit("staf").error().details.at("retry_seconds"), seconds);
  }
}

TEST(SignInThrottle, ForgetsTheNameThatMayTryAgainFirstWhenThereAreTooMany) {
  simulation::FakeMonotonicClock clock;
  SignInThrottle throttle(clock);
  for (int i = 0; i < 6; ++i) throttle.Failed("lama");
  for (int i = 0; i < 5; ++i) throttle.Failed("singkat");
  for (int i = 0; i < 998; ++i) {
    for (int tries = 0; tries < 6; ++tries) throttle.Failed("nama" + std::to_string(i));
  }
  throttle.Failed("satu-lagi");
  EXPECT_TRUE(throttle.Admit("singkat"));
  EXPECT_FALSE(throttle.Admit("lama"));
}

}  // namespace
}  // namespace tepat::office
