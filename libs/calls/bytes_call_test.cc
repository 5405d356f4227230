// SPDX-License-Identifier: Apache-2.0
// Bytes in and messages out over a real server within the process; a contract that has such calls
// lends its messages.
#include "libs/calls/bytes_call.h"

#include <gtest/gtest.h>

#include "libs/calls/send_file.h"
#include "libs/rpc/socket.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace tepat::calls {
namespace {

namespace v1 = data_collection::v1;

constexpr std::size_t kBytesMax = 100'000;

// Takes bytes in and counts them; sends a text out in pieces.
class Served : public v1::DataCollectionService::CallbackService {
 public:
  grpc::ServerReadReactor<v1::PreviewWorkbookRequest>* PreviewWorkbook(
      grpc::CallbackServerContext* call, v1::PreviewWorkbookResponse* response) override {
    const auto take = [](const identity::Claims& caller, const v1::WorkbookHead& head,
                         const std::string& bytes) -> Result<v1::PreviewWorkbookResponse> {
      if (bytes == "rusak") return Fail(Code::kInvalid, "test.refused", "no");
      v1::PreviewWorkbookResponse answer;
      answer.set_token(caller.person_id + " " + head.case_id() + " " +
                       std::to_string(bytes.size()));
      return answer;
    };
    return Intake<v1::PreviewWorkbookRequest, v1::WorkbookHead, v1::PreviewWorkbookResponse>::Begin(
        call, response, identify_, {workers_, slots_, kBytesMax, take});
  }

  grpc::ServerWriteReactor<v1::GetMarkedWorkbookResponse>* GetMarkedWorkbook(
      grpc::CallbackServerContext* call, const v1::GetMarkedWorkbookRequest* request) override {
    using Pieces = Result<std::vector<v1::GetMarkedWorkbookResponse>>;
    return MessageStream<v1::GetMarkedWorkbookResponse>::Begin(
        call, identify_, workers_, [text = request->token()](const identity::Claims&) -> Pieces {
          if (text == "rusak") return Fail(Code::kNotFound, "test.refused", "no");
          return PiecesOf<v1::GetMarkedWorkbookResponse>(text);
        });
  }

  UploadSlots slots_{8};
  // Who calls stands in the metadata.
  Identify identify_ = [](const grpc::CallbackServerContext& call) -> Result<identity::Claims> {
    const auto who = call.client_metadata().find("who");
    if (who == call.client_metadata().end()) return Fail(Code::kDenied, "test.nobody", "no token");
    identity::Claims claims;
    claims.person_id = std::string(who->second.data(), who->second.size());
    return claims;
  };
  Workers workers_{2, 8};
};

class BytesCallTest : public testing::Test {
 protected:
  BytesCallTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&served_);
    server_ = builder.BuildAndStart();
    stub_ = v1::DataCollectionService::NewStub(server_->InProcessChannel({}));
  }
  ~BytesCallTest() override { server_->Shutdown(); }

  static v1::PreviewWorkbookRequest Head() {
    v1::PreviewWorkbookRequest head;
    head.mutable_head()->set_case_id("k1");
    return head;
  }
  static v1::PreviewWorkbookRequest Piece(std::size_t size, char of = 'x') {
    v1::PreviewWorkbookRequest piece;
    piece.set_data(std::string(size, of));
    return piece;
  }

  // What is answered, or the slug of the refusal.
  std::string Send(const std::vector<v1::PreviewWorkbookRequest>& messages,
                   const std::string& who = "ani") {
    grpc::ClientContext call;
    Prepare(call, who);
    v1::PreviewWorkbookResponse answer;
    const auto writer = stub_->PreviewWorkbook(&call, &answer);
    for (const auto& message : messages) {
      if (!writer->Write(message)) break;
    }
    writer->WritesDone();
    const Status told = rpc::FromGrpc(writer->Finish());
    return told ? answer.token() : told.error().slug;
  }
  std::string Fetch(const std::string& text, const std::string& who = "ani") {
    grpc::ClientContext call;
    Prepare(call, who);
    v1::GetMarkedWorkbookRequest request;
    request.set_token(text);
    const auto reader = stub_->GetMarkedWorkbook(&call, request);
    std::string bytes;
    for (v1::GetMarkedWorkbookResponse piece; reader->Read(&piece);) {
      EXPECT_LE(piece.data().size(), kFilePieceMax);
      bytes += piece.data();
    }
    const Status told = rpc::FromGrpc(reader->Finish());
    return told ? bytes : told.error().slug;
  }
  static void Prepare(grpc::ClientContext& call, const std::string& who) {
    rpc::SetDeadline(call, std::chrono::seconds(30));
    if (!who.empty()) call.AddMetadata("who", who);
  }

  Served served_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::DataCollectionService::Stub> stub_;
};

TEST_F(BytesCallTest, TakesTheHeadAndAllPieces) {
  EXPECT_EQ(Send({Head(), Piece(60'000), Piece(40'000)}), "ani k1 100000");
  EXPECT_EQ(Send({Head()}), "ani k1 0");
}

TEST_F(BytesCallTest, AFileIsSentWholeWhateverItsSize) {
  const auto sent = [this](std::size_t size) {
    grpc::ClientContext call;
    Prepare(call, "ani");
    v1::PreviewWorkbookResponse answer;
    const std::string file(size, 'x');
    const Status told =
        rpc::FromGrpc(SendFile(stub_->PreviewWorkbook(&call, &answer), Head().head(), file));
    return told ? answer.token() : told.error().slug;
  };
  EXPECT_EQ(sent(0), "ani k1 0");
  EXPECT_EQ(sent(kFilePieceMax), "ani k1 65536");
  EXPECT_EQ(sent(kFilePieceMax + 1), "ani k1 65537");
  // Broken off by the service: its reason is told, not that the stream broke.
  EXPECT_EQ(sent(10'000'000), "blobs.too_large");
}

TEST_F(BytesCallTest, RefusesMessagesOutOfOrderOrTooLarge) {
  EXPECT_EQ(Send({}), "daemon.malformed_upload");
  EXPECT_EQ(Send({Piece(1)}), "daemon.malformed_upload");
  EXPECT_EQ(Send({Head(), Head()}), "daemon.malformed_upload");
  EXPECT_EQ(Send({Head(), Piece(kFilePieceMax + 1)}), "daemon.malformed_upload");
  EXPECT_EQ(Send({Head(), Piece(60'000), Piece(40'001)}), "blobs.too_large");
}

TEST_F(BytesCallTest, TellsWhatTheWorkSays) {
  v1::PreviewWorkbookRequest bad;
  bad.set_data("rusak");
  EXPECT_EQ(Send({Head(), bad}), "test.refused");
  EXPECT_EQ(Fetch("rusak"), "test.refused");
}

TEST_F(BytesCallTest, KnowsWhoCallsBeforeAnythingIsDone) {
  EXPECT_EQ(Send({Head()}, ""), "test.nobody");
  EXPECT_EQ(Fetch("a", ""), "test.nobody");
}

TEST_F(BytesCallTest, HasAnEndOfWhatComesInAtATime) {
  int taken = 0;
  while (served_.slots_.Take()) ++taken;
  EXPECT_EQ(taken, 8);
  EXPECT_EQ(Send({Head()}), "daemon.too_many_uploads");
  served_.slots_.Give();
  EXPECT_EQ(Send({Head()}), "ani k1 0");
}

TEST_F(BytesCallTest, SendsAllPiecesInTheirOrder) {
  std::string text;
  while (text.size() < 200'000) text += std::to_string(text.size()) + ' ';
  EXPECT_EQ(Fetch(text), text);
  EXPECT_EQ(Fetch(""), "");
}

TEST(Workers, RefuseWhatTheyCannotHold) {
  Workers workers(0, 1);
  EXPECT_TRUE(workers.Submit([] {}));
  EXPECT_EQ(workers.Submit([] {}).error().slug, "daemon.too_many_uploads");
}

TEST(Workers, FinishWhatWaitsBeforeTheyEnd) {
  std::atomic<int> done = 0;
  {
    Workers workers(2, 10);
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(workers.Submit([&] { ++done; }));
  }
  EXPECT_EQ(done, 10);
}

}  // namespace
}  // namespace tepat::calls
