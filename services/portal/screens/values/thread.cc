// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/thread.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "libs/journal/wire.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/values/proof_fields.h"
#include "services/portal/words/value_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Numbers = std::vector<const wire::ThreadNumber*>;

// The thread, and what it is drawn with.
struct ThreadView {
  const Context& context;
  const wire::GetValueThreadResponse& thread;

  Url CaseUrl() const { return Url("/berkas/", thread.case_id()); }
  std::string Who(const std::string& person_id, const std::string& position) const {
    const std::string who = ActorName(context, person_id, position, "");
    return who.empty() ? "(tidak tercatat)" : who;
  }
  Html At(const google::protobuf::Timestamp& time) const {
    return Moment(context, journal::TimeOf(time));
  }
};

Html Station(const char* name, const Html& text) {
  return Fill("<li><strong>{}:</strong> {}</li>", name, text);
}

// What stands now: numbers of the newest sending, which the service tells first.
Numbers NewestOf(const wire::GetValueThreadResponse& thread) {
  Numbers newest;
  for (const wire::ThreadNumber& number : thread.numbers()) {
    const int version = thread.numbers(0).sending().version();
    if (number.sending().version() == version) newest.push_back(&number);
  }
  return newest;
}

Html NumberText(const wire::ThreadNumber& number) {
  if (number.value().empty()) return Fill("tidak ada data: {}", number.no_data_reason());
  return Fill("{}{} {}",
              number.component_name().empty() ? std::string() : number.component_name() + " = ",
              ValueWord(number.value()), number.unit_of_measure());
}

Html NumbersText(const Numbers& numbers) {
  Html all;
  for (const wire::ThreadNumber* number : numbers) {
    all += Fill("{}{}", all.empty() ? "" : "; ", NumberText(*number));
  }
  return all;
}

Html SentStation(const ThreadView& view, const Numbers& numbers) {
  const wire::Sending& sending = numbers.front()->sending();
  // Each number says its cell: those of a file may stand anywhere in it.
  const Html ways = Join(numbers, [](const wire::ThreadNumber* number) {
    return number->has_cell() ? Fill("<br>{}: {}", NumberText(*number), WayWord(*number)) : Html();
  });
  return Station("Dikirim",
                 Fill(R"({} oleh {}, <a href="{}">versi {}</a>, {}{})", view.At(sending.time()),
                      view.Who(sending.person_id(), sending.position()),
                      Url("/berkas/", view.thread.case_id(), "/unit/", view.thread.unit()),
                      sending.version(), OriginWord(sending.origin()), ways));
}

Html ProofText(const ThreadView& view, const wire::Evidence& proof) {
  // A stranger's address is shown, and leads nowhere by itself.
  if (proof.has_link()) return Fill("{}", proof.link());
  if (proof.has_text()) return Fill("{}", proof.text());
  const auto& files = view.thread.files();
  const auto file = std::find_if(files.begin(), files.end(), [&](const wire::EvidenceFile& one) {
    return one.sha256() == proof.sha256();
  });
  if (file == files.end()) return Fill("berkas {}", proof.sha256().substr(0, 12));
  const Url at = ProofUrl(view.thread.case_id(), view.thread.unit(), *file);
  return Fill("{}{}", file->name(), ProofLink(at, *file));
}

Html EvidenceStation(const ThreadView& view, const wire::ThreadNumber& number) {
  if (number.evidence().empty()) return Station("Bukti", Fill("tidak ada"));
  return Station("Bukti", Fill("<ul>{}</ul>", Join(number.evidence(), [&](const auto& proof) {
                                 return Fill("<li>{}</li>", ProofText(view, proof));
                               })));
}

Html RequestStation(const ThreadView& view) {
  const wire::UnitRequest& request = view.thread.request();
  const Html texts =
      Join(request.requests(), [](const std::string& text) { return Fill("“{}” ", text); });
  const Html asked = request.has_asked_time()
                         ? Fill("diminta {} oleh {}", view.At(request.asked_time()),
                                view.Who(request.asked_by_person(), request.asked_by_position()))
                         : Fill("waktu permintaan tidak tercatat");
  return Station("Permintaan",
                 Fill("{}{}, dijawab {}, batas {}", texts, asked, view.Who("", request.position()),
                      request.due_date().empty() ? "—" : TimeWords::Date(request.due_date())));
}

Html PlanStation(const wire::GetValueThreadResponse& thread, const std::string& target) {
  const wire::PlanReference& plan = thread.plan();
  Url page("/rencana/", static_cast<std::int64_t>(plan.year()));
  page.With("versi", std::to_string(plan.version()));
  return Station(
      "Rencana",
      Fill(R"(<a href="{}">{} versi {}</a>, perjanjian kinerja nomor {} tanggal {}, target {})",
           page, plan.year(), plan.version(), plan.agreement_number(),
           TimeWords::Date(plan.agreement_date()), TargetWord(target)));
}

// Instructions as their owner tells them now; without them the station stands all the same.
std::string InstructionsOf(const ThreadView& view) {
  disposition::v1::GetDispositionRequest request;
  request.set_case_id(view.thread.case_id());
  const auto& backend = view.context.portal.backend;
  const auto told =
      backend.Call(backend.disposition, view.context.viewer->token,
                   &disposition::v1::DispositionService::Stub::GetDisposition, request);
  std::string all;
  if (!told) return all;
  for (const std::string& one : told->instructions()) all += (all.empty() ? ": " : ", ") + one;
  return all;
}

Html HandOverStation(const ThreadView& view, const common::v1::HandOver& step) {
  const Html who =
      Fill("{} oleh {}", view.At(step.time()), view.Who(step.person_id(), step.position()));
  if (step.fact() == "disposition-issued") {
    return Station("Disposisi", Fill("{}{}", who, InstructionsOf(view)));
  }
  if (step.fact() == "case-opened-on-schedule") return Station("Dibuka terjadwal", who);
  return Station("Diteruskan ke Camat", who);
}

// The owner says who may read it. What it does not tell is not made up from what others know.
Html LetterStation(const ThreadView& view) {
  correspondence::v1::GetLetterRequest request;
  request.set_case_id(view.thread.case_id());
  const auto& backend = view.context.portal.backend;
  const auto told =
      backend.Call(backend.correspondence, view.context.viewer->token,
                   &correspondence::v1::CorrespondenceService::Stub::GetLetter, request);
  if (told) {
    const auto& letter = told->letter();
    return Station(
        "Surat",
        Fill(R"(<a href="{}">agenda {}/{}</a>, dari {}, nomor {}, tanggal {}, diterima {})",
             view.CaseUrl(), letter.agenda_number(), letter.agenda_year(), letter.sender(),
             letter.letter_number(), TimeWords::Date(told->letter_date()),
             view.At(letter.received_time())));
  }
  const auto& origin = view.thread.origin();
  if (origin.agenda_number() > 0) {
    return Station("Surat", Fill(R"(<a href="{}">agenda {}/{}</a>, diterima {}; isinya tidak dapat
dibuka di sini)",
                                 view.CaseUrl(), origin.agenda_number(), origin.agenda_year(),
                                 view.At(origin.received_time())));
  }
  const bool none = told.error().code == Code::kNotFound;
  return Station("Surat", Fill(R"({}; lihat <a href="{}">riwayat berkas</a>)",
                               none ? "belum ada surat edaran" : "tidak dapat dibuka di sini",
                               view.CaseUrl()));
}

}  // namespace

Result<wire::GetValueThreadResponse> ThreadOf(const Context& context, const std::string& case_id,
                                              const std::string& unit,
                                              const std::string& indicator) {
  wire::GetValueThreadRequest request;
  request.set_case_id(case_id);
  request.set_unit(unit);
  request.set_indicator(indicator);
  const auto& backend = context.portal.backend;
  return backend.Call(backend.data_collection, context.viewer->token,
                      &wire::DataCollectionService::Stub::GetValueThread, request);
}

Html ThreadPart(const Context& context, const wire::GetValueThreadResponse& thread) {
  const ThreadView view{context, thread};
  const Numbers numbers = NewestOf(thread);
  // What was not sent has a way back all the same: who asked, and why.
  Html stations;
  if (numbers.empty()) {
    stations += Station("Angka", Fill("belum dikirim"));
  } else {
    stations += Station("Angka", NumbersText(numbers));
    stations += SentStation(view, numbers);
    stations += EvidenceStation(view, *numbers.front());
  }
  stations += RequestStation(view);
  if (thread.has_plan()) {
    stations += PlanStation(thread, numbers.empty() ? "" : numbers.front()->target());
  }
  // From the number backwards: the last fact first.
  const auto& hand_overs = thread.origin().hand_overs();
  for (auto step = hand_overs.rbegin(); step != hand_overs.rend(); ++step) {
    stations += HandOverStation(view, *step);
  }
  stations += LetterStation(view);
  return Fill(R"(<section id="jejak" aria-labelledby="h-jejak"><h2 id="h-jejak">Jejak angka</h2>
<ol class="jejak">{}</ol></section>)",
              stations);
}

std::string WayWord(const wire::ThreadNumber& number) {
  std::string way = OriginWord(number.sending().origin());
  if (!number.has_cell()) return way;
  const std::string sheet =
      number.cell().sheet().empty() ? "" : "lembar " + number.cell().sheet() + " ";
  return way + ", " + sheet + "sel " + number.cell().cell();
}

}  // namespace tepat::portal
