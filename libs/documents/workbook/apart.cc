// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/apart.h"

#include <array>
#include <charconv>
#include <string_view>

#include "libs/documents/workbook/answer_frame.h"
#include "libs/documents/workbook/failure.h"

namespace tepat::workbook {
namespace {

// The order of the arguments.
constexpr std::array kLimits = {&WorkbookLimits::bytes,      &WorkbookLimits::unpacked_bytes,
                                &WorkbookLimits::parts,      &WorkbookLimits::sheets,
                                &WorkbookLimits::rows,       &WorkbookLimits::cells,
                                &WorkbookLimits::text_bytes, &WorkbookLimits::all_text_bytes,
                                &WorkbookLimits::ranges,     &WorkbookLimits::depth};

}  // namespace

std::vector<std::string> ToArguments(const WorkbookLimits& limits) {
  std::vector<std::string> arguments;
  arguments.reserve(kLimits.size());
  for (const auto limit : kLimits) arguments.push_back(std::to_string(limits.*limit));
  return arguments;
}

std::optional<WorkbookLimits> FromArguments(std::span<const char* const> arguments) {
  if (arguments.size() != kLimits.size()) return std::nullopt;
  WorkbookLimits limits;
  for (std::size_t i = 0; i < kLimits.size(); ++i) {
    const std::string_view text = arguments[i];
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, limits.*kLimits[i]);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  }
  return limits;
}

Result<Workbook> ReadWorkbookApart(std::span<const std::byte> bytes, const WorkbookLimits& limits,
                                   const documents::ChildLimits& reading) {
  // Judged here already: it needs no process to count bytes.
  if (bytes.size() > limits.bytes) return Beyond("too_large", "bytes", limits.bytes);
  TEPAT_ASSIGN(const std::string program, documents::ProgramBeside(kReaderProgram));
  TEPAT_ASSIGN(const std::string answer,
               documents::RunLimited(program, ToArguments(limits), bytes, reading));
  return Unframed(answer, limits);
}

}  // namespace tepat::workbook
