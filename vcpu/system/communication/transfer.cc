#include "vcpu/system/communication/transfer.h"

#include "vcpu/family/communication_status.h"

namespace vcpu {

uint16_t statusForTransfer(const OucConnection* connection, const TransferRules& rules) {
  if (connection == nullptr) return status::NOT_ESTABLISHED;
  switch (connection->state) {
    case OucConnection::State::Establishing: return status::NOT_ESTABLISHED;
    case OucConnection::State::Established: return status::OK;
    case OucConnection::State::Ended: return statusOfEnd(connection->endCause, rules);
    case OucConnection::State::Reestablishing: break;
  }
  return status::TEMPORARILY_NOT_CONNECTED;
}

uint16_t statusOfEnd(EndCause cause, const TransferRules& rules) {
  switch (cause) {
    case EndCause::ByPartner: return rules.endedByPartner;
    case EndCause::Unreachable: return rules.partnerUnreachable;
    case EndCause::None:
    case EndCause::Reset: break;
  }
  return status::NOT_ESTABLISHED;
}

}  // namespace vcpu
