#include "vcpu/testing/connection.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace vcpu {

TestArea tconIpV4() {
  return {scl::TypeKind::Struct,
          "TCON_IP_v4",
          14,
          {0, 64, 0, 1, 0x0B, 1, 192, 168, 0, 10, BROKER_PORT >> 8, BROKER_PORT & 0xFF, 0, 0}};
}

TestArea tconQdn(const std::string& name) {
  constexpr size_t NAME = 6;
  constexpr size_t NAME_BYTES = 256;
  TestArea area{scl::TypeKind::Struct, "TCON_QDN", NAME + NAME_BYTES + 4, {0, 0, 0, 1, 0x0B, 1}};
  area.bytes.resize(area.elementBytes);
  area.bytes[NAME] = NAME_BYTES - 2;
  area.bytes[NAME + 1] = static_cast<uint8_t>(name.size());
  std::copy(name.begin(), name.end(), area.bytes.begin() + NAME + 2);
  area.bytes[NAME + NAME_BYTES] = BROKER_PORT >> 8;
  area.bytes[NAME + NAME_BYTES + 1] = BROKER_PORT & 0xFF;
  return area;
}

TestBlock blockOn(TestCpu& cpu, std::string_view name, TestArea* area) {
  TestBlock block(cpu, name);
  block.set("ID", ID);
  if (area != nullptr) block.refer(name == "TCON" ? "CONNECT" : "DATA", *area);
  return block;
}

int64_t callWithReq(TestBlock& block, bool req) {
  block.set("REQ", req);
  block.call();
  return block.get("STATUS");
}

std::string outcome(const TestBlock& block) {
  std::string text;
  for (const auto& [name, word] :
       {std::pair("DONE", "done "), {"NDR", "new "}, {"BUSY", "busy "}, {"ERROR", "error "}}) {
    if (block.has(name) && block.get(name) != 0) text += word;
  }
  if (text.empty()) text = "idle ";
  return text + fmt::format("{:04X}", block.get("STATUS"));
}

void establish(TestCpu& cpu) {
  TestArea description = tconIpV4();
  TestBlock tcon = blockOn(cpu, "TCON", &description);
  callWithReq(tcon, true);
  for (int cycle = 0; cycle < 100 && tcon.get("BUSY") != 0; ++cycle) {
    cpu.nextCycle();
    callWithReq(tcon, true);
  }
  ASSERT_EQ(outcome(tcon), "done 0000");
}

std::vector<uint8_t> bytesOf(std::string_view text) {
  return {text.begin(), text.end()};
}

TestArea byteArray(std::string_view text) {
  return {scl::TypeKind::Byte, "Byte", 1, bytesOf(text)};
}

}  // namespace vcpu
