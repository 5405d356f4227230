// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/journal_service.h"

#include "libs/calls/command_call.h"
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

// The other journal is on the same machine: what takes longer hangs, and is asked again.
constexpr std::chrono::seconds kCallLimit(2);

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
  // The bytes as they were stored: formatted anew they would have another hash.
  for (JournalRow& row : page.rows) {
    v1::JournalRow* made = response.add_rows();
    made->set_sequence(row.sequence);
    made->set_body(std::move(row.body));
    made->set_hash(std::move(row.hash));
  }
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* JournalService::GetHead(grpc::CallbackServerContext* context,
                                                  const v1::GetHeadRequest*,
                                                  v1::GetHeadResponse* response) {
  return calls::ServeQuery<v1::GetHeadResponse>(
      context, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::GetHeadResponse> {
        // A journal holds what no single officer may read.
        TEPAT_TRY(calls::RequireService(caller));
        return HeadResponse(node_.journal());
      });
}

grpc::ServerUnaryReactor* JournalService::Read(grpc::CallbackServerContext* context,
                                               const v1::ReadRequest* request,
                                               v1::ReadResponse* response) {
  return calls::ServeQuery<v1::ReadResponse>(
      context, guard_, response, [&](const identity::Claims& caller) -> Result<v1::ReadResponse> {
        TEPAT_TRY(calls::RequireService(caller));
        return ReadPage(node_.journal(), *request);
      });
}

void RemoteJournal::Prepare(grpc::ClientContext& context) const {
  rpc::SetDeadline(context, kCallLimit);
  // Asked for each time: the office may leave the token behind after this was made.
  context.AddMetadata(calls::kTokenKey, calls::TokenValue(token_()));
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
