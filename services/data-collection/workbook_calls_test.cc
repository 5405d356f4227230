// SPDX-License-Identifier: Apache-2.0
// The calls over a real server within the process.
#include "services/data-collection/workbook_calls.h"

#include <gtest/gtest.h>

#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "libs/testing/clocks.h"
#include "services/data-collection/workbook/filled_book_fixture.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace tepat::data_collection {
namespace {

using book::FakeService;
using book::FilledBook;
using book::kCase;

// Who calls stands in the metadata `who`.
Result<identity::Claims> CallerOf(const grpc::CallbackServerContext& call) {
  const auto who = call.client_metadata().find("who");
  if (who == call.client_metadata().end()) {
    return Fail(Code::kDenied, "identity.no_token", "no token");
  }
  identity::Claims claims;
  claims.person_id = std::string(who->second.data(), who->second.size());
  return claims;
}

class WorkbookCallsTest : public testing::Test {
 protected:
  WorkbookCallsTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&served_);
    server_ = builder.BuildAndStart();
    stub_ = v1::DataCollectionService::NewStub(server_->InProcessChannel({}));
  }
  ~WorkbookCallsTest() override { server_->Shutdown(); }

  static void Prepare(grpc::ClientContext& call, const std::string& who) {
    rpc::SetDeadline(call, std::chrono::seconds(30));
    if (!who.empty()) call.AddMetadata("who", who);
  }
  static std::string SlugOf(const grpc::Status& status) {
    const Status told = rpc::FromGrpc(status);
    return told ? "ok" : told.error().slug;
  }

  // A file, or why there is none.
  std::string Template(v1::WorkbookFormat format, const std::string& who = "lurah") {
    v1::GetTemplateRequest request;
    request.set_case_id(kCase);
    request.set_format(format);
    grpc::ClientContext call;
    Prepare(call, who);
    return All<v1::GetTemplateResponse>(stub_->GetTemplate(&call, request));
  }
  std::string Marked(const std::string& token, const std::string& who = "lurah") {
    v1::GetMarkedWorkbookRequest request;
    request.set_token(token);
    grpc::ClientContext call;
    Prepare(call, who);
    return All<v1::GetMarkedWorkbookResponse>(stub_->GetMarkedWorkbook(&call, request));
  }
  template <class Piece>
  std::string All(std::unique_ptr<grpc::ClientReader<Piece>> reader) {
    std::string bytes;
    for (Piece piece; reader->Read(&piece);) bytes += piece.data();
    const std::string slug = SlugOf(reader->Finish());
    return slug == "ok" ? bytes : slug;
  }

  // Messages as they are, so that a test may break their order.
  std::string Send(const std::vector<v1::PreviewWorkbookRequest>& messages,
                   const std::string& who = "lurah") {
    grpc::ClientContext call;
    Prepare(call, who);
    const auto writer = stub_->PreviewWorkbook(&call, &answer_);
    for (const auto& message : messages) {
      if (!writer->Write(message)) break;
    }
    writer->WritesDone();
    return SlugOf(writer->Finish());
  }
  static v1::PreviewWorkbookRequest Head() {
    v1::PreviewWorkbookRequest head;
    head.mutable_head()->set_case_id(kCase);
    return head;
  }
  static std::vector<v1::PreviewWorkbookRequest> Whole(const std::string& bytes) {
    std::vector<v1::PreviewWorkbookRequest> messages = {Head()};
    for (auto& piece : calls::PiecesOf<v1::PreviewWorkbookRequest>(bytes)) {
      messages.push_back(std::move(piece));
    }
    return messages;
  }

  const FakeService units_;
  simulation::FakeClock clock_{"2026-10-05T01:00:00Z"};
  SystemEntropy entropy_;
  UuidSource ids_{clock_, entropy_};
  WorkbookService served_{CallerOf, clock_, ids_,
                          [this](const identity::Claims&) { return units_.source(); }};
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::DataCollectionService::Stub> stub_;
  v1::PreviewWorkbookResponse answer_;
};

TEST_F(WorkbookCallsTest, ATemplateComesFilledInAndIsReadBack) {
  FilledBook book(Template(v1::WORKBOOK_FORMAT_XLSX));
  ASSERT_EQ(Send(Whole(book.Number("G5", "86.5").Text("G6", "x").bytes())), "ok");
  EXPECT_EQ(answer_.counts().numbers(), 1);
  EXPECT_EQ(answer_.counts().wrong(), 1);
  EXPECT_EQ(answer_.kept_until_time().seconds(), 1'791'163'800) << "2026-10-05T01:30:00Z";
  v1::GetWorkbookPreviewRequest request;
  request.set_token(answer_.token());
  grpc::ClientContext call;
  Prepare(call, "lurah");
  const auto reader = stub_->GetWorkbookPreview(&call, request);
  v1::GetWorkbookPreviewResponse message;
  ASSERT_TRUE(reader->Read(&message));
  EXPECT_EQ(message.summary().case_id(), kCase);
  ASSERT_TRUE(reader->Read(&message));
  EXPECT_EQ(message.unit().values(0).components(0).value(), "86.5");
  EXPECT_EQ(message.unit().findings(0).cell(), "G6");
  EXPECT_FALSE(reader->Read(&message));
  EXPECT_EQ(SlugOf(reader->Finish()), "ok");
}

TEST_F(WorkbookCallsTest, TheMarkedWorkbookIsForWhoeverHandedInTheFile) {
  FilledBook book(Template(v1::WORKBOOK_FORMAT_XLSX));
  ASSERT_EQ(Send(Whole(book.Text("G6", "x").bytes())), "ok");
  EXPECT_TRUE(Marked(answer_.token()).starts_with("PK"));
  EXPECT_EQ(Marked(answer_.token(), "camat"), "data_collection.unknown_preview");
  EXPECT_EQ(Marked("lain"), "data_collection.unknown_preview");
}

TEST_F(WorkbookCallsTest, WithoutATokenOrAFormatNothingIsMade) {
  EXPECT_EQ(Template(v1::WORKBOOK_FORMAT_XLSX, ""), "identity.no_token");
  EXPECT_EQ(Send(Whole("x"), ""), "identity.no_token");
  EXPECT_EQ(Template(v1::WORKBOOK_FORMAT_UNSPECIFIED), "data_collection.invalid_request");
}

TEST_F(WorkbookCallsTest, AFileThatIsNoneIsAFindingAndNoRefusal) {
  ASSERT_EQ(Send(Whole("%PDF-1.7\n")), "ok");
  EXPECT_EQ(answer_.counts().wrong(), 1);
  EXPECT_EQ(Marked(answer_.token()), "data_collection.nothing_to_mark");
}

TEST_F(WorkbookCallsTest, FilesHaveAnEnd) {
  EXPECT_EQ(Send(Whole(std::string((20U << 20U) + 1, 'x'))), "blobs.too_large");
}

}  // namespace
}  // namespace tepat::data_collection
