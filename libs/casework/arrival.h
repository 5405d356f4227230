// SPDX-License-Identifier: Apache-2.0
// A case that arrives by hand-off: what every service does with it beside making its own rows.
// Nobody has asked, so there is no right to judge and no actor to name. All inside the writer's
// transaction.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "libs/casework/case_document.h"
#include "libs/casework/ending.h"
#include "libs/sop/mark.h"

namespace tepat::casework {

// Links what the predecessor had linked.
Status LinkDocuments(journal::Transaction& transaction, const std::string& case_id,
                     const WireDocuments& documents);

// Appends the fact that the case is here now. Fails as Transaction::Append.
Status RecordArrival(journal::Transaction& transaction, const char* fact,
                     const std::string& case_id, std::vector<sop::Mark> marks,
                     const google::protobuf::Message& payload);

// Ends a case that is held here, by where it stands.
template <class Case>
using EndHeld = Status (*)(journal::Transaction&, Case&, const common::v1::CaseEnding&);

// Ends a case that has just arrived, when its end was wished for before; after the fact of its
// arrival, which the end's must follow.
template <class Case>
Status EndIfAwaited(journal::Transaction& transaction, const std::string& case_id, Case& arrived,
                    EndHeld<Case> end) {
  TEPAT_ASSIGN(const auto ending, FindTombstone(transaction.db(), case_id));
  return ending ? end(transaction, arrived, *ending) : Ok();
}

// Takes the wish for an end over: the case that is here ends or passes it on, one that is not known
// yet gets a tombstone.
template <class Case, class Request>
Status TakeEnding(journal::Transaction& transaction, const Request& request,
                  Result<std::optional<Case>> (*find)(sql::Database&, const std::string&),
                  EndHeld<Case> end) {
  TEPAT_ASSIGN(auto found, find(transaction.db(), request.case_id()));
  if (found) return end(transaction, *found, request.ending());
  return DecideEnding(transaction, request.case_id(), request.ending(), {}, std::nullopt, 0);
}

}  // namespace tepat::casework
