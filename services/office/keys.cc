// SPDX-License-Identifier: Apache-2.0
#include "services/office/keys.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "libs/sop/services.h"
#include "services/office/authority.h"
#include "services/office/store.h"

namespace tepat::office {
namespace {

// A session that ended, or a position that was lost, is over at the latest then; the portal
// renews while somebody works.
constexpr std::chrono::minutes kPersonLife(15);
constexpr std::chrono::days kServiceLife(400);  // a year of an office, and some weeks to renew
// A token travels with each call, in 8 KiB of metadata.
constexpr int kScopesMax = 8;
constexpr std::size_t kMachineMax = 60;
// The file: a UUID as text, then both halves of an Ed25519 key as they are.
constexpr std::size_t kIdBytes = 36;
constexpr std::size_t kPublicBytes = 32;
constexpr std::size_t kSecretBytes = 64;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Whole or not at all: written beside and moved into place.
Status WriteSecret(const std::string& path, const std::string& text) {
  const std::string beside = path + ".new";
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    // Before the secret is written: the file is nobody else's from its first byte.
    std::error_code error;
    std::filesystem::permissions(
        beside, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    file << text;
    if (error || !file.flush()) {
      return Fail(Code::kInternal, "office.cannot_write_secrets", "cannot write " + beside);
    }
  }
  std::error_code error;
  std::filesystem::rename(beside, path, error);
  if (!error) return Ok();
  return Fail(Code::kInternal, "office.cannot_write_secrets", "cannot write " + path);
}

}  // namespace

Result<Keys> Keys::Open(daemon::Node& node, const std::string& secrets) {
  std::error_code ignored;
  std::filesystem::create_directories(secrets, ignored);
  const std::string path = secrets + "/office-signing-key";
  const std::string stored = ReadFile(path);
  identity::SigningKey key;
  if (stored.size() == kIdBytes + kPublicBytes + kSecretBytes) {
    key = {stored.substr(0, kIdBytes), stored.substr(kIdBytes, kPublicBytes),
           stored.substr(kIdBytes + kPublicBytes)};
  } else {
    key = identity::MakeSigningKey(node.world().ids.Next());
    // The file first: a fact about a key that was lost would have every service trust what
    // nobody can sign with.
    TEPAT_TRY(WriteSecret(path, key.key_id + key.public_key + key.secret_key));
  }
  // Also after a crash between the file and the fact.
  TEPAT_TRY(node.writer().Execute([&](journal::Transaction& transaction) -> Status {
    TEPAT_ASSIGN(const auto known, identity::FindPublicKey(transaction.db(), key.key_id));
    if (known) return Ok();
    v1::SigningKeyAdopted payload;
    payload.set_key_id(key.key_id);
    payload.set_public_key(key.public_key);
    return RecordOfficeFact(transaction, "signing-key-adopted", journal::PayloadOf(payload));
  }));
  Keys keys(node, std::move(key));
  TEPAT_TRY(keys.LeaveTokens(secrets));
  return keys;
}

Status Keys::LeaveTokens(const std::string& secrets) const {
  const auto leave = [&](const std::string& name, const v1::MintTokenRequest& request) -> Status {
    const std::string path = secrets + "/token-" + name;
    const std::string there = ReadFile(path);
    const Instant now = node_->world().clock.Now();
    // Kept while it is good, so that a restart does not make strangers of running services.
    if (identity::VerifyToken(there, key_.public_key, now)) return Ok();
    TEPAT_ASSIGN(const v1::MintTokenResponse made, Mint(request));
    return WriteSecret(path, made.token());
  };
  for (const std::string_view service : sop::kServices) {
    if (service == "office") continue;  // it calls nobody
    v1::MintTokenRequest request;
    request.set_service(std::string(service));
    TEPAT_TRY(leave(std::string(service), request));
  }
  v1::MintTokenRequest request;
  request.set_machine("operator");
  request.add_scopes("operator");
  return leave("operator", request);
}

Result<v1::MintTokenResponse> Keys::Mint(const v1::MintTokenRequest& request) const {
  // Rights are judged by what a token names: one that named two would have the rights of both.
  const int subjects = int(!request.person_id().empty()) + int(!request.service().empty()) +
                       int(!request.machine().empty());
  if (subjects != 1 || request.machine().size() > kMachineMax ||
      request.scopes_size() > kScopesMax ||
      (request.scopes_size() > 0 && request.machine().empty())) {
    return Fail(Code::kInvalid, "office.invalid_token_request",
                "exactly one of person_id, service and machine (at most " +
                    std::to_string(kMachineMax) + " characters); scopes, at most " +
                    std::to_string(kScopesMax) + ", for machines only");
  }
  identity::Claims claims;
  claims.person_id = request.person_id();
  claims.service = request.service();
  claims.machine = request.machine();
  claims.scopes = {request.scopes().begin(), request.scopes().end()};
  return Sign(std::move(claims));
}

Result<v1::MintTokenResponse> Keys::MintForOperator(const v1::MintTokenRequest& request) const {
  if (!request.person_id().empty()) {
    // A token for a mistyped person would be good everywhere and fit nobody.
    TEPAT_ASSIGN(const bool known, node_->pool().Read<bool>([&](sql::Database& db) {
      return IsPerson(db, request.person_id());
    }));
    if (!known) return Fail(Code::kNotFound, "office.unknown_person", "no such person");
  }
  return Mint(request);
}

v1::MintTokenResponse Keys::MintForPerson(const std::string& person_id,
                                          const std::string& position) const {
  identity::Claims claims;
  claims.person_id = person_id;
  claims.position = position;
  return Sign(std::move(claims));
}

v1::MintTokenResponse Keys::Sign(identity::Claims claims) const {
  // So that a log can tell two tokens of one person apart.
  claims.token_id = node_->world().ids.Next();
  claims.issued = node_->world().clock.Now();
  claims.expires = claims.issued + (claims.person_id.empty() ? Micros(kServiceLife) : kPersonLife);
  v1::MintTokenResponse response;
  response.set_token(identity::SignToken(key_, claims));
  journal::FillTime(claims.expires, response.mutable_expire_time());
  return response;
}

}  // namespace tepat::office
