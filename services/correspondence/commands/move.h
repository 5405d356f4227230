// SPDX-License-Identifier: Apache-2.0
// What the moves of a letter share: step 2, two hops under one clock.
#pragma once

#include <string>

#include "libs/casework/case_command.h"
#include "services/correspondence/domain.h"
#include "services/correspondence/store/letters.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

// One move of one letter. Lives as long as its transaction.
struct LetterMove {
  casework::CaseCommand command;
  const Move move;
  RegisteredLetter letter = {};
  v1::LetterMoved payload = {};

  // Finds the letter, judges the right to move it, and works out where it lies afterwards.
  Status Begin(const std::string& case_id, int expected_revision);

  // Saves the state and appends the fact.
  Status Finish(const char* fact);

  int revision() const { return letter.state.revision.number; }
};

}  // namespace tepat::correspondence
