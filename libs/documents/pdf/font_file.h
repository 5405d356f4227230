// SPDX-License-Identifier: Apache-2.0
// Which files hold the fonts that documents are set in. Value types; any thread.
#pragma once

#include <string>
#include <vector>

namespace tepat::pdf {

// A file and the family that must be in it.
struct FontFile {
  std::string path;
  std::string family;
};

// Debian's: Liberation Sans of fonts-liberation2 (upright, bold, slanted) for texts, DejaVu Sans of
// fonts-dejavu-core for what it lacks: boxes, arrows, signs. The first family is that of the texts.
std::vector<FontFile> DebianFonts();

}  // namespace tepat::pdf
