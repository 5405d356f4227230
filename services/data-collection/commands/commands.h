// SPDX-License-Identifier: Apache-2.0
// The commands of data-collection, each inside the writer's transaction: rights, rule, rows and
// fact in one commit. Slugs as the contract says.
#pragma once

#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "libs/worktime/zone.h"
#include "services/data-collection/config.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::data_collection {

// What a command needs beside its request.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

Result<v1::AssignUnitResponse> AssignUnit(const Context& context, journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::AssignUnitRequest& request);

Result<v1::SubmitUnitDataResponse> SubmitUnitData(const Context& context,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::SubmitUnitDataRequest& request);

Result<v1::WaiveUnitResponse> WaiveUnit(journal::Transaction& transaction,
                                        const identity::Claims& caller,
                                        const v1::WaiveUnitRequest& request);

Result<v1::CloseDraftResponse> CloseDraft(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CloseDraftRequest& request);

Result<v1::ReturnUnitsResponse> ReturnUnits(const Context& context,
                                            journal::Transaction& transaction,
                                            const identity::Claims& caller,
                                            const v1::ReturnUnitsRequest& request);

Result<v1::VerifyDataResponse> VerifyData(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::VerifyDataRequest& request);

}  // namespace tepat::data_collection
