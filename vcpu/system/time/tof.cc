// TOF: Q follows IN at once when it rises, and after the time PT when it falls. Source: TIA Portal
// Information System, TOF: Generate off-delay (S7-1200, S7-1500).

#include "vcpu/system/blocks.h"
#include "vcpu/system/time/iec_timer.h"

namespace vcpu {

namespace {

class Tof : public SystemBlock {
 public:
  explicit Tof(std::string_view name) : interface_(timerInterface(name)) {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Timer timer(call);
    if (timer.in()) {
      timer.reset();
      timer.setQ(true);
      return;
    }
    if (timer.falling()) timer.begin();
    if (timer.runs() && timer.expired()) timer.setQ(false);
  }

 private:
  std::string interface_;
};

}  // namespace

std::unique_ptr<SystemBlock> makeTof() {
  return std::make_unique<Tof>("TOF");
}
std::unique_ptr<SystemBlock> makeTofTime() {
  return std::make_unique<Tof>("TOF_TIME");
}

}  // namespace vcpu
