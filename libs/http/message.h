// SPDX-License-Identifier: Apache-2.0
// A request and its answer, as screens see them: no sockets, no threads.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/http/form.h"
#include "libs/http/html.h"

namespace tepat::http {

// What a browser asked, read to its end and limited. Headers are as they came: nobody has vouched
// for them, and `https` is believed because only a proxy of the office can reach us. Value type.
struct Request {
  std::string method;  // GET, HEAD or POST
  std::string path;    // decoded, without query
  Fields query;
  Form form;  // of a POST
  std::string cookie;
  std::string host;
  std::string origin;
  std::string fetch_site;
  std::string user_agent;
  std::string if_none_match;
  std::string last_event_id;
  std::string peer;
  bool gzip = false;   // the browser takes it
  bool https = false;  // as the proxy in front of us says

  // The address under which the browser knows us: `http://192.0.2.7:8080`.
  std::string base() const { return (https ? "https://" : "http://") + host; }
};

// A source of events that a browser listens to. Its life: the handler makes it, the connection
// attaches, pulls whenever it is woken, and detaches when the browser or the source is done.
class EventSource {
 public:
  virtual ~EventSource() = default;
  // What is to be sent now. One thread.
  virtual std::string Pull() = 0;
  // Whether nothing more will come. One thread.
  virtual bool over() = 0;
  // Once, before the first Pull; `wake` may be called, from any thread, until Detach has returned.
  virtual void Attach(std::function<void()> wake) = 0;
  // Once, whether or not it was attached: nothing is pulled or woken afterwards.
  virtual void Detach() = 0;
};

// What is answered. Value type.
struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  bool compressed = false;  // `body` is gzip already
  std::vector<std::pair<std::string, std::string>> headers;
  // Instead of a body: a stream of events. Shared by the server's connection and the hub.
  std::shared_ptr<EventSource> events;
};

// A page as it stands, with its status.
inline Response PageResponse(int status, const Html& page) {
  Response response;
  response.status = status;
  response.body = page.text();
  return response;
}

// A line or two for people, without a page around it: `text` ends in a line break.
inline Response TextResponse(int status, std::string text) {
  Response response;
  response.status = status;
  response.type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  return response;
}

// 303: the browser asks for another page with GET.
inline Response SeeOther(const Url& to) {
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", to.text());
  return response;
}

}  // namespace tepat::http
