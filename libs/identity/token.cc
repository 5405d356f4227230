// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/token.h"

#include <sodium.h>

#include <algorithm>
#include <optional>

#include "libs/base/check.h"
#include "tepat/office/v1/token.pb.h"

namespace tepat::identity {
namespace {

// Far beyond ours; checked before anything is decoded, because anybody may send a token.
constexpr std::size_t kTokenBytesMax = 4096;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string Encode(std::string_view raw) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(raw.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), Bytes(raw), raw.size(), kVariant);
  text.pop_back();  // the terminating zero
  return text;
}

std::optional<std::string> Decode(std::string_view text) {
  std::string raw(text.size(), '\0');
  std::size_t size = 0;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(raw.data()), raw.size(),
                                       text.data(), text.size(), nullptr, &size, nullptr,
                                       sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (failed != 0) return std::nullopt;
  raw.resize(size);
  return raw;
}

// The two halves of a token, decoded.
struct Halves {
  std::string claims;
  std::string signature;
};

Result<Halves> Split(std::string_view token) {
  const auto dot = token.find('.');
  if (token.size() <= kTokenBytesMax && dot != std::string_view::npos) {
    auto claims = Decode(token.substr(0, dot));
    auto signature = Decode(token.substr(dot + 1));
    if (claims && signature && signature->size() == crypto_sign_BYTES) {
      Halves halves;
      halves.claims = std::move(*claims);
      halves.signature = std::move(*signature);
      return halves;
    }
  }
  return Fail(Code::kDenied, "identity.token_malformed", "the token is not well-formed");
}

Result<Claims> ClaimsIn(const std::string& bytes) {
  // Bytes that are signed are bytes that we made; those that are only peeked at may be
  // anything.
  office::v1::TokenClaims from;
  if (!from.ParseFromString(bytes)) {
    return Fail(Code::kDenied, "identity.token_malformed", "the claims cannot be read");
  }
  const auto time = [](const google::protobuf::Timestamp& at) {
    return Instant(std::chrono::seconds(at.seconds()));
  };
  return Claims{from.token_id(),          from.key_id(),
                from.person_id(),         from.service(),
                from.machine(),           {from.scopes().begin(), from.scopes().end()},
                time(from.issued_time()), time(from.expire_time()),
                from.position()};
}

}  // namespace

bool Claims::HasScope(std::string_view scope) const {
  return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

SigningKey MakeSigningKey(const std::string& key_id) {
  TEPAT_CHECK(sodium_init() >= 0);
  SigningKey key{key_id, std::string(crypto_sign_PUBLICKEYBYTES, '\0'),
                 std::string(crypto_sign_SECRETKEYBYTES, '\0')};
  crypto_sign_keypair(reinterpret_cast<unsigned char*>(key.public_key.data()),
                      reinterpret_cast<unsigned char*>(key.secret_key.data()));
  return key;
}

std::string SignToken(const SigningKey& key, Claims claims) {
  office::v1::TokenClaims made;
  made.set_token_id(claims.token_id);
  made.set_key_id(key.key_id);
  made.set_person_id(claims.person_id);
  made.set_service(claims.service);
  made.set_machine(claims.machine);
  made.set_position(claims.position);
  for (const std::string& scope : claims.scopes) made.add_scopes(scope);
  const auto seconds = [](Instant at) {
    // Whole seconds, cut down: a token never lasts longer than was granted.
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  };
  made.mutable_issued_time()->set_seconds(seconds(claims.issued));
  made.mutable_expire_time()->set_seconds(seconds(claims.expires));
  // These very bytes travel and are signed: protobuf promises no second serialisation alike.
  const std::string bytes = made.SerializeAsString();
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, Bytes(bytes),
                       bytes.size(), Bytes(key.secret_key));
  return Encode(bytes) + "." + Encode(signature);
}

Result<Claims> PeekToken(std::string_view token) {
  TEPAT_ASSIGN(const Halves halves, Split(token));
  return ClaimsIn(halves.claims);
}

Result<Claims> VerifyToken(std::string_view token, std::string_view public_key, Instant now) {
  TEPAT_ASSIGN(const Halves halves, Split(token));
  // The signature first: of a forged token no claim is looked at, its expiry neither.
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES ||
      crypto_sign_verify_detached(Bytes(halves.signature), Bytes(halves.claims),
                                  halves.claims.size(), Bytes(public_key)) != 0) {
    return Fail(Code::kDenied, "identity.token_forged", "the office has not signed this token");
  }
  TEPAT_ASSIGN(Claims claims, ClaimsIn(halves.claims));
  if (now >= claims.expires) {
    return Fail(Code::kDenied, "identity.token_expired", "the token is void; get a new one");
  }
  return claims;
}

}  // namespace tepat::identity
