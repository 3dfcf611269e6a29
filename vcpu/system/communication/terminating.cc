#include "vcpu/system/communication/terminating.h"

namespace vcpu {

namespace {

JobState start(SystemCall& call, uint16_t id) {
  if (id == 0 || id > OucConnections::ID_MAX) return failed(status::BAD_ID);
  if (call.connections.find(id) == nullptr) return failed(status::NO_SUCH_CONNECTION);
  call.connections.close(id);
  return running(call.connections.newJob(id));
}

}  // namespace

JobState terminateConnection(SystemCall& call, Image& image, const JobProgress& progress, uint16_t id) {
  return advanceJob(
      image, progress, [&] { return call.connections.beginJob(CommunicationBlock::Tdiscon); },
      [&] { return start(call, id); }, [](JobNumber) { return vcpu::done(); }, [](JobNumber) {});
}

}  // namespace vcpu
