// SPDX-License-Identifier: Apache-2.0
// Registers letters over a socket as fast, or as often, as asked, and says how long the answers
// took.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace tepat::bench {

// Where to, and as whom.
struct Target {
  std::string socket;
  std::string token;
  std::int64_t first_number = 1;  // letters are numbered from here: no two may be the same
};

// What a run has seen.
struct LoadResult {
  std::int64_t answered = 0;
  std::int64_t failed = 0;
  double seconds = 0;
  std::vector<double> millis;  // of each answer, unsorted
};

// Keeps `in_flight` requests on their way for `time`.
LoadResult RunClosed(const Target& target, int in_flight, std::chrono::milliseconds time);

// Sends `rate` requests a second for `time`, whatever the answers do, and watches timing's socket:
// `millis` is the time from an answer (the fact is committed) to the visit of step 1 as judged.
LoadResult RunVerdicts(const Target& target, const std::string& timing_socket, int rate,
                       std::chrono::milliseconds time);

// Registers that many cases and cancels all but the last `open` under `cancel_token`: an office
// with a history.
LoadResult RunHistory(const Target& target, const std::string& cancel_token, std::int64_t cases,
                      std::int64_t open);

// Answers registrations on a socket without doing anything, until standard input ends: the raw
// limit of the calls.
int ServeEcho(const std::string& socket);

}  // namespace tepat::bench
