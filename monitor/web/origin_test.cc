// Which requests are those of the page itself.

#include "monitor/web/origin.h"

#include <gtest/gtest.h>

namespace monitor {
namespace {

TEST(WebAddress, IsAPortOrAnAddressAndAPort) {
  EXPECT_EQ(webAddressOf("8080")->host, "127.0.0.1");
  EXPECT_EQ(webAddressOf("8080")->port, 8080);
  EXPECT_EQ(webAddressOf("0")->port, 0);
  EXPECT_EQ(webAddressOf("192.168.0.9:80")->host, "192.168.0.9");
  for (const char* wrong :
       {"", "x", "65536", "-1", "80x", "host:80", ":80", "1.2.3:80", "1.2.3.4", "1.2.3.4:"})
    EXPECT_FALSE(webAddressOf(wrong)) << wrong;
  EXPECT_TRUE(isLoopback(*webAddressOf("1")));
  EXPECT_FALSE(isLoopback(*webAddressOf("0.0.0.0:1")));
}

// DNS rebinding: the name of another page, which points to this computer.
TEST(OwnHost, IsTheAddressItself) {
  struct Row {
    const char* address;
    const char* host;
    bool isOwn;
  };
  const Row rows[] = {{"8080", "127.0.0.1:8080", true},
                      {"8080", "localhost:8080", true},
                      {"8080", "127.0.0.1:8081", false},
                      {"8080", "127.0.0.1", false},
                      {"8080", "evil.example:8080", false},
                      {"8080", "127.0.0.1.evil.example:8080", false},
                      {"8080", "", false},
                      {"80", "127.0.0.1", true},
                      {"80", "localhost", true},
                      {"80", "evil.example", false},
                      {"10.0.0.5:8080", "10.0.0.5:8080", true},
                      {"10.0.0.5:8080", "localhost:8080", false},
                      {"10.0.0.5:8080", "10.0.0.6:8080", false},
                      {"0.0.0.0:8080", "10.0.0.6:8080", true},
                      {"0.0.0.0:8080", "localhost:8080", true},
                      {"0.0.0.0:8080", "evil.example:8080", false}};
  for (const Row& row : rows)
    EXPECT_EQ(isOwnHost(row.host, *webAddressOf(row.address)), row.isOwn) << row.address << " " << row.host;
}

TEST(OwnOrigin, IsThatOfThePage) {
  EXPECT_TRUE(isOwnOrigin("http://127.0.0.1:8080", "127.0.0.1:8080"));
  for (const char* other :
       {"", "null", "http://localhost:8080", "https://127.0.0.1:8080", "http://127.0.0.1:80800"})
    EXPECT_FALSE(isOwnOrigin(other, "127.0.0.1:8080")) << other;
}

TEST(IsJson, KnowsItFromWhatAFormSends) {
  EXPECT_TRUE(isJson("application/json"));
  EXPECT_TRUE(isJson("application/json;charset=utf-8"));
  for (const char* other : {"", "text/plain", "application/json-seq", "application/x-www-form-urlencoded"})
    EXPECT_FALSE(isJson(other)) << other;
}

}  // namespace
}  // namespace monitor
