#pragma once
#include <string>

#include "core/session.h"

namespace mqtt {

/// What is wrong with the session between two scans: a list, count or cursor that does not follow from the
/// states. "" when nothing is.
std::string inconsistencyOf(const Session& session);

/// The same of a session in which something impossible was found: the numbers of its messages may be any, so
/// their order is not looked at.
std::string inconsistencyOfDamaged(const Session& session);

}  // namespace mqtt
