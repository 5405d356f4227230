// SPDX-License-Identifier: Apache-2.0
// Which refusals of a fact are worth trying again.
#pragma once

#include "libs/base/status.h"

namespace tepat::journal {

// True for an error after which the same fact may well be taken later: something is down, full or
// behind, or the database is in trouble. Anything else is for good: it must not block other cases.
// A breach of a constraint is what the fact says, not trouble.
inline bool IsTransient(const Error& error) {
  return error.code == Code::kUnavailable || error.code == Code::kExhausted ||
         (error.slug.rfind("sql.", 0) == 0 && error.slug != "sql.constraint");
}

}  // namespace tepat::journal
