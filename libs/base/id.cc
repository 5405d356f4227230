// SPDX-License-Identifier: Apache-2.0
#include "libs/base/id.h"

#include <sys/random.h>

#include <algorithm>
#include <cstdio>

#include "libs/base/check.h"

namespace tepat {

bool IsUuidV7(std::string_view text) {
  if (text.size() != 36 || text[14] != '7') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (dash ? c != '-' : !hex) return false;
  }
  return std::string_view("89ab").find(text[19]) != std::string_view::npos;
}

std::uint64_t SystemEntropy::Next() {
  std::uint64_t value = 0;
  TEPAT_CHECK(getrandom(&value, sizeof value, 0) == static_cast<ssize_t>(sizeof value));
  return value;
}

std::string UuidSource::Next() {
  // The clock is read under the lock: read before, a thread that waited would come with an older
  // instant than the last id has, and use up numbers as if the clock had gone back.
  const Lock lock(mutex_);
  const auto millis =
      static_cast<std::uint64_t>(std::max<std::int64_t>(0, MicrosOf(clock_.Now()) / 1000));
  if (millis > last_millis_) {
    last_millis_ = millis;
    counter_ = entropy_.Next() & 0x7FF;  // half of the 12 bits stays free for counting
  } else if (++counter_ > 0xFFF) {
    ++last_millis_;
    counter_ = 0;
  }
  const std::uint64_t high = (last_millis_ << 16) | 0x7000 | counter_;
  const std::uint64_t low = (entropy_.Next() & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000;
  char text[40];
  std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(high >> 32),
                static_cast<unsigned>((high >> 16) & 0xFFFF), static_cast<unsigned>(high & 0xFFFF),
                static_cast<unsigned>(low >> 48),
                static_cast<unsigned long long>(low & 0xFFFFFFFFFFFF));
  return text;
}

}  // namespace tepat
