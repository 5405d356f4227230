// SPDX-License-Identifier: Apache-2.0
// What is wrong in a file that a person wrote: all of it at once, each with its place.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tepat {

// One mistake. `text` is Indonesian: it says what is wrong and what to do.
struct Mistake {
  std::string file;
  int line = 0;  // from 1; 0 when it concerns the file as a whole
  std::string text;

  // `berkas:baris: teks`, as editors understand it.
  std::string ToString() const {
    return file + ":" + (line > 0 ? std::to_string(line) + ":" : "") + " " + text;
  }
};

// Collects the mistakes of one file, and notes beside them: what was understood but should be
// looked at. A file with notes only is good. Not thread-safe.
class Mistakes {
 public:
  explicit Mistakes(std::string file) : file_(std::move(file)) {}

  // Mistakes stand in the order in which they are found, which is the file's for most readers.
  void Add(int line, std::string text) { list_.push_back({file_, line, std::move(text)}); }
  void Note(int line, std::string text) { notes_.push_back({file_, line, std::move(text)}); }
  // No mistake, whatever the notes.
  bool empty() const { return list_.empty(); }
  const std::vector<Mistake>& list() const { return list_; }
  const std::vector<Mistake>& notes() const { return notes_; }

 private:
  std::string file_;
  std::vector<Mistake> list_;
  std::vector<Mistake> notes_;
};

}  // namespace tepat
