// SPDX-License-Identifier: Apache-2.0
// Cases in one line each. Asked on any connection; every list has a limit. All fail as
// sql::Database does.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/casebook/stage.h"
#include "libs/casebook/store/letters.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// A case in one line. Value type.
struct CaseRow {
  LetterRow letter;
  Stage stage = Stage::kFrontDesk;
  int units = 0;          // that are asked for data
  int units_done = 0;     // that have sent or are waived
  bool returned = false;  // units have it back
  bool stuck = false;     // it stands still here or at a service
};
Result<std::optional<CaseRow>> FindCase(sql::Database& db, const std::string& case_id);

// Open cases, newest first, older than `before` (empty: from the newest).
Result<std::vector<CaseRow>> OpenCases(sql::Database& db, const std::string& before, int limit);
// All cases in the same order.
Result<std::vector<CaseRow>> AllCases(sql::Database& db, const std::string& before, int limit);
// Open cases that were opened on schedule and have no letter yet, newest first.
Result<std::vector<CaseRow>> CasesWithoutLetter(sql::Database& db, int limit);
// Open cases of that year's periods whose collection has been opened, newest first.
Result<std::vector<CaseRow>> OpenCollections(sql::Database& db, const std::string& year, int limit);
// How many open cases stand where.
Result<std::map<Stage, int>> CountOpen(sql::Database& db);
// Cases whose letter holds all words (their beginnings), newest first. Every character is taken for
// itself: no text is a syntax error or a command to the index.
Result<std::vector<CaseRow>> Search(sql::Database& db, const std::string& words, int limit);

// For larger questions: columns of a case, of a letter `l` and its place `p`; the query of them
// that ends in `rest`; and the case in such a row, which may have other columns by other names.
std::string CaseColumns();
std::string CaseQuery(const std::string& rest);
CaseRow CaseIn(const sql::Row& row);

}  // namespace tepat::casebook
