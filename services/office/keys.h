// SPDX-License-Identifier: Apache-2.0
// The office's signing key and the tokens that it makes.
#pragma once

#include <string>

#include "libs/daemon/node.h"
#include "libs/identity/token.h"
#include "tepat/office/v1/token.pb.h"

namespace tepat::office {

// Any thread once opened.
// Outlives who mints with it, and is outlived by the node. The secret half never leaves this
// class but for its file.
class Keys {
 public:
  // Reads the key from `<secrets>/office-signing-key`, or makes one and publishes its public half.
  // Leaves a token for each service and one for the operator in `<secrets>/token-<name>` where none
  // is. Fails with kInternal `office.cannot_write_secrets`.
  static Result<Keys> Open(daemon::Node& node, const std::string& secrets);

  // A token for a person, for one position or (empty) for all.
  v1::MintTokenResponse MintForPerson(const std::string& person_id,
                                      const std::string& position) const;
  // Makes a token. Fails with kInvalid `office.invalid_token_request`.
  Result<v1::MintTokenResponse> Mint(const v1::MintTokenRequest& request) const;
  // The same for the operator, who may mistype a person. Fails also with kNotFound
  // `office.unknown_person`.
  Result<v1::MintTokenResponse> MintForOperator(const v1::MintTokenRequest& request) const;

 private:
  Keys(daemon::Node& node, identity::SigningKey key) : node_(&node), key_(std::move(key)) {}
  // Gives claims their id, issue and expiry, and signs them.
  v1::MintTokenResponse Sign(identity::Claims claims) const;
  Status LeaveTokens(const std::string& secrets) const;

  daemon::Node* node_;
  identity::SigningKey key_;
};

}  // namespace tepat::office
