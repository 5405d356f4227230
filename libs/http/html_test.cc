// SPDX-License-Identifier: Apache-2.0
#include "libs/http/html.h"

#include <gtest/gtest.h>

namespace tepat::http {
namespace {

TEST(Html, TextIsEscapedInsideElementsAndAttributes) {
  const std::string evil = R"("><script>alert('x')</script>&)";
  EXPECT_EQ(Fill(R"(<p title="{}">{}</p>)", evil, evil).text(),
            "<p title=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;\">"
            "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>");
}

TEST(Html, WhatATextHoldsIsNeverTakenForAPlaceholder) {
  EXPECT_EQ(Fill("<p>{} {}</p>", std::string("{}"), std::string("b")).text(), "<p>{} b</p>");
}

TEST(Html, ControlCharactersAreLeftOut) {
  EXPECT_EQ(Fill("{}", std::string("a\x01\x1b\0b\nc", 7)).text(), "ab\nc");
}

TEST(Html, AUrlEncodesItsPartsAndKeepsItsBeginning) {
  EXPECT_EQ(
      Fill(R"(<a href="{}">x</a>)", Url("/berkas/", std::string("a/../b?\"<"), "/unit/")).text(),
      R"(<a href="/berkas/a%2F..%2Fb%3F%22%3C/unit/">x</a>)");
  EXPECT_EQ(Url("/cari").With("q", "a b&c").With("n", "1").text(), "/cari?q=a%20b%26c&n=1");
}

TEST(Html, AnAttributeStandsOnlyWhenItHolds) {
  EXPECT_EQ(Fill(R"(<input {}>)", Attribute("checked", true)).text(), "<input checked>");
  EXPECT_EQ(Fill(R"(<input {}>)", Attribute("checked", false)).text(), "<input >");
}

TEST(Html, HtmlStandsAsItIs) {
  EXPECT_EQ(Fill("<ul>{}</ul>", Join(std::vector<int>{1, 2},
                                     [](int) { return Fill("<li>{}</li>", std::string("<b>")); }))
                .text(),
            "<ul><li>&lt;b&gt;</li><li>&lt;b&gt;</li></ul>");
}

TEST(Html, PlacesAreToldFromTheTemplate) {
  using html::Place;
  constexpr auto kPlaces =
      html::PlacesIn<5>(R"(<a class="x {}" href="{}" {}>{}</a><i title="a>{}">)");
  EXPECT_EQ(kPlaces[0], Place::kAttribute);
  EXPECT_EQ(kPlaces[1], Place::kUrl);
  EXPECT_EQ(kPlaces[2], Place::kTag);
  EXPECT_EQ(kPlaces[3], Place::kText);
  EXPECT_EQ(kPlaces[4], Place::kAttribute);
}

}  // namespace
}  // namespace tepat::http
