// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/lacking.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "services/portal/screens/values/sheet.h"
#include "services/portal/words/value_words.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Stub = wire::DataCollectionService::Stub;

// Of one unit; whoever has more to see looks at the sheet of the check.
constexpr int kLinesMax = 50;

// Findings say ids. Without the sheet, which may fail by itself, they are told by those.
std::map<std::string, std::string> NamesOf(const Context& context, const std::string& case_id) {
  const auto sheet = CheckSheetOf(context, case_id);
  std::map<std::string, std::string> names;
  if (!sheet) return names;
  for (const auto& indicator : sheet->indicators()) names[indicator.id()] = indicator.name();
  return names;
}

// Keys of components and rules are words of the plan, parted by underscores.
std::string WordsOf(std::string key) {
  std::replace(key.begin(), key.end(), '_', ' ');
  return key;
}

std::string PlaceOf(const std::map<std::string, std::string>& names, const wire::Finding& finding) {
  const auto name = names.find(finding.indicator());
  std::string place = name == names.end() ? WordsOf(finding.indicator()) : name->second;
  for (const std::string& key : {finding.component(), finding.evidence()}) {
    if (!key.empty()) place += ", " + WordsOf(key);
  }
  return place;
}

Html UnitLine(const Context& context, const std::map<std::string, std::string>& names,
              const wire::UnitCompleteness& unit) {
  Html lines;
  int shown = 0;
  for (const wire::Finding& finding : unit.findings()) {
    if (++shown > kLinesMax) break;
    const std::string place = PlaceOf(names, finding);
    lines += Fill("<li>{}{}</li>", place.empty() ? place : place + ": ", FindingWord(finding));
  }
  const std::string more = unit.findings_size() > kLinesMax
                               ? fmt::format("Dan {} lagi.", unit.findings_size() - kLinesMax)
                               : std::string();
  const std::string evidence =
      unit.evidence_asked() == 0
          ? std::string()
          : fmt::format(", {} dari {} bukti", unit.evidence_filled(), unit.evidence_asked());
  return Fill(R"(<li>{}: {} dari {} nilai{}<details><summary>{} hal kurang</summary>
<ul>{}</ul><p>{}</p></details></li>)",
              context.titles.Unit(unit.unit()), unit.cells_filled(), unit.cells_asked(), evidence,
              unit.findings_size(), lines, more);
}

// What of everything that is asked stands, in one sentence.
std::string Total(const wire::GetCompletenessResponse& all) {
  int filled = 0;
  int asked = 0;
  int without = 0;
  for (const auto& unit : all.units()) {
    filled += unit.cells_filled();
    asked += unit.cells_asked();
    without += unit.no_data();
  }
  return fmt::format("Terisi {} dari {} nilai{}.", filled, asked,
                     without == 0 ? "" : fmt::format("; {} indikator tanpa data", without));
}

}  // namespace

Lacks LacksOf(const Context& context, const std::string& case_id) {
  wire::GetCompletenessRequest request;
  request.set_case_id(case_id);
  const auto all =
      context.portal.backend.Call(context.portal.backend.data_collection, context.viewer->token,
                                  &Stub::GetCompleteness, request);
  if (!all) {
    return {Fill(R"(<p class="redup">Kelengkapan belum dapat dibaca; layanan memeriksanya saat Anda
menekan tombol.</p>)")};
  }
  int count = 0;
  for (const auto& unit : all->units()) count += unit.findings_size();
  if (count == 0) {
    return {Fill(R"(<p>✔ {} Tidak ada yang kurang.</p>)", Total(*all))};
  }
  const auto names = NamesOf(context, case_id);
  const Html lines = Join(all->units(), [&](const wire::UnitCompleteness& unit) {
    return unit.findings().empty() ? Html() : UnitLine(context, names, unit);
  });
  return {Fill(R"(<div class="temuan kurang"><p><strong>▲ {} hal masih kurang.</strong> {}</p>
<ul class="polos">{}</ul></div>)",
               count, Total(*all), lines),
          true};
}

}  // namespace tepat::portal
