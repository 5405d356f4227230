// SPDX-License-Identifier: Apache-2.0
#include "services/cli/input_file.h"

#include <fstream>
#include <iostream>

#include "libs/base/outside_text.h"

namespace tepat::cli {
namespace {

constexpr TextLimits kFileMax = {.bytes_max = 1 << 20, .lines_max = 100'000};

// One byte more than `bytes_max` shows that there is more; the rest of a huge file is never read.
Result<std::string> BytesOf(const std::string& path, std::size_t bytes_max) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(Code::kInvalid, "cli.no_file", "cannot read '" + path + "'");
  std::string bytes(bytes_max + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  // A folder opens like a file and fails when it is read.
  if (file.bad()) return Fail(Code::kInvalid, "cli.no_file", "cannot read '" + path + "'");
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

}  // namespace

Result<std::string> ReadInputBytes(const std::string& path, std::size_t bytes_max) {
  TEPAT_ASSIGN(std::string bytes, BytesOf(path, bytes_max));
  if (bytes.size() <= bytes_max) return bytes;
  return Fail(Code::kInvalid, "cli.file_too_large", "'" + path + "' is too large");
}

Result<std::string> ReadInputFile(const std::string& path, Mistakes& mistakes) {
  TEPAT_ASSIGN(const std::string bytes, BytesOf(path, kFileMax.bytes_max));
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
