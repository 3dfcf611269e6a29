#pragma once
// The CSV file of one data log, while it is open. Its lines end with CR LF:
//
//   Record,Date,UTC Time,level,flow
//            1,11/29/2026,12:30:05, 4.50000000E+00, 1.25000000E+01
//            2,11/29/2026,12:30:06, 4.75000000E+00, 1.25000000E+01
//   //END
//
// All records have the same length, so each has its place. A record goes behind the last one until there are
// as many as the definition allows; then it takes the place of the oldest, and the numbers tell which that
// is. //END stays behind the last place that is taken.

#include <cstdint>
#include <string>
#include <string_view>

#include "vcpu/card/memory_card.h"
#include "vcpu/system/card/data_log_definition.h"

namespace vcpu {

/// For the thread of the CPU. All functions wait for the disk, and do a bounded piece of work.
class DataLog {
 public:
  /// Makes the two files of a data log; AlreadyThere: its CSV file is there. After a fault neither is.
  /// `valueCharacters` is recordCharacters() of its columns.
  static CardFault create(MemoryCard& card, std::string_view name, const DataLogDefinition& definition,
                          size_t valueCharacters, DataLog& log);

  /// Reads the definition of a data log. NotThere: there is none; NotPlain without errno: it is damaged.
  static CardFault readDefinition(MemoryCard& card, std::string_view name, DataLogDefinition& definition);

  /// Opens its CSV file. `isWhole` tells whether that holds what this program left there: otherwise it is not
  /// open.
  static CardFault open(MemoryCard& card, std::string_view name, const DataLogDefinition& definition,
                        size_t valueCharacters, DataLog& log, bool& isWhole);

  /// Writes a record: the values with a comma in front of each, as long as at create(). After a fault the
  /// file holds what it held before. `time` is that of the timestamp, UTC or local as the definition says.
  CardFault append(std::string_view values, int64_t time);

  /// No record is left; the next one has number 1.
  CardFault clear();

  /// Whether the record written last took the last place of the file.
  bool isAtEnd() const { return written_ > 0 && written_ % definition_.records == 0; }
  /// The numbers end here: no further record can be written.
  bool isUsedUp() const;

  const std::string& name() const { return name_; }
  const DataLogDefinition& definition() const { return definition_; }

  /// The bytes of the CSV file with all its records.
  static uint64_t bytesMax(const DataLogDefinition& definition, size_t valueCharacters);

 private:
  uint64_t headerBytes() const { return definition_.header.size() + 2; }
  uint64_t placeOf(uint64_t record) const;
  bool numberAt(uint64_t place, uint64_t& number, CardFault& fault) const;
  CardFault countRecords(bool& isWhole);
  CardFault countLaps(bool& isWhole);
  CardFault checkEnd(uint64_t bytes, bool& isWhole) const;

  std::string name_;
  DataLogDefinition definition_;
  CardFile file_;
  uint64_t recordBytes_ = 0;
  uint64_t written_ = 0;  ///< records since the file is empty, those overwritten too
};

}  // namespace vcpu
