// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/journal_service.h"

#include <unistd.h>

#include "libs/daemon/command_call.h"
#include "libs/journal/restore.h"
#include "libs/journal/wire.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"

namespace tepat::daemon {
namespace {

using journal::FillPosition;
using journal::JournalHead;
using journal::JournalPage;
using journal::JournalReader;
using journal::JournalRow;
using journal::PositionOf;
namespace v1 = journal::v1;

constexpr std::chrono::seconds kCallLimit(2);
constexpr int kStuckMax = 500;

Result<v1::GetHeadResponse> HeadResponse(JournalReader& journal) {
  TEPAT_ASSIGN(const JournalHead head, journal.Head());
  v1::GetHeadResponse response;
  FillPosition(head.position, response.mutable_head());
  response.set_hash(head.hash);
  response.set_restored_cut(head.restored_cut);
  return response;
}

Result<v1::ReadResponse> ReadPage(JournalReader& journal, const v1::ReadRequest& request) {
  const int rows_max = request.page_size() == 0 ? journal::kPageRowsMax : request.page_size();
  TEPAT_ASSIGN(JournalPage page, journal.Read(request.from_sequence(), rows_max));
  v1::ReadResponse response;
  FillPosition(page.head, response.mutable_head());
  for (JournalRow& row : page.rows) {
    v1::JournalRow* made = response.add_rows();
    made->set_sequence(row.sequence);
    made->set_body(std::move(row.body));
    made->set_hash(std::move(row.hash));
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

grpc::ServerUnaryReactor* JournalService::ListStuck(grpc::CallbackServerContext* context,
                                                    const v1::ListStuckRequest*,
                                                    v1::ListStuckResponse* response) {
  return ServeQuery<v1::ListStuckResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::ListStuckResponse> {
        TEPAT_TRY(RequireService(caller));
        return node_.pool().Read<v1::ListStuckResponse>(ReadStuck);
      });
}

grpc::ServerUnaryReactor* JournalService::RetryStuck(grpc::CallbackServerContext* context,
                                                     const v1::RetryStuckRequest*,
                                                     v1::RetryStuckResponse* response) {
  return ServeQuery<v1::RetryStuckResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::RetryStuckResponse> {
        TEPAT_TRY(RequireScope(caller, "operator"));
        for (const auto& courier : node_.handoffs()) courier->AskRetry();
        return v1::RetryStuckResponse();
      });
}

grpc::ServerUnaryReactor* JournalService::Freeze(grpc::CallbackServerContext* context,
                                                 const v1::FreezeRequest* request,
                                                 v1::FreezeResponse* response) {
  return ServeQuery<v1::FreezeResponse>(
      context, guard_, response, [&](const identity::Claims& caller) -> Result<v1::FreezeResponse> {
        TEPAT_TRY(RequireScope(caller, "operator"));
        if (request->seconds_max() < 1 || request->seconds_max() > 120) {
          return Fail(Code::kInvalid, "journal.invalid_request", "seconds_max: 1 to 120");
        }
        node_.writer().Freeze(std::chrono::seconds(request->seconds_max()));
        return v1::FreezeResponse();
      });
}

grpc::ServerUnaryReactor* JournalService::Thaw(grpc::CallbackServerContext* context,
                                               const v1::ThawRequest*, v1::ThawResponse* response) {
  return ServeQuery<v1::ThawResponse>(
      context, guard_, response, [&](const identity::Claims& caller) -> Result<v1::ThawResponse> {
        TEPAT_TRY(RequireScope(caller, "operator"));
        node_.writer().Thaw();
        return v1::ThawResponse();
      });
}

grpc::ServerUnaryReactor* JournalService::Snapshot(grpc::CallbackServerContext* context,
                                                   const v1::SnapshotRequest* request,
                                                   v1::SnapshotResponse* response) {
  return ServeQuery<v1::SnapshotResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::SnapshotResponse> {
        TEPAT_TRY(RequireScope(caller, "operator"));
        return TakeSnapshot(node_, *request);
      });
}

grpc::ServerUnaryReactor* JournalService::GetHead(grpc::CallbackServerContext* context,
                                                  const v1::GetHeadRequest*,
                                                  v1::GetHeadResponse* response) {
  return ServeQuery<v1::GetHeadResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::GetHeadResponse> {
        TEPAT_TRY(RequireService(caller));
        return HeadResponse(node_.journal());
      });
}

grpc::ServerUnaryReactor* JournalService::Read(grpc::CallbackServerContext* context,
                                               const v1::ReadRequest* request,
                                               v1::ReadResponse* response) {
  return ServeQuery<v1::ReadResponse>(
      context, guard_, response, [&](const identity::Claims& caller) -> Result<v1::ReadResponse> {
        TEPAT_TRY(RequireService(caller));
        return ReadPage(node_.journal(), *request);
      });
}

void RemoteJournal::Prepare(grpc::ClientContext& context) const {
  rpc::SetDeadline(context, kCallLimit);
  context.AddMetadata(kTokenKey, TokenValue(token_()));
}

Result<JournalHead> RemoteJournal::Head() {
  grpc::ClientContext context;
  Prepare(context);
  v1::GetHeadResponse response;
  TEPAT_TRY(rpc::FromGrpc(stub_->GetHead(&context, {}, &response)));
  return JournalHead{PositionOf(response.head()), response.hash(), response.restored_cut()};
}

Result<JournalPage> RemoteJournal::Read(std::int64_t from, int rows_max) {
  grpc::ClientContext context;
  Prepare(context);
  v1::ReadRequest request;
  request.set_from_sequence(from);
  request.set_page_size(rows_max);
  v1::ReadResponse response;
  TEPAT_TRY(rpc::FromGrpc(stub_->Read(&context, request, &response)));
  JournalPage page{{}, PositionOf(response.head())};
  for (v1::JournalRow& row : *response.mutable_rows()) {
    page.rows.push_back(
        {row.sequence(), std::move(*row.mutable_body()), std::move(*row.mutable_hash())});
  }
  return page;
}

}  // namespace tepat::daemon
