// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/moves.h"

#include "libs/base/findings.h"
#include "libs/daemon/guard.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "services/correspondence/store.h"

namespace tepat::correspondence {
namespace {

constexpr std::size_t kAdviceMax = 1000;

// One move of one letter: what every command of step 2 does.
class Moving {
 public:
  Moving(journal::Transaction& transaction, const identity::Claims& caller, Move move)
      : transaction_(transaction), caller_(caller), move_(move) {}

  // Finds the letter, judges the right, and works out the state after the move.
  Status Begin(const std::string& case_id, int expected_revision) {
    sql::Database& db = transaction_.db();
    TEPAT_ASSIGN(auto found, FindLetter(db, case_id));
    if (!found) {
      return Fail(Code::kNotFound, "correspondence.unknown_case", "no letter opened this case");
    }
    letter_ = std::move(*found);
    TEPAT_ASSIGN(auto sop, identity::FindSop(db, letter_.sop_id, letter_.sop_version));
    if (!sop || sop->Find(2) == nullptr) {
      return Fail(Code::kInternal, "correspondence.sop_lost", "the case's SOP version is not here");
    }
    sop_ = std::move(*sop);
    TEPAT_ASSIGN(const auto known, daemon::KnownOfficeIn(transaction_));
    TEPAT_ASSIGN(right_, identity::Authorise(db, known, caller_, *sop_.Find(2), CommandOf(move_),
                                             transaction_.now()));
    TEPAT_ASSIGN(after_, StateAfter(letter_.state, move_, expected_revision, right_.person_id,
                                    transaction_.now()));
    payload_.set_desk(static_cast<v1::Desk>(after_.desk));
    payload_.set_revision(after_.revision);
    return Ok();
  }

  // Saves the state and appends the fact.
  template <class Response>
  Result<Response> Finish(const char* fact_name, const std::string& advice) {
    TEPAT_TRY(SaveState(transaction_.db(), letter_.case_id, after_, advice));
    journal::Fact fact{fact_name, letter_.case_id, transaction_.now()};
    fact.actor = daemon::ActorOf(right_);
    fact.office_cursor = right_.office_cursor;
    fact.marks = MarksOf(move_, sop_, transaction_.now(), payload_.reason());
    fact.payload = journal::PayloadOf(payload_);
    TEPAT_ASSIGN(const auto appended, transaction_.Append(fact));
    Response response;
    response.set_revision(after_.revision);
    journal::FillPosition(appended.position, response.mutable_position());
    return response;
  }

  // Refuses to complete the step while an enforced input is missing, unless somebody says why.
  Status RequireInputs(const std::string& reason) {
    TEPAT_ASSIGN(const auto documents, DocumentsOf(transaction_.db(), letter_.case_id));
    std::vector<std::string> kinds;
    for (const LinkedDocument& document : documents) kinds.push_back(document.kind);
    std::string missing;
    for (const std::string& kind : sop::MissingInputs(*sop_.Find(2), kinds)) {
      missing += (missing.empty() ? "" : ", ") + kind;
      payload_.add_missing_inputs(kind);
    }
    if (missing.empty()) return Ok();
    if (reason.empty()) {
      return Fail(Code::kConflict, "correspondence.input_missing",
                  "step 2 cannot be completed without: " + missing, {{"missing", missing}});
    }
    payload_.set_missing_input_reason(reason);
    return RequireText(reason, "missing_input_reason", 5, 500);
  }

  static Status RequireText(const std::string& text, const std::string& field, std::size_t min,
                            std::size_t max) {
    Findings findings;
    findings.RequireText(text, field, min, max);
    return findings.Outcome("correspondence.invalid_move");
  }

  // The second hop makes the step's output: the circular with the Sekretaris's advice.
  Status LinkOutput() {
    return LinkDocument(
        transaction_.db(), letter_.case_id,
        {sop_.Find(2)->output_kind, letter_.letter.number, PlaceOf(letter_.letter)});
  }

  const RegisteredLetter& letter() const { return letter_; }
  v1::LetterMoved& payload() { return payload_; }

 private:
  journal::Transaction& transaction_;
  const identity::Claims& caller_;
  const Move move_;
  RegisteredLetter letter_;
  sop::Sop sop_;
  identity::Right right_;
  CaseState after_;
  v1::LetterMoved payload_;
};

}  // namespace

Result<v1::ForwardToSekretarisResponse> ForwardToSekretaris(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::ForwardToSekretarisRequest& request) {
  Moving moving(transaction, caller, Move::kForwardToSekretaris);
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  return moving.Finish<v1::ForwardToSekretarisResponse>("letter-forwarded-to-sekretaris", "");
}

Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request) {
  Moving moving(transaction, caller, Move::kMarkRead);
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  return moving.Finish<v1::MarkReadResponse>("letter-read", moving.letter().advice);
}

Result<v1::ForwardToCamatResponse> ForwardToCamat(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::ForwardToCamatRequest& request) {
  Moving moving(transaction, caller, Move::kForwardToCamat);
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  TEPAT_TRY(Moving::RequireText(request.advice(), "advice", 0, kAdviceMax));
  TEPAT_TRY(moving.RequireInputs(request.missing_input_reason()));
  TEPAT_TRY(moving.LinkOutput());
  if (IsPublic(moving.letter().letter)) moving.payload().set_advice(request.advice());
  return moving.Finish<v1::ForwardToCamatResponse>("letter-forwarded-to-camat", request.advice());
}

Result<v1::CancelCaseResponse> CancelCase(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CancelCaseRequest& request) {
  Moving moving(transaction, caller, Move::kCancel);
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  TEPAT_TRY(Moving::RequireText(request.reason(), "reason", 5, 500));
  moving.payload().set_reason(request.reason());
  return moving.Finish<v1::CancelCaseResponse>("case-cancelled", moving.letter().advice);
}

}  // namespace tepat::correspondence
