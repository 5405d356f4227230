// SPDX-License-Identifier: Apache-2.0
// Others' facts → read model.
#pragma once

#include "libs/journal/applier.h"

namespace tepat::portal {

// Applies one fact of a service to the model. Inside the writer's transaction.
Status ApplyToModel(journal::Transaction& transaction, const journal::Event& event);
// The same for the office's facts.
Status ApplyOfficeToModel(journal::Transaction& transaction, const journal::Event& event);

}  // namespace tepat::portal
