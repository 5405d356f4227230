// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/chain_check.h"

#include <utility>

#include "libs/journal/hash.h"

namespace tepat::journal {

ChainCheck::ChainCheck(std::string name) : name_(std::move(name)), hash_(FirstHash()) {}

Status ChainCheck::Take(const JournalRow& row) {
  hash_ = ChainHash(hash_, row.body);
  if (row.sequence == next_ && row.hash == hash_) {
    ++next_;
    return Ok();
  }
  return Fail(Code::kInvalid, "journal.broken_chain",
              name_ + ": the chain breaks at row " + std::to_string(next_),
              {{"sequence", std::to_string(next_)}});
}

Status ChainCheck::End(const JournalHead& head) const {
  if (head.position.sequence == next_ - 1 && head.hash == hash_) return Ok();
  return Fail(Code::kInvalid, "journal.broken_chain",
              name_ + ": the rows end at " + std::to_string(next_ - 1) + ", the head says " +
                  std::to_string(head.position.sequence),
              {{"sequence", std::to_string(next_)}});
}

}  // namespace tepat::journal
