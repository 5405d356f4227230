// SPDX-License-Identifier: Apache-2.0
// The table of all addresses, and who may see what lies there. Any thread.
#pragma once

#include <vector>

#include "services/portal/context.h"

namespace tepat::portal {

// Who may see an address. What is kOpen asks neither for a session nor for the model.
enum class Access { kOpen, kPublic, kSignedIn, kAdministrator };

// One address. `{}` in a pattern stands for one part of a path.
struct Route {
  const char* method;
  const char* pattern;
  Access access;
  Response (*handler)(const Context&);
};
const std::vector<Route>& Routes();

// Whether files may come to a path.
bool TakesFiles(const std::string& path);

// Answers a request: finds its route, asks who is there, refuses forms from elsewhere.
Response Answer(Portal& portal, const Request& request);

}  // namespace tepat::portal
