// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/reminders.h"

#include <fmt/format.h>

#include "services/portal/screens/parts.h"
#include "services/portal/words/words.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::portal {
namespace {

// A unit that was given its data back is missing again.
bool IsMissing(const UnitRow& unit) {
  return unit.state == data_collection::v1::UNIT_STATE_ASKED ||
         unit.state == data_collection::v1::UNIT_STATE_RETURNED;
}

// Names the office, not the person: the message may go astray.
std::string TextFor(const Context& context, const CaseView& view, const UnitRow& unit) {
  const std::string address =
      context.request.base() + Url("/berkas/", view.case_id(), "/unit/", unit.unit).text();
  return fmt::format("Yth. {}, mohon data kinerja {} ({}) dikirim paling lambat {}. Buka: {}",
                     context.titles.Position(unit.position), CaseName(view.of),
                     PeriodWord(view.of.letter.period), TimeWords::Date(unit.due_date), address);
}

// For a group in which all of them are: one message, a line for each unit.
std::string TextForAll(const Context& context, const CaseView& view) {
  std::string text =
      fmt::format("Mohon data kinerja {} ({}) dikirim. Yang belum:", CaseName(view.of),
                  PeriodWord(view.of.letter.period));
  for (const UnitRow& unit : view.units) {
    if (!IsMissing(unit)) continue;
    text += fmt::format("\n- {}, paling lambat {}", context.titles.Unit(unit.unit),
                        TimeWords::Date(unit.due_date));
  }
  return text + "\nBuka: " + context.request.base() + Url("/berkas/", view.case_id()).text();
}

}  // namespace

Html Reminders(const Context& context, const CaseView& view) {
  // By whoever closes the draft: he waits for them.
  const bool may = view.of.stage == Stage::kCollecting && context.May("close_draft");
  int missing = 0;
  for (const UnitRow& unit : view.units) missing += IsMissing(unit);
  if (!may || missing == 0) return Html();
  const std::string all = TextForAll(context, view);
  const Html lines = Join(view.units, [&](const UnitRow& unit) {
    if (!IsMissing(unit)) return Html();
    const std::string text = TextFor(context, view, unit);
    return Fill(
        R"(<li><a class="tombol" href="{}" target="_blank" rel="noopener noreferrer">WhatsApp ke
{}</a><p class="pesan">{}</p></li>)",
        Url("https://wa.me/").With("text", text), context.titles.Unit(unit.unit), text);
  });
  return Fill(
      R"(<details id="ingatkan"><summary>Ingatkan {} unit</summary><p class="petunjuk">Pesan dikirim
oleh Anda sendiri; isinya dapat disalin ke saluran lain.</p><div id="ingatkan-semua"><a
class="tombol" href="{}" target="_blank" rel="noopener noreferrer">WhatsApp ke semua sekaligus</a><p
class="pesan baris">{}</p></div><ul class="polos">{}</ul></details>)",
      missing, Url("https://wa.me/").With("text", all), all, lines);
}

}  // namespace tepat::portal
