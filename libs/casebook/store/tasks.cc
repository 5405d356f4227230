// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/tasks.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace tepat::casebook {
namespace {

constexpr int kTasksMax = 200;  // of a case: one for each of 100 units, and a handful of commands

// A unit counts to its own date. Until timing has told its share, the clock is that of the step.
void TakeShare(const sql::Row& row, VisitRow& visit) {
  const auto due = row.Get<std::optional<Instant>>("share_due_us");
  if (!due) return;
  visit.due = due;
  row.Into("share_state", visit.state);
  row.Into("share_start_us", visit.start);
  row.Into("share_breach_us", visit.breach);
  row.Into("share_used_s", visit.used);
  row.Into("share_allowed_s", visit.allowed);
  visit.explanation.clear();  // it explains the due instant of the step
}

TaskRow TaskIn(const sql::Row& row) {
  TaskRow task;
  task.of = CaseIn(row);
  row.Into("step", task.step);
  row.Into("command", task.command);
  row.Into("unit", task.unit);
  row.Into("position", task.position);
  // No visit runs for a task without a clock.
  if (!row.Get<std::optional<std::string>>("visit_case")) return task;
  task.visit = VisitIn(row);
  TakeShare(row, *task.visit);
  return task;
}

// From the tasks outward: each question is answered in the order of one of their indexes.
std::string TaskQuery(const std::string& rest) {
  return "SELECT " + CaseColumns() + ", t.step, t.command, t.unit, t.position, " + kVisitColumns +
         ", share.state AS share_state, share.start_us AS share_start_us, share.due_us AS "
         "share_due_us, share.breach_us AS share_breach_us, share.used_s AS share_used_s, "
         "share.allowed_s AS share_allowed_s "
         "FROM task t JOIN letter l ON l.case_id=t.case_id JOIN place p ON p.case_id=t.case_id "
         "LEFT JOIN visit v ON v.case_id=t.case_id AND v.step=t.step AND v.stop_us IS NULL AND "
         "v.visit=(SELECT max(w.visit) FROM visit w WHERE w.case_id=t.case_id AND w.step=t.step) "
         "LEFT JOIN visit_part share ON share.case_id=v.case_id AND share.step=v.step AND "
         "share.visit=v.visit AND share.unit=t.unit AND share.stop_us IS NULL AND share.n=(SELECT "
         "max(q.n) FROM visit_part q WHERE q.case_id=v.case_id AND q.step=v.step AND "
         "q.visit=v.visit AND q.unit=t.unit) " +
         rest;
}

// Least time left first, tasks without a clock last.
bool IsDueBefore(const TaskRow& one, const TaskRow& other) {
  const auto order = [](const TaskRow& task) {
    const bool runs = task.visit && task.visit->due;
    return std::tuple(runs ? *task.visit->due : Instant::max(), task.of.letter.case_id, task.unit);
  };
  return order(one) < order(other);
}

}  // namespace

Result<std::vector<TaskRow>> TasksFor(sql::Database& db, const std::vector<std::string>& commands,
                                      const std::vector<std::string>& positions, int limit) {
  // One question for each command and position, for each is answered in the order of an index.
  std::vector<TaskRow> all;
  const auto add = [&](const std::string& condition, const std::string& key) -> Status {
    TEPAT_ASSIGN(
        auto tasks,
        db.Select(TaskIn, TaskQuery("WHERE " + condition + " ORDER BY t.due_us, t.case_id LIMIT ?"),
                  key, limit));
    std::move(tasks.begin(), tasks.end(), std::back_inserter(all));
    return Ok();
  };
  for (const std::string& command : commands) {
    TEPAT_TRY(add("t.command=? AND t.position=''", command));
  }
  for (const std::string& position : positions) {
    TEPAT_TRY(add("t.position=? AND t.position <> ''", position));
  }
  std::sort(all.begin(), all.end(), IsDueBefore);
  // Each question gave as many as are shown: whatever is due first overall is among them.
  all.resize(std::min(all.size(), static_cast<std::size_t>(limit)));
  return all;
}

Result<std::vector<TaskRow>> TasksOfCase(sql::Database& db, const std::string& case_id) {
  return db.Select(TaskIn, TaskQuery("WHERE t.case_id=? ORDER BY t.command, t.unit LIMIT ?"),
                   case_id, kTasksMax);
}

}  // namespace tepat::casebook
