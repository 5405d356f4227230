// SPDX-License-Identifier: Apache-2.0
// Coroutines on one thread read and write; a handler runs on a worker and its answer comes back.
// g++ 12 miscompiles aggregates that are made inside `co_await f(…)`: its arguments are named.
#include "libs/http/server.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <thread>

#include "libs/base/file_limit.h"
#include "libs/base/outside_text.h"
#include "libs/http/gzip.h"

namespace tepat::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace protocol = beast::http;
using asio::ip::tcp;

// An office has some fifty browsers with a stream each; beyond this only a flood comes, and file
// descriptors must be left for the database.
constexpr int kConnectionsMax = 512;
constexpr std::uint32_t kHeaderBytesMax = 16 * 1024;
// A grid of 2,000 fields fits; whoever sends more sends no form of ours.
constexpr std::uint64_t kFormBytesMax = std::uint64_t{256} * 1024;
// A file, and a mebibyte for the form around it.
constexpr std::uint64_t kFileFormBytesMax = kFileBytesMax + std::uint64_t{1024} * 1024;
// Each lies in memory whole until it is handed on.
constexpr int kFilesAtOnceMax = 2;
constexpr std::chrono::seconds kSilence{30};
// 21 MiB over the slowest line that an office has.
constexpr std::chrono::seconds kBodyTime{120};
// Below the patience of proxies in front of us, and of kSilence.
constexpr std::chrono::seconds kHeartbeat{15};
// Below it the headers cost more than packing saves.
constexpr std::size_t kWorthPacking = 1024;

constexpr auto kUse = asio::as_tuple(asio::use_awaitable);
using Wire = protocol::response<protocol::string_body>;

constexpr int kBadRequest = 400;
constexpr int kTooLarge = 413;
constexpr int kBusy = 503;

// Counts while it lives.
class Counted {
 public:
  explicit Counted(std::atomic<int>& count) : count_(count) { ++count_; }
  ~Counted() { --count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

 private:
  std::atomic<int>& count_;
};

std::string HeaderOf(const protocol::request<protocol::string_body>& from, std::string_view name) {
  const auto found = from.find(beast::string_view(name.data(), name.size()));
  return found == from.end() ? std::string() : std::string(found->value());
}

Result<Request> RequestOf(const protocol::request<protocol::string_body>& from,
                          const std::string& peer) {
  Request request;
  const std::string target(from.target());
  const std::size_t mark = std::min(target.find('?'), target.size());
  request.method = std::string(from.method_string());
  request.path = UrlDecoded(target.substr(0, mark));
  if (!IsUtf8(request.path)) {
    return Fail(Code::kInvalid, "portal.malformed_form", "the path is not UTF-8");
  }
  TEPAT_ASSIGN(request.query, ParseQuery(target.substr(std::min(mark + 1, target.size()))));
  if (from.method() == protocol::verb::post) {
    TEPAT_ASSIGN(request.form, ParseForm(HeaderOf(from, "Content-Type"), from.body()));
  }
  request.cookie = HeaderOf(from, "Cookie");
  request.host = HeaderOf(from, "Host");
  request.origin = HeaderOf(from, "Origin");
  request.fetch_site = HeaderOf(from, "Sec-Fetch-Site");
  request.user_agent = HeaderOf(from, "User-Agent");
  request.if_none_match = HeaderOf(from, "If-None-Match");
  request.last_event_id = HeaderOf(from, "Last-Event-ID");
  request.gzip = HeaderOf(from, "Accept-Encoding").find("gzip") != std::string::npos;
  request.https = HeaderOf(from, "X-Forwarded-Proto") == "https";
  request.peer = peer;
  return request;
}

void AddCommonHeaders(Wire& wire) {
  wire.set("X-Content-Type-Options", "nosniff");
  wire.set("Referrer-Policy", "same-origin");
  wire.set("X-Frame-Options", "DENY");
  wire.set("Content-Security-Policy",
           "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
           "form-action 'self'");
}

Wire WireOf(const Request& request, Response&& response, bool keep_alive, bool head) {
  Wire wire(static_cast<protocol::status>(response.status), 11);
  AddCommonHeaders(wire);
  wire.set(protocol::field::content_type, response.type);
  wire.set(protocol::field::cache_control, "no-store");
  const bool text = response.type.rfind("text/", 0) == 0;
  if (!response.compressed && text && request.gzip && response.body.size() >= kWorthPacking) {
    response.body = Gzip(response.body, 1);
    response.compressed = true;
  }
  if (response.compressed) wire.set(protocol::field::content_encoding, "gzip");
  for (const auto& [name, value] : response.headers) {
    // A name may come again only as a cookie.
    if (name == "Set-Cookie") {
      wire.insert(protocol::field::set_cookie, value);
    } else {
      wire.set(name, value);
    }
  }
  wire.keep_alive(keep_alive);
  wire.body() = std::move(response.body);
  wire.prepare_payload();
  if (head) wire.body().clear();
  return wire;
}

class Listener : public Server {
 public:
  Listener(const ServerOptions& options, Handler handler)
      : options_(options),
        handler_(std::move(handler)),
        workers_(static_cast<std::size_t>(options.workers)),
        acceptor_(io_) {}

  // Sockets first: nothing may be posted to workers that are gone.
  ~Listener() override {
    io_.stop();
    if (thread_.joinable()) thread_.join();
    workers_.join();
  }

  Status Listen() {
    beast::error_code error;
    const auto address = asio::ip::make_address(options_.address, error);
    if (!error) {
      const tcp::endpoint endpoint(address, static_cast<unsigned short>(options_.port));
      acceptor_.open(endpoint.protocol(), error);
      if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
      if (!error) acceptor_.bind(endpoint, error);
      if (!error) acceptor_.listen(128, error);
    }
    if (error) {
      return Fail(Code::kUnavailable, "portal.cannot_listen",
                  options_.address + ":" + std::to_string(options_.port) + ": " + error.message());
    }
    port_ = acceptor_.local_endpoint().port();
    asio::co_spawn(io_, Accept(), asio::detached);
    thread_ = std::thread([this] { io_.run(); });
    return Ok();
  }

  int port() const override { return port_; }

 private:
  asio::awaitable<void> Accept() {
    while (true) {
      auto [error, socket] = co_await acceptor_.async_accept(kUse);
      if (error == asio::error::operation_aborted) co_return;
      if (error || connections_ >= kConnectionsMax) continue;
      beast::error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      asio::co_spawn(io_, Converse(std::move(socket)), asio::detached);
    }
  }

  // One connection: request after request, until it falls silent.
  asio::awaitable<void> Converse(tcp::socket socket) {
    const Counted counted(connections_);
    beast::error_code peer_error;
    const auto endpoint = socket.remote_endpoint(peer_error);
    const std::string peer = peer_error ? std::string() : endpoint.address().to_string();
    beast::tcp_stream stream(std::move(socket));
    beast::flat_buffer buffer(kHeaderBytesMax + 64 * 1024);
    bool more = true;
    while (more) more = co_await Exchange(stream, buffer, peer);
    beast::error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  asio::awaitable<bool> Exchange(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                 const std::string& peer) {
    protocol::request_parser<protocol::string_body> parser;
    parser.header_limit(kHeaderBytesMax);
    // The larger limit until the path is known: the parser checks the announced length at once.
    parser.body_limit(kFileFormBytesMax);
    stream.expires_after(kSilence);
    auto [head_error, head_bytes] =
        co_await protocol::async_read_header(stream, buffer, parser, kUse);
    if (head_error == protocol::error::body_limit)
      co_return co_await Refuse(stream, kTooLarge, options_.texts.too_large);
    if (head_error) co_return false;
    const std::string target(parser.get().target());
    const bool files = options_.takes_files(target.substr(0, target.find('?')));
    const auto length = parser.content_length();
    if (!files) {
      if (length && *length > kFormBytesMax)
        co_return co_await Refuse(stream, kTooLarge, options_.texts.too_large);
      parser.body_limit(kFormBytesMax);
    }
    // Counted before the body is read: two that are being received already fill what memory allows.
    std::optional<Counted> uploading;
    // Who announces no body sends none: looking at a form is no upload.
    if (files && (parser.chunked() || length.value_or(0) > kFormBytesMax)) {
      uploading.emplace(uploads_);
      if (uploads_ > kFilesAtOnceMax) co_return co_await Refuse(stream, kBusy, options_.texts.busy);
    }
    stream.expires_after(kBodyTime);
    auto [body_error, body_bytes] = co_await protocol::async_read(stream, buffer, parser, kUse);
    if (body_error == protocol::error::body_limit)
      co_return co_await Refuse(stream, kTooLarge, options_.texts.too_large);
    if (body_error) co_return false;
    const bool head = parser.get().method() == protocol::verb::head;
    const bool keep = parser.get().keep_alive();
    const Result<Request> request = RequestOf(parser.get(), peer);
    Response response = co_await Answer(request);
    // HEAD of a stream: nobody will pull, so the hub must not go on pushing.
    if (response.events != nullptr && head) {
      response.events->Detach();
      response.events = nullptr;
    }
    if (response.events != nullptr) {
      // Shared by this connection and the hub.
      const std::shared_ptr<EventSource> events = response.events;
      co_await Stream(stream, *events);
      co_return false;
    }
    stream.expires_after(kBodyTime);
    const Request nobody;
    Wire wire = WireOf(request ? *request : nobody, std::move(response), keep, head);
    auto [write_error, written] = co_await protocol::async_write(stream, wire, kUse);
    co_return !write_error && keep;
  }

  // Says why nothing more is read; the connection ends.
  asio::awaitable<bool> Refuse(beast::tcp_stream& stream, int status, const std::string& text) {
    Response response = TextResponse(status, text);
    const Request nobody;
    Wire wire = WireOf(nobody, std::move(response), false, false);
    stream.expires_after(kSilence);
    co_await protocol::async_write(stream, wire, kUse);
    co_return false;
  }

  // Runs the handler on a worker; the coroutine goes on here with what it gave.
  asio::awaitable<Response> Answer(const Result<Request>& request) {
    if (!request) {
      co_return TextResponse(kBadRequest, options_.texts.unreadable);
    }
    const auto handle = [this, &request]() -> asio::awaitable<Response> {
      co_return handler_(*request);
    };
    co_return co_await asio::co_spawn(workers_, handle, asio::use_awaitable);
  }

  asio::awaitable<void> Stream(beast::tcp_stream& stream, EventSource& events) {
    stream.expires_after(kSilence);
    const std::string head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
        "X-Accel-Buffering: no\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
    const auto head_buffer = asio::buffer(head);
    auto [error, sent] = co_await asio::async_write(stream, head_buffer, kUse);
    asio::steady_timer timer(io_);
    events.Attach([this, &timer] { asio::post(io_, [&timer] { timer.cancel(); }); });
    while (!error && !events.over()) {
      std::string text = events.Pull();
      if (text.empty()) {
        timer.expires_after(kHeartbeat);
        auto [woken] = co_await timer.async_wait(kUse);
        if (!woken) text = ": hidup\n\n";
      }
      if (text.empty()) continue;
      stream.expires_after(kSilence);
      const auto buffer = asio::buffer(text);
      std::tie(error, sent) = co_await asio::async_write(stream, buffer, kUse);
    }
    events.Detach();
    // What was posted before Detach still names the timer: let it run first.
    co_await asio::post(io_, kUse);
  }

  const ServerOptions options_;
  const Handler handler_;
  asio::io_context io_{1};
  asio::thread_pool workers_;
  tcp::acceptor acceptor_;
  std::atomic<int> connections_{0};
  std::atomic<int> uploads_{0};
  int port_ = 0;
  std::thread thread_;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::Start(const ServerOptions& options, Handler handler) {
  auto server = std::make_unique<Listener>(options, std::move(handler));
  TEPAT_TRY(server->Listen());
  return Result<std::unique_ptr<Server>>(std::move(server));
}

}  // namespace tepat::http
