// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/stage.h"

#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::casebook {
namespace {

Stage StageOfCollection(int state) {
  return state == data_collection::v1::COLLECTION_STATE_COLLECTING ? Stage::kCollecting
         : state == data_collection::v1::COLLECTION_STATE_CHECKING ? Stage::kChecking
                                                                   : Stage::kPreparing;
}

}  // namespace

// From the end of the way: the last service that knows the case says where it is, for hand-offs
// arrive later than what they follow from.
Stage StageOf(const Standing& standing) {
  if (standing.ended) return Stage::kEnded;
  switch (standing.submission) {
    case submission::v1::SUBMISSION_STATE_PREPARING:
      return Stage::kPreparing;
    case submission::v1::SUBMISSION_STATE_IN_REVIEW:
      return Stage::kReview;
    case submission::v1::SUBMISSION_STATE_IN_APPROVAL:
      return Stage::kApproval;
    case submission::v1::SUBMISSION_STATE_SENDING:
      return Stage::kSending;
    case submission::v1::SUBMISSION_STATE_SENT:
      return Stage::kSent;
    case submission::v1::SUBMISSION_STATE_CLOSED:
      return Stage::kReceived;
    default:
      break;
  }
  if (standing.collection != 0) return StageOfCollection(standing.collection);
  switch (standing.disposition) {
    case disposition::v1::DISPOSITION_STATE_OPEN:
      return Stage::kDisposing;
    case disposition::v1::DISPOSITION_STATE_ISSUED:
      return Stage::kCollecting;
    case disposition::v1::DISPOSITION_STATE_NOT_NEEDED:
      return Stage::kNoNeed;
    case disposition::v1::DISPOSITION_STATE_ENDED:
      return Stage::kEnded;
    default:
      break;
  }
  switch (standing.desk) {
    case correspondence::v1::DESK_FRONT_DESK:
      return Stage::kFrontDesk;
    case correspondence::v1::DESK_SEKRETARIS:
      return Stage::kSekretaris;
    case correspondence::v1::DESK_NOWHERE:
      return Stage::kEnded;
    default:
      return Stage::kDisposing;
  }
}

int StepOf(Stage stage) {
  switch (stage) {
    case Stage::kFrontDesk:
    case Stage::kSekretaris:
      return 2;
    case Stage::kDisposing:
      return 3;
    case Stage::kCollecting:
      return 4;
    case Stage::kChecking:
      return 5;
    case Stage::kPreparing:
      return 6;
    case Stage::kSending:
      return 7;
    default:
      return 0;
  }
}

bool IsOpen(Stage stage) {
  return stage != Stage::kReceived && stage != Stage::kNoNeed && stage != Stage::kEnded;
}

std::vector<std::string> CommandsAt(Stage stage) {
  switch (stage) {
    case Stage::kFrontDesk:
      return {"forward_to_sekretaris"};
    case Stage::kSekretaris:
      return {"forward_to_camat"};
    case Stage::kDisposing:
      return {"dispose"};
    case Stage::kCollecting:
      return {"close_draft"};
    case Stage::kChecking:
      return {"check"};
    case Stage::kPreparing:
      return {"prepare_documents"};
    case Stage::kReview:
      return {"review"};
    case Stage::kApproval:
      return {"approve"};
    case Stage::kSending:
      return {"send"};
    case Stage::kSent:
      return {"receive"};
    default:
      return {};
  }
}

}  // namespace tepat::casebook
