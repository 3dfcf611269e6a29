#pragma once
// Which OB a block of kind ORGANIZATION_BLOCK is, by its name: a source does not give its number. Any thread
// may call.

#include <string_view>

namespace scl {

/// The number of an OB of this name, without regard to case: 35 for OB35, 30 for Cyclic interrupt, as TIA
/// Portal names a new OB of that kind; 0 if the name says none.
int organizationBlockNumber(std::string_view name);

/// The name of the OB in a system constant of TIA Portal: Cyclic interrupt in OB_Cyclic interrupt; empty if
/// `constant` does not begin so. Valid as long as `constant`.
std::string_view organizationBlockOfConstant(std::string_view constant);

}  // namespace scl
