// SPDX-License-Identifier: Apache-2.0
// What a program says in its log, as lines that a test may read.
#pragma once

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace tepat::simulation {

// Takes over the log of the whole program while it lives; one at a time.
class CaughtLog {
 public:
  CaughtLog() : before_(spdlog::default_logger()) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(text_);
    sink->set_pattern("%v");
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("caught", std::move(sink)));
  }
  ~CaughtLog() { spdlog::set_default_logger(before_); }
  CaughtLog(const CaughtLog&) = delete;
  CaughtLog& operator=(const CaughtLog&) = delete;

  // The messages so far, without time and level.
  std::vector<std::string> Lines() const {
    std::istringstream text(text_.str());
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
  }

 private:
  std::ostringstream text_;
  // Shared with spdlog's registry, which has it again afterwards.
  std::shared_ptr<spdlog::logger> before_;
};

}  // namespace tepat::simulation
