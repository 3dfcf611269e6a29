#include "vcpu/system/communication/transfer.h"

#include "vcpu/system/communication/status.h"

namespace vcpu {

uint16_t statusForTransfer(const Connection* connection, CpuFamily family) {
  if (connection == nullptr) return status::NOT_ESTABLISHED;
  switch (connection->state) {
    case ConnectionState::Establishing: return status::NOT_ESTABLISHED;
    case ConnectionState::Established: return status::OK;
    case ConnectionState::Ended: return statusOfEnd(connection->endStatus, family);
    case ConnectionState::Reestablishing: break;
  }
  return status::TEMPORARILY_NOT_CONNECTED;
}

uint16_t statusOfEnd(uint16_t cause, CpuFamily family) {
  return family == CpuFamily::S7_300 ? status::NOT_ESTABLISHED : cause;
}

}  // namespace vcpu
