#pragma once

namespace vcpu {

/// Which family's rules the CPU and its system blocks follow where they differ.
enum class CpuFamily { S7_1500, S7_300 };

}  // namespace vcpu
