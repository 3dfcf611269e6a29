#include "scl/library/system_names.h"

#include "scl/text/name.h"

namespace scl {
namespace {

struct InstanceType {
  std::string_view type;
  std::string_view block;
};
constexpr InstanceType INSTANCE_TYPES[] = {
    {"IEC_TIMER", "TON"},
    {"TON_TIME", "TON"},
    {"TOF_TIME", "TOF"},
    {"TP_TIME", "TP"},
    {"TONR_TIME", "TONR"},
    {"IEC_LTIMER", "TON"},
    {"TON_LTIME", "TON"},
    {"TOF_LTIME", "TOF"},
    {"TP_LTIME", "TP"},
    {"TONR_LTIME", "TONR"},
    {"IEC_COUNTER", "CTU"},
    {"CTU_INT", "CTU"},
    {"CTD_INT", "CTD"},
    {"CTUD_INT", "CTUD"},
    {"IEC_SCOUNTER", "CTU_SINT"},
    {"IEC_DCOUNTER", "CTU_DINT"},
    {"IEC_LCOUNTER", "CTU_LINT"},
    {"IEC_USCOUNTER", "CTU_USINT"},
    {"IEC_UCOUNTER", "CTU_UINT"},
    {"IEC_UDCOUNTER", "CTU_UDINT"},
    {"IEC_ULCOUNTER", "CTU_ULINT"},
};

constexpr std::string_view FAMILIES[][4] = {{"TON", "TOF", "TP", "TONR"}, {"CTU", "CTD", "CTUD", "CTUD"}};

/// TON of TON_TIME and TON_LTIME.
std::string_view shortName(std::string_view block) {
  size_t end = block.find('_');
  return end == std::string_view::npos ? block : block.substr(0, end);
}

bool isIn(const std::string_view (&family)[4], std::string_view name) {
  for (std::string_view member : family) {
    if (sameName(member, shortName(name))) return true;
  }
  return false;
}

}  // namespace

std::string_view blockOfInstanceType(std::string_view typeName) {
  for (const InstanceType& row : INSTANCE_TYPES) {
    if (sameName(row.type, typeName)) return row.block;
  }
  return {};
}

bool shareInstances(std::string_view oneBlock, std::string_view otherBlock) {
  for (const auto& family : FAMILIES) {
    if (isIn(family, oneBlock) && isIn(family, otherBlock)) return true;
  }
  return false;
}

}  // namespace scl
