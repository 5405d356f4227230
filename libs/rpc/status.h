// SPDX-License-Identifier: Apache-2.0
// Errors on the wire: the only place that maps our codes to gRPC's.
#pragma once

#include <grpcpp/support/status.h>

#include "libs/base/status.h"

namespace tepat::rpc {

// The gRPC status of an error, with slug and details in the trailer `grpc-status-details-bin`
// (google.rpc.Status with one google.rpc.ErrorInfo). OK for a success.
grpc::Status ToGrpc(const Status& status);

// The error in a gRPC status of ours; a status without our details (a broken connection, a
// deadline) becomes kUnavailable `rpc.unavailable` or kInternal `rpc.failed`.
Status FromGrpc(const grpc::Status& status);

}  // namespace tepat::rpc
