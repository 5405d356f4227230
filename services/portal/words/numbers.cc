// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/numbers.h"

#include <algorithm>

#include "libs/base/file_limit.h"
#include "libs/measure/fraction.h"
#include "libs/measure/number_text.h"

namespace tepat::portal {

// As many decimals as stand there: a contract's zeros at the end are a figure's own.
std::string IndonesianNumber(const std::string& number) {
  const auto value = measure::ReadPlainFraction(number);
  if (!value) return number;
  const std::size_t point = std::min(number.find('.'), number.size() - 1);
  return measure::WriteNumber(*value, static_cast<int>(number.size() - 1 - point));
}

// A file of one byte is not nothing.
std::string FileSizeWord(std::int64_t bytes) {
  return bytes < 1'048'576 ? std::to_string((bytes + 1023) / 1024) + " KB"
                           : std::to_string((bytes + 1'048'575) / 1'048'576) + " MB";
}

std::string FileLimitWord() { return FileSizeWord(std::int64_t{kFileBytesMax}); }

}  // namespace tepat::portal
