// SPDX-License-Identifier: Apache-2.0
// A unit's data as its page shows them, row by row, and the whole case as checkers see it: units by
// indicators.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/data-collection/judging.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::data_collection {

// What stands beside values.
struct Remarks {
  std::vector<ReturnedCell> returned;
  std::vector<Comment> comments;
};

// A unit's page as far as a period without a case has one, too: its part, what it has sent, a row
// for each indicator, and how much of it is there.
void FillSheet(const Basis& basis, const UnitData& data, const Remarks& remarks,
               v1::GetUnitSheetResponse* to);

// How those values would stand, were they the unit's.
void FillPreview(const Basis& basis, const UnitData& data,
                 const std::vector<performance::ReportedValue>& values,
                 const std::vector<performance::Finding>& findings,
                 v1::PreviewUnitDataResponse* to);

void FillSending(const Sending& from, v1::Sending* to);
void FillFile(const EvidenceFile& from, v1::EvidenceFile* to);
void FillFindings(const std::vector<performance::Finding>& from,
                  google::protobuf::RepeatedPtrField<v1::Finding>* to);

// A unit of the check sheet. `comments`: how many remarks, by unit and indicator.
void FillChecked(const Basis& basis, const UnitData& data,
                 const std::vector<ReturnedCell>& returned,
                 const std::map<std::pair<std::string, std::string>, int>& comments,
                 v1::CheckedUnit* to);

// An indicator of the check sheet, with the office's figure over those units.
void FillOffice(const Basis& basis, const plan::Indicator& indicator,
                const std::vector<UnitData>& units, v1::CheckedIndicator* to);

// How complete a unit's data are.
void FillCompleteness(const Basis& basis, const UnitData& data, v1::UnitCompleteness* to);

}  // namespace tepat::data_collection
