// SPDX-License-Identifier: Apache-2.0
// Applies facts of one source, each once: effects and cursor are one transaction. A fact that
// cannot be applied is parked, and later facts of its case behind it, in order; the others go on.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "libs/journal/event.h"
#include "libs/journal/writer.h"

namespace tepat::journal {

// Applies one fact inside the transaction that moves the cursor. A permanent failure (not
// kUnavailable, kExhausted or `sql.…`) parks the fact's case, or, of an office fact, fails.
using ApplyFact = std::function<Status(Transaction&, const Event&)>;

// One thread at a time. The writer outlives it.
class Applier {
 public:
  // `source`: `/tepat/<office>/<service>`.
  Applier(std::string source, Writer& writer, ApplyFact apply);

  // The durable cursor; before the first fact its incarnation is empty.
  Result<Position> LoadCursor();

  // Applies facts, which follow the cursor and each other, and moves the cursor behind them; on
  // failure nothing has happened.
  Status Apply(const std::vector<Event>& events, Instant confirmed);

  // Inside a transaction. `confirmed`: everything that the source recorded up to then is known; the
  // beginning of time leaves it as it is.
  Status SaveCursor(Transaction& transaction, const Position& position, Instant confirmed);

 private:
  Status ApplyOne(Transaction& transaction, const Event& event);
  Status Park(Transaction& transaction, const Event& event, const Error& error);

  const std::string source_;
  Writer& writer_;
  const ApplyFact apply_;
};

// Lists a case of which lost facts were read: its later facts from that source will be parked. In
// the transaction of a Rewind.
Status MarkLost(sql::Database& db, const std::string& source, const std::string& case_id,
                std::int64_t cut);

}  // namespace tepat::journal
