// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/maintenance_service.h"

#include <unistd.h>

#include "libs/calls/command_call.h"
#include "libs/journal/restore.h"
#include "libs/journal/wire.h"

namespace tepat::daemon {
namespace {

using journal::FillPosition;
using journal::JournalHead;

namespace v1 = journal::v1;

constexpr int kStuckMax = 500;
constexpr int kFreezeSecondsMax = 120;

Result<v1::GetProgressResponse> ReadProgress(sql::Database& db) {
  v1::GetProgressResponse response;
  TEPAT_ASSIGN(const JournalHead head, journal::ReadHead(db));
  FillPosition(head.position, response.mutable_head());
  TEPAT_ASSIGN(const auto readers,
               db.Select("SELECT source, incarnation, sequence FROM reader_cursor ORDER BY source "
                         "LIMIT 100"));
  for (const sql::Row& row : readers) {
    FillPosition({row.Text(0), row.Text(1), row.Int(2)}, response.add_readers());
  }
  TEPAT_ASSIGN(
      const auto couriers,
      db.Select("SELECT courier, sequence, (SELECT count(*) FROM stuck s WHERE s.courier = "
                "c.courier) FROM courier_cursor c ORDER BY courier"));
  for (const sql::Row& row : couriers) {
    auto* courier = response.add_couriers();
    courier->set_courier(row.Text(0));
    courier->set_sequence(row.Int(1));
    courier->set_stuck(row.Int(2));
  }
  TEPAT_ASSIGN(const auto parked, db.Find("SELECT count(*) FROM parked"));
  response.set_parked(parked->Int(0));
  TEPAT_ASSIGN(const auto gaps, db.Select("SELECT source, first, last FROM source_gap ORDER BY "
                                          "passed_us DESC LIMIT 20"));
  for (const sql::Row& row : gaps) {
    auto* gap = response.add_gaps();
    gap->set_source(row.Text(0));
    gap->set_first(row.Int(1));
    gap->set_last(row.Int(2));
  }
  return response;
}

Status AddStuck(sql::Database& db, const char* statement, v1::StuckReason reason,
                v1::ListStuckResponse& response) {
  TEPAT_ASSIGN(const auto rows, db.Select(statement));
  for (const sql::Row& row : rows) {
    if (response.facts_size() >= kStuckMax) return Ok();
    v1::StuckFact* fact = response.add_facts();
    fact->set_reason(reason);
    fact->set_counterpart(row.Text(0));
    fact->set_case_id(row.Text(1));
    fact->set_sequence(row.Int(2));
    fact->set_slug(row.Text(3));
    fact->set_message(row.Text(4));
  }
  return Ok();
}

Result<v1::ListStuckResponse> ReadStuck(sql::Database& db) {
  v1::ListStuckResponse response;
  TEPAT_TRY(AddStuck(db,
                     "SELECT courier, case_id, sequence, slug, message FROM stuck ORDER BY "
                     "sequence LIMIT 500",
                     v1::STUCK_REASON_REFUSED, response));
  TEPAT_TRY(AddStuck(db,
                     "SELECT source, case_id, sequence, slug, message FROM parked ORDER BY "
                     "sequence LIMIT 500",
                     v1::STUCK_REASON_PARKED, response));
  TEPAT_TRY(AddStuck(db,
                     "SELECT source, case_id, cut, 'journal.read_beyond_restore', 'facts of it "
                     "were lost' FROM lost_case ORDER BY case_id LIMIT 500",
                     v1::STUCK_REASON_LOST, response));
  return response;
}

Result<v1::SnapshotResponse> TakeSnapshot(Node& node, const v1::SnapshotRequest& request) {
  if (request.path().empty() || request.path().front() != '/' || request.path().size() > 4000) {
    return Fail(Code::kInvalid, "journal.invalid_request", "path: an absolute path");
  }
  if (access(request.path().c_str(), F_OK) == 0) {
    return Fail(Code::kInvalid, "journal.invalid_request", "path: the file is there already");
  }
  TEPAT_ASSIGN(const auto db, sql::Database::Open(node.writer().path(), sql::Mode::kReader));
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
        return node_.pool().Read<v1::GetProgressResponse>(ReadProgress);
      });
}

grpc::ServerUnaryReactor* MaintenanceService::ListStuck(grpc::CallbackServerContext* context,
                                                        const v1::ListStuckRequest*,
                                                        v1::ListStuckResponse* response) {
  return calls::ServeQuery<v1::ListStuckResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::ListStuckResponse> {
        TEPAT_TRY(calls::RequireService(caller));
        return node_.pool().Read<v1::ListStuckResponse>(ReadStuck);
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
          return Fail(Code::kInvalid, "journal.invalid_request", "seconds_max: 1 to 120");
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
