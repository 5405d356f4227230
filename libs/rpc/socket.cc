// SPDX-License-Identifier: Apache-2.0
#include "libs/rpc/socket.h"

#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace tepat::rpc {
namespace {

// Files go in chunks over streams and lists in pages: nothing of ours comes near it.
constexpr int kMessageBytesMax = 1 << 20;
constexpr int kStreamsMax = 256;  // open calls per connection: 50 officers and the portal
constexpr auto kStopLimit = std::chrono::seconds(1);

}  // namespace

std::string SocketPath(const std::string& run_folder, const std::string& service) {
  return run_folder + "/" + service + ".sock";
}

Result<std::unique_ptr<Server>> Server::Start(const std::string& path,
                                              const std::vector<grpc::Service*>& services) {
  if (path.size() >= sizeof(sockaddr_un::sun_path)) {
    return Fail(Code::kInvalid, "rpc.path_too_long",
                "the socket path has " + std::to_string(path.size()) +
                    " bytes, at most 107 are possible: choose a shorter run folder: " + path);
  }
  TEPAT_ASSIGN(auto lock, FileLock::Take(path + ".lock"));
  // Under the lock the socket is nobody's: a process that was killed has left it behind.
  unlink(path.c_str());
  grpc::ServerBuilder builder;
  builder.AddListeningPort("unix:" + path, grpc::InsecureServerCredentials());
  builder.SetMaxReceiveMessageSize(kMessageBytesMax);
  builder.SetMaxSendMessageSize(kMessageBytesMax);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kStreamsMax);
  for (grpc::Service* service : services) builder.RegisterService(service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  // gRPC makes the socket as the umask says; the group may connect, others may not.
  if (server == nullptr || chmod(path.c_str(), 0660) != 0) {
    return Fail(Code::kInternal, "rpc.cannot_listen", "cannot listen on " + path);
  }
  return std::make_unique<Server>(std::move(server), path, std::move(lock));
}

void Server::Stop() { server_->Shutdown(std::chrono::system_clock::now() + kStopLimit); }

Server::~Server() {
  Stop();
  unlink(path_.c_str());
}

// Shared by the caller and gRPC's stubs.
std::shared_ptr<grpc::Channel> Connect(const std::string& path) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 50);
  // Also the least time that one attempt gets: a server that has just started needs more than 50
  // ms.
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetMaxReceiveMessageSize(kMessageBytesMax);
  return grpc::CreateCustomChannel("unix:" + path, grpc::InsecureChannelCredentials(), arguments);
}

void SetDeadline(grpc::ClientContext& context, std::chrono::milliseconds limit) {
  context.set_deadline(std::chrono::system_clock::now() + limit);
}

}  // namespace tepat::rpc
