// SPDX-License-Identifier: Apache-2.0
#include "services/office/password_links.h"

#include "libs/base/findings.h"
#include "libs/journal/hash.h"
#include "libs/journal/wire.h"
#include "services/office/accounts.h"
#include "services/office/authority.h"
#include "services/office/store.h"

namespace tepat::office {
namespace {

// Length is what makes a password hard to guess; rules about kinds of characters make people
// write it down. The upper end keeps one request from costing a hash of megabytes.
constexpr TextLength kPasswordLength{10, 200};

// Whose password a link sets: the person it names, or the one who names himself.
// Judged when the link is used, not only when it is made: of two first links the second must not
// make another administrator.
Result<std::string> PersonOfLink(sql::Database& db, const PasswordLink& link,
                                 const std::string& named) {
  if (!link.person_id.empty()) return link.person_id;
  TEPAT_ASSIGN(const bool set_up, HasAdministrator(db));
  if (set_up) return Fail(Code::kConflict, "office.set_up_already", "there is an administrator");
  return named;
}

}  // namespace

Status CheckPassword(const std::string& password) {
  const std::size_t characters = CharactersIn(password);
  const bool one_character = password.find_first_not_of(password.substr(0, 1)) == std::string::npos;
  if (characters >= kPasswordLength.min && characters <= kPasswordLength.max && !one_character) {
    return Ok();
  }
  return Fail(Code::kInvalid, "office.weak_password",
              std::to_string(kPasswordLength.min) + " to " + std::to_string(kPasswordLength.max) +
                  " characters, not all the same");
}

Result<v1::IssuePasswordLinkResponse> IssuePasswordLink(journal::Transaction& transaction,
                                                        const identity::Claims& caller,
                                                        const v1::IssuePasswordLinkRequest& request,
                                                        const std::string& secret) {
  sql::Database& db = transaction.db();
  TEPAT_TRY(RequireAdministrator(db, caller));
  if (request.person_id().empty()) {
    TEPAT_ASSIGN(const bool set_up, HasAdministrator(db));
    if (set_up) return Fail(Code::kConflict, "office.set_up_already", "there is an administrator");
  } else {
    TEPAT_ASSIGN(const bool known, IsPerson(db, request.person_id()));
    if (!known) return Fail(Code::kNotFound, "office.unknown_person", "no such person");
  }
  // Only the hash is kept: whoever reads the database, or a copy of it, gets no link that
  // works.
  const PasswordLink link{journal::Sha256(secret), request.person_id(),
                          request.administrator() || request.person_id().empty(),
                          transaction.now() + kLinkLife};
  TEPAT_TRY(SaveLink(db, link));
  v1::PasswordLinkIssued payload;
  payload.set_person_id(link.person_id);
  payload.set_administrator(link.administrator);
  TEPAT_TRY(RecordOfficeFact(transaction, "password-link-issued", journal::PayloadOf(payload)));
  v1::IssuePasswordLinkResponse response;
  response.set_secret(secret);
  journal::FillTime(link.expires, response.mutable_expire_time());
  return response;
}

Result<PasswordLink> LinkOf(sql::Database& db, const std::string& secret, Instant now) {
  TEPAT_ASSIGN(const auto link, FindLink(db, journal::Sha256(secret)));
  // Unknown, used and void look alike from outside: nobody learns which secrets were ever good.
  if (link && now < link->expires) return *link;
  return Fail(Code::kNotFound, "office.unknown_link", "the link is unknown, used or void");
}

Result<v1::FindPasswordLinkResponse> ReadPasswordLink(sql::Database& db,
                                                      const v1::FindPasswordLinkRequest& request,
                                                      Instant now) {
  TEPAT_ASSIGN(const PasswordLink link, LinkOf(db, request.secret(), now));
  v1::FindPasswordLinkResponse response;
  response.set_person_id(link.person_id);
  response.set_administrator(link.administrator);
  journal::FillTime(link.expires, response.mutable_expire_time());
  return response;
}

Result<v1::SetPasswordResponse> SetPassword(journal::Transaction& transaction,
                                            const v1::SetPasswordRequest& request,
                                            const std::string& password_hash) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const PasswordLink link, LinkOf(db, request.secret(), transaction.now()));
  TEPAT_ASSIGN(const std::string person_id, PersonOfLink(db, link, request.person_id()));
  TEPAT_ASSIGN(const std::string username, UsernameOf(db, person_id));
  if (username.empty()) return Fail(Code::kNotFound, "office.unknown_person", "no such person");
  TEPAT_ASSIGN(const auto before, FindAccount(db, person_id));
  // A new password takes away nothing.
  const bool administrator = link.administrator || (before && before->administrator);
  TEPAT_TRY(SaveAccount(db, {person_id, password_hash, administrator, transaction.now()}));
  // In the same transaction as the password: a link works once, whatever crashes.
  TEPAT_TRY(DeleteLink(db, link.secret_hash));
  // Whoever sets a new password may have lost the old one to somebody who is signed in with it.
  TEPAT_TRY(DeleteSessionsOf(db, person_id));
  v1::PasswordSet payload;
  payload.set_person_id(person_id);
  payload.set_administrator(administrator);
  TEPAT_TRY(RecordOfficeFact(transaction, "password-set", journal::PayloadOf(payload)));
  v1::SetPasswordResponse response;
  response.set_username(username);
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

}  // namespace tepat::office
