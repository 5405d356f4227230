// SPDX-License-Identifier: Apache-2.0
// HTTP/1.1 on one TCP port: one thread for sockets, a few for answers. Limits: 512 connections,
// 16 KiB of headers, 256 KiB of form (21 MiB where files may come, two at a time), 30 s of silence.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "libs/base/status.h"
#include "libs/http/message.h"

namespace tepat::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  // 0: any free one
  int workers = 4;  // threads that answer
  // Whether files may come to that path.
  std::function<bool(const std::string& path)> takes_files = [](const std::string&) {
    return false;
  };
};

class Server {
 public:
  // Called from the workers, several at a time.
  using Handler = std::function<Response(const Request&)>;

  // Listens and serves until destroyed. Fails with kUnavailable `portal.cannot_listen`.
  static Result<std::unique_ptr<Server>> Start(const ServerOptions& options, Handler handler);
  virtual ~Server() = default;

  // The port listened to.
  virtual int port() const = 0;
};

}  // namespace tepat::http
