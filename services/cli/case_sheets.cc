// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_sheets.h"

#include <cstdlib>
#include <utility>

#include "libs/journal/wire.h"
#include "services/cli/words.h"

namespace tepat::cli {
namespace {

using documents::Cell;
using documents::Span;
using documents::WallTime;
using google::protobuf::Timestamp;

// Collects the sheets of a case.
class Sheets {
 public:
  Sheets(const CaseRecord& record, const worktime::Zone& zone) : record_(record), zone_(zone) {}

  std::vector<Table> Take() { return std::move(sheets_); }

  void WriteCase(const std::string& case_id) {
    sheets_.push_back({"Berkas", {"Keterangan", "Isi"}});
    Line("Nomor berkas", case_id);
    if (record_.letter) {
      const auto& letter = record_.letter->letter();
      Line("Nomor agenda",
           std::to_string(letter.agenda_number()) + "/" + std::to_string(letter.agenda_year()));
      Line("Pengirim", letter.sender());
      Line("Nomor surat", letter.letter_number());
      Line("Tanggal surat", record_.letter->letter_date());
      Line("Perihal", letter.subject());
      AddRow({std::string("Diterima"), At(letter.has_received_time(), letter.received_time())});
    }
    if (record_.disposition) {
      Line("Periode", record_.disposition->period());
      for (const std::string& instruction : record_.disposition->instructions()) {
        Line("Instruksi", instruction);
      }
      for (const auto& task : record_.disposition->tasks()) {
        Line("Tugas " + task.unit(), task.request());
      }
    }
    if (record_.submission) {
      const auto& sent = *record_.submission;
      AddRow({std::string("Terkirim"), At(sent.has_sent_time(), sent.sent_time())});
      if (sent.has_receipt()) Line("Nomor tanda terima", sent.receipt().number());
    }
    WriteDocuments();
  }

  void WriteSteps() {
    sheets_.push_back(
        {"Langkah",
         {"Langkah", "Nama", "Kunjungan", "Pemegang", "Mulai", "Diterima", "Selesai", "Jatuh tempo",
          "Terpakai", "Jatah", "Penilaian", "Sementara", "Dinyatakan kemudian"}});
    for (const auto& visit : record_.timing.visits()) {
      std::string holders;
      for (const auto& holder : visit.holders()) {
        holders += (holders.empty() ? "" : ", ") + holder.position();
      }
      const auto name = record_.step_names.find(visit.step());
      AddRow({static_cast<double>(visit.step()),
              name == record_.step_names.end() ? std::string() : name->second,
              static_cast<double>(visit.visit()), holders, At(true, visit.start_time()),
              At(visit.has_accepted_time(), visit.accepted_time()),
              At(visit.has_stop_time(), visit.stop_time()),
              At(visit.has_due_time(), visit.due_time()), Span{visit.used().seconds()},
              Span{visit.allowed().seconds()}, StateName(visit.state()), YesNo(visit.provisional()),
              YesNo(visit.declared())});
    }
  }

  void WriteValues() {
    sheets_.push_back({"Nilai",
                       {"Unit", "Indikator", "Komponen", "Nilai", "Tidak ada data", "Penyebab",
                        "Tindak lanjut", "Bukti", "Versi", "Alasan dikirim walau kurang"}});
    if (!record_.collection) return;
    for (const auto& unit : record_.collection->values()) {
      for (const auto& value : unit.values()) WriteValue(unit.unit(), value);
      // What was sent without a single value was sent all the same.
      if (unit.values().empty()) AddValue(unit.unit(), "tanpa nilai", {}, {}, {});
    }
    for (const auto& part : record_.collection->units()) {
      if (part.state() != data_collection::v1::UNIT_STATE_WAIVED) continue;
      data_collection::v1::IndicatorValue why;
      why.set_cause(part.reason());
      AddValue(part.unit(), "dibebaskan", {}, {}, why);
    }
  }

 private:
  using Value = data_collection::v1::IndicatorValue;

  // A row for each number; one row where there is none.
  void WriteValue(const std::string& unit, const Value& value) {
    if (value.components().empty()) AddValue(unit, value.indicator(), {}, {}, value);
    for (const auto& component : value.components()) {
      AddValue(unit, value.indicator(), component.component(), Number(component.value()), value);
    }
  }

  void AddValue(const std::string& unit, const std::string& what, Cell component, Cell number,
                const Value& of) {
    Cell version;
    std::string reason;
    if (const auto* sending = SendingOf(unit)) {
      version = static_cast<double>(sending->version());
      reason = sending->incomplete_reason();
    }
    AddRow({unit, what, std::move(component), std::move(number), of.no_data_reason(), of.cause(),
            of.follow_up(), ProofsIn(of), std::move(version), reason});
  }

  // Null while the unit has sent nothing.
  const data_collection::v1::Sending* SendingOf(const std::string& unit) const {
    if (!record_.sendings) return nullptr;
    for (const auto& one : record_.sendings->units()) {
      if (one.part().unit() == unit && one.has_sending()) return &one.sending();
    }
    return nullptr;
  }

  // A file by the beginning of its hash, as its page in the portal has it.
  static std::string ProofsIn(const Value& value) {
    constexpr std::size_t kHashShown = 12;
    std::string proofs;
    for (const auto& one : value.evidence()) {
      proofs += (proofs.empty() ? "" : "; ") + one.rule() + ": ";
      if (one.has_sha256()) proofs += "berkas " + one.sha256().substr(0, kHashShown);
      if (one.has_link()) proofs += one.link();
      if (one.has_text()) proofs += one.text();
    }
    return proofs;
  }

  void AddRow(std::vector<Cell> row) { sheets_.back().rows.push_back(std::move(row)); }

  void Line(const std::string& what, const std::string& text) { AddRow({what, text}); }

  static Cell YesNo(bool yes) { return std::string(yes ? "ya" : "tidak"); }

  // A number where it is one, else the text as it was sent.
  static Cell Number(const std::string& text) {
    char* end = nullptr;
    // What units sent stands as text with a point; a spreadsheet can only add up numbers.
    const double number = std::strtod(text.c_str(), &end);
    if (!text.empty() && end == text.c_str() + text.size()) return number;
    return text;
  }

  Cell At(bool there, const Timestamp& time) const {
    if (!there) return {};
    return WallTime{zone_.Format(journal::TimeOf(time))};
  }

  // Every document once, whichever services it is linked in.
  void WriteDocuments() {
    // By kind and number, which is what makes it one document for people.
    std::map<std::pair<std::string, std::string>, std::string> all;
    const auto take = [&](const auto& documents) {
      for (const auto& document : documents)
        all[{document.kind(), document.number()}] = document.place();
    };
    if (record_.letter) take(record_.letter->documents());
    if (record_.disposition) take(record_.disposition->documents());
    if (record_.collection) take(record_.collection->documents());
    if (record_.submission) take(record_.submission->documents());
    for (const auto& [document, place] : all) {
      Line("Dokumen " + document.first, document.second + (place.empty() ? "" : " · " + place));
    }
  }

  const CaseRecord& record_;
  const worktime::Zone& zone_;
  std::vector<Table> sheets_;
};

}  // namespace

std::vector<Table> SheetsOf(const std::string& case_id, const CaseRecord& record,
                            const worktime::Zone& zone) {
  Sheets sheets(record, zone);
  sheets.WriteCase(case_id);
  sheets.WriteSteps();
  sheets.WriteValues();
  return sheets.Take();
}

}  // namespace tepat::cli
