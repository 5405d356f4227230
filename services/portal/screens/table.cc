// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/table.h"

namespace tepat::portal {

Html Table(const std::string& title, const std::vector<std::string>& heading, const Html& lines) {
  const Html head = Join(
      heading, [](const std::string& word) { return Fill(R"(<th scope="col">{}</th>)", word); });
  return Fill(R"(<div class="gulir" tabindex="0" role="region" aria-label="Tabel: {}"><table>
<caption class="samar">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>)",
              title, title, head, lines);
}

}  // namespace tepat::portal
