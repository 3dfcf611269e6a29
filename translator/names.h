#pragma once
// Names of C++ as names of SCL: the struct mqtt::ClientData is the type MqttClientData, the function
// mqtt::afterPacket the block MqttXAfterPacket, PacketType::Puback the constant PACKET_TYPE_PUBACK.
// Everything else keeps its name.

#include <filesystem>
#include <map>
#include <string>

#include "translator/subset.h"

namespace clang {
class CXXRecordDecl;
class Decl;
class EnumConstantDecl;
class FunctionDecl;
class SourceLocation;
}  // namespace clang

namespace translator {

class Source;

/// The innermost named namespace a declaration lies in; empty if there is none.
std::string namespaceOf(const clang::Decl& declaration);

/// The namespace and the name, each with a capital: MqttClientData.
std::string structName(const clang::CXXRecordDecl& structure);

/// The same with an X, for internal, between the two: MqttXAfterPacket. The blocks that a user calls are
/// written by hand; the list of blocks in his project shows them first, and all that begin with MqttX
/// together below.
std::string blockName(const clang::FunctionDecl& function);

/// Enum and value: PACKET_TYPE_PUBACK. `State` at the end of the enum's name is left out, since a value of
/// it says so by itself: DELIVERY_WAIT_PUBACK.
std::string constantName(const clang::EnumConstantDecl& value);

/// "WaitPuback" -> "WAIT_PUBACK"
std::string constantCase(const std::string& name);

/// Words of SCL, its standard functions and absolute addresses (M0, DB7), in either dialect.
bool isReserved(const std::string& name);

/// `path` relative to `root` when it lies below it, else absolute. Looks at the text only, not at the disk.
std::string nameUnder(const std::filesystem::path& root, const std::string& path);

/// Names that share one scope of SCL, where case does not count.
class NameScope {
 public:
  /// Takes the name, or refuses one that SCL or this scope already has, that is too long or badly formed.
  void declare(const Source& source, const clang::SourceLocation& at, const std::string& name);
  /// True when the name was declared here, in any case of letters.
  bool knows(const std::string& name) const;

 private:
  std::map<std::string, std::string> taken_;  ///< in lower case -> as written
};

}  // namespace translator
