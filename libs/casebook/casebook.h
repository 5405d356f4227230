// SPDX-License-Identifier: Apache-2.0
// What a face knows of cases: others' facts, kept in the form in which people ask for them. A face
// has one, in its one database. Everything but the drafts can be deleted and read anew.
//
//   const Casebook book({CasesPart(), HistoryPart()});
//   daemon::RunService(…, book.Schema(), …);
//   process.ReadFrom("timing", [&](auto& to, auto& event) { return book.Apply(to, event); }, …);
//
// Questions stand in store/, a file per table; a face asks only those of the parts that it has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/casebook/part.h"

namespace tepat::casebook {

// Lives in `main`'s frame and outlives the process's readers. Any thread.
class Casebook {
 public:
  // The cases come first, for all others stand on them. A face that wants a further part later
  // deletes its database and reads everything anew.
  explicit Casebook(std::vector<Part> parts);

  // The tables of its parts behind the office's view, on which they build. Views into this object.
  sql::Schema Schema() const;

  // Applies one fact of a service, or of the office, in every part. Inside the writer's
  // transaction.
  Status Apply(journal::Transaction& transaction, const journal::Event& event) const;
  Status ApplyOffice(journal::Transaction& transaction, const journal::Event& event) const;

  // Forgets what a source told, so that it can be read anew: everything here is a pure fold.
  Status Forget(sql::Database& db, const std::string& source) const;

 private:
  const std::vector<Part> parts_;
  const std::vector<std::string> migrations_;
};

// Services whose facts a casebook applies, beside the office's, in the order of a case's way.
const std::vector<std::string>& Sources();

}  // namespace tepat::casebook
