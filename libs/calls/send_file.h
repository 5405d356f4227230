// SPDX-License-Identifier: Apache-2.0
// The caller's side of a file that comes in (file_call.h, bytes_call.h): first a message with the
// head, then the file in pieces.
#pragma once

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "libs/calls/file_call.h"

namespace tepat::calls {

// Writes everything to the stream that a stub has opened, and returns the status of the call. A
// stream that either side breaks off ends with the service's status, which says why: nothing more
// is then written. Blocks until the service has answered; the deadline is the call's. Any thread.
template <class Request, class Head>
grpc::Status SendFile(const std::unique_ptr<grpc::ClientWriter<Request>>& stream, const Head& head,
                      std::string_view file) {
  Request message;
  *message.mutable_head() = head;
  bool open = stream->Write(message);
  for (; open && !file.empty(); file.remove_prefix(std::min(kFilePieceMax, file.size()))) {
    message.set_data(file.data(), std::min(kFilePieceMax, file.size()));
    open = stream->Write(message);
  }
  stream->WritesDone();
  return stream->Finish();
}

}  // namespace tepat::calls
