// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/font_file.h"

namespace tepat::pdf {

std::vector<FontFile> DebianFonts() {
  // Not those of fonts-liberation: an older version under the same family.
  const std::string liberation = "/usr/share/fonts/truetype/liberation2/LiberationSans-";
  const std::string dejavu = "/usr/share/fonts/truetype/dejavu/DejaVuSans";
  return {{liberation + "Regular.ttf", "Liberation Sans"},
          {liberation + "Bold.ttf", "Liberation Sans"},
          {liberation + "Italic.ttf", "Liberation Sans"},
          {dejavu + ".ttf", "DejaVu Sans"},
          {dejavu + "-Bold.ttf", "DejaVu Sans"}};
}

}  // namespace tepat::pdf
