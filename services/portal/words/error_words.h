// SPDX-License-Identifier: Apache-2.0
// Refusals in Indonesian: the only place that turns slugs into sentences.
#pragma once

#include <string>

#include "libs/base/status.h"
#include "libs/http/server.h"

namespace tepat::portal {

// What went wrong and what to do, without its code.
std::string ErrorSentence(const Error& error);
// What the server says to a request that it does not take in.
http::RefusalTexts RequestRefusals();

}  // namespace tepat::portal
