// SPDX-License-Identifier: Apache-2.0
#include "libs/page/refusals.h"

#include "libs/base/check.h"
#include "libs/page/field_words.h"

namespace tepat::page {

using http::Html;

namespace {

using http::Fill;
using http::Join;
using http::Url;

// What is wrong in a file that was given, a line each, as its reader said it.
// As a block: the reader of a file says line and column, and people count lines.
Html FileMistakes(const Error& error) {
  const auto found = error.details.find("mistakes");
  if (found == error.details.end()) return Html();
  return Fill(R"(<pre>{}</pre>)", found->second);
}

}  // namespace

// Browsers and scripts go by it: a draft is kept for every status but success.
int StatusOf(const Error& error) {
  switch (error.code) {
    case Code::kInvalid:
      return 422;
    case Code::kNotFound:
      return 404;
    case Code::kConflict:
      return 409;
    case Code::kDenied:
      return 403;
    case Code::kUnavailable:
      return 503;
    case Code::kExhausted:
      return 429;
    case Code::kInternal:
      break;
  }
  return 500;
}

Html CodeLine(const std::string& code, const Error& error) {
  return Fill(R"(<p class="kode">Kode untuk operator: <code>{}</code></p>)",
              code + " " + error.slug);
}

Html ErrorSummary(const FormState& state, const std::string& explanation, const Html& code_line,
                  const Html& more) {
  TEPAT_CHECK(state.error.has_value());
  const Error& error = *state.error;
  Html list = Join(FieldMistakes(error), [&](const std::string& mistake) {
    return Fill(R"(<li><a href="{}">{}</a></li>)", Url("").At(state.IdOf(FieldOf(mistake))),
                FieldSentence(mistake));
  });
  list += more;
  return Fill(R"(<div class="galat" role="alert" tabindex="-1" id="galat"><h2>Belum disimpan</h2>
<p>{}</p>{}{}{}</div>)",
              explanation, list.empty() ? list : Fill("<ul>{}</ul>", list), FileMistakes(error),
              code_line);
}

}  // namespace tepat::page
