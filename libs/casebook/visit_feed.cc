// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/visit_feed.h"

#include <set>

#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/visits.h"
#include "libs/journal/wire.h"
#include "libs/rpc/status.h"

namespace tepat::casebook {
namespace {

// Short, so that the process ends promptly: a stream cannot be left from outside.
constexpr std::chrono::seconds kListen{1};

VisitRow RowOf(const timing::v1::Visit& from) {
  VisitRow row;
  row.case_id = from.case_id();
  row.step = from.step();
  row.visit = from.visit();
  row.state = from.state();
  row.start = journal::TimeOf(from.start_time());
  if (from.has_stop_time()) row.stop = journal::TimeOf(from.stop_time());
  if (from.has_due_time()) row.due = journal::TimeOf(from.due_time());
  if (from.has_breach_time()) row.breach = journal::TimeOf(from.breach_time());
  row.used = std::chrono::seconds(from.used().seconds());
  row.allowed = std::chrono::seconds(from.allowed().seconds());
  row.explanation = from.explanation();
  for (const auto& part : from.parts()) {
    VisitPartRow made;
    made.unit = part.unit();
    made.n = part.n();
    made.state = part.state();
    made.start = journal::TimeOf(part.start_time());
    if (part.has_stop_time()) made.stop = journal::TimeOf(part.stop_time());
    if (part.has_due_time()) made.due = journal::TimeOf(part.due_time());
    if (part.has_breach_time()) made.breach = journal::TimeOf(part.breach_time());
    made.used = std::chrono::seconds(part.used().seconds());
    made.allowed = std::chrono::seconds(part.allowed().seconds());
    made.late = part.late();
    row.parts.push_back(std::move(made));
  }
  for (const auto& pause : from.pauses()) row.paused |= !pause.has_to_time();
  return row;
}

}  // namespace

bool VisitFeed::Step() {
  const Result<bool> heard = Listen();
  trouble_.Note(heard ? Ok() : Fail(heard.error()));
  if (!heard) known_ = false;
  return heard && *heard;
}

Status VisitFeed::RequireSameLife() {
  timing::v1::ListVisitsRequest request;
  request.set_page_size(1);
  TEPAT_ASSIGN(
      const auto page,
      backend_.CallAsFace(backend_.timing, &timing::v1::TimingService::Stub::ListVisits, request));
  const auto load = [&](journal::Transaction& transaction) -> Status {
    // A cursor beyond the newest change is of a life that is lost.
    TEPAT_ASSIGN(cursor_, VisitCursor(transaction.db()));
    if (cursor_ <= page.change()) return Ok();
    cursor_ = 0;
    return ForgetVisits(transaction.db());
  };
  TEPAT_TRY(writer_.Execute(load));
  known_ = true;
  return Ok();
}

Result<bool> VisitFeed::Listen() {
  // Whenever a stream broke off: timing may have been restored meanwhile.
  if (!known_) TEPAT_TRY(RequireSameLife());
  grpc::ClientContext context;
  backend_.Prepare(context, backend_.own_token(), kListen);
  timing::v1::WatchVisitsRequest request;
  request.set_after_change(cursor_);
  const auto stream = backend_.timing.stub->WatchVisits(&context, request);
  timing::v1::WatchVisitsResponse page;
  bool any = false;
  while (stream->Read(&page)) {
    TEPAT_TRY(Take(page));
    any = true;
  }
  const grpc::Status end = stream->Finish();
  if (end.ok() || end.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED) return any;
  return Fail(rpc::FromGrpc(end).error());
}

Status VisitFeed::Take(const timing::v1::WatchVisitsResponse& page) {
  const auto save = [&](journal::Transaction& transaction) -> Status {
    std::set<std::string> cases;
    for (const auto& visit : page.visits()) {
      TEPAT_TRY(SaveVisit(transaction.db(), RowOf(visit)));
      cases.insert(visit.case_id());
    }
    for (const std::string& case_id : cases) {
      TEPAT_TRY(Settle(transaction.db(), case_id));
    }
    return SaveVisitCursor(transaction.db(), page.change());
  };
  TEPAT_TRY(writer_.Execute(save));
  // Behind the commit: what was not saved is asked for again.
  cursor_ = page.change();
  return Ok();
}

}  // namespace tepat::casebook
