#include "vcpu/system/integer_type.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace vcpu {

namespace {

struct IntegerType {
  std::string_view name;
  std::string_view smallest;
  std::string_view largest;
};
constexpr IntegerType TYPES[] = {{"SInt", "-128", "127"},
                                 {"Int", "-32768", "32767"},
                                 {"DInt", "-2147483648", "2147483647"},
                                 {"LInt", "-9223372036854775808", "9223372036854775807"},
                                 {"USInt", "0", "255"},
                                 {"UInt", "0", "65535"},
                                 {"UDInt", "0", "4294967295"},
                                 {"ULInt", "0", "18446744073709551615"}};

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string forIntegerType(std::string_view scl, std::string_view type) {
  const auto* row = std::ranges::find(TYPES, type, &IntegerType::name);
  assert(row != std::end(TYPES));
  std::string text(scl);
  replaceAll(text, " : Int;", " : " + std::string(type) + ";");
  replaceAll(text, "-32768", row->smallest);
  replaceAll(text, "32767", row->largest);
  return text;
}

}  // namespace vcpu
