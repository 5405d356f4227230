// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/domain.h"

#include <algorithm>

#include "libs/base/findings.h"

namespace tepat::correspondence {
namespace {

constexpr const char* kInvalid = "correspondence.invalid_request";

}  // namespace

OwnCase::OwnCase(RegisteredLetter opened_by)
    : sop_id(opened_by.sop_id), sop_version(opened_by.sop_version), letter(std::move(opened_by)) {}

OwnCase::OwnCase(ScheduledCase opened)
    : sop_id(opened.sop_id), sop_version(opened.sop_version), scheduled(std::move(opened)) {}

bool OwnCase::IsOver() const {
  if (scheduled) return scheduled->end_requested;
  return letter->state.desk == Desk::kNowhere || letter->end_requested;
}

std::string AgendaNumberOf(const RegisteredLetter& letter) {
  return std::to_string(letter.agenda_number) + "/" + std::to_string(letter.agenda_year);
}

Result<WishOutcome> TakeWish(OwnCase& own, int expected_revision, const std::string& person_id,
                             Instant now) {
  if (own.scheduled) {
    // Handed over the moment that it was opened: its end is never decided here.
    ScheduledCase& scheduled = *own.scheduled;
    const WishOutcome outcome{false, "passed_on", scheduled.revision.number + 1};
    if (expected_revision != scheduled.revision.number) {
      return MovedOn(kArea, outcome.state, scheduled.revision);
    }
    scheduled.revision = scheduled.revision.Next(person_id, now);
    scheduled.end_requested = true;
    return outcome;
  }
  RegisteredLetter& letter = *own.letter;
  TEPAT_ASSIGN(letter.state,
               StateAfter(letter.state, Move::kEnd, expected_revision, person_id, now));
  // The Camat's desk is not here: that letter stays where it is, and its end is asked for.
  const bool ended = letter.state.desk == Desk::kNowhere;
  if (!ended) letter.end_requested = true;
  return WishOutcome{ended, NameOf(letter.state.desk), letter.state.revision.number};
}

Status CheckReplacement(const OwnCase& superseded, const std::string& case_id,
                        const std::string& period, const std::string& slug) {
  Findings findings;
  findings.Require(superseded.case_id() != case_id, "supersedes_case_id", "another case");
  // What was asked for one period does not take the place of what was asked for another.
  findings.Require(superseded.period() == period, "supersedes_case_id",
                   "a case of the same period");
  return findings.Outcome(slug);
}

Status CheckAdvice(const std::string& advice) {
  Findings findings;
  findings.RequireText(advice, "advice", kNoteLength);
  return findings.Outcome(kInvalid);
}

Status CheckPeriod(const std::string& period) {
  Findings findings;
  findings.Require(IsPeriod(period), "period", "like 2026-TW3 or 2026");
  return findings.Outcome(kInvalid);
}

Status CheckKind(const std::string& kind) {
  // The name stands in facts and file names: nothing that somebody would have to escape.
  const bool plain = std::all_of(kind.begin(), kind.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  Findings findings;
  findings.Require(
      !kind.empty() && kind.size() <= kKeyLength.max && plain, "kind",
      "1 to " + std::to_string(kKeyLength.max) + " lower-case letters, digits and underscores");
  return findings.Outcome(kInvalid);
}

}  // namespace tepat::correspondence
