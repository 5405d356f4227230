// SPDX-License-Identifier: Apache-2.0
// Dispositions as the contract has them.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <string>
#include <vector>

#include "libs/casework/case_document.h"
#include "services/disposition/domain.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::disposition {

// As it was sent; checked by CheckIssue.
Issue IssueOf(const v1::IssueDispositionRequest& request);

// The list of tasks.
using WireTasks = google::protobuf::RepeatedPtrField<v1::Task>;
void FillTasks(const std::vector<Task>& from, WireTasks* to);

// What the fact says of an issue: the note stays here, it is read from this service.
v1::DispositionIssued IssuedPayload(const StoredDisposition& issued);

// The whole disposition.
v1::GetDispositionResponse DispositionResponse(
    const StoredDisposition& found, const std::vector<Reading>& recipients,
    const std::vector<casework::CaseDocument>& documents);

}  // namespace tepat::disposition
