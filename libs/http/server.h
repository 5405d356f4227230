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

// What is told to whoever sends what cannot be taken in; a face says it in its own words, a line
// each. Requests that are refused so never reach the handler.
struct RefusalTexts {
  std::string too_large = "too large\n";    // 413: a form or file beyond the limits above
  std::string busy = "busy\n";              // 503: two other files are just being received
  std::string unreadable = "unreadable\n";  // 400: not a form, or not UTF-8
};

// What a server is started with. Value type.
struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  // 0: any free one
  int workers = 4;  // threads that answer
  // Whether files may come to that path.
  std::function<bool(const std::string& path)> takes_files = [](const std::string&) {
    return false;
  };
  RefusalTexts texts = {};
};

// Lives in `main`'s frame: it serves from Start until it is destroyed, and the handler outlives it.
// Destroying it drops open connections and waits for answers that are being made. Not copied, not
// moved; `port` may be asked by any thread.
class Server {
 public:
  // Makes the answer to a request. Called from the workers, several at a time; may block, for as
  // long as whoever asked is to wait.
  using Handler = std::function<Response(const Request&)>;

  // Listens and serves until destroyed. Fails with kUnavailable `portal.cannot_listen`.
  static Result<std::unique_ptr<Server>> Start(const ServerOptions& options, Handler handler);
  virtual ~Server() = default;

  // The port listened to.
  virtual int port() const = 0;
};

}  // namespace tepat::http
