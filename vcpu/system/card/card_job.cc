#include "vcpu/system/card/card_job.h"

#include <fmt/format.h>

#include <optional>

#include "vcpu/system/card/card_files.h"
#include "vcpu/system/card/card_status.h"

namespace vcpu {

namespace {

// Without a kind: no job runs.
void report(Image& image, const CardJobFields& fields, std::optional<CardJobState::Kind> kind,
            uint16_t status) {
  image.set(fields.done, kind == CardJobState::Kind::Done);
  image.set(fields.busy, kind == CardJobState::Kind::Running);
  image.set(fields.error, kind == CardJobState::Kind::Failed);
  image.set(fields.status, status);
}

void reportEnd(SystemCall& call, Image& image, const CardJobFields& fields, const char* name,
               const CardJobState& state) {
  report(image, fields, state.kind, state.status);
  if (!state.reason.empty()) call.message = call.card.news(name, state.reason);
}

CardJobState withoutCard() {
  return cardJobFailed(card_status::NO_MEMORY,
                       "there is no memory card: name a folder for its files in station.toml, [card] and "
                       "below it folder = \"card\".");
}

}  // namespace

CardJobState cardJobFailed(const CardFault& fault, const std::string& file) {
  // That a file is missing or there is what the program asks for every day.
  const bool isUsual = fault.kind == CardFault::Kind::NotThere || fault.kind == CardFault::Kind::AlreadyThere;
  return cardJobFailed(card_status::of(fault), isUsual ? "" : fmt::format("{}: {}.", file, fault.reason()));
}

void runCardJob(SystemCall& call, const CardJobFields& fields, const char* name,
                CardJobStart (*start)(SystemCall& call)) {
  Image image(call.image);
  const bool edge = image.get(fields.req) && !image.get(fields.previousReq);
  image.set(fields.previousReq, image.get(fields.req));

  const uint32_t number = image.get(fields.job);
  if (CardJob* job = call.card.findJob(number, name); job != nullptr) {
    const CardJobState state = (*job)(call);
    if (state.kind == CardJobState::Kind::Running)
      return report(image, fields, state.kind, card_status::FOLLOW_ON_CALL);
    call.card.endJob(number);
    image.set(fields.job, 0);
    return reportEnd(call, image, fields, name, state);
  }
  image.set(fields.job, 0);
  if (!edge) {
    return report(image, fields, std::nullopt, card_status::NO_JOB_ACTIVE);
  }
  if (call.card.card() == nullptr) return reportEnd(call, image, fields, name, withoutCard());
  CardJobStart begun = start(call);
  if (!begun.job) return reportEnd(call, image, fields, name, begun.refused);
  const uint32_t begunNumber = call.card.beginJob(std::move(begun.job), name);
  if (begunNumber == 0)
    return reportEnd(call, image, fields, name, cardJobFailed(card_status::TOO_MANY_JOBS));
  image.set(fields.job, begunNumber);
  report(image, fields, CardJobState::Kind::Running, card_status::FIRST_CALL);
}

}  // namespace vcpu
