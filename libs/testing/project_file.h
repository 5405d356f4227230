// SPDX-License-Identifier: Apache-2.0
// The project's own files, for tests and benches that are started anywhere inside its folder, as
// ctest does. No path is compiled in: what was compiled for one clone serves another.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "libs/base/check.h"

namespace tepat::simulation {

// The project's folder: the nearest one above where the program runs.
inline std::filesystem::path ProjectFolder() {
  std::filesystem::path folder = std::filesystem::current_path();
  while (!std::filesystem::exists(folder / "CMakePresets.json")) {
    TEPAT_CHECK(folder.has_relative_path());  // started outside the project
    folder = folder.parent_path();
  }
  return folder;
}

// The content of a file that must be there, named from the project's folder: `deploy/office/…`.
inline std::string ReadProjectFile(const std::string& name) {
  std::ifstream file(ProjectFolder() / name, std::ios::binary);
  TEPAT_CHECK(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

// A file of the office that Tepat ships.
inline std::string ReadOfficeFile(const std::string& name) {
  return ReadProjectFile("deploy/office/" + name);
}

}  // namespace tepat::simulation
