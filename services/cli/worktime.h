// SPDX-License-Identifier: Apache-2.0
// `tepat worktime`: answers questions about working time, one a line.
#pragma once

#include <iosfwd>
#include <string>

#include "libs/worktime/calendar.h"

namespace tepat::cli {

// Answers one question: tab-separated kind, start (ISO 8601 with offset) and argument; further
// columns are ignored.
//   add           seconds -> instant           breach_at     seconds -> instant
//   add_days_eod  working days -> instant      between       end instant -> whole seconds
// The answer is an instant in the calendar's zone, an integer, `HORIZON_EXCEEDED`, or `INVALID` and
// the reason in Indonesian.
std::string AnswerQuestion(const worktime::Calendar& calendar, const std::string& line);

// Answers every line of `questions`; a first line that begins with `kind` is a header and is
// skipped. Returns false when writing to `answers` failed.
bool AnswerQuestions(const worktime::Calendar& calendar, std::istream& questions,
                     std::ostream& answers);

// Reads the calendar file and answers standard input on standard output. Returns the exit status:
// 0, 1 (input or output failed), 2 (the calendar file is missing or wrong; every mistake is
// printed).
int RunWorktime(const std::string& calendar_path);

}  // namespace tepat::cli
