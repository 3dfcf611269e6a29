#include "core/message.h"

namespace mqtt {

int32_t numberOfQos(Qos qos) {
  switch (qos) {
    case Qos::AtMostOnce: return 0;
    case Qos::AtLeastOnce: return 1;
    case Qos::ExactlyOnce: return 2;
  }
  return 0;
}

Qos qosOfNumber(int32_t number) {
  if (number == 0) {
    return Qos::AtMostOnce;
  }
  if (number == 1) {
    return Qos::AtLeastOnce;
  }
  return Qos::ExactlyOnce;
}

}  // namespace mqtt
