// SPDX-License-Identifier: Apache-2.0
// What the Camat's two decisions share: a disposition is open, and one decision ends that.
#pragma once

#include <string>

#include "libs/casework/case_command.h"
#include "services/disposition/domain.h"

namespace tepat::disposition {

// One decision about one disposition. Lives as long as its transaction.
struct Deciding {
  casework::CaseCommand command;
  StoredDisposition stored = {};

  // Finds the case, judges the right to decide, and decides so. Fails as Decide.
  Status Begin(const std::string& case_id, State wanted, int expected_revision);

  // Saves the decision and appends its fact.
  Status Finish(const char* fact, const google::protobuf::Message& payload);

  int revision() const { return stored.state.revision.number; }
};

}  // namespace tepat::disposition
