// SPDX-License-Identifier: Apache-2.0
// `tepat office …` and `tepat token`: the office's files and tokens.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/cli/operator.h"
#include "tepat/office/v1/office.pb.h"

namespace tepat::cli {

// The office's files as they were imported last, by name, and its default calendar.
struct OfficeFiles {
  std::vector<office::v1::OfficeFile> files = {};
  std::string default_calendar_id = {};
};
Result<OfficeFiles> ReadOfficeFiles(Operator& self);

// `tepat office import FOLDER`: sends the folder's files (`sop/*.textproto`, `plan/*.textproto`,
// `calendar-*.json`, `directory.textproto`, `instructions.textproto`) to the office. Prints what
// was new, or every mistake with file and line.
int ImportOffice(Operator& self, const std::string& folder, const std::string& default_calendar,
                 bool json);

// `tepat office export FOLDER`: the files as they were imported last, into a new folder.
int ExportOffice(Operator& self, const std::string& folder, bool json);

// `tepat office people`: who is who.
int ListPeople(Operator& self, bool json);

// For whom `tepat office link` makes a link.
struct LinkWish {
  std::string person;  // key in the directory file; empty: the first administrator names himself
  bool administrator = false;
};

// `tepat office link`: prints the address at which a password is set, once.
int MakePasswordLink(Operator& self, const LinkWish& wish, bool json);

// For whom `tepat token` makes a token; exactly one of the first three is set.
struct TokenWish {
  std::string person;  // key in the directory file
  std::string service;
  std::string machine;
  std::vector<std::string> scopes;
};

// A token for a person, by his key in the directory file. Fails with kNotFound
// `office.unknown_person`, and as the office does.
Result<std::string> TokenOf(Operator& self, const std::string& person);

// Whoever a verb acts for: the operator when `person` is empty, else as TokenOf, under that right.
Result<std::unique_ptr<Operator>> ActorFor(Operator& self, const std::string& person);

// `tepat token`: prints a token.
int MakeToken(Operator& self, const TokenWish& wish, bool json);

}  // namespace tepat::cli
