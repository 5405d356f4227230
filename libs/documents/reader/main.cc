// SPDX-License-Identifier: Apache-2.0
// tepat-reader: reads a workbook that a stranger handed in from its standard input, and writes what
// it holds, or what is wrong with it, to its standard output (answer_frame.h). Services start it,
// under limits (limited_child.h); its arguments are those of the reading (apart.h).
#include <unistd.h>

#include <new>
#include <span>
#include <string>

#include "libs/documents/limited_child.h"
#include "libs/documents/reader/confinement.h"
#include "libs/documents/workbook/answer_frame.h"
#include "libs/documents/workbook/apart.h"
#include "libs/documents/workbook/read_workbook.h"

int main(int count, char** arguments) {
  constexpr int kUsageExit = 2;
  constexpr int kStreamsExit = 3;
  std::set_new_handler([] { _exit(tepat::documents::kNoMemoryExit); });
  const std::span<char*> words(arguments, static_cast<std::size_t>(count));
  const auto limits = tepat::workbook::FromArguments(words.subspan(words.empty() ? 0 : 1));
  if (!limits || !tepat::reader::Confine()) return kUsageExit;
  const auto bytes = tepat::reader::ReadInput(limits->bytes);
  if (!bytes) return kStreamsExit;
  const auto answer = tepat::workbook::ReadWorkbook(*bytes, *limits);
  const bool told = tepat::reader::WriteOutput(tepat::workbook::Framed(answer));
  // At once: nothing is left to put away, and much to free.
  _exit(told ? 0 : kStreamsExit);
}
