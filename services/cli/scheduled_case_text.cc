// SPDX-License-Identifier: Apache-2.0
#include "services/cli/scheduled_case_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/journal/wire.h"
#include "services/cli/case_text.h"

namespace tepat::cli {
namespace {

namespace wire = correspondence::v1;
using nlohmann::ordered_json;

// Written by protobuf, so it is an object.
ordered_json JsonOf(const google::protobuf::Message& message) {
  return ReadOrderedJson(journal::PayloadOf(message)).value_or(ordered_json::object());
}

std::string Line(const ordered_json& value) { return WriteJson(value) + "\n"; }

// `dokumen_pendukung` as people read it.
std::string KindText(std::string kind) {
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return kind;
}

std::string VisitLines(const timing::v1::GetCaseResponse& visits, const worktime::Zone& zone) {
  std::string text = VisitHeading() + "\n";
  for (const auto& visit : visits.visits()) text += VisitLine(visit, zone) + "\n";
  return text;
}

// Nobody can say before the collection opens: a plan may be adopted meanwhile.
std::string ExpectedPlan(int year, int version) {
  if (version == 0) {
    return fmt::format("Rencana {} belum berlaku; berlakukan dengan tepat plan import.\n", year);
  }
  return fmt::format("Rencana {} versi {}, bila masih berlaku saat pengumpulan datanya dibuka.\n",
                     year, version);
}

std::string BoundPlan(const data_collection::v1::GetCollectionResponse& collection) {
  if (collection.plan_version() == 0) {
    return fmt::format("Rencana {} belum berlaku.\n", collection.plan_year());
  }
  return fmt::format("Rencana {} versi {}.\n", collection.plan_year(), collection.plan_version());
}

std::string FilesText(const wire::GetCaseResponse& kept) {
  std::string text;
  for (const wire::CaseFile& file : kept.files()) {
    text += fmt::format("Lampiran: {} · sha256 {}\n", KindText(file.kind()), file.sha256());
  }
  return text;
}

}  // namespace

const std::vector<std::string>& FileKinds() {
  static const std::vector<std::string> kKinds = {"dokumen_pendukung", "perjanjian_kinerja",
                                                  "rencana_aksi", "surat_edaran"};
  return kKinds;
}

std::string PeriodAsKept(const std::string& typed) {
  constexpr std::size_t kYear = 4;
  const bool quarter = typed.size() == kYear + 3 &&
                       (typed.compare(kYear, 2, "-Q") == 0 || typed.compare(kYear, 2, "-q") == 0);
  return quarter ? typed.substr(0, kYear) + "-TW" + typed.back() : typed;
}

std::string OpenedText(const wire::OpenScheduledCaseRequest& request,
                       const wire::OpenScheduledCaseResponse& opened,
                       const timing::v1::GetCaseResponse& visits, const worktime::Zone& zone) {
  std::string text =
      fmt::format("Berkas {} dibuka untuk periode {}.\nSOP {} versi {}.\n", opened.case_id(),
                  request.period(), opened.sop_id(), opened.sop_version());
  text += ExpectedPlan(opened.plan_year(), opened.plan_version());
  if (!request.supersedes_case_id().empty()) {
    text += fmt::format("Menggantikan berkas {}.\n", request.supersedes_case_id());
  }
  if (visits.visits().empty()) {
    return text + fmt::format("Batas waktunya belum dihitung; lihat tepat case show {}\n",
                              opened.case_id());
  }
  return text + VisitLines(visits, zone);
}

std::string OpenedJson(const wire::OpenScheduledCaseResponse& opened,
                       const timing::v1::GetCaseResponse& visits) {
  ordered_json made = JsonOf(opened);
  made["visits"] = ordered_json::array();
  for (const auto& visit : visits.visits()) made["visits"].push_back(JsonOf(visit));
  return Line(made);
}

std::string AttachedText(const std::string& kind, const wire::AttachScanResponse& attached) {
  return fmt::format("Lampiran tersimpan: {}, {} bita, {}.\nsha256 {}\n", KindText(kind),
                     attached.size(), attached.media_type(), attached.sha256());
}

std::string AttachedJson(const wire::AttachScanResponse& attached) {
  return Line(JsonOf(attached));
}

std::string ShownCaseText(const ShownCase& shown) {
  std::string text;
  if (shown.kept != nullptr) {
    const wire::GetCaseResponse& kept = *shown.kept;
    text += fmt::format(
        "Periode {}{}{}.\n", kept.period(), kept.on_schedule() ? ", dibuka tanpa surat edaran" : "",
        kept.has_letter() ? fmt::format(", agenda {}/{}", kept.agenda_number(), kept.agenda_year())
                          : std::string());
  }
  if (shown.collection != nullptr) text += BoundPlan(*shown.collection);
  if (shown.kept == nullptr) return text;
  for (const std::string& superseded : shown.kept->supersedes_case_ids()) {
    text += fmt::format("Menggantikan berkas {}.\n", superseded);
  }
  if (!shown.kept->superseded_by().empty()) {
    text += fmt::format("Digantikan oleh berkas {}.\n", shown.kept->superseded_by());
  }
  return text + FilesText(*shown.kept);
}

std::string ShownCaseJson(const timing::v1::GetCaseResponse& visits, const ShownCase& shown) {
  ordered_json made = JsonOf(visits);
  if (shown.kept != nullptr) made["case"] = JsonOf(*shown.kept);
  if (shown.collection != nullptr) {
    made["plan"] = {{"year", shown.collection->plan_year()},
                    {"version", shown.collection->plan_version()}};
  }
  return Line(made);
}

}  // namespace tepat::cli
