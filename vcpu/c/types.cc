#include "vcpu/c/types.h"

namespace vcpu::c {

using scl::TypeKind;

std::string_view cType(const scl::Type& type) {
  switch (type.kind) {
    case TypeKind::Bool:
    case TypeKind::Byte:
    case TypeKind::USInt:
    case TypeKind::Char: return "u8";
    case TypeKind::SInt: return "i8";
    case TypeKind::Word:
    case TypeKind::UInt:
    case TypeKind::WChar:
    case TypeKind::S5Time:
    case TypeKind::Date:
    case TypeKind::Timer:
    case TypeKind::Counter: return "u16";
    case TypeKind::Int: return "i16";
    case TypeKind::DWord:
    case TypeKind::UDInt:
    case TypeKind::TimeOfDay: return "u32";
    case TypeKind::DInt:
    case TypeKind::Time: return "i32";
    case TypeKind::LWord:
    case TypeKind::ULInt:
    case TypeKind::LTimeOfDay: return "u64";
    case TypeKind::LInt:
    case TypeKind::LTime:
    case TypeKind::LDateTime: return "i64";
    case TypeKind::Real: return "f32";
    case TypeKind::LReal: return "f64";
    case TypeKind::Void: return "void";
    case TypeKind::String:
    case TypeKind::WString:
    case TypeKind::DateAndTime:
    case TypeKind::DTL:
    case TypeKind::Array:
    case TypeKind::Struct:
    case TypeKind::FunctionBlock:
    case TypeKind::Variant:
    case TypeKind::Any:
    case TypeKind::Reference: break;
  }
  return "u8 *";
}

bool isSignedInC(const scl::Type& type) {
  return cType(type).front() == 'i';
}

bool isImageType(const scl::Type& type) {
  return !scl::isElementary(type) && !scl::isReference(type);
}

}  // namespace vcpu::c
