// SPDX-License-Identifier: Apache-2.0
// The frame of a whole page: head, what stands above and below the content. A face says what its
// navigation is and who may see it.
#pragma once

#include <string>

#include "libs/base/instant.h"
#include "libs/http/message.h"

namespace tepat::page {

// What a page is framed with. Value type; made for one page.
struct Frame {
  std::string title;
  // Where the face serves them; the names change with their content.
  http::Url style;
  http::Url icon;
  http::Url script;
  std::string kind;         // class of the body: how its style sheet lays it out
  std::string live = {};    // where the script listens for events; empty for nowhere
  std::string person = {};  // whose drafts the script keeps; empty for nobody's
  Instant now;
  std::string zone;        // the abbreviation in which all times stand: `WIB`
  bool example = false;    // no real office's data: said above everything
  http::Html header = {};  // navigation
};

// The page around `main`, with that status. Everything in the frame is escaped by its type. Any
// thread.
http::Response Whole(const Frame& frame, int status, const http::Html& main);

}  // namespace tepat::page
