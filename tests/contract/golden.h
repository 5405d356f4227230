// SPDX-License-Identifier: Apache-2.0
// Events as they were once published.
#pragma once

#include <string>

#include "libs/testing/project_file.h"

namespace tepat::journal {

// The bytes of one event, from `tests/data/events`, where they stand as a line.
inline std::string ReadGolden(const std::string& name) {
  std::string text = simulation::ReadProjectFile("tests/data/events/" + name);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace tepat::journal
