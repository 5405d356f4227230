// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/text_file.h"

#include <google/protobuf/io/tokenizer.h>

#include <vector>

namespace tepat::sop {
namespace {

using google::protobuf::TextFormat;

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kShownMax = 300;  // of a complaint, which quotes the file
constexpr int kNestingMax = 32;         // the SOP's deepest field lies 4 deep

// Passes the text parser's complaints on as mistakes.
class ErrorCollector : public google::protobuf::io::ErrorCollector {
 public:
  explicit ErrorCollector(Mistakes& mistakes) : mistakes_(mistakes) {}
  void AddError(int line, google::protobuf::io::ColumnNumber, const std::string& text) override {
    mistakes_.Add(line + 1, "tidak dapat dibaca: " + ShownText(text, kShownMax));
  }

 private:
  Mistakes& mistakes_;
};

// The format has escapes ("\351") by which a file in plain ASCII makes a text that is not UTF-8;
// the journal takes none such.
class TextCheck {
 public:
  explicit TextCheck(Mistakes& mistakes) : mistakes_(mistakes) {}

  void Check(const Message& message, const TextFormat::ParseInfoTree* places) {
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      const int count =
          field->is_repeated() ? message.GetReflection()->FieldSize(message, field) : 1;
      for (int i = 0; i < count; ++i) {
        CheckValue(message, places, *field, field->is_repeated() ? i : -1);
      }
    }
  }

 private:
  void CheckValue(const Message& message, const TextFormat::ParseInfoTree* places,
                  const FieldDescriptor& field, int index) {
    const auto& of = *message.GetReflection();
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      const auto* nested = places == nullptr ? nullptr : places->GetTreeForNested(&field, index);
      return Check(index < 0 ? of.GetMessage(message, &field)
                             : of.GetRepeatedMessage(message, &field, index),
                   nested);
    }
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING) return;
    std::string scratch;
    const std::string& text = index < 0
                                  ? of.GetStringReference(message, &field, &scratch)
                                  : of.GetRepeatedStringReference(message, &field, index, &scratch);
    if (IsUtf8(text)) return;
    mistakes_.Add(LineOf(places, message, field.name(), index),
                  "'" + field.name() + "' bukan teks UTF-8; tulis hurufnya sendiri, tanpa kode \\");
  }

  Mistakes& mistakes_;
};

}  // namespace

bool ParseTextFile(std::string_view text, google::protobuf::Message* message,
                   TextFormat::ParseInfoTree& places, Mistakes& mistakes,
                   const TextLimits& limits) {
  const auto read = ReadOutsideText(text, limits, mistakes);
  if (!read) return false;
  ErrorCollector errors(mistakes);
  TextFormat::Parser parser;
  parser.WriteLocationsTo(&places);
  parser.RecordErrorsTo(&errors);
  // Before anything is parsed: deep nesting costs stack, and the file is a stranger's.
  parser.SetRecursionLimit(kNestingMax);
  // The parser has told its complaints to `errors`; each is a mistake by now.
  if (!parser.ParseFromString(*read, message)) return false;
  TextCheck(mistakes).Check(*message, &places);
  return mistakes.empty();
}

int LineOf(const TextFormat::ParseInfoTree* tree, const google::protobuf::Message& message,
           const std::string& field, int index) {
  if (tree == nullptr) return 0;
  // The parser counts from 0, and says -1 of what is not there: that becomes 0, the file as a
  // whole.
  return tree->GetLocation(message.GetDescriptor()->FindFieldByName(field), index).line + 1;
}

}  // namespace tepat::sop
