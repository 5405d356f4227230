// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/report/board.h"

#include <fmt/format.h>

#include "libs/casebook/stage.h"
#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/visits.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/live_address.h"
#include "services/portal/screens/parts.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

struct BoardRow {
  CaseRow of;
  std::vector<VisitRow> visits;
};

// At a phone a row is a card, in which each cell names its step; so it says what it is by its role.
Html Cell(const Context& context, int step, const VisitRow* visit) {
  const std::string name = fmt::format("{} {}", step, StepName(step));
  if (visit == nullptr) {
    return Fill(R"(<td role="cell" class="kosong"><span class="samar">belum</span></td>)");
  }
  if (!visit->stop) {
    return Fill(R"(<td role="cell" class="kini" data-langkah="{}">{}</td>)", name,
                Clock(context, *visit));
  }
  if (IsLateVerdict(visit->state)) {
    return Fill(R"(<td role="cell" class="lewat" data-langkah="{}"><span
aria-hidden="true">✖</span> terlambat</td>)",
                name);
  }
  return Fill(
      R"(<td role="cell" class="selesai"><span aria-hidden="true">✔</span> <span
class="samar">{}</span></td>)",
      VerdictWord(visit->state));
}

Html Row(const Context& context, const BoardRow& row) {
  Html cells;
  for (int step = 1; step <= casebook::kSteps; ++step)
    cells += Cell(context, step, casebook::LastVisit(row.visits, step));
  const std::string& id = row.of.letter.case_id;
  const Html name = context.viewer
                        ? Fill(R"(<a href="{}">{}</a>)", Url("/berkas/", id), CaseName(row.of))
                        : Fill("{}", CaseName(row.of));
  return Fill(R"(<tr role="row" id="{}" data-kasus="{}"><th role="rowheader"
scope="row">{} {}</th>{}</tr>)",
              "papan-" + id, id, name, StatusTag(row.of), cells);
}

// Visits of one case: a few rows by the beginning of their key.
Result<BoardRow> LoadRow(sql::Database& db, const CaseRow& of) {
  TEPAT_ASSIGN(auto visits, casebook::VisitsOf(db, of.letter.case_id));
  return BoardRow{of, std::move(visits)};
}

// How many cases stand where, and how many steps are late.
struct Counts {
  std::map<Stage, int> stages;
  int late = 0;
};

Result<Counts> LoadCounts(sql::Database& db, Instant now) {
  Counts counts;
  TEPAT_ASSIGN(counts.stages, casebook::CountOpen(db));
  TEPAT_ASSIGN(counts.late, casebook::CountLate(db, now));
  return counts;
}

// Counted by the model: the numbers are right though the page shows thirty cases.
Html Numbers(const Counts& counts) {
  int open = 0;
  std::array<int, casebook::kSteps + 1> steps{};
  for (const auto& [stage, count] : counts.stages) {
    open += count;
    steps.at(static_cast<std::size_t>(casebook::StepOf(stage))) += count;
  }
  Html cells = Fill(R"(<li><strong>{}</strong> berjalan</li>)", open);
  cells += counts.late == 0
               ? Fill(R"(<li class="selesai"><span aria-hidden="true">✔</span> tidak ada yang
terlambat</li>)")
               : Fill(R"(<li class="lewat"><span aria-hidden="true">✖</span> <strong>{}</strong>
langkah terlambat</li>)",
                      counts.late);
  for (int step = 2; step <= casebook::kSteps; ++step) {
    cells += Fill(R"(<li><strong>{}</strong> {}</li>)", steps.at(static_cast<std::size_t>(step)),
                  fmt::format("di langkah {}, {}", step, StepName(step)));
  }
  cells += Fill(R"(<li><strong>{}</strong> menunggu tanpa batas waktu</li>)", steps.at(0));
  return Fill(R"(<ul class="angka-angka" id="papan-angka">{}</ul>)", cells);
}

// A new fact, and the name of its case.
struct Latest {
  HistoryRow row;
  std::string name;
};

Result<std::vector<Latest>> LoadLatest(sql::Database& db, int limit) {
  TEPAT_ASSIGN(const auto history, casebook::LatestHistory(db, limit));
  std::vector<Latest> latest;
  latest.reserve(history.size());
  for (const HistoryRow& row : history) {
    TEPAT_ASSIGN(const auto of, casebook::FindCase(db, row.case_id));
    latest.push_back({row, of ? CaseName(*of) : std::string("berkas baru")});
  }
  return latest;
}

// Without names of people: the board hangs where everybody passes.
Html LatestList(const Context& context, const std::vector<Latest>& latest) {
  const Html items = Join(latest, [&](const Latest& one) {
    const HistoryRow& row = one.row;
    const std::string who = row.position.empty() ? "" : context.titles.Position(row.position) + " ";
    return Fill("<li>{} <span>{} <span class=\"redup\">{}</span></span></li>",
                Moment(context, row.at), who + FactWord(row), one.name);
  });
  return Fill(R"(<ul class="polos riwayat" id="papan-kejadian">{}</ul>)", items);
}

struct BoardData {
  std::vector<BoardRow> rows;
  Counts counts;
  std::vector<Latest> latest;
  std::int64_t change = 0;
};

Result<BoardData> Load(const Context& context, const std::string& before) {
  return context.Read<BoardData>([&](sql::Database& db) -> Result<BoardData> {
    BoardData data;
    TEPAT_ASSIGN(const auto cases,
                 casebook::OpenCases(db, before, context.portal.config.board_page));
    for (const CaseRow& of : cases) {
      TEPAT_ASSIGN(auto row, LoadRow(db, of));
      data.rows.push_back(std::move(row));
    }
    TEPAT_ASSIGN(data.counts, LoadCounts(db, context.now));
    TEPAT_ASSIGN(data.latest, LoadLatest(db, context.portal.config.latest_max));
    TEPAT_ASSIGN(const auto range, casebook::ChangeRange(db));
    data.change = range.second;
    return data;
  });
}

}  // namespace

Result<std::map<std::string, Html>> BoardParts(const Context& context,
                                               const std::set<std::string>& case_ids) {
  using Parts = std::map<std::string, Html>;
  return context.Read<Parts>([&](sql::Database& db) -> Result<Parts> {
    Parts parts;
    for (const std::string& case_id : case_ids) {
      TEPAT_ASSIGN(const auto of, casebook::FindCase(db, case_id));
      if (!of || !casebook::IsOpen(of->stage)) continue;
      TEPAT_ASSIGN(const auto row, LoadRow(db, *of));
      parts["papan-" + case_id] = Row(context, row);
    }
    TEPAT_ASSIGN(const auto counts, LoadCounts(db, context.now));
    TEPAT_ASSIGN(const auto latest, LoadLatest(db, context.portal.config.latest_max));
    parts["papan-angka"] = Numbers(counts);
    parts["papan-kejadian"] = LatestList(context, latest);
    return parts;
  });
}

namespace {

Html WallboardState(const Context& context) {
  if (context.viewer) return Html();
  return Fill(R"(<p class="posisi">{} <span id="sambungan" class="sambungan" hidden></span></p>)",
              context.portal.times.Long(context.now));
}

// A wallboard has neither links nor a viewer; it shows the time of day instead.
Response Show(const Context& context, const std::string& wallboard_token) {
  const std::string before = context.request.query.Get("sebelum");
  const Result<BoardData> data = Load(context, before);
  if (!data) return ErrorPage(context, 503, "Papan tidak dapat dibaca", data.error());
  const Html rows = Join(data->rows, [&](const BoardRow& row) { return Row(context, row); });
  Html heads;
  for (int step = 1; step <= casebook::kSteps; ++step) {
    heads += Fill(R"(<th role="columnheader" scope="col">{} {}</th>)", step, StepName(step));
  }
  const bool full =
      context.viewer && static_cast<int>(data->rows.size()) == context.portal.config.board_page;
  const Html more = full ? Fill(R"(<p><a class="tombol" href="{}">Berkas yang lebih lama</a></p>)",
                                Url("/papan").With("sebelum", data->rows.back().of.letter.case_id))
                         : Html();
  const Html main = Fill(R"(<h1>Papan kinerja</h1>{}{}
<p><button type="button" id="baru" class="pita" hidden></button></p>
<div class="gulir" tabindex="0" role="region" aria-label="Berkas dan langkahnya"><table
role="table" class="papan"><caption class="samar">Berkas yang berjalan dan ketujuh
langkahnya</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader"
scope="col">Berkas</th>{}</tr></thead><tbody
role="rowgroup" id="daftar-papan" data-daftar="{}">{}</tbody></table></div>{}{}
<h2>Kejadian terbaru</h2>{})",
                         WallboardState(context), Numbers(data->counts), heads, "papan", rows,
                         When(rows.empty(), Fill("<p>Belum ada berkas yang berjalan.</p>")), more,
                         LatestList(context, data->latest));
  Url live = LiveUrl("papan", "", data->change);
  if (!context.viewer) live = WallboardLiveUrl(wallboard_token, data->change);
  return Page(context, {"Papan kinerja", live, !context.viewer}, main);
}

}  // namespace

Response Board(const Context& context) { return Show(context, ""); }

Response Wallboard(const Context& asked) {
  const std::string token = asked.request.query.Get("token");
  if (!WallboardOf(asked)) {
    return ErrorPage(asked, 403, "Papan ini memerlukan tokennya",
                     {Code::kDenied, "portal.no_wallboard_token", "no valid token"});
  }
  Context context = asked;
  // Whoever is signed in at this browser must not show on the wall.
  context.viewer.reset();
  return Show(context, token);
}

}  // namespace tepat::portal
