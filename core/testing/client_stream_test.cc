#include "core/testing/client_stream.h"

#include <gtest/gtest.h>

#include "core/testing/shell.h"

namespace protocol {
namespace {

constexpr std::string_view CONNECT = "10 0d 00 04 4d 51 54 54 04 02 00 3c 00 01 70 ";

struct Case {
  std::string_view octets;
  std::string_view violation;  ///< its beginning; empty: there is none
};

constexpr Case BEHIND_CONNECT[] = {
    {"30 03 00 01 61", ""},
    {"3b 06 00 01 61 00 01 70", ""},
    {"34 05 00 01 61 ff ff", ""},
    {"40 02 00 01 50 02 00 01 62 02 00 01 70 02 00 01", ""},
    {"82 0a 00 01 00 01 23 02 00 01 2b 00", ""},
    {"a2 05 00 01 00 01 61 c0 00 e0 00", ""},
    {"10 0d 00 04 4d 51 54 54 04 02 00 3c 00 01 70", "sends CONNECT twice"},
    {"e0 00 c0 00", "sends a packet behind DISCONNECT"},
    {"00 00", "sends type 0"},
    {"20 02 00 00", "sends CONNACK"},
    {"90 03 00 01 00", "sends SUBACK"},
    {"b0 02 00 01", "sends UNSUBACK"},
    {"d0 00", "sends PINGRESP"},
    {"f0 00", "sends type 15"},
    {"41 02 00 01", "sends wrong flags"},
    {"60 02 00 01", "sends wrong flags"},
    {"80 06 00 01 00 01 61 00", "sends wrong flags"},
    {"a3 05 00 01 00 01 61", "sends wrong flags"},
    {"e1 00", "sends wrong flags"},
    {"30 ff ff ff ff 01", "sends a remaining length of five bytes"},
    {"c0 01 00", "sends a body where there is none"},
    {"40 03 00 01 00", "sends an answer of the wrong length"},
    {"40 02 00 00", "answers identifier 0"},
    {"36 05 00 01 61 00 01", "publishes with QoS 3"},
    {"38 03 00 01 61", "sends QoS 0 with DUP"},
    {"32 05 00 01 61 00 00", "publishes with identifier 0"},
    {"32 04 00 01 61 00", "sends a PUBLISH of the wrong length"},
    {"30 02 00 00", "publishes to no topic name"},
    {"30 03 00 01 2b", "publishes to no topic name"},
    {"30 05 00 03 ed a0 80", "publishes to no topic name"},
    {"82 02 00 01", "sends no filter"},
    {"82 06 00 00 00 01 61 00", "sends malformed filters"},
    {"82 06 00 01 00 01 61 03", "sends malformed filters"},
    {"82 05 00 01 00 01 61", "sends malformed filters"},
    {"82 07 00 01 00 02 61 23 00", "sends malformed filters"},
    {"a2 04 00 01 00 00", "sends malformed filters"},
};

constexpr Case CONNECTS[] = {
    {"10 0f 00 06 4d 51 49 73 64 70 03 00 00 00 00 01 70", ""},
    {"10 0c 00 04 4d 51 54 54 04 02 00 00 00 00", ""},
    {"10 16 00 04 4d 51 54 54 04 f6 00 00 00 01 70 00 01 77 00 00 00 00 00 00", ""},
    {"c0 00", "begins with PINGREQ"},
    {"10 0d 00 04 4d 51 54 54 04 02 00 3c 00 02 70", "sends a CONNECT of the wrong length"},
    {"10 0e 00 04 4d 51 54 54 04 02 00 3c 00 01 70 00", "sends a CONNECT of the wrong length"},
    {"10 0d 00 04 4d 51 54 54 05 02 00 3c 00 01 70", "asks for another level"},
    {"10 0d 00 04 4d 51 54 54 03 02 00 3c 00 01 70", "names another protocol"},
    {"10 0d 00 04 4d 51 54 54 04 03 00 3c 00 01 70", "sets the reserved flag"},
    {"10 0d 00 04 4d 51 54 54 04 22 00 3c 00 01 70", "has no will"},
    {"10 0d 00 04 4d 51 54 54 04 0a 00 3c 00 01 70", "has no will"},
    {"10 12 00 04 4d 51 54 54 04 1e 00 3c 00 01 70 00 01 77 00 00", "wants a will of QoS 3"},
    {"10 11 00 04 4d 51 54 54 04 06 00 3c 00 01 70 00 00 00 00", "has a will without a topic"},
    {"10 0f 00 04 4d 51 54 54 04 42 00 3c 00 01 70 00 00", "sends a password alone"},
    {"10 0d 00 04 4d 51 54 54 04 02 00 3c 00 01 ff", "sends no UTF-8"},
    {"10 0c 00 04 4d 51 54 54 04 00 00 00 00 00", "has no identifier"},
};

void expectViolation(const Octets& front, const Case& one) {
  for (size_t piece : {size_t{1}, size_t{1000}}) {
    const Octets octets = mqtt::operator+(front, mqtt::bytes(one.octets));
    ClientStream stream;
    for (size_t at = 0; at < octets.size(); at += piece) {
      const size_t end = std::min(at + piece, octets.size());
      stream.add(Octets(octets.begin() + static_cast<std::ptrdiff_t>(at),
                        octets.begin() + static_cast<std::ptrdiff_t>(end)));
      while (stream.next()) continue;
    }
    EXPECT_EQ(stream.violation().substr(0, one.violation.size()), one.violation) << one.octets;
    EXPECT_EQ(stream.violation().empty(), one.violation.empty()) << one.octets << ": " << stream.violation();
  }
}

TEST(ClientStream, FindsWhatAClientMustNotSend) {
  for (const Case& one : BEHIND_CONNECT) expectViolation(mqtt::bytes(CONNECT), one);
  for (const Case& one : CONNECTS) expectViolation({}, one);
}

TEST(ClientStream, TakesPacketsApart) {
  ClientStream stream;
  stream.add(
      mqtt::bytes("10 0d 00 04 4d 51 54 54 04 02 00 3c 00 01 70 3d 07 00 01 61 12 34 70 71"
                  "82 06 00 07 00 01 23 01"));
  const auto connect = stream.next();
  ASSERT_TRUE(connect);
  EXPECT_EQ(connect->clientIdentifier, "p");
  EXPECT_EQ(connect->keepAliveSeconds, 60);
  EXPECT_TRUE(connect->cleanSession);
  const auto publish = stream.next();
  ASSERT_TRUE(publish);
  EXPECT_EQ(described(publish->packet), "PUBLISH a pq QoS 2 id 4660 DUP RETAIN");
  const auto subscribe = stream.next();
  ASSERT_TRUE(subscribe);
  EXPECT_EQ(subscribe->identifier, 7);
  EXPECT_EQ(subscribe->filters[0].filter, "#");
  EXPECT_EQ(subscribe->filters[0].qos, 1);
  EXPECT_FALSE(stream.next());
}

}  // namespace
}  // namespace protocol
