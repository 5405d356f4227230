// SPDX-License-Identifier: Apache-2.0
#include "services/office/decisions.h"

#include "libs/base/findings.h"
#include "libs/base/id.h"
#include "libs/identity/office_calendar.h"
#include "libs/journal/wire.h"
#include "libs/sop/roles.h"
#include "libs/sop/served_steps.h"
#include "libs/worktime/zone.h"
#include "services/office/authority.h"
#include "services/office/domain.h"
#include "services/office/import.h"
#include "services/office/store.h"

namespace tepat::office {
namespace {

Delegation DelegationOf(const v1::GrantDelegationRequest& request) {
  Delegation delegation{request.position(),     request.person_id(), request.kind(), {}, {},
                        request.decree_number()};
  if (request.has_start_time()) delegation.from = journal::TimeOf(request.start_time());
  if (request.has_end_time()) delegation.until = journal::TimeOf(request.end_time());
  return delegation;
}

// The date that the office's default calendar shows.
Result<std::chrono::local_days> Today(const journal::Transaction& transaction, sql::Database& db) {
  TEPAT_ASSIGN(const auto version, identity::FindDefaultCalendar(db));
  if (!version) {
    return Fail(Code::kConflict, "office.no_default_calendar", "the office has no calendar");
  }
  TEPAT_ASSIGN(const auto file, identity::ReadCalendar(*version));
  TEPAT_ASSIGN(const auto zone, worktime::Zone::Find(file.time_zone));
  return zone.DateOf(transaction.now());
}

Status CheckRebase(journal::Transaction& transaction, const v1::RebaseCaseRequest& request) {
  sql::Database& db = transaction.db();
  Findings findings;
  findings.Require(IsUuidV7(request.case_id()), "case_id", "the id of a case, UUIDv7");
  findings.RequireText(request.reason(), "reason", kReasonLength);
  TEPAT_TRY(findings.Outcome("office.invalid_rebase"));
  TEPAT_ASSIGN(const auto sop, identity::FindSop(db, request.sop_id(), request.sop_version()));
  if (!sop) {
    return Fail(Code::kNotFound, "office.unknown_sop",
                "the office has no version " + std::to_string(request.sop_version()) + " of '" +
                    request.sop_id() + "'");
  }
  const auto lacks = sop::LacksOf(*sop);
  if (!lacks.empty()) {
    return Fail(Code::kConflict, "office.sop_incomplete",
                "that version lacks " + std::to_string(lacks.size()) +
                    " things, the first: " + lacks.front());
  }
  TEPAT_ASSIGN(const auto today, Today(transaction, db));
  if (sop->effective.time_since_epoch() > today.time_since_epoch()) {
    return Fail(Code::kConflict, "office.sop_not_in_force", "that version is not in force yet");
  }
  TEPAT_ASSIGN(const auto rebases, identity::RebasesOf(db, request.case_id()));
  const bool follows = !rebases.empty() && rebases.back().sop_id == request.sop_id() &&
                       rebases.back().version == request.sop_version();
  if (!follows) return Ok();
  return Fail(Code::kConflict, "office.nothing_to_rebase", "the case follows that version already");
}

}  // namespace

Result<v1::GrantDelegationResponse> GrantDelegation(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::GrantDelegationRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto actor,
               RequireOperatorOr({sop::kCamat}, transaction, caller, "grant_delegation"));
  const Delegation delegation = DelegationOf(request);
  TEPAT_TRY(CheckDelegation(delegation));
  TEPAT_ASSIGN(const bool position_known, identity::KnowsPosition(db, request.position()));
  if (!position_known) {
    return Fail(Code::kNotFound, "office.unknown_position",
                "no position '" + request.position() + "'");
  }
  TEPAT_ASSIGN(const bool person_known, IsPerson(db, request.person_id()));
  if (!person_known) return Fail(Code::kNotFound, "office.unknown_person", "no such person");
  v1::DelegationGranted payload;
  payload.set_delegation_id(transaction.NewId());
  payload.set_position(request.position());
  payload.set_person_id(request.person_id());
  payload.set_kind(request.kind());
  journal::FillTime(*delegation.from, payload.mutable_start_time());
  journal::FillTime(*delegation.until, payload.mutable_end_time());
  payload.set_decree_number(request.decree_number());
  TEPAT_TRY(
      RecordOfficeFact(transaction, "delegation-granted", journal::PayloadOf(payload), actor));
  v1::GrantDelegationResponse response;
  response.set_delegation_id(payload.delegation_id());
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Result<v1::RevokeDelegationResponse> RevokeDelegation(journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::RevokeDelegationRequest& request) {
  TEPAT_ASSIGN(const auto actor,
               RequireOperatorOr({sop::kCamat}, transaction, caller, "revoke_delegation"));
  Findings findings;
  findings.RequireText(request.reason(), "reason", kReasonLength);
  TEPAT_TRY(findings.Outcome("office.invalid_delegation"));
  TEPAT_ASSIGN(const auto end, DelegationEnd(transaction.db(), request.delegation_id()));
  if (!end) return Fail(Code::kNotFound, "office.unknown_delegation", "no such delegation");
  if (*end <= transaction.now()) {
    return Fail(Code::kConflict, "office.delegation_over", "the delegation is over already",
                {{"at", FormatInstant(*end)}});
  }
  v1::DelegationRevoked payload;
  payload.set_delegation_id(request.delegation_id());
  payload.set_reason(request.reason());
  TEPAT_TRY(
      RecordOfficeFact(transaction, "delegation-revoked", journal::PayloadOf(payload), actor));
  v1::RevokeDelegationResponse response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Result<v1::RebaseCaseResponse> RebaseCase(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::RebaseCaseRequest& request) {
  TEPAT_ASSIGN(const auto actor,
               RequireOperatorOr({sop::kCamat}, transaction, caller, "rebase_case"));
  TEPAT_TRY(CheckRebase(transaction, request));
  v1::CaseRebased payload;
  payload.set_case_id(request.case_id());
  payload.set_sop_id(request.sop_id());
  payload.set_sop_version(request.sop_version());
  payload.set_reason(request.reason());
  TEPAT_TRY(RecordOfficeFact(transaction, "case-rebased", journal::PayloadOf(payload), actor));
  v1::RebaseCaseResponse response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Result<v1::AdoptCalendarResponse> AdoptCalendar(const Config& config,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::AdoptCalendarRequest& request) {
  TEPAT_ASSIGN(const auto actor,
               RequireOperatorOr(sop::LeadingRoles(), transaction, caller, "adopt_calendar"));
  TEPAT_TRY(RequireCalendar(request.file(), request.calendar_id()));
  TEPAT_ASSIGN(const KnownVersion known, NewestCalendar(transaction.db(), request.calendar_id()));
  if (known.version != request.expected_version()) {
    return Fail(Code::kConflict, "office.calendar_changed",
                "version " + std::to_string(known.version) + " is the newest by now",
                {{"version", std::to_string(known.version)}});
  }
  v1::ImportOfficeRequest import;
  v1::OfficeFile* file = import.add_files();
  file->set_name("calendar-" + request.calendar_id() + ".json");
  file->set_text(request.file());
  TEPAT_ASSIGN(const auto imported, ImportOffice(config, transaction, import, actor));
  TEPAT_ASSIGN(const KnownVersion newest, NewestCalendar(transaction.db(), request.calendar_id()));
  v1::AdoptCalendarResponse response;
  *response.mutable_position() = imported.position();
  response.set_version(newest.version);
  return response;
}

}  // namespace tepat::office
