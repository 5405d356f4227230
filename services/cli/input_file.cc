// SPDX-License-Identifier: Apache-2.0
#include "services/cli/input_file.h"

#include <fstream>
#include <iostream>

#include "libs/base/outside_text.h"

namespace tepat::cli {
namespace {

constexpr TextLimits kFileMax = {.bytes_max = 1 << 20, .lines_max = 100'000};

}  // namespace

Result<std::string> ReadInputFile(const std::string& path, Mistakes& mistakes) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(Code::kInvalid, "cli.no_file", "cannot read '" + path + "'");
  // One byte more than allowed shows that there is more; the rest of a huge file is never read.
  std::string bytes(kFileMax.bytes_max + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  // A folder opens like a file and fails when it is read.
  if (file.bad()) return Fail(Code::kInvalid, "cli.no_file", "cannot read '" + path + "'");
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  auto text = ReadOutsideFile(bytes, kFileMax, mistakes);
  if (text) return std::move(*text);
  return Fail(Code::kInvalid, "cli.not_text", "'" + path + "' is no text");
}

int PrintMistakes(const Mistakes& mistakes) {
  for (const Mistake& note : mistakes.notes()) std::cerr << note.ToString() << '\n';
  for (const Mistake& mistake : mistakes.list()) std::cerr << mistake.ToString() << '\n';
  return mistakes.empty() ? 0 : 2;
}

}  // namespace tepat::cli
