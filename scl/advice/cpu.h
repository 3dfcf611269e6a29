#pragma once
// What an S7-1200 does not have. Any thread may call; nothing here changes the program.

#include <span>
#include <string_view>
#include <unordered_map>

#include "scl/scl.h"

namespace scl {

/// Warns of variables and results of 64-bit types and of references: an S7-1200 has no LWord, LInt, ULInt,
/// LTime, LTime_Of_Day, LDT, REF_TO.
void adviseOnTypesOfS7_1200(const Unit& unit, Diagnostics& diagnostics);

/// The instructions of the firmware that only an S7-1500 has, by the titles of their chapters in TIA Portal's
/// help: 'JOIN: Join multiple strings (S7-1500)'; WAIT and SET_TINT because the S7-1200 System Manual does
/// not list them. REF has no entry, as its result has a type of SCL330.
std::span<const std::string_view> instructionsOfS7_1500();

/// Warns of their calls; a block of the user with such a name is none.
void adviseOnInstructionsOfS7_1200(const Unit& unit, Diagnostics& diagnostics);

/// Levels of nesting of an S7-1200 below a program cycle or startup OB, and below an interrupt OB.
constexpr int DEPTH_MAX_OF_CYCLE = 16;
constexpr int DEPTH_MAX_OF_INTERRUPT = 6;

/// For each block of the user: how many of them stand below each other at most, itself included (1: it calls
/// none). Blocks of the system are not counted. A block that calls itself is passed over: a program that
/// check() accepted has none.
std::unordered_map<const Block*, int> heightsOf(const Program& program);

/// Warns of calls that nest deeper than an S7-1200 allows: DEPTH_MAX_OF_CYCLE, and
/// DEPTH_MAX_OF_INTERRUPT below an interrupt OB. The class of an OB is taken from its name.
void adviseOnNestingOfS7_1200(const Program& program, Diagnostics& diagnostics);

}  // namespace scl
