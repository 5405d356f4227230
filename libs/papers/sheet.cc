// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/sheet.h"

#include "libs/worktime/date_words.h"

namespace tepat::papers {
namespace {

constexpr const char* kDots = "(.......................................)";
constexpr const char* kShortDots = "............................";

// Between what stands in the foot.
constexpr const char* kDot = " · ";

void Add(std::string& text, const std::string& more) {
  if (more.empty()) return;
  text += text.empty() ? "" : kDot;
  text += more;
}

std::string FootOf(const Print& print, const std::string& kind) {
  std::string text;
  // First, so that nobody overlooks it: two papers that look alike are not the same.
  if (print.copy > 1) Add(text, "Salinan ke-" + std::to_string(print.copy));
  Add(text, kind);
  Add(text, print.version);
  std::string printed;
  if (!print.short_code.empty()) Add(printed, "kode " + print.short_code);
  Add(printed, "dicetak");
  if (!print.person.empty()) printed += " oleh " + print.person;
  if (!print.wall_time.empty()) printed += ", " + TimeWords(print.wall_time);
  if (!print.zone_word.empty()) printed += " " + print.zone_word;
  // Two lines: what it is, and which print of it.
  return text + "\n" + printed;
}

}  // namespace

pdf::Document SheetOf(const Office& office, const Print& print, const std::string& kind,
                      const std::string& subject, pdf::Paper paper, bool landscape) {
  pdf::Document sheet;
  sheet.title = subject.empty() ? kind : kind + ": " + subject;
  sheet.author = office.name;
  sheet.language = "id-ID";
  sheet.created = print.time;
  sheet.paper = paper;
  sheet.landscape = landscape;
  sheet.letterhead = {office.above, office.name, office.below};
  if (!print.link.empty()) sheet.code = pdf::LinkCode{print.link, print.short_code};
  sheet.footer = {FootOf(print, kind), "Halaman", "dari"};
  return sheet;
}

pdf::Signature SignatureOf(const Official& official, const std::string& first_line) {
  pdf::Signature block;
  if (!first_line.empty()) block.above.push_back(first_line);
  const std::string acting = official.acting.empty() ? "" : official.acting + " ";
  block.above.push_back(acting + official.position);
  if (!official.own_position.empty()) block.above.push_back(official.own_position);
  // An office that has not entered a name still gets a block that can be signed.
  block.name = official.name.empty() ? kDots : official.name;
  if (!official.rank.empty()) block.below.push_back(official.rank);
  block.below.push_back("NIP " + (official.nip.empty() ? kShortDots : official.nip));
  return block;
}

std::string PlaceAndDate(const Office& office, const std::string& date) {
  return office.town + ", " + (date.empty() ? kShortDots : DateWords(date));
}

std::string DateWords(const std::string& date) {
  if (date.empty()) return OrDash(date);
  const auto day = ParseDate(date);
  return day ? worktime::LongDate(*day) : date;
}

std::string TimeWords(const std::string& wall_time) {
  // Office time as the owner of the fact gave it: nothing is converted here.
  // `2026-05-05T08:12`, with or without seconds.
  const bool has_time = wall_time.size() >= 16 && wall_time[10] == 'T' && wall_time[13] == ':';
  if (!has_time) return DateWords(wall_time);
  return DateWords(wall_time.substr(0, 10)) + " pukul " + wall_time.substr(11, 2) + "." +
         wall_time.substr(14, 2);
}

std::string OrDash(const std::string& text) { return text.empty() ? "–" : text; }

pdf::Checks ChecksOf(const std::vector<Option>& options, int columns, pdf::Look look) {
  pdf::Checks checks{{}, columns, look};
  for (const Option& option : options) checks.checks.push_back({option.text, option.chosen});
  return checks;
}

}  // namespace tepat::papers
