// SPDX-License-Identifier: Apache-2.0
#include "services/cli/journal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "libs/base/hex.h"
#include "libs/journal/chain_check.h"
#include "libs/journal/restore.h"
#include "services/cli/manifest.h"
#include "services/cli/output_file.h"

namespace tepat::cli {
namespace {

using journal::ChainCheck;
using journal::JournalHead;
using journal::JournalRow;
using nlohmann::ordered_json;

constexpr int kFormat = 1;
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

Status Malformed(const std::string& file, std::int64_t line) {
  return Fail(Code::kInvalid, "journal.broken_chain",
              file + ": line " + std::to_string(line) + " is no row of an export");
}

// Walks an export. `stream` stands at its beginning.
Result<JournalHead> WalkExport(const std::string& file, std::istream& stream) {
  std::string line;
  std::getline(stream, line);
  const auto first = ordered_json::parse(line, nullptr, false);
  if (!first.is_object() || first.value("tepat_journal", 0) != kFormat) {
    return Fail(Code::kInvalid, "journal.not_a_journal",
                file + ": neither a database nor an export of a journal");
  }
  const JournalHead head{{first.value("source", ""), first.value("incarnation", ""),
                          first.value("sequence", std::int64_t{0})},
                         BytesOf(first.value("hash", ""))};
  ChainCheck chain(file);
  while (std::getline(stream, line)) {
    const auto row = ordered_json::parse(line, nullptr, false);
    const bool whole = row.is_object() && row.contains("sequence") && row["sequence"].is_number() &&
                       row.contains("hash") && row["hash"].is_string() && row.contains("body") &&
                       row["body"].is_string();
    if (!whole) return Fail(Malformed(file, chain.next() + 1).error());
    TEPAT_TRY(chain.Take({row["sequence"].get<std::int64_t>(), row["body"].get<std::string>(),
                          BytesOf(row["hash"].get<std::string>())}));
  }
  TEPAT_TRY(chain.End(head));
  return head;
}

Result<JournalHead> VerifyPath(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Fail(Code::kNotFound, "cli.cannot_read", file + ": cannot be read");
  if (stream.peek() == '{') return WalkExport(file, stream);
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
    if (json_) std::cout << all_.dump() << '\n';
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
  (*output)->stream() << ordered_json({{"tepat_journal", kFormat},
                                       {"source", head->position.source},
                                       {"incarnation", head->position.incarnation},
                                       {"sequence", head->position.sequence},
                                       {"hash", Hex(head->hash)}})
                             .dump()
                      << '\n';
  const auto walked = WalkService(self, service, [&](const JournalRow& row) -> Status {
    if (row.sequence > head->position.sequence) return Ok();
    (*output)->stream() << ordered_json({{"sequence", row.sequence},
                                         {"hash", Hex(row.hash)},
                                         {"body", row.body}})
                               .dump()
                        << '\n';
    return Ok();
  });
  if (!walked) return Complain(walked.error());
  if (const Status written = (*output)->Finish(); !written) return Complain(written.error());
  if (json) {
    std::cout << ordered_json({{"file", file}, {"facts", head->position.sequence}}).dump() << '\n';
  } else {
    std::cout << head->position.sequence << " fakta ditulis ke " << file << ".\n";
  }
  return 0;
}

}  // namespace tepat::cli
