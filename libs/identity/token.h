// SPDX-License-Identifier: Apache-2.0
// Tokens: claims signed with Ed25519 (proto: tepat.office.v1.TokenClaims).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"

namespace tepat::identity {

// What a token says. Exactly one of person_id, service and machine is set.
struct Claims {
  std::string token_id;
  std::string key_id;
  std::string person_id;
  std::string service;
  std::string machine;
  std::vector<std::string> scopes;
  Instant issued;
  Instant expires;
  std::string position = {};  // of a person's: the only one it acts under; empty for all

  bool HasScope(std::string_view scope) const;
};

// An Ed25519 key pair.
struct SigningKey {
  std::string key_id;
  std::string public_key;  // 32 bytes
  std::string secret_key;  // 64 bytes; never leaves the office
};

// A new key pair.
SigningKey MakeSigningKey(const std::string& key_id);

// Signs claims; sets their key_id.
std::string SignToken(const SigningKey& key, Claims claims);

// Claims of a well-formed token, not verified: they only name the key. Fails with kDenied
// `identity.token_malformed`.
Result<Claims> PeekToken(std::string_view token);

// Claims of a token that the key has signed and that is not void at `now`. Fails with kDenied
// `identity.token_malformed`, `identity.token_forged` or `identity.token_expired`.
Result<Claims> VerifyToken(std::string_view token, std::string_view public_key, Instant now);

}  // namespace tepat::identity
