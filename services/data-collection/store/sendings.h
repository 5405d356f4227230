// SPDX-License-Identifier: Apache-2.0
// The tables of what units have sent. Functions that write run inside the writer's transaction. A
// sending is written once and never changed. Where a case is asked for, values that were declared
// without one stand under their period.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/performance/reported.h"
#include "libs/sql/database.h"
#include "services/data-collection/sending.h"

namespace tepat::data_collection {

// A value with the target by which it was judged, as the plan writes it.
struct JudgedValue {
  performance::ReportedValue value;
  std::string target;
};

// A sending in a row that has its columns under their own names.
Sending SendingIn(const sql::Row& row);

// Adds a sending with its values, in their order.
Status InsertSending(sql::Database& db, const std::string& case_id, const std::string& unit,
                     const Sending& sending, const std::vector<JudgedValue>& values);

// The newest sending of a unit, or nothing.
Result<std::optional<Sending>> FindNewestSending(sql::Database& db, const std::string& case_id,
                                                 const std::string& unit);
// All of them, newest first; at most 50.
Result<std::vector<Sending>> SendingsOf(sql::Database& db, const std::string& case_id,
                                        const std::string& unit);

// The values of one sending, in the order in which they were sent.
Result<std::vector<performance::ReportedValue>> ValuesOf(sql::Database& db,
                                                         const std::string& case_id,
                                                         const std::string& unit, int version);

// The target by which each of them was judged, by indicator; empty where there was none.
Result<std::map<std::string, std::string>> TargetsOf(sql::Database& db, const std::string& case_id,
                                                     const std::string& unit, int version);

// Who has sent what stands: persons of the newest sendings of units that are not waived.
Result<std::vector<std::string>> MakersOf(sql::Database& db, const std::string& case_id);

// Holds a sending to the plan by which it is verified, when it was sent under an earlier version:
// `judged` is what that plan asks of it, with its targets. The rest stays with the sending and is
// no value of the period: SeriesOf and StoodIn leave it out.
Status JudgeAnew(sql::Database& db, const std::string& case_id, const std::string& unit,
                 int version, const std::vector<JudgedValue>& judged);

// Remembers what stands of each unit as the newest verified data of the period; what a case said
// before of a unit that is waived now is forgotten.
Status SaveVerified(sql::Database& db, const std::string& case_id, const std::string& period,
                    Instant now);

// Values of a unit before a period, by indicator, oldest first: the last kEarlierPeriodsMax of its
// kind, quarters or years, without their evidence. Of each period what a case verified; else what
// was declared.
Result<std::map<std::string, performance::Series>> SeriesOf(sql::Database& db,
                                                            const std::string& unit,
                                                            const performance::Period& period);

}  // namespace tepat::data_collection
