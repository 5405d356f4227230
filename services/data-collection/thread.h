// SPDX-License-Identifier: Apache-2.0
// From where a unit's numbers come: back from each to its cell or screen, to who asked, to the plan
// and to what was handed over. Fails as queries.h says.
#pragma once

#include "services/data-collection/queries.h"
#include "tepat/data_collection/v1/thread.pb.h"

namespace tepat::data_collection {

// Fails with kNotFound `data_collection.unknown_indicator` on an indicator or a component of which
// neither the plan nor any sending of the unit knows.
Result<v1::GetValueThreadResponse> ReadValueThread(const Asking& asking,
                                                   const v1::GetValueThreadRequest& request);

}  // namespace tepat::data_collection
