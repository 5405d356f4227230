// SPDX-License-Identifier: Apache-2.0
#include "services/cli/journal_export.h"

#include <istream>
#include <nlohmann/json.hpp>

#include "libs/base/hex.h"
#include "libs/base/outside_json.h"
#include "libs/journal/chain_check.h"
#include "services/cli/manifest.h"

namespace tepat::cli {
namespace {

using journal::JournalHead;
using nlohmann::ordered_json;

constexpr int kFormat = 1;

tl::unexpected<Error> Malformed(const std::string& file, std::int64_t line) {
  return Fail(Code::kInvalid, "journal.broken_chain",
              file + ": line " + std::to_string(line) + " is no row of an export");
}

}  // namespace

std::string ExportHeadLine(const JournalHead& head) {
  return WriteJson(ordered_json{{"tepat_journal", kFormat},
                                {"source", head.position.source},
                                {"incarnation", head.position.incarnation},
                                {"sequence", head.position.sequence},
                                {"hash", Hex(head.hash)}}) +
         "\n";
}

std::string ExportRowLine(const journal::JournalRow& row) {
  return WriteJson(ordered_json{
             {"sequence", row.sequence}, {"hash", Hex(row.hash)}, {"body", row.body}}) +
         "\n";
}

Result<JournalHead> VerifyExport(const std::string& file, std::istream& stream) {
  std::string line;
  std::getline(stream, line);
  const auto first = ReadOrderedJson(line);
  if (!first || NumberIn(*first, "tepat_journal") != kFormat) {
    return Fail(Code::kInvalid, "journal.not_a_journal",
                file + ": neither a database nor an export of a journal");
  }
  const JournalHead head{
      {TextIn(*first, "source"), TextIn(*first, "incarnation"), NumberIn(*first, "sequence")},
      BytesOf(TextIn(*first, "hash"))};
  journal::ChainCheck chain(file);
  while (std::getline(stream, line)) {
    const auto row = ReadOrderedJson(line);
    // Counted from the head line, so that an editor finds it.
    if (!row || NumberIn(*row, "sequence") == 0 || TextIn(*row, "body").empty()) {
      return Malformed(file, chain.next() + 1);
    }
    TEPAT_TRY(chain.Take(
        {NumberIn(*row, "sequence"), TextIn(*row, "body"), BytesOf(TextIn(*row, "hash"))}));
  }
  // Without this a file that was cut off at a line end would pass.
  TEPAT_TRY(chain.End(head));
  return head;
}

}  // namespace tepat::cli
