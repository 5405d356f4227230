// SPDX-License-Identifier: Apache-2.0
// Numbers as Indonesians write them.
#pragma once

#include <optional>
#include <string>

namespace tepat::portal {

// A number as Indonesians write it (`1.234,5`, `1234,5`, `1234.5`, `85 %`) as the contract has it
// (`1234.5`). A dot with three digits behind it parts thousands. Nothing when it is no number.
std::optional<std::string> NumberOf(const std::string& text);
// The opposite: `1.234,5`.
std::string IndonesianNumber(const std::string& number);

}  // namespace tepat::portal
