// SPDX-License-Identifier: Apache-2.0
// Berkas: one case with its seven steps and clocks, its units, files and history, and what the
// viewer may do with it.
#pragma once

#include "services/portal/screens/layout.h"

namespace tepat::portal {

// All that the page of a case shows from the model.
struct CaseView {
  CaseRow of;
  std::vector<TaskRow> tasks;
  std::vector<VisitRow> visits;
  std::vector<UnitRow> units;
  std::vector<RecipientRow> recipients;
  std::vector<FileRow> files;
  std::vector<HistoryRow> history;
  std::string reason;                    // why it was ended
  std::map<std::string, int> revisions;  // by service
  std::int64_t change = 0;

  const std::string& case_id() const { return of.letter.case_id; }
};
Result<CaseView> LoadCase(const Context& context, const std::string& case_id);

Response CasePage(const Context& context);
// The page with a form of it that was refused; `command` names the form.
Response CasePageWith(const Context& context, const std::string& case_id,
                      const std::string& command, const FormState& state);

// The live parts of the page, by element id.
Result<std::map<std::string, Html>> CaseParts(const Context& context, const std::string& case_id);

}  // namespace tepat::portal
