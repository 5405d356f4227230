// SPDX-License-Identifier: Apache-2.0
#include "libs/rpc/socket.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace tepat::rpc {
namespace {

constexpr int kMessageBytesMax = 1 << 20;
constexpr int kStreamsMax = 256;  // open calls per connection: 50 officers and the portal
constexpr auto kStopLimit = std::chrono::seconds(1);

// The lock, or -1 when another process has it.
int TakeLock(const std::string& path) {
  const int lock = open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
  if (lock >= 0) close(lock);
  return -1;
}

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
  const int lock = TakeLock(path);
  if (lock < 0) {
    return Fail(Code::kConflict, "rpc.already_running",
                "another instance holds " + path + ".lock, or the folder is missing");
  }
  unlink(path.c_str());
  grpc::ServerBuilder builder;
  builder.AddListeningPort("unix:" + path, grpc::InsecureServerCredentials());
  builder.SetMaxReceiveMessageSize(kMessageBytesMax);
  builder.SetMaxSendMessageSize(kMessageBytesMax);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kStreamsMax);
  for (grpc::Service* service : services) builder.RegisterService(service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || chmod(path.c_str(), 0660) != 0) {
    close(lock);
    return Fail(Code::kInternal, "rpc.cannot_listen", "cannot listen on " + path);
  }
  return std::make_unique<Server>(std::move(server), path, lock);
}

void Server::Stop() { server_->Shutdown(std::chrono::system_clock::now() + kStopLimit); }

Server::~Server() {
  Stop();
  unlink(path_.c_str());
  close(lock_);
}

std::shared_ptr<grpc::Channel> Connect(const std::string& path) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 50);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 50);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetMaxReceiveMessageSize(kMessageBytesMax);
  return grpc::CreateCustomChannel("unix:" + path, grpc::InsecureChannelCredentials(), arguments);
}

void SetDeadline(grpc::ClientContext& context, std::chrono::milliseconds limit) {
  context.set_deadline(std::chrono::system_clock::now() + limit);
}

}  // namespace tepat::rpc
