#include "vcpu/system/card/card_status.h"

namespace vcpu::card_status {

uint16_t of(const CardFault& fault) {
  switch (fault.kind) {
    case CardFault::Kind::None: return OK;
    case CardFault::Kind::NotThere: return NOT_THERE;
    case CardFault::Kind::AlreadyThere: return ALREADY_THERE;
    case CardFault::Kind::WriteProtected: return WRITE_PROTECTED;
    case CardFault::Kind::Full: return NO_MEMORY;
    case CardFault::Kind::InUse: return TOO_MANY_OPEN;
    case CardFault::Kind::NotPlain:
    case CardFault::Kind::Failed: return DISK_FAILED;
  }
  return DISK_FAILED;
}

}  // namespace vcpu::card_status
