// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "libs/casebook/store/cases.h"
#include "services/portal/words/clock_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

std::string StandardOf(const Context& context, int step) {
  const auto found = context.standards.find(step);
  return found == context.standards.end() ? std::string() : "standar " + found->second;
}

}  // namespace

std::string CaseName(const CaseRow& row) {
  const LetterRow& letter = row.letter;
  if (letter.agenda_number == 0) return "Tanpa surat edaran · " + PeriodWord(letter.period);
  if (letter.subject.empty()) {
    return fmt::format("Surat {} · agenda {}/{}", NatureWord(letter.nature), letter.agenda_number,
                       letter.agenda_year);
  }
  return letter.subject;
}

std::string CaseName(const Context& context, const std::string& case_id,
                     const std::string& otherwise) {
  const auto row = context.Read<std::optional<CaseRow>>(
      [&](sql::Database& db) { return casebook::FindCase(db, case_id); });
  return row && *row ? CaseName(**row) : otherwise;
}

// Stuck goes before every other word: nothing moves until somebody looks.
Html StatusTag(const CaseRow& row) {
  if (row.stuck) return Fill(R"(<span class="status macet">Tersangkut</span>)");
  return Fill(R"(<span class="status">{}</span>)", StatusWord(row));
}

// What is left runs on in the browser; without a script it stands as of the page.
Html Clock(const Context& context, const VisitRow& visit) {
  const ClockWords words =
      ClockOf(visit, context.now, context.calendar.get(), context.portal.times);
  static constexpr std::array<const char*, 5> kClasses = {"tanpa", "tepat", "hampir", "lewat",
                                                          "jeda"};
  static constexpr std::array<const char*, 5> kSigns = {"", "✔", "▲", "✖", "⏸"};
  const auto state = static_cast<std::size_t>(words.state);
  return Fill(
      R"(<span class="{}" data-sisa="{}" data-buka="{}" title="{}"><span
aria-hidden="true">{}</span> {} · <span class="angka">{}</span> <span class="redup">{}</span>
</span>)",
      std::string("jam ") + kClasses.at(state), words.left_seconds, words.open_until, words.due,
      kSigns.at(state), ClockStateWord(words.state), words.left.empty() ? words.due : words.left,
      StandardOf(context, visit.step));
}

// From 1: the contract's zero is no value.
std::vector<Choice> ChoicesOf(int last, std::string (*word)(int)) {
  std::vector<Choice> choices;
  for (int value = 1; value <= last; ++value) {
    choices.push_back({std::to_string(value), word(value)});
  }
  return choices;
}

std::string SendAgainBy(const Context& context, const UnitRow& unit,
                        const std::optional<VisitRow>& visit) {
  std::string date = unit.due_date;
  if (visit && visit->due) {
    const std::string due = context.portal.times.IsoDate(*visit->due);
    // ISO dates sort as text. A unit is never due later than its step, whatever its date says.
    date = date.empty() ? due : std::min(date, due);
  }
  return date.empty() ? std::string("batas langkah") : TimeWords::Date(date);
}

Html Moment(const Context& context, Instant at) {
  return page::Moment(context.portal.times, at, context.now);
}

}  // namespace tepat::portal
