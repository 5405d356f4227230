// SPDX-License-Identifier: Apache-2.0
// The commands of data-collection, a file each. Each runs inside the writer's transaction: right,
// rule, rows and fact in one commit. Slugs as the contract says.
#pragma once

#include "libs/blobs/blob_store.h"
#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "services/data-collection/config.h"
#include "services/data-collection/workbook/kept_previews.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/history.pb.h"
#include "tepat/data_collection/v1/rebase.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"
#include "tepat/data_collection/v1/storing_service.pb.h"

namespace tepat::data_collection {

// Refines the list of tasks: asks a unit, or asks it anew.
Result<v1::AssignUnitResponse> AssignUnit(const Context& context, journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::AssignUnitRequest& request);

// Takes the data of a unit as its next version, and counts what stands.
Result<v1::SubmitUnitDataResponse> SubmitUnitData(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::SubmitUnitDataRequest& request);

// A unit need not send.
Result<v1::WaiveUnitResponse> WaiveUnit(journal::Transaction& transaction,
                                        const identity::Claims& caller,
                                        const v1::WaiveUnitRequest& request);

// Measures the collection by the plan in force; units whose data lack something new are asked
// again.
Result<v1::RebaseCollectionResponse> RebaseCollection(journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::RebaseCollectionRequest& request);

// Completes step 4 once every unit has sent or is waived.
Result<v1::CloseDraftResponse> CloseDraft(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CloseDraftRequest& request);

// While step 4 runs: one unit has its data back, and everything else goes on.
Result<v1::GiveBackUnitResponse> GiveBackUnit(const Context& context,
                                              journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const v1::GiveBackUnitRequest& request);

// From step 5 back to step 4: those units alone hold the new visit.
Result<v1::ReturnUnitsResponse> ReturnUnits(const Context& context,
                                            journal::Transaction& transaction,
                                            const identity::Claims& caller,
                                            const v1::ReturnUnitsRequest& request);

// Declares values of a period that is over and has no case, as the next version of that unit.
Result<v1::DeclareValuesResponse> DeclareValues(const Context& context,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::DeclareValuesRequest& request);

// Stores the units of a kept preview: all of them or none, each as if it were sent or declared
// alone.
Result<v1::StoreWorkbookResponse> StoreWorkbook(const Context& context,
                                                const book::KeptPreviews& kept,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::StoreWorkbookRequest& request);

// Completes step 5: the data are complete, and are the period's from now on.
Result<v1::VerifyDataResponse> VerifyData(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::VerifyDataRequest& request);

// Says something about a value.
Result<v1::CommentValueResponse> CommentValue(journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const v1::CommentValueRequest& request);

// Hands in a sealed file that proves values of a unit; it gets its name after this.
Result<v1::AttachEvidenceResponse> AttachEvidence(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::EvidenceHead& head,
                                                  const blobs::Blob& blob);

}  // namespace tepat::data_collection
