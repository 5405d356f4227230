// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/commands/commands.h"

#include "libs/base/findings.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/decision.h"
#include "services/correspondence/store/letters.h"

namespace tepat::correspondence {
namespace {

constexpr const char* kArea = "correspondence";
constexpr std::size_t kAdviceMax = 1000;

// One move of one letter: what every command of step 2 does.
struct Moving {
  casework::Decision decision;
  const Move move;
  RegisteredLetter letter = {};
  sop::Sop sop = {};
  v1::LetterMoved payload = {};

  // Finds the letter, judges the right, and works out the state after the move.
  Status Begin(const std::string& case_id, int expected_revision) {
    TEPAT_ASSIGN(auto found, FindLetter(decision.db(), case_id));
    if (!found) {
      return Fail(Code::kNotFound, "correspondence.unknown_case", "no letter opened this case");
    }
    letter = std::move(*found);
    TEPAT_ASSIGN(sop, casework::SopOfCase(decision.db(), kArea, letter.case_id, letter.sop_id,
                                          letter.sop_version));
    TEPAT_TRY(decision.Authorise(*sop.Find(2), CommandOf(move)));
    TEPAT_ASSIGN(letter.state, StateAfter(letter.state, move, expected_revision,
                                          decision.right().person_id, decision.now()));
    payload.set_desk(static_cast<v1::Desk>(letter.state.desk));
    payload.set_revision(letter.state.revision.number);
    return Ok();
  }

  // Refuses to complete the step while an enforced input is missing, unless somebody says why.
  Status RequireInputs(const std::string& reason) {
    TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(decision.db(), letter.case_id));
    TEPAT_ASSIGN(const auto missing,
                 decision.MissingInputs(*sop.Find(2), casework::KindsOf(documents), reason));
    for (const std::string& kind : missing) payload.add_missing_inputs(kind);
    if (!missing.empty()) payload.set_missing_input_reason(reason);
    return Ok();
  }

  // The second hop makes the step's output: the circular with the Sekretaris's advice.
  Status LinkOutput() {
    return casework::LinkDocument(
        decision.db(), letter.case_id,
        {sop.Find(2)->output_kind, letter.letter.number, PlaceOf(letter.letter)});
  }

  // Saves the state and appends the fact.
  template <class Response>
  Result<Response> Finish(const char* fact) {
    TEPAT_TRY(SaveState(decision.db(), letter));
    TEPAT_ASSIGN(const auto appended, decision.Record(fact, letter.case_id,
                                                      MarksOf(move, sop, decision.now()), payload));
    return casework::Decision::Answer<Response>(letter.state.revision.number, appended.position);
  }
};

}  // namespace

Result<v1::ForwardToSekretarisResponse> ForwardToSekretaris(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::ForwardToSekretarisRequest& request) {
  Moving moving{{transaction, caller, kArea}, Move::kForwardToSekretaris};
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  return moving.Finish<v1::ForwardToSekretarisResponse>("letter-forwarded-to-sekretaris");
}

Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request) {
  Moving moving{{transaction, caller, kArea}, Move::kMarkRead};
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  return moving.Finish<v1::MarkReadResponse>("letter-read");
}

Result<v1::ForwardToCamatResponse> ForwardToCamat(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::ForwardToCamatRequest& request) {
  Moving moving{{transaction, caller, kArea}, Move::kForwardToCamat};
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  Findings findings;
  findings.RequireText(request.advice(), "advice", 0, kAdviceMax);
  TEPAT_TRY(findings.Outcome("correspondence.invalid_request"));
  TEPAT_TRY(moving.RequireInputs(request.missing_input_reason()));
  TEPAT_TRY(moving.LinkOutput());
  moving.letter.advice = request.advice();
  if (IsPublic(moving.letter.letter)) moving.payload.set_advice(request.advice());
  return moving.Finish<v1::ForwardToCamatResponse>("letter-forwarded-to-camat");
}

}  // namespace tepat::correspondence
