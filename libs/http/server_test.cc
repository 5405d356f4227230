// SPDX-License-Identifier: Apache-2.0
#include "libs/http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <mutex>
#include <thread>

namespace tepat::http {
namespace {

// A plain socket: what a stranger may send, byte for byte.
class Wire {
 public:
  explicit Wire(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
  }
  ~Wire() { close(socket_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void Send(const std::string& text) const {
    EXPECT_EQ(send(socket_, text.data(), text.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(text.size()));
  }
  // Everything until that text has come, or the other side has closed.
  std::string Until(const std::string& text) const {
    std::string all;
    char piece[4096];
    while (all.find(text) == std::string::npos) {
      const ssize_t size = recv(socket_, piece, sizeof piece, 0);
      if (size <= 0) break;
      all.append(piece, static_cast<std::size_t>(size));
    }
    return all;
  }

 private:
  const int socket_;
};

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    ServerOptions options;
    options.port = 0;
    options.texts = {"paling besar 20 MB\n", "sedang diterima\n", "tidak dapat dibaca\n"};
    options.takes_files = [](const std::string& path) { return path == "/berkas"; };
    server_ = *Server::Start(options, [this](const Request& request) {
      const std::lock_guard lock(mutex_);
      last_ = request;
      return answer_;
    });
  }

  std::string Ask(const std::string& request, const std::string& until) {
    Wire wire(server_->port());
    wire.Send(request);
    return wire.Until(until);
  }

  std::mutex mutex_;
  Request last_;
  Response answer_;
  std::unique_ptr<Server> server_;
};

// Gives numbered texts, then ends.
class Counting : public EventSource {
 public:
  std::string Pull() override {
    return count_ < 3 ? "data: " + std::to_string(++count_) + "\n\n" : "";
  }
  bool over() override { return count_ == 3; }
  void Attach(std::function<void()>) override {}
  void Detach() override { detached_ = true; }
  bool detached() const { return detached_; }

 private:
  int count_ = 0;
  std::atomic<bool> detached_ = false;
};

TEST_F(ServerTest, AnswersSeveralRequestsOnOneConnection) {
  answer_.body = "halo";
  Wire wire(server_->port());
  for (int i = 0; i < 3; ++i) {
    wire.Send("GET /a%20b?q=1 HTTP/1.1\r\nHost: x\r\nCookie: tepat=1\r\n\r\n");
    const std::string got = wire.Until("halo");
    EXPECT_EQ(got.substr(0, 15), "HTTP/1.1 200 OK");
    EXPECT_NE(got.find("Content-Security-Policy: default-src 'self'"), std::string::npos);
    EXPECT_EQ(got.find("unsafe-inline"), std::string::npos);
  }
  EXPECT_EQ(last_.path, "/a b");
  EXPECT_EQ(last_.query.Get("q"), "1");
  EXPECT_EQ(last_.cookie, "tepat=1");
  EXPECT_EQ(last_.base(), "http://x");
  Ask("GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: https\r\n\r\n", "halo");
  EXPECT_EQ(last_.base(), "https://x");
}

TEST_F(ServerTest, AFormIsReadAndOneThatIsTooLargeIsRefused) {
  const std::string head = "Host: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  const auto post = [&](const std::string& body) {
    return Ask("POST / HTTP/1.1\r\n" + head + "Content-Length: " + std::to_string(body.size()) +
                   "\r\n\r\n" + body,
               "\r\n\r\n");
  };
  EXPECT_EQ(post("hal=a%26b").substr(9, 3), "200");
  EXPECT_EQ(last_.form.fields.Get("hal"), "a&b");
  const std::string refused =
      Ask("POST / HTTP/1.1\r\n" + head + "Content-Length: 300000\r\n\r\n", "paling besar 20 MB");
  EXPECT_EQ(refused.substr(9, 3), "413");
}

TEST_F(ServerTest, AFileIsTakenWhereFilesMayCome) {
  answer_.body = "diterima";
  const std::string content(1'000'000, 'z');
  const std::string body =
      "--B\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"a.pdf\"\r\n\r\n" +
      content + "\r\n--B--\r\n";
  const std::string rest =
      " HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
      "Content-Length: " +
      std::to_string(body.size()) + "\r\n\r\n";
  EXPECT_EQ(Ask("POST /berkas" + rest + body, "diterima").substr(9, 3), "200");
  ASSERT_EQ(last_.form.files.size(), 1U);
  EXPECT_EQ(last_.form.files[0].content, content);
  EXPECT_EQ(Ask("POST /lain" + rest, "paling besar 20 MB").substr(9, 3), "413");
}

TEST_F(ServerTest, WhatIsNoHttpEndsTheConnectionAndHarmsNobody) {
  for (const std::string noise : {"\x16\x03\x01", "GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\nA: b",
                                  "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n"}) {
    Wire wire(server_->port());
    wire.Send(noise);
  }
  EXPECT_EQ(Ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n").substr(9, 3), "200");
  const std::string headers(40000, 'a');
  EXPECT_EQ(Ask("GET / HTTP/1.1\r\nX: " + headers + "\r\n\r\n", "\r\n\r\n"), "");
}

TEST_F(ServerTest, AStreamSendsItsEventsAndEnds) {
  const auto events = std::make_shared<Counting>();  // shared with the connection
  answer_.events = events;
  const std::string got = Ask("GET /langsung HTTP/1.1\r\nHost: x\r\n\r\n", "nothing ends it");
  EXPECT_NE(got.find("text/event-stream"), std::string::npos);
  EXPECT_NE(got.find("data: 1\n\ndata: 2\n\ndata: 3\n\n"), std::string::npos);
  EXPECT_TRUE(events->detached());
}

TEST_F(ServerTest, ALookAtTheHeadOfAStreamOpensNone) {
  const auto events = std::make_shared<Counting>();  // shared with the connection
  answer_.events = events;
  const std::string got = Ask("HEAD /langsung HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n");
  EXPECT_EQ(got.substr(9, 3), "200");
  EXPECT_EQ(got.find("text/event-stream"), std::string::npos);
  EXPECT_TRUE(events->detached());
}

// Where files may come, too: who opens a form sends none.
TEST_F(ServerTest, ManyConnectionsAtOnceAreAllAnswered) {
  answer_.body = std::string(2000, 'x');
  std::atomic<int> answered = 0;
  std::vector<std::thread> askers;
  askers.reserve(40);
  for (int i = 0; i < 40; ++i) {
    askers.emplace_back([&] {
      const std::string got =
          Ask("GET /berkas HTTP/1.1\r\nHost: x\r\n\r\n", std::string(2000, 'x'));
      answered += got.substr(9, 3) == "200";
    });
  }
  for (auto& asker : askers) asker.join();
  EXPECT_EQ(answered, 40);
}

}  // namespace
}  // namespace tepat::http
