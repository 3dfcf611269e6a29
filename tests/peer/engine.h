#pragma once
// The two engines of a peer behind one function.

#include <optional>
#include <string_view>

#include "tests/peer/task.h"

namespace peer {

/// Native: the C++ of core. Scl: the shells and the generated blocks on the virtual CPU.
enum class Engine { Native, Scl };

/// `native` or `scl`.
std::optional<Engine> engineOf(std::string_view name);

/// Runs the peer to its end and prints each message that it takes as a line `topic text`. The exit code of
/// the program: 0, 1 if the peer was to leave by itself and could not do its job, 2 if the engine failed; why
/// is printed on stderr.
int runPeer(Engine engine, const Task& task);

}  // namespace peer
