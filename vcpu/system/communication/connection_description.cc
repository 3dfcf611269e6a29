#include "vcpu/system/communication/connection_description.h"

#include <algorithm>
#include <string_view>

#include "scl/text/name.h"
#include "vcpu/access/big_endian.h"
#include "vcpu/family/communication_status.h"

namespace vcpu {

namespace {

// Sources: TIA Portal Information System, 'Connection parameters with structure according to TCON_IP_v4' and
// '... TCON_Param'; for UDT 65 System Software for S7-300/400, Vol. 2 (A5E00739858-01), p. 401-403.
constexpr uint32_t TCON_IP_V4_BYTES = 14;
constexpr uint32_t TCON_PARAM_BYTES = 64;
constexpr uint32_t TCON_QDN_BYTES = 266;

constexpr uint32_t ID_AT = 2;  // in each of them

constexpr uint8_t TYPE_TCP_REVERSED = 0x01;  // S7-300: ports and addresses the other way round
constexpr uint8_t TYPE_TCP_IP_V4 = 0x0B;
constexpr uint8_t TYPE_TCP_BY_NAME = 0x0D;
constexpr uint8_t TYPE_TCP = 0x11;
constexpr uint8_t TYPE_UDP = 0x13;

// The integrated PROFINET interfaces X1 and X2, as TIA Portal numbers them in Local~PROFINET_interface_n.
constexpr uint16_t INTERFACE_ANY = 0;  // TCON_QDN: the CPU chooses, by the route
constexpr uint16_t INTERFACE_X1 = 64;
constexpr uint16_t INTERFACE_X2 = 72;

void readIpV4(const uint8_t* bytes, ConnectionDescription& description) {
  description.interfaceId = loadBigEndian<uint16_t>(bytes);
  description.id = loadBigEndian<uint16_t>(bytes + ID_AT);
  description.connectionType = bytes[4];
  description.active = (bytes[5] & 1) != 0;
  std::copy_n(bytes + 6, 4, description.remote.address.begin());
  description.remote.port = loadBigEndian<uint16_t>(bytes + 10);
  description.localPort = loadBigEndian<uint16_t>(bytes + 12);
}

// RemoteQDN is a STRING[254] in place of the address.
uint16_t readByName(const uint8_t* bytes, uint16_t id, ConnectionDescription& description) {
  constexpr size_t NAME = 6;
  constexpr size_t NAME_BYTES = 256;
  description.interfaceId = loadBigEndian<uint16_t>(bytes);
  description.id = loadBigEndian<uint16_t>(bytes + ID_AT);
  description.connectionType = bytes[4];
  description.active = (bytes[5] & 1) != 0;
  const size_t length = std::min<size_t>(bytes[NAME + 1], NAME_BYTES - 2);
  description.remoteName.assign(reinterpret_cast<const char*>(bytes) + NAME + 2, length);
  description.remote.port = loadBigEndian<uint16_t>(bytes + NAME + NAME_BYTES);
  description.localPort = loadBigEndian<uint16_t>(bytes + NAME + NAME_BYTES + 2);
  const uint8_t type = description.connectionType;
  // A CP, whose ID would be allowed too, is not there.
  if (description.interfaceId != INTERFACE_ANY) return status::BAD_INTERFACE;
  if (description.id != id) return status::ID_DIFFERS;
  if (type != TYPE_TCP && type != TYPE_TCP_IP_V4 && type != TYPE_TCP_BY_NAME)
    return status::BAD_CONNECTION_TYPE;
  if (description.remote.port == 0) return status::BAD_ADDRESS_OR_PORT;
  if (length == 0) return status::NO_HOST_NAME;
  if (!description.remoteName.ends_with('.') || length == 1) return status::NAME_NOT_QUALIFIED;
  description.remoteName.pop_back();
  return status::OK;
}

uint16_t readParam(const uint8_t* bytes, ConnectionDescription& description) {
  const uint8_t localPortBytes = bytes[7];
  const uint8_t addressBytes = bytes[9];
  const uint8_t remotePortBytes = bytes[10];
  description.interfaceId = bytes[6];
  description.id = loadBigEndian<uint16_t>(bytes + ID_AT);
  description.connectionType = bytes[4];
  description.active = (bytes[5] & 1) != 0;
  if (loadBigEndian<uint16_t>(bytes) != TCON_PARAM_BYTES) return status::BAD_ADDRESS_OR_PORT;
  if (localPortBytes != 0 && localPortBytes != 2) return status::BAD_ADDRESS_OR_PORT;
  if (addressBytes != 4 || remotePortBytes != 2) return status::BAD_ADDRESS_OR_PORT;
  std::copy_n(bytes + 34, 4, description.remote.address.begin());
  description.remote.port = loadBigEndian<uint16_t>(bytes + 40);
  if (localPortBytes == 2) description.localPort = loadBigEndian<uint16_t>(bytes + 12);
  if (description.connectionType == TYPE_TCP_REVERSED) {
    std::reverse(description.remote.address.begin(), description.remote.address.end());
    description.remote.port = static_cast<uint16_t>(bytes[41] << 8 | bytes[40]);
    if (localPortBytes == 2) description.localPort = static_cast<uint16_t>(bytes[13] << 8 | bytes[12]);
  }
  return status::OK;
}

uint16_t check(const ConnectionDescription& description, bool isIpV4, uint16_t id) {
  if (isIpV4 && description.interfaceId != INTERFACE_X1 && description.interfaceId != INTERFACE_X2) {
    return status::BAD_INTERFACE;
  }
  if (description.id != id) return status::ID_DIFFERS;
  if (description.connectionType == TYPE_UDP && description.active) return status::UDP_CANNOT_BE_ACTIVE;
  const bool isTcp =
      isIpV4 ? description.connectionType == TYPE_TCP || description.connectionType == TYPE_TCP_IP_V4
             : description.connectionType == TYPE_TCP || description.connectionType == TYPE_TCP_REVERSED;
  if (!isTcp) return status::BAD_CONNECTION_TYPE;
  const bool noAddress = description.remote.address == std::array<uint8_t, 4>{};
  if (description.active && (description.remote.port == 0 || noAddress)) return status::BAD_ADDRESS_OR_PORT;
  if (!description.active && description.localPort == 0) return status::BAD_ADDRESS_OR_PORT;
  return status::OK;
}

}  // namespace

uint16_t describedId(const Area& connect) {
  const bool holdsId = connect.bytes != nullptr && connect.totalBytes() >= ID_AT + sizeof(uint16_t);
  return holdsId ? loadBigEndian<uint16_t>(connect.bytes + ID_AT) : uint16_t{0};
}

uint16_t readConnectionDescription(const Area& connect, uint16_t id, const TconRules& rules,
                                   ConnectionDescription& description) {
  if (connect.bytes == nullptr) return status::NOT_A_DESCRIPTION;
  if (rules.takesTconIpV4 && scl::sameName(connect.typeName, "TCON_IP_v4")) {
    if (connect.totalBytes() < TCON_IP_V4_BYTES) return status::BAD_DESCRIPTION_LENGTH;
    readIpV4(connect.bytes, description);
    return check(description, true, id);
  }
  if (rules.takesTconIpV4 && scl::sameName(connect.typeName, "TCON_QDN")) {
    if (connect.totalBytes() < TCON_QDN_BYTES) return status::BAD_DESCRIPTION_LENGTH;
    return readByName(connect.bytes, id, description);
  }
  if (rules.wantsSystemType && !scl::sameName(connect.typeName, "TCON_Param"))
    return status::NOT_A_DESCRIPTION;
  if (connect.totalBytes() != TCON_PARAM_BYTES) return status::BAD_DESCRIPTION_LENGTH;
  if (const uint16_t bad = readParam(connect.bytes, description); bad != status::OK) return bad;
  return check(description, false, id);
}

}  // namespace vcpu
