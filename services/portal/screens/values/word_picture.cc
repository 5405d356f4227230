// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/word_picture.h"

#include <sstream>
#include <vector>

#include "libs/http/html.h"
#include "services/portal/names.h"

namespace tepat::portal {
namespace {

constexpr std::size_t kLineMax = 40;  // characters that fit in the width at that size
constexpr int kWidth = 400;
constexpr int kLineHeight = 26;

std::vector<std::string> LinesOf(const std::string& sentence) {
  std::vector<std::string> lines(1);
  std::istringstream words(sentence);
  for (std::string word; words >> word;) {
    if (!lines.back().empty() && lines.back().size() + word.size() >= kLineMax) {
      lines.emplace_back();
    }
    lines.back() += (lines.back().empty() ? "" : " ") + word;
  }
  return lines;
}

}  // namespace

std::string PictureOfWords(const std::string& sentence) {
  int y = kLineHeight / 2;
  const Html lines = Join(LinesOf(sentence), [&](const std::string& line) {
    y += kLineHeight;
    return Fill(R"(<text x="16" y="{}" font-family="sans-serif" font-size="18"
fill="#333333">{}</text>)",
                y, line);
  });
  const int height = y + kLineHeight;
  return Fill(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}"
height="{}"><rect width="100%" height="100%" fill="#f4f4f4"></rect>{}</svg>)",
              kWidth, height, kWidth, height, lines)
      .text();
}

}  // namespace tepat::portal
