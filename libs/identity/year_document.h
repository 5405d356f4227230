// SPDX-License-Identifier: Apache-2.0
// The documents of a year in a service's own view of the office: what every case of the year has
// without being asked.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::identity {

// A reference to a document. Value type.
struct YearDocument {
  std::string kind;    // `dpa`; libs/sop/roles.h has all of them
  std::string number;  // on the document
  std::string place;   // where it is kept; of the plan `office`

  bool operator==(const YearDocument&) const = default;
};

// What a year has at most: it needs some dozens. The office registers no more.
inline constexpr int kYearDocumentsMax = 50;

// Documents that were registered for a year, by kind and number.
Result<std::vector<YearDocument>> RegisteredDocuments(sql::Database& db, int year);

// The same, and the plan in force: it is the year's agreement and its action plan. Fails as
// FindPlan does.
Result<std::vector<YearDocument>> DocumentsOfYear(sql::Database& db, int year);

// Takes over one document from the payload of `year-document-registered`; it takes the place of one
// of the same kind, year and number. Fails with kInvalid `office_view.malformed_fact`. Inside a
// write transaction.
Status TakeYearDocument(sql::Database& db, const std::string& payload);

}  // namespace tepat::identity
