#pragma once
#include "core/framing.h"
#include "core/publish.h"
#include "core/text.h"

namespace mqtt {

/// True when the topic of the decoded whole PUBLISH in `framing` matches a filter (MQTT 3.1.1, 4.7). The
/// filter is one that isTopicFilter accepted.
[[nodiscard]] bool filterMatches(const Framing& framing, const PublishHead& head, const Text& filter);

}  // namespace mqtt
