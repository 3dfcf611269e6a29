#pragma once
// The rules in which the CPU families differ, each named for what it decides. The CPU and its blocks ask for
// the rule and never which family it is; a further family is a further file here.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vcpu {

/// CONNECT and STATUS of TCON.
struct TconRules {
  bool takesTconIpV4 = true;  ///< CONNECT may be a TCON_IP_v4
  /// CONNECT must be declared as a system data type; otherwise any 64 bytes do, as P#DB13.DBX0.0 BYTE 64.
  bool wantsSystemType = true;
  // STATUS
  uint16_t refused = 0;            ///< the partner refuses the connection, or ends it while it is established
  uint16_t unreachable = 0;        ///< the partner does not answer
  uint16_t idUsedDifferently = 0;  ///< ID names a connection with another description
};

/// LEN, and STATUS where TSEND and TRCV give the same.
struct TransferRules {
  uint32_t bytesMax = 0;  ///< that one job may transfer
  // STATUS
  uint16_t endedByPartner = 0;
  uint16_t partnerUnreachable = 0;
};

struct TsendRules {
  bool sendsAllForLengthZero = true;  ///< LEN = 0 sends all of DATA; otherwise it is an error
};

struct TrcvRules {
  /// ADHOC decides whether TRCV delivers what is there; otherwise it does so when LEN = 0, and ADHOC has no
  /// effect.
  bool hasAdHoc = true;
  uint16_t dataChanged = 0;  ///< STATUS: DATA is another variable than when the job began
};

/// Where an OB finds why it runs.
struct StartInformationRules {
  bool inTemporaryData = false;  ///< the first 20 bytes of an OB's VAR_TEMP hold it
  /// RD_SINFO gives the 12 bytes of SI_classic whatever the type of its parameters; otherwise the type
  /// decides.
  bool alwaysClassic = false;
};

/// OB30..OB38.
struct CyclicInterruptRules {
  std::array<int32_t, 9> intervalsMs;  ///< how often they run unless the station sets it
  int32_t microsecondsStep = 1000;     ///< intervals and phase offsets are multiples of it
  int32_t microsecondsMin = 1000;      ///< the shortest interval
  /// TIA Portal gives a new one its priority by its interval; otherwise it has that of its number.
  bool priorityByInterval = false;
  std::array<uint8_t, 9> priorities{};  ///< by the number
};

/// OB20..OB23: the priority of each unless the station sets it.
using TimeDelayPriorities = std::array<uint8_t, 4>;

/// Files on the memory card.
struct CardRules {
  size_t nameCharactersMax = 0;
  bool namesAreWords = true;      ///< of letters, digits, - and _
  std::string_view notInNames{};  ///< otherwise: which of the visible ASCII characters a name has not
  uint64_t dataLogBytesMax = 0;
  bool hasLocalTimestamp = true;       ///< TIMESTAMP = 2 of a data log
  size_t recipeColumnsMax = SIZE_MAX;  ///< without the index
  bool cutsRecipeHeader = true;  ///< one that is too long is cut when it is exported; otherwise an error
};

/// One family. There is one object of each for the whole program, never changed: any thread may read it.
struct CpuFamily {
  static const CpuFamily S7_1500;
  static const CpuFamily S7_1200;
  static const CpuFamily S7_300;  ///< and S7-400

  /// How the names of its CPUs begin: S7-15 as in S7-1516.
  std::array<std::string_view, 2> cpuNames;
  TconRules tcon;
  TransferRules transfer;
  TsendRules tsend;
  TrcvRules trcv;
  StartInformationRules startInformation;
  CyclicInterruptRules cyclicInterrupts;
  TimeDelayPriorities timeDelayPriorities;
  CardRules card;

  /// How often OB `number`, 30..38, runs unless the station sets it.
  int64_t intervalMicroseconds(int number) const;
  /// Its priority unless the station sets it, if it runs so often.
  int cyclicPriority(int number, int64_t intervalMicroseconds) const;
  /// The priority of OB `number`, 20..23, unless the station sets it.
  int timeDelayPriority(int number) const;
};

/// The family of a CPU by its name, S7-1516; nullptr: no family has such CPUs.
const CpuFamily* findCpuFamily(std::string_view cpuName);

}  // namespace vcpu
