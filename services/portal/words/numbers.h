// SPDX-License-Identifier: Apache-2.0
// Numbers as Indonesians write them; what they type is read by libs/measure.
#pragma once

#include <cstdint>
#include <string>

namespace tepat::portal {

// A plain decimal of a contract, `1234.5`, as Indonesians write it: `1.234,5`, with the decimals
// that it has. Whatever is no plain decimal, as a grade, stands as it is. Any thread.
std::string IndonesianNumber(const std::string& number);

// How large a file is, rounded up: `2 MB`, below a megabyte `310 KB`. Any thread.
std::string FileSizeWord(std::int64_t bytes);

// How large a file may be that is handed in: `20 MB`.
std::string FileLimitWord();

}  // namespace tepat::portal
