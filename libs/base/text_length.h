// SPDX-License-Identifier: Apache-2.0
// How long the texts are that people write into fields. What is asked in several places is named
// here once: a reason that one service takes, every other one takes too. What is asked in one place
// only stands there.
#pragma once

#include <cstddef>

namespace tepat {

// Fewest and most characters of a text, not bytes. Value type.
struct TextLength {
  std::size_t min = 0;
  std::size_t max = 0;

  // The same, for a text that may also be left out.
  constexpr TextLength OrNone() const { return {0, max}; }
};

// Why somebody decided as he did. A word alone explains nothing; two paragraphs are read by nobody,
// and it stands in the journal for good.
inline constexpr TextLength kReasonLength{5, 500};
// What somebody notes beside a decision, or advises: what the printed sheet has room for.
inline constexpr TextLength kNoteLength{0, 1000};
// What somebody is asked for, in a sentence or two; the subject of a letter.
inline constexpr TextLength kRequestLength{1, 500};
// The number on a letter, a decree or a receipt, as whoever wrote it numbers.
inline constexpr TextLength kNumberLength{1, 150};
// Where something is kept.
inline constexpr TextLength kPlaceLength{1, 200};
// What somebody or something is called: a sender, a receiver, an indicator.
inline constexpr TextLength kNameLength{1, 200};
// An instruction of the office's list, from which a disposition chooses.
inline constexpr TextLength kInstructionLength{1, 100};
// A key of the office's files: a unit, a kind of document.
inline constexpr TextLength kKeyLength{1, 60};

}  // namespace tepat
