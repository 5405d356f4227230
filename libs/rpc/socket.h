// SPDX-License-Identifier: Apache-2.0
// gRPC over Unix sockets: one socket per service in the run folder, and nothing else.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tepat::rpc {

// `<run folder>/<service>.sock`.
std::string SocketPath(const std::string& run_folder, const std::string& service);

// A server on one socket. A lock file beside it keeps a second instance away.
class Server {
 public:
  // Starts serving. Fails with kInvalid `rpc.path_too_long` (107 bytes is the kernel's limit),
  // kConflict `rpc.already_running` (another instance holds the lock), kInternal
  // `rpc.cannot_listen`.
  static Result<std::unique_ptr<Server>> Start(const std::string& path,
                                               const std::vector<grpc::Service*>& services);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Server(std::unique_ptr<grpc::Server> server, std::string path, int lock)
      : server_(std::move(server)), path_(std::move(path)), lock_(lock) {}

  // Ends open calls within a second at most.
  void Stop();

 private:
  std::unique_ptr<grpc::Server> server_;
  std::string path_;
  int lock_;
};

// A channel to a socket; it reconnects by itself. A shared pointer because gRPC's stubs share it.
std::shared_ptr<grpc::Channel> Connect(const std::string& path);

// Gives the call a deadline from now; every call of ours has one.
void SetDeadline(grpc::ClientContext& context, std::chrono::milliseconds limit);

}  // namespace tepat::rpc
