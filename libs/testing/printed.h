// SPDX-License-Identifier: Apache-2.0
// Reads printed documents with strangers' programs, for tests: words, boxes, fonts and pictures as
// poppler sees them, codes as a phone does. Whoever has not installed the programs is stopped.
#pragma once

#include <string>
#include <vector>

namespace tepat::simulation {

// A word where it stands: points from the top left corner of its page, which is counted from 1.
struct PrintedWord {
  int page = 0;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  std::string text;
};

struct PrintedFont {
  std::string name;
  bool embedded = false;
  bool subset = false;
  bool has_characters = false;  // says which glyph is which character
};

// All of it, lines and columns as they stand; and in the order in which it was drawn.
std::string TextOf(const std::string& pdf);
std::string RawTextOf(const std::string& pdf);
std::vector<PrintedWord> WordsOf(const std::string& pdf);
std::vector<PrintedFont> FontsOf(const std::string& pdf);
// What pdfinfo says: title, pages, sizes; with `-struct` the structure.
std::string InfoOf(const std::string& pdf, const std::string& option = "");
// What a phone reads in the codes of its first page, one a line.
std::string CodesOf(const std::string& pdf);

// How many pixels of a page, as a share, are not as in the picture: grey at 40 dots an inch, in
// tests/data/printed. It finds what stands at another place; a digit that has changed is too small,
// and is looked for in the words. 1 when the sizes differ or there is no picture.
double OtherPixels(const std::string& pdf, int page, const std::string& picture);
// With TEPAT_GOLDEN in the environment the page becomes the picture.
void RenewIfAsked(const std::string& pdf, int page, const std::string& picture);

}  // namespace tepat::simulation
