// SPDX-License-Identifier: Apache-2.0
// What was refused, as a page tells it: on top of the form, and with a code for the operator.
#pragma once

#include <string>

#include "libs/base/status.h"
#include "libs/http/html.h"
#include "libs/page/fields.h"

namespace tepat::page {

// The status of an answer that shows this refusal: 422 for what can be corrected, 409 for what
// somebody else overtook.
int StatusOf(const Error& error);

// The code under which the operator finds what happened: on the page, in the log, in Failures.
http::Html CodeLine(const std::string& code, const Error& error);

// What stands on top of a refused form: `explanation` is the sentence for this refusal; a link to
// each field with a mistake, then `more` such lines (`<li>` each), the mistakes of a file, and the
// line with the code. The form has an error.
http::Html ErrorSummary(const FormState& state, const std::string& explanation,
                        const http::Html& code_line, const http::Html& more = {});

}  // namespace tepat::page
