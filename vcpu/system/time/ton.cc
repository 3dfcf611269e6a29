// TON: Q follows IN after the time PT. Source: TIA Portal Information System, TON: Generate on-delay
// (S7-1200, S7-1500).

#include "vcpu/system/blocks.h"
#include "vcpu/system/time/iec_timer.h"

namespace vcpu {

namespace {

class Ton : public SystemBlock {
 public:
  explicit Ton(std::string_view name) : interface_(timerInterface(name)) {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Timer timer(call);
    if (!timer.in()) {
      timer.reset();
      timer.setQ(false);
      return;
    }
    if (timer.rising()) timer.begin();
    if (timer.runs() && timer.expired()) timer.setQ(true);
  }

 private:
  std::string interface_;
};

}  // namespace

std::unique_ptr<SystemBlock> makeTon() {
  return std::make_unique<Ton>("TON");
}
std::unique_ptr<SystemBlock> makeTonTime() {
  return std::make_unique<Ton>("TON_TIME");
}

}  // namespace vcpu
