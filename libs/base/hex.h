// SPDX-License-Identifier: Apache-2.0
// How hashes and keys are written down.
#pragma once

#include <string>
#include <string_view>

namespace tepat {

// Bytes as lower-case hexadecimal digits, two a byte. Any thread.
inline std::string Hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += {kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return text;
}

}  // namespace tepat
