#pragma once
// Chromium, driven by chromedriver (W3C WebDriver).

#include <nlohmann/json.hpp>
#include <string>

#include "tests/child.h"

namespace browser_test {

using namespace tests;
using Json = nlohmann::json;

/// A browser without a window that reaches nothing but 127.0.0.1. It ends with the object. What it cannot do
/// is a failure of the test.
class Browser {
 public:
  Browser();
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  void open(const std::string& url);

  /// What a script returns, in the page that is open: "return document.title".
  Json evaluate(const std::string& script);

  /// Clicks the first element of a CSS selector as a mouse does.
  void click(const std::string& selector);

  /// In pixels of CSS.
  void resize(int width, int height);

  /// What Chromium's console has reported as severe since the call before: errors of scripts, what a policy
  /// has blocked.
  Json complaints();

 private:
  Json call(const std::string& method, const std::string& path, const Json& body = Json::object());

  Folder folder_;
  int port_;
  Child driver_;
  std::string session_;
};

}  // namespace browser_test
