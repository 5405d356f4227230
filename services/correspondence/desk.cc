// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/desk.h"

#include "libs/sop/roles.h"

namespace tepat::correspondence {

// A desk is called after who sits at it.
std::string NameOf(Desk desk) {
  switch (desk) {
    case Desk::kFrontDesk:
      return "front_desk";
    case Desk::kSekretaris:
      return sop::kSekretaris;
    case Desk::kCamat:
      return sop::kCamat;
    case Desk::kNowhere:
      return "nowhere";
    case Desk::kFiled:
      return "filed";
  }
  return "";
}

namespace {

// Where a letter must lie for a move, and where it lies afterwards; nothing when it cannot be made.
std::optional<Desk> DeskAfter(Desk desk, Move move) {
  switch (move) {
    case Move::kForwardToSekretaris:
      if (desk == Desk::kFrontDesk) return Desk::kSekretaris;
      break;
    case Move::kForwardToCamat:
      if (desk == Desk::kSekretaris) return Desk::kCamat;
      break;
      // Reading moves nothing; but only who has it on the desk can read it.
    case Move::kMarkRead:
      if (desk == Desk::kSekretaris) return Desk::kSekretaris;
      break;
    case Move::kEnd:
      if (desk == Desk::kFrontDesk || desk == Desk::kSekretaris) return Desk::kNowhere;
      if (desk == Desk::kCamat) return Desk::kCamat;
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string CommandOf(Move move) {
  switch (move) {
    case Move::kForwardToSekretaris:
      return "forward_to_sekretaris";
    case Move::kForwardToCamat:
    case Move::kMarkRead:
      return "forward_to_camat";
    case Move::kEnd:
      return "cancel_case";
  }
  return "";
}

Result<CaseState> StateAfter(const CaseState& state, Move move, int expected_revision,
                             const std::string& person_id, Instant now) {
  // One refusal for both: whoever comes second learns where it lies now, and by whom.
  const auto desk = DeskAfter(state.desk, move);
  if (!desk || expected_revision != state.revision.number) {
    return MovedOn("correspondence", NameOf(state.desk), state.revision);
  }
  CaseState after{*desk, state.revision.Next(person_id, now), state.read};
  if (move == Move::kMarkRead && !after.read) after.read = now;
  return after;
}

std::vector<sop::Mark> MarksOf(Move move, const sop::Sop& sop, Instant now) {
  using Kind = sop::Mark::Kind;
  switch (move) {
    case Move::kForwardToSekretaris: {
      // The clerk's hop is the first command on the visit; from here on the Sekretaris holds it.
      sop::Mark accepted{kStep, 1, Kind::kAccepted, now};
      accepted.holders = {{sop::kSekretaris, ""}};
      return {accepted};
    }
    case Move::kForwardToCamat: {
      // The next clock starts at this instant, before disposition has heard of the case.
      sop::Mark completed{kStep, 1, Kind::kCompleted, now};
      completed.opens = sop.HasStep(kStep + 1) ? kStep + 1 : 0;
      return {completed};
    }
    case Move::kEnd:
    case Move::kMarkRead:
      break;
  }
  return {};
}

}  // namespace tepat::correspondence
