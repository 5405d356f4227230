// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/word_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tepat::portal {
namespace {

using testing::HasSubstr;

TEST(PictureOfWords, BreaksASentenceBetweenItsWords) {
  const std::string picture =
      PictureOfWords("Berkas ini dikunci kata sandi. Serahkan berkas tanpa kata sandi.");
  EXPECT_THAT(picture, HasSubstr(">Berkas ini dikunci kata sandi. Serahkan</text>"));
  EXPECT_THAT(picture, HasSubstr(">berkas tanpa kata sandi.</text>"));
  EXPECT_THAT(picture, HasSubstr("height=\"91\""));
}

TEST(PictureOfWords, WordsAreNeverMarkup) {
  EXPECT_THAT(PictureOfWords("<script>"), HasSubstr("&lt;script&gt;"));
}

}  // namespace
}  // namespace tepat::portal
