// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/receipts.h"

namespace tepat::portal {

// For the giver alone: who has not read yet is between him and the recipient.
Html Receipts(const Context& context, const CaseView& view) {
  if (view.recipients.empty() || !context.May("dispose")) {
    return Fill(R"(<section id="penerima"></section>)");
  }
  const Html lines = Join(view.recipients, [&](const RecipientRow& row) {
    return Fill("<li>{} <span class=\"redup\">{}</span></li>",
                context.titles.Position(row.position),
                row.read ? "dibuka " + context.portal.times.Short(*row.read, context.now)
                         : std::string("belum dibuka"));
  });
  return Fill(
      R"(<section id="penerima" aria-labelledby="h-penerima"><h2 id="h-penerima">Penerima
disposisi</h2><ul class="polos">{}</ul></section>)",
      lines);
}

}  // namespace tepat::portal
