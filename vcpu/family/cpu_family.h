#pragma once
// The rules in which the CPU families differ, each named for what it decides. The CPU and its blocks ask for
// the rule and never which family it is; a further family is a further file here.

#include <array>
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

/// One family. There is one object of each for the whole program, never changed: any thread may read it.
struct CpuFamily {
  static const CpuFamily S7_1500;  ///< and S7-1200
  static const CpuFamily S7_300;   ///< and S7-400

  /// How the names of its CPUs begin: S7-15 as in S7-1516.
  std::array<std::string_view, 2> cpuNames;
  TconRules tcon;
  TransferRules transfer;
  TsendRules tsend;
  TrcvRules trcv;
  StartInformationRules startInformation;
  /// How often OB30..OB38 run unless the station sets it, in milliseconds.
  std::array<int32_t, 9> cyclicIntervalsMs;
};

/// The family of a CPU by its name, S7-1516; nullptr: no family has such CPUs.
const CpuFamily* findCpuFamily(std::string_view cpuName);

}  // namespace vcpu
