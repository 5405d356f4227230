// SPDX-License-Identifier: Apache-2.0
// QR codes as dark and light squares. Any thread.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tepat::pdf {

// A square of squares, without the light margin of four squares that readers want. Value type.
struct QrCode {
  int side = 0;
  std::vector<bool> dark;  // row by row

  bool At(int row, int column) const {
    return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                static_cast<std::size_t>(column)];
  }
};

// `text` as bytes; 15 % of the squares may be soiled. Equal texts make equal codes. Fails with
// kInvalid `pdf.bad_link`.
Result<QrCode> QrCodeOf(const std::string& text);

}  // namespace tepat::pdf
