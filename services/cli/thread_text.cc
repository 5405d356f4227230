// SPDX-License-Identifier: Apache-2.0
#include "services/cli/thread_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "libs/journal/wire.h"
#include "services/cli/words.h"

namespace tepat::cli {
namespace {

namespace wire = data_collection::v1;

// Texts that are there, with `between`.
std::string Joined(const std::vector<std::string>& texts, const char* between) {
  std::string all;
  for (const std::string& text : texts) {
    if (!text.empty()) all += (all.empty() ? "" : between) + text;
  }
  return all;
}

// `dari lembar Lurah!G6`, as spreadsheets name a cell of another sheet.
std::string WayText(const wire::ThreadNumber& number) {
  if (number.has_cell()) {
    const auto& cell = number.cell();
    return "buku kerja " + (cell.sheet().empty() ? "" : cell.sheet() + "!") + cell.cell();
  }
  switch (number.sending().origin()) {
    case wire::ORIGIN_TYPED:
      return "diketik";
    case wire::ORIGIN_WORKBOOK:
      return "buku kerja";
    default:
      return "lewat program";
  }
}

std::string ValueText(const wire::ThreadNumber& number) {
  if (number.value().empty()) return "tidak ada data: " + number.no_data_reason();
  return number.value() + (number.unit_of_measure().empty() ? "" : " " + number.unit_of_measure());
}

std::string SentText(const wire::ThreadNumber& number, const worktime::Zone& zone) {
  const auto& sending = number.sending();
  return fmt::format("versi {} · {} · {} · {}", sending.version(), LocalTime(zone, sending.time()),
                     sending.position(), WayText(number));
}

// An address is printed as it is: a terminal opens nothing by itself.
// A file by its name, or by the beginning of its hash where it is in no list any more.
std::string ProofText(const wire::GetValueThreadResponse& thread, const wire::Evidence& proof) {
  if (proof.has_link()) return proof.link();
  if (proof.has_text()) return proof.text();
  const auto file = std::find_if(thread.files().begin(), thread.files().end(),
                                 [&](const auto& one) { return one.sha256() == proof.sha256(); });
  const std::string hash = proof.sha256().substr(0, 12);
  return file == thread.files().end() ? "berkas " + hash : file->name() + " (" + hash + ")";
}

std::string NumberText(const wire::GetValueThreadResponse& thread, const wire::ThreadNumber& number,
                       const worktime::Zone& zone) {
  std::vector<std::string> proofs;
  for (const auto& proof : number.evidence()) proofs.push_back(ProofText(thread, proof));
  const std::string name =
      Joined({number.indicator_name().empty() ? number.indicator() : number.indicator_name(),
              number.component_name()},
             ", ");
  return fmt::format("Angka       {} = {}\n            {}\n            target {} · bukti: {}\n",
                     name, ValueText(number), SentText(number, zone),
                     number.target().empty() ? "-" : number.target(),
                     proofs.empty() ? "-" : Joined(proofs, "; "));
}

std::string RequestText(const wire::UnitRequest& request, const worktime::Zone& zone) {
  const std::string asked =
      request.has_asked_time()
          ? Joined({LocalTime(zone, request.asked_time()), request.asked_by_position()}, " · ")
          : "tidak tercatat";
  return fmt::format("Permintaan  {}\n            diminta {} · dijawab {} · batas {}\n",
                     Joined({request.requests().begin(), request.requests().end()}, "; "), asked,
                     request.position(), request.due_date().empty() ? "-" : request.due_date());
}

std::string PlanText(const wire::PlanReference& plan) {
  return fmt::format("Rencana     {} versi {} · perjanjian {} tanggal {}\n", plan.year(),
                     plan.version(), plan.agreement_number(), plan.agreement_date());
}

// A fact by which the case was handed over; a newer service may have further ones.
std::string StationName(const std::string& fact) {
  static const std::map<std::string, std::string> kNames = {
      {"disposition-issued", "Disposisi"},
      {"letter-forwarded-to-camat", "Diteruskan"},
      {"case-opened-on-schedule", "Dibuka"}};
  const auto found = kNames.find(fact);
  return found == kNames.end() ? fact : found->second;
}

std::string StationText(const common::v1::HandOver& station, const Thread& thread,
                        const worktime::Zone& zone) {
  std::string said;
  if (station.fact() == "disposition-issued" && thread.disposition) {
    const auto& instructions = thread.disposition->instructions();
    said = Joined({instructions.begin(), instructions.end()}, ", ");
  }
  if (station.fact() == "case-opened-on-schedule") said = "terjadwal";
  return fmt::format("{:<12}{}\n", StationName(station.fact()),
                     Joined({LocalTime(zone, station.time()), station.position(), said}, " · "));
}

// What its owner tells; otherwise its place in the agenda, which the hand-over told.
std::string LetterText(const Thread& thread, const worktime::Zone& zone) {
  const auto& origin = thread.numbers.origin();
  if (thread.letter) {
    const auto& letter = thread.letter->letter();
    return fmt::format("Surat       agenda {}/{} · diterima {} · dari {} · nomor {} tanggal {}\n",
                       letter.agenda_number(), letter.agenda_year(),
                       LocalTime(zone, letter.received_time()), letter.sender(),
                       letter.letter_number(), thread.letter->letter_date());
  }
  if (origin.agenda_number() > 0) {
    return fmt::format("Surat       agenda {}/{} · diterima {}\n", origin.agenda_number(),
                       origin.agenda_year(), LocalTime(zone, origin.received_time()));
  }
  return "Surat       belum ada\n";
}

}  // namespace

Result<ThreadSelector> ParseThreadSelector(const std::string& text) {
  constexpr std::size_t kPartsMax = 3;
  // A slash at the end is an empty part: whoever typed it has left something out.
  std::vector<std::string> parts;
  for (std::size_t at = 0; !text.empty() && at <= text.size();) {
    const std::size_t end = std::min(text.find('/', at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  const bool empty_part = std::find(parts.begin(), parts.end(), "") != parts.end();
  if (parts.size() > kPartsMax || empty_part) {
    return Fail(Code::kInvalid, "cli.malformed_thread", "not UNIT/INDICATOR/COMPONENT: " + text);
  }
  parts.resize(kPartsMax);
  return ThreadSelector{parts[0], parts[1], parts[2]};
}

std::string NumberLine(const std::string& unit, const wire::ThreadNumber& number,
                       const worktime::Zone& zone) {
  return fmt::format("{} = {} · {}", Joined({unit, number.indicator(), number.component()}, "/"),
                     ValueText(number), SentText(number, zone));
}

std::string ThreadText(const Thread& thread, const worktime::Zone& zone) {
  std::string text;
  for (const auto& number : thread.numbers.numbers()) {
    text += NumberText(thread.numbers, number, zone);
  }
  if (text.empty()) text = "Angka       belum dikirim\n";
  text += RequestText(thread.numbers.request(), zone);
  if (thread.numbers.has_plan()) text += PlanText(thread.numbers.plan());
  // From the number backwards: the last fact first.
  const auto& stations = thread.numbers.origin().hand_overs();
  for (auto station = stations.rbegin(); station != stations.rend(); ++station) {
    text += StationText(*station, thread, zone);
  }
  return text + LetterText(thread, zone);
}

std::string ThreadJson(const Thread& thread) {
  return fmt::format(R"({{"thread":{},"disposition":{},"letter":{}}})",
                     journal::PayloadOf(thread.numbers),
                     thread.disposition ? journal::PayloadOf(*thread.disposition) : "null",
                     thread.letter ? journal::PayloadOf(*thread.letter) : "null");
}

}  // namespace tepat::cli
