// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/command.h"

namespace tepat::journal {

Result<std::string> RunOnce(Transaction& transaction, const CommandKey& key,
                            const std::function<Result<std::string>(Transaction&)>& handler) {
  if (!IsUuidV7(key.request_id)) {
    return Fail(Code::kInvalid, "journal.malformed_request_id", "request_id is not a UUIDv7");
  }
  TEPAT_ASSIGN(const auto before,
               (transaction.db().Find<sql::Blob, sql::Blob>(
                   "SELECT fingerprint, reply FROM command WHERE request_id=?", key.request_id)));
  if (before) {
    const auto& [fingerprint, reply] = *before;
    if (fingerprint.bytes == key.fingerprint) return reply.bytes;
    return Fail(Code::kConflict, "journal.request_id_reused",
                "request_id " + key.request_id + " was used for another request");
  }
  // Kept in the transaction of its effects; a refusal leaves nothing and is judged anew next time.
  TEPAT_ASSIGN(std::string reply, handler(transaction));
  TEPAT_TRY(
      transaction.db().Run("INSERT INTO command(request_id, fingerprint, reply) VALUES(?,?,?)",
                           key.request_id, sql::BytesOf(key.fingerprint), sql::BytesOf(reply)));
  return reply;
}

}  // namespace tepat::journal
