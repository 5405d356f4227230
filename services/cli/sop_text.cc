// SPDX-License-Identifier: Apache-2.0
#include "services/cli/sop_text.h"

#include <fmt/format.h>

#include <array>

#include "services/cli/words.h"

namespace tepat::cli {
namespace {

using documents::Cell;

// Words for StandardFinding, in its order.
// A newer service may find more than these.
constexpr std::array<const char*, 5> kFindings = {"", "belum cukup riwayat", "realistis",
                                                  "terlalu ketat", "terlalu longgar"};

std::string FindingWord(timing::v1::StandardFinding finding) {
  const auto index = static_cast<std::size_t>(finding);
  return index < kFindings.size() ? kFindings.at(index) : "penilaian baru";
}

std::vector<Cell> RowOf(const timing::v1::StandardEvaluation& of) {
  return {NumberCell(of.sop_version()),
          NumberCell(of.step()),
          of.standard(),
          NumberCell(of.visits()),
          PercentCell(of.on_time(), of.visits()),
          of.has_on_time_before() ? NumberCell(of.on_time_before()) : Cell(),
          FindingWord(of.finding()),
          NumberCell(of.share_p50()),
          NumberCell(of.share_p90()),
          of.suggested(),
          SpanCell(of.used()),
          SpanCell(of.overrun()),
          SpanCell(of.rework()),
          SpanCell(of.queue())};
}

}  // namespace

Table TableOf(const timing::v1::EvaluateSopResponse& told) {
  Table table{
      "Evaluasi SOP",
      {"versi", "langkah", "mutu baku", "n", "% tepat", "% tepat sebelumnya", "penilaian",
       "p50 % mutu baku", "p90 % mutu baku", "usul", "terpakai", "melebihi", "perbaikan", "antre"}};
  for (const auto& of : told.standards()) table.rows.push_back(RowOf(of));
  return table;
}

std::string PreviewText(const timing::v1::PreviewRebaseResponse& told, const worktime::Zone& zone) {
  std::string text = fmt::format("SOP {}: versi {} menjadi versi {}.\n", told.sop_id(),
                                 told.version_before(), told.version_after());
  for (const auto& change : told.standards()) {
    text +=
        fmt::format("langkah {}: {} menjadi {}\n", change.step(), change.before(), change.after());
  }
  for (const auto& change : told.changes()) {
    text += fmt::format("{}.{} berjalan: {}; {} menjadi {}\n", change.step(), change.visit(),
                        DueMove(change, zone), StateName(change.state_before()),
                        StateName(change.state_after()));
  }
  return text;
}

}  // namespace tepat::cli
