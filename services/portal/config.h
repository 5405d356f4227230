// SPDX-License-Identifier: Apache-2.0
// Limits of the portal's pages.
#pragma once

namespace tepat::portal {

struct Config {
  int workers = 16;          // requests answered at once: most of them wait for a service
  int tasks_max = 100;       // in the inbox: beyond it the oldest due are shown
  int others_max = 50;       // waiting for others, and done today
  int escalations_max = 20;  // told to a superior, the longest first
  int cases_page = 50;       // cases in a page of a list and of a search
  int board_page = 30;       // of the board: more is no longer seen at once, and slow to draw
  int history_max = 200;     // facts on the page of a case
  int returns_max = 500;     // reasons on that page, each of 500 letters: a quarter of a megabyte
  int latest_max = 12;       // newest facts on the board
  int senders_max = 20;      // senders that are offered
  int draft_bytes = 100000;  // of one form
};

}  // namespace tepat::portal
