// SPDX-License-Identifier: Apache-2.0
#include "libs/base/located_json.h"

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>

#include "libs/base/outside_text.h"

namespace tepat {
namespace {

// The largest real calendar has 20 kB and 300 lines.
constexpr TextLimits kFileMax = {.bytes_max = 1 << 20, .lines_max = 100'000};
constexpr std::size_t kDepthMax = 32;  // our deepest file has 5 levels

// Where the lexer is. A line break counts only once the character after it is read, because the
// lexer reads one character past a number.
struct LineCount {
  int line = 1;
  bool at_break = false;
};

// A character iterator that counts the lines that the lexer has consumed.
class CountingIterator {
 public:
  using difference_type = std::ptrdiff_t;
  using value_type = char;
  using reference = const char&;
  using pointer = const char*;
  using iterator_category = std::input_iterator_tag;

  CountingIterator(const char* at, LineCount* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (count_->at_break) ++count_->line;
    count_->at_break = *at_ == '\n';
    ++at_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  LineCount* count_;
};

// Builds the tree from the lexer's events.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(const LineCount* count, Mistakes& mistakes) : count_(count), mistakes_(mistakes) {}

  LocatedJson root;

  bool null() override { return Leaf(LocatedJson::Kind::kNull, ""); }
  bool boolean(bool value) override {
    return Leaf(LocatedJson::Kind::kBool, value ? "true" : "false");
  }
  bool number_integer(number_integer_t value) override {
    return Leaf(LocatedJson::Kind::kNumber, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return Leaf(LocatedJson::Kind::kNumber, std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& text) override {
    return Leaf(LocatedJson::Kind::kNumber, text);
  }
  bool string(string_t& text) override { return Leaf(LocatedJson::Kind::kString, std::move(text)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return Open(LocatedJson::Kind::kObject); }
  bool start_array(std::size_t) override { return Open(LocatedJson::Kind::kArray); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool key(string_t& text) override {
    key_ = std::move(text);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    mistakes_.Add(count_->line, "bukan JSON yang sah; periksa koma, tanda kutip dan kurung");
    return false;
  }

 private:
  LocatedJson& Place(LocatedJson::Kind kind, std::string text) {
    LocatedJson value{kind, count_->line, std::move(key_), std::move(text), {}};
    key_.clear();
    if (stack_.empty()) return root = std::move(value);
    return stack_.back()->items.emplace_back(std::move(value));
  }

  bool Leaf(LocatedJson::Kind kind, std::string text) {
    Place(kind, std::move(text));
    return true;
  }

  bool Open(LocatedJson::Kind kind) {
    if (stack_.size() >= kDepthMax) {
      mistakes_.Add(count_->line, "susunan terlalu dalam; paling banyak 32 tingkat");
      return false;
    }
    // A parent's items grow only while it is the innermost open value, so pointers to open
    // values stay valid.
    stack_.push_back(&Place(kind, ""));
    return true;
  }

  bool Close() {
    stack_.pop_back();
    return true;
  }

  const LineCount* count_;
  Mistakes& mistakes_;
  std::vector<LocatedJson*> stack_;
  std::string key_;
};

}  // namespace

const LocatedJson* LocatedJson::Find(std::string_view name) const {
  for (const LocatedJson& item : items) {
    if (kind == Kind::kObject && item.key == name) return &item;
  }
  return nullptr;
}

std::optional<LocatedJson> ParseLocatedJson(std::string_view text, Mistakes& mistakes) {
  const auto read = ReadOutsideText(text, kFileMax, mistakes);
  if (!read) return std::nullopt;
  LineCount count;
  Builder builder(&count, mistakes);
  const CountingIterator begin(read->data(), &count);
  const CountingIterator end(read->data() + read->size(), &count);
  if (!nlohmann::json::sax_parse(begin, end, &builder)) return std::nullopt;
  return std::move(builder.root);
}

}  // namespace tepat
