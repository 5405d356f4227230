// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/text_file.h"

#include <google/protobuf/io/tokenizer.h>

namespace tepat::sop {
namespace {

using google::protobuf::TextFormat;

constexpr std::size_t kFileBytesMax = std::size_t{64} * 1024;

// Passes the text parser's complaints on as mistakes.
class ErrorCollector : public google::protobuf::io::ErrorCollector {
 public:
  explicit ErrorCollector(Mistakes& mistakes) : mistakes_(mistakes) {}
  void AddError(int line, google::protobuf::io::ColumnNumber, const std::string& text) override {
    mistakes_.Add(line + 1, "tidak dapat dibaca: " + text);
  }

 private:
  Mistakes& mistakes_;
};

}  // namespace

bool ParseTextFile(std::string_view text, google::protobuf::Message* message,
                   TextFormat::ParseInfoTree& places, Mistakes& mistakes) {
  if (text.size() > kFileBytesMax) {
    mistakes.Add(0, "berkas terlalu besar; paling banyak 64 KiB");
    return false;
  }
  ErrorCollector errors(mistakes);
  TextFormat::Parser parser;
  parser.WriteLocationsTo(&places);
  parser.RecordErrorsTo(&errors);
  parser.SetRecursionLimit(32);
  return parser.ParseFromString(std::string(text), message);
}

int LineOf(const TextFormat::ParseInfoTree* tree, const google::protobuf::Message& message,
           const std::string& field, int index) {
  if (tree == nullptr) return 0;
  return tree->GetLocation(message.GetDescriptor()->FindFieldByName(field), index).line + 1;
}

}  // namespace tepat::sop
