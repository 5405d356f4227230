// SPDX-License-Identifier: Apache-2.0
// What timing tells: visits as they stand at an instant; provisional where a source may still tell
// more.
#pragma once

#include "libs/daemon/node.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/timing.pb.h"

namespace tepat::timing {

// All visits of a case at `now`, at most `visits_max` and `answer_bytes_max` of them. Fails with
// kNotFound `timing.unknown_case`.
Result<v1::GetCaseResponse> GetCase(daemon::Node& node, Assessor& assessor,
                                    const v1::GetCaseRequest& request, Instant now);

// A page of visits at `now`; one of many bytes ends sooner, and the next goes on from there. Fails
// with kInvalid `timing.invalid_page`.
Result<v1::ListVisitsResponse> ListVisits(daemon::Node& node, Assessor& assessor,
                                          const v1::ListVisitsRequest& request, Instant now);

// Visits changed after a number, as they stand at `now`; a page of at most `watch_page_max` and
// `answer_bytes_max`, and `change` says how far it goes.
Result<v1::WatchVisitsResponse> ReadChanges(daemon::Node& node, Assessor& assessor,
                                            std::int64_t after_change, Instant now);

// How far each source was read, and when something is to be announced next.
Result<v1::GetCursorsResponse> ReadCursors(daemon::Node& node, Assessor& assessor, Instant now);

}  // namespace tepat::timing
