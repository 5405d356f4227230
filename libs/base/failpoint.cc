// SPDX-License-Identifier: Apache-2.0
#include "libs/base/failpoint.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

namespace tepat {
namespace {

// What the environment asks for, read once.
struct Wanted {
  std::string name;
  long count = 0;
};

Wanted ReadWanted() {
  const char* text = std::getenv("TEPAT_FAIL");
  if (text == nullptr) return {};
  const char* colon = std::strrchr(text, ':');
  if (colon == nullptr) return {text, 1};
  return {std::string(text, colon), std::strtol(colon + 1, nullptr, 10)};
}

}  // namespace

void PassFailpoint(const char* name) {
  static const Wanted wanted = ReadWanted();
  static std::atomic<long> passed = 0;
  // SIGKILL, since nothing may be flushed or unwound: a power cut does neither.
  if (wanted.name == name && ++passed == wanted.count) std::raise(SIGKILL);
}

}  // namespace tepat
