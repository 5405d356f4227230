// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/maintenance_service.h"

#include <unistd.h>

#include <vector>

#include "libs/calls/command_call.h"
#include "libs/journal/progress.h"
#include "libs/journal/restore.h"
#include "libs/journal/wire.h"

namespace tepat::daemon {
namespace {

using journal::FillPosition;
using journal::JournalHead;

namespace v1 = journal::v1;

// A backup drains in seconds; nobody is kept from working longer by one that died.
constexpr int kFreezeSecondsMax = 120;
// The longest path of Linux.
constexpr std::size_t kPathMax = 4095;

// The facts before which readers stand still: each keeps all that follows it from being applied.
Result<std::vector<journal::StuckFact>> ListStopped(sql::Database& db, const Node& node) {
  std::vector<journal::StuckFact> facts;
  for (const auto& reader : node.readers()) {
    const auto stopped = reader->stopped();
    if (!stopped) continue;
    // From the database, not from the reader's memory, which is another thread's.
    TEPAT_ASSIGN(const auto progress, journal::FindReadProgress(db, reader->source()));
    const std::int64_t read = progress ? progress->cursor.sequence : 0;
    facts.push_back({reader->source(), "", read + 1, stopped->slug, stopped->message});
  }
  return facts;
}

Result<v1::GetProgressResponse> ReadProgress(sql::Database& db, const Node& node) {
  v1::GetProgressResponse response;
  TEPAT_ASSIGN(const JournalHead head, journal::ReadHead(db));
  FillPosition(head.position, response.mutable_head());
  TEPAT_ASSIGN(const auto readers, journal::ListReadProgress(db));
  for (const auto& reader : readers) FillPosition(reader.cursor, response.add_readers());
  TEPAT_ASSIGN(const auto couriers, journal::ListCourierProgress(db));
  for (const auto& courier : couriers) {
    auto* made = response.add_couriers();
    made->set_courier(courier.courier);
    made->set_sequence(courier.sequence);
    made->set_stuck(courier.stuck);
  }
  TEPAT_ASSIGN(const std::int64_t parked, journal::CountParked(db));
  TEPAT_ASSIGN(const auto stopped, ListStopped(db, node));
  response.set_parked(parked + static_cast<std::int64_t>(stopped.size()));
  TEPAT_ASSIGN(const auto gaps, journal::ListGaps(db));
  for (const auto& gap : gaps) {
    auto* made = response.add_gaps();
    made->set_source(gap.source);
    made->set_first(gap.first);
    made->set_last(gap.last);
  }
  return response;
}

// Up to kListedFactsMax of all kinds together: the answer stays below one message's limit.
void AddFacts(const std::vector<journal::StuckFact>& facts, v1::StuckReason reason,
              v1::ListStuckResponse& response) {
  for (const journal::StuckFact& fact : facts) {
    if (response.facts_size() >= journal::kListedFactsMax) return;
    v1::StuckFact* made = response.add_facts();
    made->set_reason(reason);
    made->set_counterpart(fact.counterpart);
    made->set_case_id(fact.case_id);
    made->set_sequence(fact.sequence);
    made->set_slug(fact.slug);
    made->set_message(fact.message);
  }
}

Result<v1::ListStuckResponse> ReadStuck(sql::Database& db, const Node& node) {
  v1::ListStuckResponse response;
  // First, so that no list of cases is long enough to hide them.
  TEPAT_ASSIGN(const auto stopped, ListStopped(db, node));
  AddFacts(stopped, v1::STUCK_REASON_PARKED, response);
  TEPAT_ASSIGN(const auto stuck, journal::ListStuck(db));
  AddFacts(stuck, v1::STUCK_REASON_REFUSED, response);
  TEPAT_ASSIGN(const auto parked, journal::ListParked(db));
  AddFacts(parked, v1::STUCK_REASON_PARKED, response);
  TEPAT_ASSIGN(const auto lost, journal::ListLostCases(db));
  AddFacts(lost, v1::STUCK_REASON_LOST, response);
  return response;
}

Result<v1::SnapshotResponse> TakeSnapshot(Node& node, const v1::SnapshotRequest& request) {
  if (request.path().empty() || request.path().front() != '/' || request.path().size() > kPathMax) {
    return Fail(Code::kInvalid, "journal.invalid_request", "path: an absolute path");
  }
  if (access(request.path().c_str(), F_OK) == 0) {
    return Fail(Code::kInvalid, "journal.invalid_request", "path: the file is there already");
  }
  TEPAT_ASSIGN(const auto db, sql::Database::Open(node.writer().path(), sql::Mode::kReader));
  // A connection of its own: a copy must not keep one of the pool's from queries.
  TEPAT_TRY(db->CopyTo(request.path()));
  TEPAT_ASSIGN(const JournalHead head, journal::VerifyFile(request.path()));
  v1::SnapshotResponse response;
  FillPosition(head.position, response.mutable_head());
  response.set_hash(head.hash);
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* MaintenanceService::GetProgress(grpc::CallbackServerContext* context,
                                                          const v1::GetProgressRequest*,
                                                          v1::GetProgressResponse* response) {
  return calls::ServeQuery<v1::GetProgressResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::GetProgressResponse> {
        TEPAT_TRY(calls::RequireService(caller));
        return node_.pool().Read<v1::GetProgressResponse>(
            [&](sql::Database& db) { return ReadProgress(db, node_); });
      });
}

grpc::ServerUnaryReactor* MaintenanceService::ListStuck(grpc::CallbackServerContext* context,
                                                        const v1::ListStuckRequest*,
                                                        v1::ListStuckResponse* response) {
  return calls::ServeQuery<v1::ListStuckResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::ListStuckResponse> {
        TEPAT_TRY(calls::RequireService(caller));
        return node_.pool().Read<v1::ListStuckResponse>(
            [&](sql::Database& db) { return ReadStuck(db, node_); });
      });
}

grpc::ServerUnaryReactor* MaintenanceService::RetryStuck(grpc::CallbackServerContext* context,
                                                         const v1::RetryStuckRequest*,
                                                         v1::RetryStuckResponse* response) {
  return calls::ServeQuery<v1::RetryStuckResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::RetryStuckResponse> {
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        for (const auto& courier : node_.handoffs()) courier->AskRetry();
        return v1::RetryStuckResponse();
      });
}

grpc::ServerUnaryReactor* MaintenanceService::Freeze(grpc::CallbackServerContext* context,
                                                     const v1::FreezeRequest* request,
                                                     v1::FreezeResponse* response) {
  return calls::ServeQuery<v1::FreezeResponse>(
      context, guard_, response, [&](const identity::Claims& caller) -> Result<v1::FreezeResponse> {
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        if (request->seconds_max() < 1 || request->seconds_max() > kFreezeSecondsMax) {
          return Fail(Code::kInvalid, "journal.invalid_request",
                      "seconds_max: 1 to " + std::to_string(kFreezeSecondsMax));
        }
        node_.writer().Freeze(std::chrono::seconds(request->seconds_max()));
        return v1::FreezeResponse();
      });
}

grpc::ServerUnaryReactor* MaintenanceService::Thaw(grpc::CallbackServerContext* context,
                                                   const v1::ThawRequest*,
                                                   v1::ThawResponse* response) {
  return calls::ServeQuery<v1::ThawResponse>(
      context, guard_, response, [&](const identity::Claims& caller) -> Result<v1::ThawResponse> {
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        node_.writer().Thaw();
        return v1::ThawResponse();
      });
}

grpc::ServerUnaryReactor* MaintenanceService::Snapshot(grpc::CallbackServerContext* context,
                                                       const v1::SnapshotRequest* request,
                                                       v1::SnapshotResponse* response) {
  return calls::ServeQuery<v1::SnapshotResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::SnapshotResponse> {
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        return TakeSnapshot(node_, *request);
      });
}

}  // namespace tepat::daemon
