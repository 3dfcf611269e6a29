// GEO2LOG, LOG2GEO, IO2MOD, LOG2MOD, RD_ADDR: from slots and addresses to hardware identifiers and back. The
// CPU has no modules, so each answers what an address is told that no module has. Source: TIA Portal
// Information System, the chapters of these names (S7-1200, S7-1500).

#include "scl/text/name.h"
#include "vcpu/system/interface.h"
#include "vcpu/system/system_block.h"
#include "vcpu/system/system_types.h"

namespace vcpu {

namespace {

constexpr uint16_t NO_HARDWARE_IDENTIFIER = 0x8090;  ///< or no module at this input or output
constexpr uint16_t BAD_HARDWARE_TYPE = 0x8091;
constexpr uint16_t BAD_ADDRESS_TYPE = 0x8092;
constexpr uint16_t NO_ADDRESS = 0x8093;
constexpr uint16_t NO_IO_SYSTEM = 0x8094;
constexpr uint16_t NO_STATION = 0x8095;
constexpr uint16_t NO_SLOT = 0x8096;

constexpr std::string_view GEO2LOG_SCL = R"(FUNCTION "GEO2LOG" : Int
VAR_INPUT
  GEOADDR : Variant;
END_VAR
VAR_OUTPUT
  LADDR : HW_ANY;
END_VAR
END_FUNCTION
)";
constexpr Interface GEO2LOG_INTERFACE(GEO2LOG_SCL);
constexpr size_t SLOT_ADDRESS = GEO2LOG_INTERFACE.area("GEOADDR");
constexpr Field<uint16_t> FOUND = GEO2LOG_INTERFACE.value<uint16_t>("LADDR");
constexpr Field<uint16_t> GEO2LOG_RET_VAL = GEO2LOG_INTERFACE.result<uint16_t>();

constexpr Interface GEOADDR_TYPE = Interface::ofStructure(SYSTEM_TYPES, "GEOADDR");
struct GeoaddrFields {
  Field<uint16_t> hardwareType = GEOADDR_TYPE.value<uint16_t>("HWTYPE");
  Field<uint16_t> ioSystem = GEOADDR_TYPE.value<uint16_t>("IOSYSTEM");
  Field<uint16_t> station = GEOADDR_TYPE.value<uint16_t>("STATION");
  Field<uint16_t> subslot = GEOADDR_TYPE.value<uint16_t>("SUBSLOT");
};
constexpr GeoaddrFields GEOADDR;
constexpr size_t GEOADDR_BYTES = GEOADDR.subslot.byte + sizeof(uint16_t);

enum HardwareType : uint16_t { IO_SYSTEM = 1, IO_DEVICE = 2, MODULE = 4, SUBMODULE = 5 };

// IO system 0 is the central rack, whose station is 0.
uint16_t faultOf(const Area& area) {
  const bool isOne =
      area.bytes != nullptr && area.totalBytes() >= GEOADDR_BYTES && scl::sameName(area.typeName, "GEOADDR");
  if (!isOne) return BAD_HARDWARE_TYPE;
  const Image address({area.bytes, area.totalBytes()});
  const uint16_t type = address.get(GEOADDR.hardwareType);
  const bool isModule = type == MODULE || type == SUBMODULE;
  if (!isModule && type != IO_SYSTEM && type != IO_DEVICE) return BAD_HARDWARE_TYPE;
  if (!isModule || address.get(GEOADDR.ioSystem) != 0) return NO_IO_SYSTEM;
  return address.get(GEOADDR.station) != 0 ? NO_STATION : NO_SLOT;
}

void runGeo2Log(SystemCall& call) {
  Image image(call.image);
  image.set(FOUND, 0);
  image.set(GEO2LOG_RET_VAL, faultOf(call.areas[SLOT_ADDRESS]));
}

constexpr std::string_view LOG2GEO_SCL = R"(FUNCTION "LOG2GEO" : Int
VAR_INPUT
  LADDR : HW_ANY;
END_VAR
VAR_IN_OUT
  GEOADDR : Variant;
END_VAR
END_FUNCTION
)";
constexpr Field<uint16_t> LOG2GEO_RET_VAL = Interface(LOG2GEO_SCL).result<uint16_t>();

void runLog2Geo(SystemCall& call) {
  Image(call.image).set(LOG2GEO_RET_VAL, NO_HARDWARE_IDENTIFIER);
}

constexpr std::string_view IO2MOD_SCL = R"(FUNCTION "IO2MOD" : Int
VAR_INPUT
  ADDR : Variant;
END_VAR
VAR_OUTPUT
  LADDR : HW_IO;
END_VAR
END_FUNCTION
)";
constexpr Interface IO2MOD_INTERFACE(IO2MOD_SCL);
constexpr size_t IO_ADDRESS = IO2MOD_INTERFACE.area("ADDR");
constexpr Field<uint16_t> MODULE_OF_ADDRESS = IO2MOD_INTERFACE.value<uint16_t>("LADDR");
constexpr Field<uint16_t> IO2MOD_RET_VAL = IO2MOD_INTERFACE.result<uint16_t>();

void runIo2Mod(SystemCall& call) {
  Image image(call.image);
  const bool isAddress = call.areas[IO_ADDRESS].bytes != nullptr;
  image.set(MODULE_OF_ADDRESS, 0);
  image.set(IO2MOD_RET_VAL, isAddress ? NO_HARDWARE_IDENTIFIER : BAD_ADDRESS_TYPE);
}

constexpr std::string_view LOG2MOD_SCL = R"(FUNCTION "LOG2MOD" : Int
VAR_INPUT
  IOID : Byte;
  ADDR : Word;
END_VAR
VAR_OUTPUT
  HWID : HW_IO;
END_VAR
END_FUNCTION
)";
constexpr Interface LOG2MOD_INTERFACE(LOG2MOD_SCL);
constexpr Field<uint16_t> MODULE_OF_LOGICAL = LOG2MOD_INTERFACE.value<uint16_t>("HWID");
constexpr Field<uint16_t> LOG2MOD_RET_VAL = LOG2MOD_INTERFACE.result<uint16_t>();

void runLog2Mod(SystemCall& call) {
  Image image(call.image);
  image.set(MODULE_OF_LOGICAL, 0);
  image.set(LOG2MOD_RET_VAL, NO_ADDRESS);
}

constexpr std::string_view RD_ADDR_SCL = R"(FUNCTION "RD_ADDR" : Int
VAR_INPUT
  LADDR : HW_IO;
END_VAR
VAR_OUTPUT
  PIADDR : UDInt;
  PICOUNT : UInt;
  PQADDR : UDInt;
  PQCOUNT : UInt;
END_VAR
END_FUNCTION
)";
constexpr Interface RD_ADDR_INTERFACE(RD_ADDR_SCL);
struct RdAddrFields {
  Field<uint32_t> inputs = RD_ADDR_INTERFACE.value<uint32_t>("PIADDR");
  Field<uint16_t> inputCount = RD_ADDR_INTERFACE.value<uint16_t>("PICOUNT");
  Field<uint32_t> outputs = RD_ADDR_INTERFACE.value<uint32_t>("PQADDR");
  Field<uint16_t> outputCount = RD_ADDR_INTERFACE.value<uint16_t>("PQCOUNT");
  Field<uint16_t> retVal = RD_ADDR_INTERFACE.result<uint16_t>();
};
constexpr RdAddrFields RD_ADDR_FIELDS;

void runRdAddr(SystemCall& call) {
  Image image(call.image);
  image.set(RD_ADDR_FIELDS.inputs, 0);
  image.set(RD_ADDR_FIELDS.inputCount, 0);
  image.set(RD_ADDR_FIELDS.outputs, 0);
  image.set(RD_ADDR_FIELDS.outputCount, 0);
  image.set(RD_ADDR_FIELDS.retVal, NO_HARDWARE_IDENTIFIER);
}

}  // namespace

extern const BlockDescription GEO2LOG{GEO2LOG_SCL, runGeo2Log};
extern const BlockDescription LOG2GEO{LOG2GEO_SCL, runLog2Geo};
extern const BlockDescription IO2MOD{IO2MOD_SCL, runIo2Mod};
extern const BlockDescription LOG2MOD{LOG2MOD_SCL, runLog2Mod};
extern const BlockDescription RD_ADDR{RD_ADDR_SCL, runRdAddr};

}  // namespace vcpu
