// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/inbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "libs/casebook/store/escalations.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/tasks.h"
#include "libs/casebook/store/units.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/live_address.h"
#include "services/portal/screens/parts.h"
#include "services/portal/words/clock_words.h"
#include "services/portal/words/words.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::portal {
namespace {

// What the viewer has to do, and the rest of the page.
struct Work {
  std::vector<TaskRow> mine;
  std::vector<EscalationRow> escalations;
  std::vector<CaseRow> others;
  std::vector<HistoryRow> done;
  std::int64_t change = 0;
};

// By commands and positions, which have an index each: an inbox costs the same with any number of
// cases.
Result<std::vector<TaskRow>> MyTasks(const Context& context, sql::Database& db) {
  const std::vector<std::string> commands(context.responsible.begin(), context.responsible.end());
  return casebook::TasksFor(db, commands, context.position_keys(), context.portal.config.tasks_max);
}

// What the viewer was told as a superior.
Result<std::vector<EscalationRow>> MyEscalations(const Context& context, sql::Database& db) {
  return casebook::EscalationsTo(db, context.position_keys(),
                                 context.portal.config.escalations_max);
}

Result<Work> Load(const Context& context) {
  return context.Read<Work>([&](sql::Database& db) -> Result<Work> {
    Work work;
    const Config& config = context.portal.config;
    const std::string& person = context.viewer->person_id;
    TEPAT_ASSIGN(work.mine, MyTasks(context, db));
    TEPAT_ASSIGN(work.escalations, MyEscalations(context, db));
    TEPAT_ASSIGN(work.others, casebook::CasesTouchedBy(db, person, config.others_max));
    // What is the viewer's turn stands above and not here again.
    std::erase_if(work.others, [&](const CaseRow& row) {
      return std::any_of(work.mine.begin(), work.mine.end(), [&](const TaskRow& task) {
        return task.of.letter.case_id == row.letter.case_id;
      });
    });
    TEPAT_ASSIGN(work.done,
                 casebook::DoneBy(db, person, context.portal.times.StartOfDay(context.now),
                                  config.others_max));
    TEPAT_ASSIGN(const auto range, casebook::ChangeRange(db));
    work.change = range.second;
    return work;
  });
}

// The units of a case whose data are collected: read once for the tasks of that case.
using UnitsByCase = std::map<std::string, std::vector<UnitRow>>;

// Of those cases alone of which one of these tasks waits: an inbox has a hundred at most.
Result<UnitsByCase> UnitsOf(const Context& context, const std::vector<TaskRow>& tasks) {
  return context.Read<UnitsByCase>([&](sql::Database& db) -> Result<UnitsByCase> {
    UnitsByCase all;
    for (const TaskRow& task : tasks) {
      const std::string& case_id = task.of.letter.case_id;
      if (task.of.stage != Stage::kCollecting || all.contains(case_id)) continue;
      TEPAT_ASSIGN(all[case_id], casebook::UnitsOf(db, case_id));
    }
    return all;
  });
}

// Why a unit has its data back, and until when; what whoever closes the draft still waits for.
Html UnitNote(const Context& context, const TaskRow& task, const UnitsByCase& units) {
  const auto of_case = units.find(task.of.letter.case_id);
  if (of_case == units.end()) return Html();
  if (task.unit.empty()) {
    const int missing = task.of.units - task.of.units_done;
    if (task.of.units == 0) return Html();
    if (missing == 0) return Fill("<p>✔ {} unit sudah mengirim.</p>", task.of.units);
    return Fill(R"(<p>{} dari {} unit belum · <a href="{}">Ingatkan {} unit</a></p>)", missing,
                task.of.units, Url("/berkas/", task.of.letter.case_id).At("ingatkan-semua"),
                missing);
  }
  return Join(of_case->second, [&](const UnitRow& unit) {
    if (unit.unit != task.unit || unit.state != data_collection::v1::UNIT_STATE_RETURNED) {
      return Html();
    }
    return Fill(R"(<p class="kembali"><span aria-hidden="true">↩</span> Dikembalikan: {} · kirim
lagi paling lambat {}</p>)",
                unit.reason, SendAgainBy(context, unit, task.visit));
  });
}

// The same on the page and in its live parts, or a row would stand twice.
std::string RowId(const TaskRow& task) {
  return "tugas-" + task.of.letter.case_id + "-" + task.command +
         (task.unit.empty() ? "" : "-" + task.unit);
}

Url TaskUrl(const TaskRow& task) {
  if (!task.unit.empty()) return Url("/berkas/", task.of.letter.case_id, "/unit/", task.unit);
  return Url("/berkas/", task.of.letter.case_id);
}

// Where a task stands among the others: by its due instant, untimed ones last.
// The browser puts a row that comes by itself in its place by this number.
std::int64_t OrderOf(const TaskRow& task) {
  constexpr std::int64_t kLast = 9'000'000'000'000;
  return task.visit && task.visit->due ? MicrosOf(*task.visit->due) / 1000 : kLast;
}

Html Row(const Context& context, const TaskRow& task, const UnitsByCase& units) {
  const std::string what =
      CommandWord(task.command) + (task.unit.empty() ? "" : ": " + context.titles.Unit(task.unit));
  const std::string step = task.step > 0 ? StepWord(task.step) : "Tanpa batas waktu";
  return Fill(
      R"(<li class="tugas" id="{}" data-kasus="{}" data-urut="{}"><div class="judul"><a
href="{}">{}</a>
<span class="redup">{} · {}</span></div><p>{} <span class="redup">{}</span></p>{}<p>{}</p></li>)",
      RowId(task), task.of.letter.case_id, OrderOf(task), TaskUrl(task), CaseName(task.of),
      task.of.letter.letter_number.empty() ? std::string("tanpa nomor")
                                           : task.of.letter.letter_number,
      PeriodWord(task.of.letter.period), what, step, UnitNote(context, task, units),
      task.visit ? Clock(context, *task.visit) : Html());
}

// The page's first sentence, which answers first: how much, and how soon.
// It names one position: somebody who holds several chooses as whom he acts.
Html Greeting(const Context& context, const std::vector<TaskRow>& mine) {
  const auto held = context.viewer->acting();
  const std::string who = held.empty()
                              ? std::string("Tanpa jabatan")
                              : ActorName(context, context.viewer->person_id, held.front().position,
                                          held.front().delegation_id);
  if (mine.empty()) {
    return Fill(R"(<p class="sapa" id="sapa">{}: semua beres. Tidak ada tugas yang menunggu.</p>)",
                who);
  }
  std::string first;
  if (mine.front().visit) {
    first = ClockOf(*mine.front().visit, context.now, context.calendar.get(), context.portal.times)
                .left;
  }
  const auto count = static_cast<int>(mine.size());
  return Fill(R"(<p class="sapa" id="sapa">{}: {} tugas{}.</p>)", who,
              count < context.portal.config.tasks_max ? std::to_string(count)
                                                      : fmt::format("{} atau lebih", count),
              first.empty() ? first : "; paling mendesak " + first);
}

// Breaches and pauses that last, of which the viewer was told.
// Empty rather than absent: a live part needs a place to appear in.
Html Escalations(const Context& context, const std::vector<EscalationRow>& escalations) {
  if (escalations.empty()) return Fill(R"(<section id="perhatian"></section>)");
  const Html lines = Join(escalations, [&](const EscalationRow& row) {
    const bool paused = row.name.starts_with("pause");
    return Fill(R"(<li><a href="{}">{}</a> langkah {} {} {} <span class="redup">diberitahukan
{}</span></li>)",
                Url("/berkas/", row.case_id), CaseName(context, row.case_id, "Berkas"), row.step,
                StepName(row.step), paused ? "jamnya masih berhenti" : "masih terlambat",
                context.portal.times.Short(row.at, context.now));
  });
  return Fill(R"(<section id="perhatian" aria-labelledby="h-perhatian"><h2 id="h-perhatian">Perlu
perhatian Anda</h2><ul class="polos">{}</ul></section>)",
              lines);
}

Html Others(const std::vector<CaseRow>& cases) {
  if (cases.empty()) return Fill(R"(<p class="redup">Tidak ada.</p>)");
  return Fill("<ul class=\"polos\">{}</ul>", Join(cases, [](const CaseRow& row) {
                return Fill(R"(<li><a href="{}">{}</a> {} <span class="redup">{}</span></li>)",
                            Url("/berkas/", row.letter.case_id), CaseName(row), StatusTag(row),
                            row.stage == Stage::kCollecting
                                ? fmt::format("{} dari {} unit", row.units_done, row.units)
                                : std::string());
              }));
}

Html Done(const Context& context, const std::vector<HistoryRow>& done) {
  if (done.empty()) return Fill(R"(<p class="redup">Belum ada hari ini.</p>)");
  return Fill("<ul class=\"polos\">{}</ul>", Join(done, [&](const HistoryRow& row) {
                return Fill(R"(<li>{} <a href="{}">{}</a></li>)", Moment(context, row.at),
                            Url("/berkas/", row.case_id), "Anda " + FactWord(row));
              }));
}

// What begins a case, for those whose work it is.
Html NewCaseButtons(const Context& context) {
  const Html letter =
      When(context.responsible.contains("register"),
           Fill(R"(<p><a class="tombol utama" href="{}" accesskey="n">+ Surat masuk</a></p>)",
                Url("/surat/baru")));
  const Html scheduled = When(context.responsible.contains("open_on_schedule"),
                              Fill(R"(<p><a class="tombol" href="{}">+ Berkas tanpa surat</a></p>)",
                                   Url("/berkas-terjadwal")));
  return Fill("{}{}", letter, scheduled);
}

}  // namespace

Result<std::map<std::string, Html>> InboxRows(const Context& context,
                                              const std::set<std::string>& case_ids) {
  TEPAT_ASSIGN(const auto tasks, context.Read<std::vector<TaskRow>>(
                                     [&](sql::Database& db) { return MyTasks(context, db); }));
  std::vector<TaskRow> touched;
  std::copy_if(tasks.begin(), tasks.end(), std::back_inserter(touched),
               [&](const TaskRow& task) { return case_ids.contains(task.of.letter.case_id); });
  TEPAT_ASSIGN(const UnitsByCase units, UnitsOf(context, touched));
  std::map<std::string, Html> rows;
  for (const TaskRow& task : touched) rows[RowId(task)] = Row(context, task, units);
  rows["sapa"] = Greeting(context, tasks);
  TEPAT_ASSIGN(const auto escalations,
               context.Read<std::vector<EscalationRow>>(
                   [&](sql::Database& db) { return MyEscalations(context, db); }));
  rows["perhatian"] = Escalations(context, escalations);
  return rows;
}

Response Inbox(const Context& context) {
  const Result<Work> work = Load(context);
  if (!work) {
    return ErrorPage(context, 503, "Kotak Tugas tidak dapat dibaca", work.error());
  }
  const auto units = UnitsOf(context, work->mine);
  if (!units) return ErrorPage(context, 503, "Kotak Tugas tidak dapat dibaca", units.error());
  const Html rows =
      Join(work->mine, [&](const TaskRow& task) { return Row(context, task, *units); });
  const Html main = Fill(R"(<h1>Kotak Tugas</h1>{}{}{}
<section aria-labelledby="h-saya"><h2 id="h-saya">Tugas saya</h2>
<p><button type="button" id="baru" class="pita" hidden></button></p>
<ul class="polos" id="daftar-tugas" data-daftar="{}">{}</ul></section>
<details><summary>Menunggu orang lain ({})</summary>{}</details>
<details><summary>Selesai hari ini ({})</summary>{}</details>)",
                         Greeting(context, work->mine), NewCaseButtons(context),
                         Escalations(context, work->escalations), "tugas", rows,
                         static_cast<std::int64_t>(work->others.size()), Others(work->others),
                         static_cast<std::int64_t>(work->done.size()), Done(context, work->done));
  return Page(context, {"Kotak Tugas", LiveUrl("kotak", "", work->change)}, main);
}

}  // namespace tepat::portal
