// SPDX-License-Identifier: Apache-2.0
// gRPC over Unix sockets: one socket per service in the run folder, and nothing else.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "libs/base/file_lock.h"
#include "libs/base/status.h"

namespace tepat::rpc {

// `<run folder>/<service>.sock`.
std::string SocketPath(const std::string& run_folder, const std::string& service);

// A server on one socket. A lock file beside it keeps a second instance away.
class Server {
 public:
  // Starts serving. Fails with kInvalid `rpc.path_too_long` (107 bytes is the kernel's limit),
  // kConflict `lock.held` (another instance runs), kInternal
  // `rpc.cannot_listen`.
  static Result<std::unique_ptr<Server>> Start(const std::string& path,
                                               const std::vector<grpc::Service*>& services);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Server(std::unique_ptr<grpc::Server> server, std::string path, std::unique_ptr<FileLock> lock)
      : server_(std::move(server)), path_(std::move(path)), lock_(std::move(lock)) {}

  // Ends open calls within a second at most.
  void Stop();

 private:
  std::unique_ptr<grpc::Server> server_;
  std::string path_;
  std::unique_ptr<FileLock> lock_;
};

// A channel to a socket; it reconnects by itself. A shared pointer because gRPC's stubs share it.
std::shared_ptr<grpc::Channel> Connect(const std::string& path);

// Gives the call a deadline from now; every call of ours has one.
void SetDeadline(grpc::ClientContext& context, std::chrono::milliseconds limit);

}  // namespace tepat::rpc
