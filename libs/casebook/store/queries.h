// SPDX-License-Identifier: Apache-2.0
// What screens ask of the read model. Every list has a limit.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/casebook/stage.h"
#include "libs/casebook/store/store.h"

namespace tepat::portal {

// A case in one line.
struct CaseRow {
  LetterRow letter;
  Stage stage = Stage::kFrontDesk;
  int units = 0;          // that are asked for data
  int units_done = 0;     // that have sent or are waived
  bool returned = false;  // units have it back
  bool stuck = false;     // it stands still here or at a service
};
Result<std::optional<CaseRow>> FindCase(sql::Database& db, const std::string& case_id);

// Something that somebody has to do, and its clock.
struct TaskRow {
  CaseRow of;
  int step = 0;  // 0: untimed
  std::string command;
  std::string unit;
  std::string position;
  std::optional<VisitRow> visit;
};

// Tasks of these commands that are ready, and units' tasks of these positions: least time left
// first, untimed ones last. At most `limit`.
Result<std::vector<TaskRow>> TasksFor(sql::Database& db, const std::vector<std::string>& commands,
                                      const std::vector<std::string>& positions, int limit);
Result<std::vector<TaskRow>> TasksOfCase(sql::Database& db, const std::string& case_id);

// Open cases in which the person has done something; newest first.
Result<std::vector<CaseRow>> CasesTouchedBy(sql::Database& db, const std::string& person_id,
                                            int limit);
// What a person has done since; newest first.
Result<std::vector<HistoryRow>> DoneBy(sql::Database& db, const std::string& person_id,
                                       Instant since, int limit);

// What a person did to a case at that instant.
Result<std::optional<HistoryRow>> FindDeed(sql::Database& db, const std::string& case_id,
                                           const std::string& person_id, Instant at);

// The history of a case, newest first.
Result<std::vector<HistoryRow>> HistoryOf(sql::Database& db, const std::string& case_id, int limit);
// The newest facts of all cases.
Result<std::vector<HistoryRow>> LatestHistory(sql::Database& db, int limit);

// By step, and within it by visit.
Result<std::vector<VisitRow>> VisitsOf(sql::Database& db, const std::string& case_id);
// The last visit of a step among them; null when there is none.
const VisitRow* LastVisit(const std::vector<VisitRow>& visits, int step);
Result<std::vector<UnitRow>> UnitsOf(sql::Database& db, const std::string& case_id);
// A position that a disposition is for, and when it was opened there.
struct RecipientRow {
  std::string position;
  std::optional<Instant> read;
};
Result<std::vector<RecipientRow>> RecipientsOf(sql::Database& db, const std::string& case_id);
Result<std::vector<FileRow>> FilesOf(sql::Database& db, const std::string& case_id);
// Revision of the case with that service; 0 when it has not told any.
Result<int> RevisionAt(sql::Database& db, const std::string& service, const std::string& case_id);
Result<std::string> ReasonOfEnding(sql::Database& db, const std::string& case_id);

// Open cases, newest first, older than `before` (empty: from the newest).
Result<std::vector<CaseRow>> OpenCases(sql::Database& db, const std::string& before, int limit);
// All cases in the same order.
Result<std::vector<CaseRow>> AllCases(sql::Database& db, const std::string& before, int limit);
// How many open cases stand where.
Result<std::map<Stage, int>> CountOpen(sql::Database& db);
// How many running visits are late.
Result<int> CountLate(sql::Database& db, Instant now);
// Cases whose letter holds all words (their beginnings), newest first.
Result<std::vector<CaseRow>> Search(sql::Database& db, const std::string& words, int limit);

// Senders of the last letters, each once.
Result<std::vector<std::string>> LastSenders(sql::Database& db, int limit);

// How far a source has been read.
Result<std::int64_t> CursorOf(sql::Database& db, const std::string& source);

// A case that changed.
struct Change {
  std::int64_t number = 0;
  std::string case_id;
};
Result<std::vector<Change>> ChangesAfter(sql::Database& db, std::int64_t number, int limit);
// The oldest and the newest change that are kept; 0 when there is none.
Result<std::pair<std::int64_t, std::int64_t>> ChangeRange(sql::Database& db);

Result<std::optional<Draft>> FindDraft(sql::Database& db, const std::string& person_id,
                                       const std::string& place);

}  // namespace tepat::portal
