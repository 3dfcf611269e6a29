// TSEND_C and TRCV_C of a compiled SCL program, and a partner that listens on the loopback interface.

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include "net/host_clock.h"
#include "net/tcp_network.h"
#include "vcpu/access/value.h"
#include "vcpu/testing/sample.h"

namespace {

using boost::asio::ip::tcp;

// Both blocks share one connection; `ask` sends the question once, what comes is kept.
constexpr const char* PROGRAM = R"(
DATA_BLOCK "Plant"
STRUCT
  partner : TCON_IP_v4;
  byName : TCON_QDN;
  ask : Bool;
  hold : Bool := TRUE;
  restart : Bool;
  useName : Bool;
  question : Array[0..7] of Char := ['q', 'u', 'e', 's', 't', 'i', 'o', 'n'];
  area : Array[0..99] of Char;
  answer : String[99];
  answers : Int;
  sent : Int;
  failures : Int;
  sendStatus : Word;
  receiveStatus : Word;
END_STRUCT;
BEGIN
END_DATA_BLOCK
DATA_BLOCK "Sender" "TSEND_C" BEGIN END_DATA_BLOCK
DATA_BLOCK "Receiver" "TRCV_C" BEGIN END_DATA_BLOCK
ORGANIZATION_BLOCK "Main"
BEGIN
  IF "Plant".useName THEN
    "Sender"(REQ := "Plant".ask, CONT := "Plant".hold, CONNECT := "Plant".byName, DATA := "Plant".question,
             COM_RST := "Plant".restart);
    "Receiver"(EN_R := TRUE, CONT := "Plant".hold, ADHOC := TRUE, CONNECT := "Plant".byName, DATA := "Plant".area);
  ELSE
    "Sender"(REQ := "Plant".ask, CONT := "Plant".hold, CONNECT := "Plant".partner, DATA := "Plant".question,
             COM_RST := "Plant".restart);
    "Receiver"(EN_R := TRUE, CONT := "Plant".hold, ADHOC := TRUE, CONNECT := "Plant".partner, DATA := "Plant".area);
  END_IF;
  "Plant".sendStatus := "Sender".STATUS;
  "Plant".receiveStatus := "Receiver".STATUS;
  IF "Sender".DONE THEN
    "Plant".sent := "Plant".sent + 1;
  END_IF;
  IF "Sender".ERROR THEN
    "Plant".failures := "Plant".failures + 1;
  END_IF;
  IF "Receiver".DONE THEN
    "Plant".answers := "Plant".answers + 1;
    Chars_TO_Strg(Chars := "Plant".area, pChars := 0, Cnt := UDINT_TO_UINT("Receiver".RCVD_LEN), Strg => "Plant".answer);
  END_IF;
END_ORGANIZATION_BLOCK
)";

class Loopback : public testing::Test {
 protected:
  Loopback() {
    cpu.start();
    const std::string port = std::to_string(acceptor.local_endpoint().port());
    set("partner.InterfaceId", "64");
    for (const auto& [member, value] : {std::pair("ID", std::string("7")), {"RemotePort", port}}) {
      set(std::string("partner.") + member, value);
      set(std::string("byName.") + member, value);
    }
    for (const auto& [place, octet] : {std::pair("1", "127"), {"2", "0"}, {"3", "0"}, {"4", "1"}}) {
      set(std::string("partner.RemoteAddress.ADDR[") + place + "]", octet);
    }
    set("byName.RemoteQDN", "'localhost.'");
  }

  void set(const std::string& member, const std::string& value) {
    auto operand = cpu.find("\"Plant\"." + member);
    ASSERT_TRUE(operand) << operand.failure();
    const auto done = vcpu::setValue(*operand, value);
    ASSERT_TRUE(done) << done.failure();
  }

  std::string value(const std::string& member) {
    const auto operand = cpu.find("\"Plant\"." + member);
    return operand ? vcpu::formatValue(*operand) : operand.failure();
  }

  // Cycles until it is so; ten seconds are far more than the loopback interface ever takes.
  bool eventually(const std::function<bool()>& isSo) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!isSo()) {
      if (std::chrono::steady_clock::now() > end) return false;
      cpu.scanOnce();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
  }

  void accept() {
    acceptor.non_blocking(true);
    boost::system::error_code fault = boost::asio::error::would_block;
    partner = tcp::socket(io);
    ASSERT_TRUE(eventually([&] {
      if (fault) acceptor.accept(partner, fault);
      return !fault && value("sendStatus") == "16#7004";
    })) << value("sendStatus");
  }

  // One job of each block.
  void exchange() {
    const std::string sent = value("sent");
    set("ask", "TRUE");
    ASSERT_TRUE(eventually([&] { return value("sent") != sent; })) << value("sendStatus");
    set("ask", "FALSE");
    std::string question(8, ' ');
    boost::asio::read(partner, boost::asio::buffer(question));
    EXPECT_EQ(question, "question");
    const std::string answers = value("answers");
    boost::asio::write(partner, boost::asio::buffer(std::string("an answer")));
    ASSERT_TRUE(eventually([&] { return value("answers") != answers; })) << value("receiveStatus");
    EXPECT_EQ(value("answer"), "'an answer'");
  }

  bool partnerSeesTheEnd() {
    char byte = 0;
    boost::system::error_code fault;
    partner.non_blocking(true);
    return eventually([&] {
      boost::asio::read(partner, boost::asio::buffer(&byte, 1), fault);
      return fault == boost::asio::error::eof;
    });
  }

  boost::asio::io_context io;
  tcp::acceptor acceptor{io, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)};
  tcp::socket partner{io};
  net::HostClock clock;
  net::TcpNetwork network;
  vcpu::Cpu cpu{vcpu::compiled(PROGRAM), {}, clock, network};
};

TEST_F(Loopback, TsendCAndTrcvCShareAConnection) {
  accept();
  exchange();
  exchange();
  EXPECT_EQ(value("failures"), "0");
}

TEST_F(Loopback, TsendCFindsThePartnerByItsName) {
  set("useName", "TRUE");
  accept();
  exchange();
}

TEST_F(Loopback, ContEndsTheConnectionAndMakesItAgain) {
  accept();
  exchange();
  set("hold", "FALSE");
  EXPECT_TRUE(partnerSeesTheEnd());
  ASSERT_TRUE(eventually([&] { return value("sendStatus") == "16#7000"; })) << value("sendStatus");
  set("hold", "TRUE");
  accept();
  exchange();
}

TEST_F(Loopback, ComRstMakesTheConnectionAnew) {
  accept();
  exchange();
  set("restart", "TRUE");
  EXPECT_TRUE(partnerSeesTheEnd());
  accept();
  exchange();
  EXPECT_EQ(value("restart"), "FALSE");
}

TEST_F(Loopback, APartnerThatGoesIsFoundAgain) {
  accept();
  exchange();
  partner.close();
  accept();
  exchange();
}

// Nobody listens at first: 80C5, and a second later the next attempt.
TEST_F(Loopback, APartnerThatComesLaterIsFound) {
  const tcp::endpoint place = acceptor.local_endpoint();
  acceptor.close();
  ASSERT_TRUE(eventually([&] { return value("failures") != "0"; }));
  acceptor = tcp::acceptor(io, place);
  accept();
  exchange();
}

}  // namespace
