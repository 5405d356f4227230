// SPDX-License-Identifier: Apache-2.0
// The portal over a casebook in a temporary folder, without sockets: a screen is drawn for somebody
// of the office that Tepat ships, and a test reads what he would read. No service answers.
#pragma once

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/casebook/casebook_fixture.h"
#include "libs/identity/rights.h"
#include "services/portal/context.h"

namespace tepat::portal {

using testing::HasSubstr;
using testing::Not;

// What people see of a page: its words, without markup, blanks squeezed.
inline std::string Seen(const std::string& html) {
  std::string text;
  bool tag = false;
  for (const char c : html) {
    tag = tag || c == '<';
    const bool blank = tag || c == ' ' || c == '\n';
    if (blank && !text.empty() && text.back() != ' ') text += ' ';
    if (!blank) text += c;
    tag = tag && c != '>';
  }
  static const std::vector<std::pair<std::string, std::string>> kEntities = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : kEntities) {
    for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at)) {
      text.replace(at, entity.size(), character);
    }
  }
  return text;
}
inline std::string Seen(const Response& response) { return Seen(response.body); }
inline std::string Seen(const Html& html) { return Seen(html.text()); }

// A header of an answer, a line for each time that it stands there.
inline std::string HeaderOf(const Response& response, const std::string& name) {
  std::string all;
  for (const auto& [key, value] : response.headers) {
    if (key == name) all += value + "\n";
  }
  return all;
}

class ScreenFixture : public casebook::CasebookFixture {
 protected:
  ScreenFixture() {
    settings_.home = folder_.path();
    KnowTheOffice();
    portal_ = std::make_unique<Portal>(
        settings_, *node_, [] { return std::string("portal"); },
        *worktime::Zone::Find(settings_.time_zone));
    request_.host = "kantor";
    request_.method = "GET";
  }

  // The request's context for a person, by his key in the directory; nobody for an empty one.
  Context As(const std::string& person, std::vector<std::string> params = {}) {
    Context context{*portal_, request_, clock_.Now()};
    if (!person.empty()) {
      Viewer viewer;
      viewer.person_id = person;
      viewer.session_id = "sesi-" + person;
      viewer.csrf = "rahasia";
      viewer.positions = Read<std::vector<identity::HeldPosition>>(
          [&](sql::Database& db) { return identity::PositionsOf(db, person, clock_.Now()); });
      EXPECT_FALSE(viewer.positions.empty()) << person;
      context.viewer = viewer;
    }
    context.params = std::move(params);
    EXPECT_TRUE(Prepare(context));
    return context;
  }
  // What that person sees of a screen.
  std::string See(Response (*screen)(const Context&), const std::string& person,
                  std::vector<std::string> params = {}) {
    return Seen(screen(As(person, std::move(params))));
  }
  // The page's markup, for what is not said in words.
  std::string Markup(Response (*screen)(const Context&), const std::string& person,
                     std::vector<std::string> params = {}) {
    return screen(As(person, std::move(params))).body;
  }
  // A table of the model is gone: whatever reads it fails from now on.
  void Lose(const std::string& table) {
    EXPECT_TRUE(Write([&](journal::Transaction& transaction) {
      return transaction.db().Script("DROP TABLE " + table);
    }));
  }

  daemon::Settings settings_;
  Request request_;
  std::unique_ptr<Portal> portal_;
};

}  // namespace tepat::portal
