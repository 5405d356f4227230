// SPDX-License-Identifier: Apache-2.0
#include "libs/page/table.h"

namespace tepat::page {

using http::Fill;
using http::Html;
using http::Join;

// The caption is for readers of screens: to the eye a heading above says it.
Html Table(const std::string& title, const std::vector<std::string>& heading, const Html& lines) {
  const Html head = Join(
      heading, [](const std::string& word) { return Fill(R"(<th scope="col">{}</th>)", word); });
  return Fill(R"(<div class="gulir" tabindex="0" role="region" aria-label="Tabel: {}"><table>
<caption class="samar">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>)",
              title, title, head, lines);
}

}  // namespace tepat::page
