// SPDX-License-Identifier: Apache-2.0
#include "libs/rpc/status.h"

#include "libs/base/outside_text.h"
#include "tepat/common/v1/error.pb.h"

namespace tepat::rpc {
namespace {

constexpr const char* kErrorInfoUrl = "type.googleapis.com/google.rpc.ErrorInfo";
// The trailer has to fit into 8 KiB of metadata, with the message in it twice.
constexpr std::size_t kDetailBytesMax = 4096;
constexpr std::size_t kMessageBytesMax = 1024;

grpc::StatusCode CodeOf(Code code) {
  switch (code) {
    case Code::kInvalid:
      return grpc::StatusCode::INVALID_ARGUMENT;
    case Code::kNotFound:
      return grpc::StatusCode::NOT_FOUND;
    case Code::kConflict:
      return grpc::StatusCode::FAILED_PRECONDITION;
    case Code::kDenied:
      return grpc::StatusCode::PERMISSION_DENIED;
    case Code::kUnavailable:
      return grpc::StatusCode::UNAVAILABLE;
    case Code::kExhausted:
      return grpc::StatusCode::RESOURCE_EXHAUSTED;
    case Code::kInternal:
      return grpc::StatusCode::INTERNAL;
  }
  return grpc::StatusCode::INTERNAL;
}

// What others than ours may answer, and what gRPC itself makes of a broken connection: a deadline
// or a cancelled call is worth another try, since every command may be repeated.
Code CodeOf(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::INVALID_ARGUMENT:
      return Code::kInvalid;
    case grpc::StatusCode::NOT_FOUND:
      return Code::kNotFound;
    case grpc::StatusCode::FAILED_PRECONDITION:
      return Code::kConflict;
    case grpc::StatusCode::PERMISSION_DENIED:
    case grpc::StatusCode::UNAUTHENTICATED:
      return Code::kDenied;
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::CANCELLED:
      return Code::kUnavailable;
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
      return Code::kExhausted;
    default:
      return Code::kInternal;
  }
}

}  // namespace

grpc::Status ToGrpc(const Status& status) {
  if (status) return grpc::Status::OK;
  const Error& error = status.error();
  common::v1::ErrorInfo info;
  info.set_reason(error.slug);
  info.set_domain("tepat");
  for (const auto& [key, value] : error.details) {
    // A detail may hold what a person typed. Of metadata beyond its limit a client gets nothing at
    // all, the slug included.
    (*info.mutable_metadata())[key] = ShownText(value, kDetailBytesMax);
  }
  common::v1::ErrorStatus rich;
  rich.set_code(CodeOf(error.code));
  // A single byte that is not UTF-8, or half a character, would make the client throw all of it
  // away.
  const std::string message = ShownText(error.message, kMessageBytesMax);
  rich.set_message(message);
  auto* detail = rich.add_details();
  detail->set_type_url(kErrorInfoUrl);
  detail->set_value(info.SerializeAsString());
  // The code stands twice: in the status for gRPC, and in the details for clients that read
  // google.rpc.Status alone.
  return {CodeOf(error.code), message, rich.SerializeAsString()};
}

Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return Ok();
  const Code code = CodeOf(status.error_code());
  common::v1::ErrorStatus rich;
  common::v1::ErrorInfo info;
  // Bytes from a process that may not be ours: whatever cannot be read as our details is a
  // failure without a slug, never a reason to stop.
  if (rich.ParseFromString(status.error_details()) && rich.details_size() == 1 &&
      rich.details(0).type_url() == kErrorInfoUrl &&
      info.ParseFromString(rich.details(0).value())) {
    return Fail(code, info.reason(), status.error_message(),
                {info.metadata().begin(), info.metadata().end()});
  }
  return Fail(code, code == Code::kUnavailable ? "rpc.unavailable" : "rpc.failed",
              status.error_message());
}

}  // namespace tepat::rpc
