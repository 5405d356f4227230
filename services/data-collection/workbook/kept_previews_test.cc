// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/kept_previews.h"

#include <gtest/gtest.h>

#include "libs/testing/clocks.h"

namespace tepat::data_collection::book {
namespace {

class KeptPreviewsTest : public testing::Test {
 protected:
  std::string Keep(const std::string& caller, const std::string& case_id) {
    Preview preview;
    preview.summary.set_case_id(case_id);
    return kept_.Keep(caller, preview);
  }
  // The case of a preview that is found, or why it is not.
  std::string Found(const std::string& caller, const std::string& token) const {
    const auto found = kept_.Find(caller, token);
    return found ? (*found)->summary.case_id() : found.error().slug;
  }

  simulation::FakeClock clock_{"2026-10-05T01:00:00Z"};
  SystemEntropy entropy_;
  UuidSource ids_{clock_, entropy_};
  KeptPreviews kept_{clock_, ids_};
  const std::string gone_ = "data_collection.unknown_preview";
};

TEST_F(KeptPreviewsTest, WaitForWhoeverHandedThemInAlone) {
  const std::string token = Keep("lurah", "k1");
  EXPECT_EQ(Found("lurah", token), "k1");
  EXPECT_EQ(Found("camat", token), gone_);
  EXPECT_EQ(Found("lurah", "lain"), gone_);
}

TEST_F(KeptPreviewsTest, WaitHalfAnHour) {
  const std::string token = Keep("lurah", "k1");
  clock_.Advance(std::chrono::minutes(29));
  EXPECT_EQ(Found("lurah", token), "k1");
  clock_.Advance(std::chrono::minutes(1));
  EXPECT_EQ(Found("lurah", token), gone_);
}

TEST_F(KeptPreviewsTest, TheFourthOfOnePersonDrivesHisFirstOut) {
  const std::string other = Keep("camat", "k0");
  const std::string first = Keep("lurah", "k1");
  const std::string second = Keep("lurah", "k2");
  Keep("lurah", "k3");
  Keep("lurah", "k4");
  EXPECT_EQ(Found("lurah", first), gone_);
  EXPECT_EQ(Found("lurah", second), "k2");
  EXPECT_EQ(Found("camat", other), "k0");
}

TEST_F(KeptPreviewsTest, TheOldestGoesWhenThereAreTooMany) {
  const std::string first = Keep("p0", "k0");
  for (std::size_t i = 1; i < KeptPreviews::kAllMax; ++i) Keep("p" + std::to_string(i), "k");
  EXPECT_EQ(Found("p0", first), "k0");
  Keep("lain", "k");
  EXPECT_EQ(Found("p0", first), gone_);
}

}  // namespace
}  // namespace tepat::data_collection::book
