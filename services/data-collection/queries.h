// SPDX-License-Identifier: Apache-2.0
// Questions about collections. Each fails with kNotFound `data_collection.unknown_case`, those
// about a unit with kNotFound `data_collection.unknown_unit`, and as access.h says.
#pragma once

#include <string>

#include "libs/identity/token.h"
#include "libs/sql/database.h"
#include "services/data-collection/domain.h"
#include "services/data-collection/sending.h"
#include "tepat/data_collection/v1/rebase.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::data_collection {

// Who asks, and when.
struct Asking {
  sql::Database& db;
  const identity::Claims& caller;
  Instant now;
};

// The case.
Result<Collection> CollectionOf(const Asking& asking, const std::string& case_id);
// A unit of it, for whoever may see its data.
Result<Unit> ReadableUnit(const Asking& asking, const Collection& collection,
                          const std::string& name);

// A collection with all its units, and the values that the caller may see.
Result<v1::GetCollectionResponse> ReadCollection(const Asking& asking, const std::string& case_id);

// What the plan asks of a unit, and what it has sent.
Result<v1::GetUnitSheetResponse> ReadUnitSheet(const Asking& asking,
                                               const v1::GetUnitSheetRequest& request);

// Units by indicators.
Result<v1::GetCheckSheetResponse> ReadCheckSheet(const Asking& asking,
                                                 const v1::GetCheckSheetRequest& request);

// What lacks, of all units or of the caller's own.
Result<v1::GetCompletenessResponse> ReadCompleteness(const Asking& asking,
                                                     const v1::GetCompletenessRequest& request);

// How values would be judged. Fails with kInvalid `data_collection.invalid_request` on more than a
// unit may send, and as RequirePlan.
Result<v1::PreviewUnitDataResponse> Preview(const Asking& asking,
                                            const v1::PreviewUnitDataRequest& request);

// All sendings of one indicator.
Result<v1::GetValueVersionsResponse> ReadValueVersions(const Asking& asking,
                                                       const v1::GetValueVersionsRequest& request);

// What the plan in force would change for a collection.
Result<v1::PreviewCollectionRebaseResponse> ReadRebase(
    const Asking& asking, const v1::PreviewCollectionRebaseRequest& request);

// A file that the caller may have. Fails with kNotFound `data_collection.unknown_file`.
Result<EvidenceFile> ReadableFile(const Asking& asking, const v1::GetEvidenceRequest& request);

}  // namespace tepat::data_collection
