// SPDX-License-Identifier: Apache-2.0
// Any thread. Mistakes in fields, as services say them (`subject: 1 to 500 characters`), for
// people.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tepat::page {

// A field's mistake in Indonesian: `Hal: 1 sampai 500 huruf.`. A field or rule that is not known
// here is told by its own name, and that it should be looked at.
std::string FieldSentence(const std::string& mistake);

// The mistakes that a refusal names, as its service said them, one each: details `fields`.
std::vector<std::string> FieldMistakes(const Error& error);

// The field of a form that a mistake is about: `values` of `values[2].target: …`.
std::string FieldOf(const std::string& mistake);

}  // namespace tepat::page
