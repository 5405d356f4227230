// SPDX-License-Identifier: Apache-2.0
#include "services/timing/intake/sources.h"

#include "libs/sop/services.h"
#include "services/timing/intake/reader.h"
#include "services/timing/store/calendars.h"

namespace tepat::timing {
namespace {

using journal::Event;
using journal::Transaction;

// Adds a reader and what it reads, when that has a journal. Lives while `main` wires; what it hands
// to the readers refers to the assessor alone, which outlives them.
class SourceList {
 public:
  SourceList(daemon::Process& process, Assessor& assessor)
      : process_(process), assessor_(assessor), office_(process.settings().office) {}

  Status AddOffice() {
    TEPAT_ASSIGN(
        auto* journal,
        process_.ReadFrom(
            "office",
            [&a = assessor_](Transaction& t, const Event& e) { return ApplyOfficeFact(a, t, e); },
            [&a = assessor_](Transaction& t, std::int64_t cut) -> Result<std::int64_t> {
              // The parsed versions first: a restored office may give a version another content.
              a.ForgetStandards();
              TEPAT_TRY(ForgetCalendars(t.db()));
              return daemon::RereadOffice(t, cut);
            }));
    Keep("office", journal);
    return Ok();
  }

  Status AddService(const std::string& name) {
    TEPAT_ASSIGN(
        auto* journal,
        process_.ReadFrom(
            name, [&a = assessor_](Transaction& t, const Event& e) { return ApplyMarks(a, t, e); },
            RewindOf(name)));
    Keep(name, journal);
    return Ok();
  }

  Status AddForeign(const daemon::ForeignSource& source) {
    TEPAT_ASSIGN(auto* journal, process_.ReadFromForeign(
                                    source,
                                    [&a = assessor_](Transaction& t, const Event& e) {
                                      return ApplyForeignMarks(a, t, e);
                                    },
                                    RewindOf(source.name)));
    if (journal != nullptr) Keep(source.name, journal);
    return Ok();
  }

  void Keep(const std::string& name, journal::JournalReader* journal) {
    kept_.push_back({name, daemon::SubjectsOf(office_, name), journal});
  }

  std::vector<KeptSource> Take() { return std::move(kept_); }

 private:
  journal::Reader::Rewind RewindOf(const std::string& name) const {
    return [source = daemon::SourceOf(office_, name)](Transaction& t, std::int64_t cut) {
      return ListLostCases(t, source, cut);
    };
  }

  daemon::Process& process_;
  Assessor& assessor_;
  const std::string office_;
  std::vector<KeptSource> kept_;
};

}  // namespace

Result<std::vector<KeptSource>> ReadSources(daemon::Process& process, Assessor& assessor) {
  SourceList sources(process, assessor);
  sources.Keep("timing", &process.node().journal());
  TEPAT_TRY(sources.AddOffice());
  for (const sop::StepService& each : sop::kStepServices) {
    TEPAT_TRY(sources.AddService(std::string(each.service)));
  }
  for (const auto& source : process.settings().foreign) TEPAT_TRY(sources.AddForeign(source));
  return sources.Take();
}

}  // namespace tepat::timing
