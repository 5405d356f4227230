// SPDX-License-Identifier: Apache-2.0
// Cases as this service opens them: by a registered letter, or on schedule without one. What a wish
// for their end does here, and the checks of what commands say beside a letter's own fields.
#pragma once

#include <optional>
#include <string>

#include "libs/base/instant.h"
#include "libs/base/revision.h"
#include "libs/base/status.h"
#include "services/correspondence/desk.h"
#include "services/correspondence/letter.h"

namespace tepat::correspondence {

// Begins this service's slugs.
constexpr const char* kArea = "correspondence";
// Registering is step 1; forwarding, step 2, is kStep of desk.h.
constexpr int kRegisterStep = 1;

// A letter with its place in the agenda and on the desks. Value type.
struct RegisteredLetter {
  std::string case_id;
  int agenda_year = 0;
  int agenda_number = 0;  // from 1 in each year, without gaps
  std::string sop_id;
  int sop_version = 0;
  Instant registered;
  Letter letter;
  CaseState state;
  std::string advice;          // of the Sekretaris
  bool end_requested = false;  // and passed on
};

// A case that was opened on schedule, without a letter. Value type.
struct ScheduledCase {
  std::string case_id;
  std::string period;
  std::string sop_id;
  int sop_version = 0;
  Revision revision;
  bool end_requested = false;
};

// A case that was opened here: exactly one of letter and schedule has opened it. A circular that
// was filed with a scheduled case does not carry it.
struct OwnCase {
  explicit OwnCase(RegisteredLetter opened_by);
  explicit OwnCase(ScheduledCase opened);

  std::string sop_id;
  int sop_version = 0;
  std::optional<RegisteredLetter> letter;
  std::optional<ScheduledCase> scheduled;

  const Revision& revision() const { return letter ? letter->state.revision : scheduled->revision; }
  const std::string& case_id() const { return letter ? letter->case_id : scheduled->case_id; }
  const std::string& period() const { return letter ? letter->letter.period : scheduled->period; }
  // Whether it has ended here, or its end was asked for and passed on. A case that ended further on
  // is not known to have ended.
  bool IsOver() const;
};

// Its number in the agenda, `12/2026`.
std::string AgendaNumberOf(const RegisteredLetter& letter);

// What a wish for the end of a case did here.
struct WishOutcome {
  bool ended = false;  // else it is passed on to whoever holds the case now
  std::string state;   // a word for where the case stands
  int revision = 0;
};

// Takes the wish into the case: a letter that has not reached the Camat ends here, any other case
// has left. Fails with kConflict `correspondence.moved_on`.
Result<WishOutcome> TakeWish(OwnCase& own, int expected_revision, const std::string& person_id,
                             Instant now);

// Whether `case_id`, a case of that period, may take the place of `superseded`: another one, of the
// same period. Fails with kInvalid `slug` (detail `fields`).
Status CheckReplacement(const OwnCase& superseded, const std::string& case_id,
                        const std::string& period, const std::string& slug);

// The kind of the document by which a case is opened; its files belong to a registered letter.
constexpr const char* kCircular = "surat_edaran";

// A note of the Sekretaris, at most 1000 characters. This and the next two fail with kInvalid
// `correspondence.invalid_request` (detail `fields`).
Status CheckAdvice(const std::string& advice);
// A quarter or a year.
Status CheckPeriod(const std::string& period);
// The kind of a scanned document: 1 to 60 lower-case letters, digits and underscores.
Status CheckKind(const std::string& kind);

}  // namespace tepat::correspondence
