// SPDX-License-Identifier: Apache-2.0
// From where the numbers of an indicator come ("Jejak angka"): a station for each thing on the way
// back, from the number to the letter.
#pragma once

#include <string>

#include "services/portal/context.h"
#include "tepat/data_collection/v1/thread.pb.h"

namespace tepat::portal {

// What data-collection knows of it, under the viewer's own token. Fails as the call does.
Result<data_collection::v1::GetValueThreadResponse> ThreadOf(const Context& context,
                                                             const std::string& case_id,
                                                             const std::string& unit,
                                                             const std::string& indicator);

// The section of a page. Instructions and letter are asked of their owners, under the viewer's own
// token: of a letter that is closed to him its place in the agenda stands there, no more.
Html ThreadPart(const Context& context, const data_collection::v1::GetValueThreadResponse& thread);

// By which way a number came in, to the cell: `dari berkas Excel, lembar Lurah sel G6`.
std::string WayWord(const data_collection::v1::ThreadNumber& number);

}  // namespace tepat::portal
