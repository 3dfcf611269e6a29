// TP: a pulse of the time PT at each rising edge of IN; edges during the pulse are ignored. Source: TIA
// Portal Information System, TP: Generate pulse (S7-1200, S7-1500).

#include "vcpu/system/blocks.h"
#include "vcpu/system/time/iec_timer.h"

namespace vcpu {

namespace {

class Tp : public SystemBlock {
 public:
  explicit Tp(std::string_view name) : interface_(timerInterface(name)) {}

  std::string_view interface() const override { return interface_; }

  void run(SystemCall& call) const override {
    Timer timer(call);
    if (!timer.runs() && timer.rising()) {
      timer.begin();
      timer.setQ(true);
    }
    if (timer.runs() && timer.expired()) timer.setQ(false);
    // ET stays at PT as long as IN is held.
    if (!timer.runs() && !timer.in()) timer.reset();
  }

 private:
  std::string interface_;
};

}  // namespace

std::unique_ptr<SystemBlock> makeTp() {
  return std::make_unique<Tp>("TP");
}
std::unique_ptr<SystemBlock> makeTpTime() {
  return std::make_unique<Tp>("TP_TIME");
}

}  // namespace vcpu
