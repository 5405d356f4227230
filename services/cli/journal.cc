// SPDX-License-Identifier: Apache-2.0
#include "services/cli/journal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "libs/base/hex.h"
#include "libs/base/outside_json.h"
#include "libs/journal/chain_check.h"
#include "libs/journal/restore.h"
#include "services/cli/journal_export.h"
#include "services/cli/output_file.h"

namespace tepat::cli {
namespace {

using journal::ChainCheck;
using journal::JournalHead;
using journal::JournalRow;
using nlohmann::ordered_json;

// About a second of work; a pipe or a log gets none of it.
constexpr std::int64_t kProgressRows = 50'000;

void ShowProgress(const std::string& name, std::int64_t row, std::int64_t rows) {
  if (row % kProgressRows == 0 && isatty(STDERR_FILENO) != 0) {
    std::cerr << name << ": " << row << " dari " << rows << '\n';
  }
}

// Walks a running service's journal to the head that it had at the beginning, row by row.
Result<JournalHead> WalkService(Operator& self, const std::string& service,
                                const std::function<Status(const JournalRow&)>& each) {
  const auto journal = self.JournalOf(service);
  TEPAT_ASSIGN(const JournalHead head, journal->Head());
  ChainCheck chain(service);
  while (chain.next() <= head.position.sequence) {
    TEPAT_ASSIGN(const auto page, journal->Read(chain.next(), journal::kPageRowsMax));
    for (const JournalRow& row : page.rows) {
      // Facts that came meanwhile are not part of what is being verified.
      if (row.sequence > head.position.sequence) break;
      TEPAT_TRY(chain.Take(row));
      TEPAT_TRY(each(row));
      ShowProgress(service, row.sequence, head.position.sequence);
    }
    if (page.rows.empty()) break;
  }
  TEPAT_TRY(chain.End(head));
  return head;
}

Result<JournalHead> VerifyPath(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Fail(Code::kNotFound, "cli.cannot_read", file + ": cannot be read");
  // A database begins with its own magic text, an export with a bracket.
  if (stream.peek() == '{') return VerifyExport(file, stream);
  return journal::VerifyFile(file);
}

class Report {
 public:
  explicit Report(bool json) : json_(json) {}

  void Add(const std::string& name, const Result<JournalHead>& head) {
    whole_ = whole_ && head;
    if (!head) {
      all_.push_back({{"name", name},
                      {"whole", false},
                      {"slug", head.error().slug},
                      {"message", head.error().message}});
      if (!json_) Complain(head.error());
      return;
    }
    all_.push_back({{"name", name},
                    {"whole", true},
                    {"source", head->position.source},
                    {"incarnation", head->position.incarnation},
                    {"sequence", head->position.sequence},
                    {"hash", Hex(head->hash)}});
    if (json_) return;
    std::cout << fmt::format("{:<16} utuh, {} fakta, kepala {}\n", name, head->position.sequence,
                             Hex(head->hash));
  }

  int Finish() const {
    if (json_) std::cout << WriteJson(all_) << '\n';
    return whole_ ? 0 : 1;
  }

 private:
  const bool json_;
  bool whole_ = true;
  ordered_json all_ = ordered_json::array();
};

}  // namespace

int VerifyJournals(Operator& self, const std::vector<std::string>& files, bool json) {
  Report report(json);
  for (const std::string& file : files) report.Add(file, VerifyPath(file));
  if (!files.empty()) return report.Finish();
  for (const std::string& service : kServices) {
    report.Add(service, WalkService(self, service, [](const JournalRow&) { return Ok(); }));
  }
  return report.Finish();
}

int ExportJournal(Operator& self, const std::string& service, const std::string& file, bool json) {
  auto output = OutputFile::Create(file);
  if (!output) return Complain(output.error());
  const auto journal = self.JournalOf(service);
  const auto head = journal->Head();
  if (!head) return Complain(head.error());
  (*output)->stream() << ExportHeadLine(*head);
  // The chain is checked while it is written: an export of a broken journal is no export.
  const auto walked = WalkService(self, service, [&](const JournalRow& row) -> Status {
    // The head was written before the walk began, which may find a newer one.
    if (row.sequence > head->position.sequence) return Ok();
    (*output)->stream() << ExportRowLine(row);
    return Ok();
  });
  if (!walked) return Complain(walked.error());
  if (const Status written = (*output)->Finish(); !written) return Complain(written.error());
  if (json) {
    std::cout << WriteJson(ordered_json({{"file", file}, {"facts", head->position.sequence}}))
              << '\n';
  } else {
    std::cout << head->position.sequence << " fakta ditulis ke " << file << ".\n";
  }
  return 0;
}

}  // namespace tepat::cli
