// SPDX-License-Identifier: Apache-2.0
// Registering a document of a year, from wherever somebody thinks of it.
#pragma once

#include <vector>

#include "services/portal/context.h"

namespace tepat::portal {

// The kinds of documents that a year has, to choose from.
std::vector<Choice> YearDocumentChoices();

// Registers what the form says (`kind`, `number`, `place`) for that year. Fails as Backend::Call.
Sent RegisterDocument(const Context& context, int year);

}  // namespace tepat::portal
