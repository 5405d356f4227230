// SPDX-License-Identifier: Apache-2.0
// Who may decide about the office, and how what he decided is recorded. Inside the writer's
// transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/identity/rights.h"
#include "libs/journal/writer.h"

namespace tepat::office {

// The operator, who is nobody in the journal, or the right of whoever holds one of `roles`; fails
// as identity::AuthorisePosition does. `command` names in a refusal what was not allowed.
Result<std::optional<identity::Right>> RequireOperatorOr(const std::vector<std::string>& roles,
                                                         journal::Transaction& transaction,
                                                         const identity::Claims& caller,
                                                         const std::string& command);

// The right of whoever holds one of `roles`, for what is nobody else's; fails in the same way.
Result<identity::Right> RequireRole(const std::vector<std::string>& roles,
                                    journal::Transaction& transaction,
                                    const identity::Claims& caller, const std::string& command);

// Takes over and publishes one fact about the office itself.
// Every fact of the office goes through here: what other services will have read of it is true in
// the office's own view from the same commit on.
Status RecordOfficeFact(journal::Transaction& transaction, const std::string& name,
                        const std::string& payload,
                        const std::optional<identity::Right>& actor = {});

}  // namespace tepat::office
