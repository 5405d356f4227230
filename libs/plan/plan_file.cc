// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_file.h"

#include <google/protobuf/text_format.h>

#include <algorithm>

#include "libs/sop/text_file.h"

namespace tepat::plan {
namespace {

using google::protobuf::Message;
using google::protobuf::TextFormat;

constexpr TextLimits kLimits = {.bytes_max = kPlanBytesMax, .lines_max = kPlanLinesMax};

// Says places as lines of the file.
class Lines : public PlanFindings {
 public:
  Lines(const v1::Plan& plan, const TextFormat::ParseInfoTree& places)
      : plan_(plan), places_(places) {}

  void Add(const Place& place, const std::string& text) override {
    mistakes_.push_back({"", LineOf(place), text});
  }
  void Note(const Place& place, const std::string& text) override {
    notes_.push_back({"", LineOf(place), text});
  }

  // In the order of the file, where people mend them from top to bottom.
  void Tell(Mistakes& mistakes) {
    const auto by_line = [](const Mistake& a, const Mistake& b) { return a.line < b.line; };
    std::stable_sort(mistakes_.begin(), mistakes_.end(), by_line);
    std::stable_sort(notes_.begin(), notes_.end(), by_line);
    for (const Mistake& one : mistakes_) mistakes.Add(one.line, one.text);
    for (const Mistake& one : notes_) mistakes.Note(one.line, one.text);
  }

 private:
  // The line of a place, or of the nearest thing around it that stands in the file: what is missing
  // has no line of its own.
  int LineOf(const Place& place) const {
    const Message* message = &plan_;
    const TextFormat::ParseInfoTree* tree = &places_;
    int line = 0;
    for (const PlaceStep& step : place) {
      const auto* field = message->GetDescriptor()->FindFieldByName(step.field);
      // A list that is wrong as a whole is shown where it begins.
      const int index = field->is_repeated() ? std::max(step.index, 0) : -1;
      line = std::max(line, OwnLine(tree, *message, step.field, index));
      if (field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) break;
      if (field->is_repeated() && message->GetReflection()->FieldSize(*message, field) <= index) {
        break;
      }
      tree = tree == nullptr ? nullptr : tree->GetTreeForNested(field, index);
      const auto& of = *message->GetReflection();
      message = index < 0 ? &of.GetMessage(*message, field)
                          : &of.GetRepeatedMessage(*message, field, index);
    }
    return line;
  }

  // Of a list in brackets the parser knows the place of the first alone: that of the bracket.
  static int OwnLine(const TextFormat::ParseInfoTree* tree, const Message& message,
                     const char* field, int index) {
    int line = sop::LineOf(tree, message, field, index);
    while (line == 0 && index > 0) line = sop::LineOf(tree, message, field, --index);
    return line;
  }

  const v1::Plan& plan_;
  const TextFormat::ParseInfoTree& places_;
  std::vector<Mistake> mistakes_;
  std::vector<Mistake> notes_;
};

}  // namespace

std::optional<v1::Plan> ParsePlanFile(std::string_view text, const PlanContext& context,
                                      Mistakes& mistakes) {
  v1::Plan plan;
  TextFormat::ParseInfoTree places;
  // Only a file that could be read is judged: else each field would be told as missing too.
  if (!sop::ParseTextFile(text, &plan, places, mistakes, kLimits)) return std::nullopt;
  Lines lines(plan, places);
  CheckPlan(plan, context, lines);
  lines.Tell(mistakes);
  if (!mistakes.empty()) return std::nullopt;
  return plan;
}

std::optional<v1::Plan> ReadPlanFile(std::string_view text, Mistakes& mistakes) {
  v1::Plan plan;
  TextFormat::ParseInfoTree places;
  if (!sop::ParseTextFile(text, &plan, places, mistakes, kLimits)) return std::nullopt;
  return plan;
}

std::string WritePlanFile(const v1::Plan& plan) {
  TextFormat::Printer printer;
  // Names of indicators are read by people, not only by programs.
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(plan, &text);
  return "# proto-message: tepat.plan.v1.Plan\n" + text;
}

}  // namespace tepat::plan
