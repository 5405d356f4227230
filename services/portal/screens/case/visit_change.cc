// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/visit_change.h"

#include <algorithm>

#include "libs/journal/wire.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

// As many as one reads before deciding; the numbers above count all.
constexpr std::size_t kShownMax = 50;

std::string DueWord(const Context& context, bool known, const google::protobuf::Timestamp& due) {
  if (!known) return "belum dapat dihitung";
  return context.portal.times.Long(journal::TimeOf(due));
}

// A case that the model does not know yet is called by its id.
Html Line(const Context& context, const timing::v1::CalendarChange& change) {
  const std::string before = VerdictWord(change.state_before());
  const std::string after = VerdictWord(change.state_after());
  return Fill(R"(<tr><th scope="row"><a href="{}">{}</a></th><td>{} {}</td><td>{}</td><td>{}</td>
<td>{}</td></tr>)",
              Url("/berkas/", change.case_id()),
              CaseName(context, change.case_id(), change.case_id()), change.step(),
              StepName(change.step()),
              DueWord(context, change.has_due_before(), change.due_before()),
              DueWord(context, change.has_due_after(), change.due_after()),
              before == after ? before : before + " menjadi " + after);
}

}  // namespace

Html VisitChanges(const Context& context, const std::vector<timing::v1::CalendarChange>& changes) {
  if (changes.empty()) return Fill("<p>Tidak ada batas waktu yang bergeser.</p>");
  Html lines;
  const std::size_t shown = std::min(changes.size(), kShownMax);
  for (std::size_t i = 0; i < shown; ++i) lines += Line(context, changes[i]);
  const auto more = static_cast<std::int64_t>(changes.size() - shown);
  const Html table =
      Table("Batas waktu yang bergeser",
            {"Berkas", "Langkah", "Jatuh tempo sekarang", "Menjadi", "Keadaan"}, lines);
  return Fill("{}{}", table, When(more > 0, Fill("<p>… dan {} lainnya.</p>", more)));
}

}  // namespace tepat::portal
