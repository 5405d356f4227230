// SPDX-License-Identifier: Apache-2.0
// What was read and waits for whoever handed it in to say that it be sent.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/id.h"
#include "libs/base/mutex.h"
#include "services/data-collection/workbook/preview.h"

namespace tepat::data_collection::book {

// In memory alone: a restart loses nothing but the way back to a file that its owner still has. One
// for a service, from its start to its end. Any thread.
class KeptPreviews {
 public:
  // Both outlive this.
  KeptPreviews(const Clock& clock, IdSource& ids) : clock_(clock), ids_(ids) {}

  // Long enough to look at twelve units, short enough that the case has hardly moved on.
  static constexpr std::chrono::minutes kKept{30};
  // A page of a whole office; each holds some hundred kilobytes, and 10 MB at the very worst.
  static constexpr std::size_t kAllMax = 32;
  // Of one person: two files beside each other, and one in a second window.
  static constexpr std::size_t kOfOneMax = 3;

  // Keeps one for a caller, and forgets what is old or too much. Fills in until when it waits;
  // gives its token.
  std::string Keep(const std::string& caller, Preview& preview);

  // Shared with the calls that are reading it while it is forgotten. Fails with kNotFound
  // `data_collection.unknown_preview`: also for another caller.
  Result<std::shared_ptr<const Preview>> Find(const std::string& caller,
                                              const std::string& token) const;

 private:
  struct Kept {
    std::string token;
    std::string caller;
    Instant until;
    // With the calls that read it while it is forgotten.
    std::shared_ptr<const Preview> preview;
  };

  const Clock& clock_;
  IdSource& ids_;
  mutable Mutex mutex_;
  std::deque<Kept> kept_ TEPAT_GUARDED_BY(mutex_);  // oldest first
};

}  // namespace tepat::data_collection::book
