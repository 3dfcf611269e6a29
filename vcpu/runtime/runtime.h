/* What the printed C stands on: number types, the CPU's context, access to the byte image, arithmetic that
   behaves as on the S7. Needs no other header; compiles with gcc, clang and tcc as C, and as C++ for the
   host, which includes it inside a namespace. Its text goes in front of every printed program.

   What a function does wrong, or cannot do, it reports through the S7Cpu that it is given; the code runs on
   the thread of that CPU. Functions without one are pure.

   No function here returns or takes anything narrower than 32 bits across the border to the host: compilers
   do not agree who extends it. */

#ifndef S7_RUNTIME
#define S7_RUNTIME

typedef signed char i8;
typedef unsigned char u8;
typedef short i16;
typedef unsigned short u16;
typedef int i32;
typedef unsigned int u32;
typedef long long i64;
typedef unsigned long long u64;
typedef float f32;
typedef double f64;

/* In front of a function. */
#if defined(__clang__)
#define S7_NOT_OPTIMISED __attribute__((optnone))
#elif defined(__TINYC__)
#define S7_NOT_OPTIMISED
#else
#define S7_NOT_OPTIMISED __attribute__((optimize("O0")))
#endif

typedef struct S7Cpu S7Cpu;

/* The same members in the same order as vcpu::Area. */
typedef struct S7Area {
  u8* bytes;
  u32 bit;
  i32 kind;
  u32 elementBytes;
  u32 count;
  const char* typeName;
  u32 array;    /* 1: a whole array, not one variable or element */
  u32 bools;    /* of one element, if it is a structure of nothing but Bools: how many */
  u32 referred; /* the number of its type among those that references of the program refer to; 0: none */
} S7Area;

/* What a program can do wrong while it runs. */
enum S7ProgramError {
  S7_AREA_LENGTH = 1,
  S7_DIVISION_BY_ZERO = 2,
  S7_NESTING = 3,
  S7_STRING = 4,
  S7_STACK = 5,
  S7_POINTER = 6,
  S7_NULL_REFERENCE = 7
};

/* A line of the SCL: number of the block in the program, and line in its file; 0: none. */
typedef u64 SourceLine;
#define AT(block, line) ((SourceLine)(block) << 32 | (SourceLine)(line))
/* A line on which something was to be written that is not there. */
#define S7_WRITES 0x80000000ull

/* The form of a string operand: its capacity in characters and how it is to be treated. */
#define S7_TEXT_CAPACITY 0xFFFFu
#define S7_TEXT_WIDE 0x10000u    /* WString */
#define S7_TEXT_BOUNDED 0x20000u /* a parameter: the maximum in its header counts, and is not written */

/* What the host does for the program. Kinds are scl::TypeKind, functions scl::StandardFunction; images are as
   they lie in a data block. */
typedef struct S7Host {
  void (*fault)(S7Cpu* cpu, i32 programError, SourceLine at);
  i32 (*workUsedUp)(S7Cpu* cpu, SourceLine at); /* not 0: the CPU is in STOP */
  void (*system)(S7Cpu* cpu, u32 number, u8* image, const S7Area* areas, u32 areaCount, SourceLine at);

  f64 (*math)(i32 function, f64 x);
  f64 (*power)(f64 base, f64 exponent);
  i64 (*toSigned)(S7Cpu* cpu, i32 rounding, f64 x, i64 low, i64 high);
  u64 (*toUnsigned)(S7Cpu* cpu, i32 rounding, f64 x);
  f64 (*fromUnsigned)(u64 x);
  f64 (*fromUnsignedSingle)(u64 x);
  i64 (*integerPower)(i64 base, i64 exponent);
  i64 (*bcd)(S7Cpu* cpu, i32 function, i64 x, i32 bits);

  void (*assignText)(S7Cpu* cpu, u8* to, u32 toForm, const u8* from, u32 fromForm, SourceLine at);
  void (*borrowText)(S7Cpu* cpu, u8* to, u32 toForm, const u8* from, u32 fromForm, SourceLine at);
  void (*textFunction)(S7Cpu* cpu, i32 function, u8* to, u32 toForm, const u8* in1, u32 form1, const u8* in2,
                       u32 form2, i64 length, i64 position, SourceLine at);
  i32 (*textLength)(S7Cpu* cpu, i32 function, const u8* in, u32 form, SourceLine at);
  i32 (*findText)(S7Cpu* cpu, const u8* in1, u32 form1, const u8* in2, u32 form2, SourceLine at);
  i32 (*compareTexts)(S7Cpu* cpu, const u8* a, u32 formA, const u8* b, u32 formB, SourceLine at);

  void (*textToNumber)(S7Cpu* cpu, i32 toKind, u8* to, const u8* in, u32 form, i64 format, i64 position,
                       SourceLine at);
  void (*numberToText)(S7Cpu* cpu, u8* to, u32 form, i32 fromKind, const u8* from, i64 size, i64 precision,
                       i64 format, i64 position, SourceLine at);
  i64 (*textToCharacters)(S7Cpu* cpu, const u8* in, u32 form, i64 first, const S7Area* characters,
                          SourceLine at);
  void (*charactersToText)(S7Cpu* cpu, u8* to, u32 form, i64 first, i64 count, const S7Area* characters,
                           SourceLine at);

  void (*convert)(S7Cpu* cpu, i32 toKind, u8* to, u32 toForm, i32 fromKind, const u8* from, u32 fromForm,
                  SourceLine at);
  void (*timeArithmetic)(S7Cpu* cpu, i32 subtract, i32 toKind, u8* to, i32 kindA, const u8* a, i32 kindB,
                         const u8* b);
  /* The ten bytes of an ANY, and what they name: see vcpu::NamedMemory. */
  void (*toAny)(S7Cpu* cpu, u8* any, const S7Area* area, SourceLine at);
  void (*fromAny)(S7Cpu* cpu, S7Area* area, const u8* any, SourceLine at);
  i32 (*compareTimes)(i32 kind, const u8* a, const u8* b);
  /* Not 0: a reference may refer there, see vcpu::ReferableMemory. */
  i32 (*mayReferTo)(S7Cpu* cpu, const u8* place);

  /* PEEK, POKE and POKE_BLK: what the memory does not have reads 0, is not written, and clears ENO. `bits` is
     the width of the value, 1 for a Bool; `bit` counts only then. */
  u64 (*peek)(S7Cpu* cpu, i64 area, i64 dataBlock, i64 byte, i64 bit, i32 bits);
  void (*poke)(S7Cpu* cpu, i64 area, i64 dataBlock, i64 byte, i64 bit, i32 bits, u64 value);
  void (*pokeBlock)(S7Cpu* cpu, i64 fromArea, i64 fromDataBlock, i64 fromByte, i64 toArea, i64 toDataBlock,
                    i64 toByte, i64 count);
} S7Host;

/* What a program counts if it is printed to count; the members of vcpu::ScanCounts in their order. */
enum S7Count {
  S7_STATEMENTS,
  S7_INDEXED_ACCESSES,
  S7_CALLS,
  S7_PARAMETERS,
  S7_BLOCK_COPIES,
  S7_COPIED_BYTES,
  S7_COMMUNICATION_CALLS,
  S7_COUNTS
};

/* So many bytes that are copied count as one back edge. */
enum { S7_NESTING_MAX = 24, S7_START_INFORMATION = 20, S7_BYTES_OF_WORK = 64 };

/* The start information that an OB can have in its inputs. */
enum S7StartInput {
  S7_INITIAL_CALL, /* 1: the OB runs for the first time since the start */
  S7_REMANENCE,    /* 1: retentive data are there */
  S7_EVENT_COUNT,  /* start events of a cyclic interrupt that were discarded since its last run */
  S7_FAULT_ID,     /* OB80, OB121: what went wrong */
  S7_CSG_OBNR,     /* OB80: the OB that was interrupted; OB121: 121 */
  S7_CSG_PRIO,     /* its priority */
  S7_REACTION,     /* OB121: what was done instead */
  S7_BLOCK_TYPE,   /* OB121: of the block that went wrong: 1 OB, 2 FC, 3 FB */
  S7_SIGN,         /* of a time-delay interrupt: SIGN of SRT_DINT */
  S7_CAUGHT_UP,    /* of a time-of-day interrupt, 1: the clock was set forward over its time */
  S7_SECOND_TIME,  /* of a time-of-day interrupt, 1: the clock was set back, and it runs again */
  S7_START_INPUTS
};

/* One CPU as its program sees it. Everything a scan needs is reached from here: the code has no data of its
 * own. */
struct S7Cpu {
  i64 work;     /* back edges, calls and copied memory left until the host must be asked */
  u8** db;      /* images of the data blocks, in the program's order */
  u8* areas[3]; /* inputs, outputs, bit memory: by scl::MemoryArea */
  u8* scratch;  /* stands in for array elements that do not exist, and for what NULL refers to */
  u8* scratchEnd;
  const S7Host* host;
  const u8* startInformation; /* what an OB finds in its first 20 bytes; null: nothing */
  void* owner;
  i64 statementsLeft; /* until the power is cut, if the program was printed for it */
  i32 depth;
  i32 stop;                         /* not 0: leave every block at once */
  u8 eno;                           /* of the block that runs */
  u8 calledEno;                     /* of the block called last */
  u64 counts[S7_COUNTS];            /* of this scan */
  i64 startInputs[S7_START_INPUTS]; /* of the OB that is called next */
  u32 given;                        /* parameters of the system block called next, if the program counts */
  u32 lent;      /* so many local variables an ANY may name: those that running calls have handed over */
  u32 handling;  /* which of the blocks that run handle their errors themselves: bit n that of depth n */
  u32 failed;    /* of these, which have an error that they did not ask for yet */
  u8* instance;  /* of the function block that calls a system block next, if that asks for it */
  u32 parameter; /* of the block that calls it, if it asks what supplies one: from 0 */
  /* Of each block that runs, by its depth, what its call supplies: vcpu/c/call_site.h. Only if the program
     asks for it; null: no block has called it. */
  const char* callSites[S7_NESTING_MAX + 2];
  u64 stackLimit; /* the lowest address of the host's stack that blocks may use; 0: all of it */
};

#ifdef __cplusplus
#define S7_NULL nullptr
#else
#define S7_NULL ((void*)0)
void* memcpy(void* to, const void* from, unsigned long count);
void* memmove(void* to, const void* from, unsigned long count);
void* memset(void* to, int byte, unsigned long count);
int memcmp(const void* a, const void* b, unsigned long count);
#endif

/* ---- the byte image: most significant byte first ---- */

#ifdef __TINYC__
static inline u16 s7Load16(const u8* p) {
  return (u16)(p[0] << 8 | p[1]);
}
static inline u32 s7Load32(const u8* p) {
  return (u32)p[0] << 24 | (u32)p[1] << 16 | (u32)p[2] << 8 | p[3];
}
static inline u64 s7Load64(const u8* p) {
  return (u64)s7Load32(p) << 32 | s7Load32(p + 4);
}
static inline void s7Store16(u8* p, u16 x) {
  p[0] = (u8)(x >> 8);
  p[1] = (u8)x;
}
static inline void s7Store32(u8* p, u32 x) {
  p[0] = (u8)(x >> 24);
  p[1] = (u8)(x >> 16);
  p[2] = (u8)(x >> 8);
  p[3] = (u8)x;
}
static inline void s7Store64(u8* p, u64 x) {
  s7Store32(p, (u32)(x >> 32));
  s7Store32(p + 4, (u32)x);
}
#else
/* Whole, so that the compiler sees what it stored a moment ago. */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define S7_SWAPPED(bits, x) (x)
#else
#define S7_SWAPPED(bits, x) __builtin_bswap##bits(x)
#endif
static inline u16 s7Load16(const u8* p) {
  u16 x;
  __builtin_memcpy(&x, p, sizeof x);
  return S7_SWAPPED(16, x);
}
static inline u32 s7Load32(const u8* p) {
  u32 x;
  __builtin_memcpy(&x, p, sizeof x);
  return S7_SWAPPED(32, x);
}
static inline u64 s7Load64(const u8* p) {
  u64 x;
  __builtin_memcpy(&x, p, sizeof x);
  return S7_SWAPPED(64, x);
}
static inline void s7Store16(u8* p, u16 x) {
  x = S7_SWAPPED(16, x);
  __builtin_memcpy(p, &x, sizeof x);
}
static inline void s7Store32(u8* p, u32 x) {
  x = S7_SWAPPED(32, x);
  __builtin_memcpy(p, &x, sizeof x);
}
static inline void s7Store64(u8* p, u64 x) {
  x = S7_SWAPPED(64, x);
  __builtin_memcpy(p, &x, sizeof x);
}
#endif
static inline void s7Store8(u8* p, u8 x) {
  *p = x;
}

static inline f32 s7Single(u32 bits) {
  union {
    u32 bits;
    f32 number;
  } x;
  x.bits = bits;
  return x.number;
}
static inline f64 s7Double(u64 bits) {
  union {
    u64 bits;
    f64 number;
  } x;
  x.bits = bits;
  return x.number;
}
/* Every NaN has one bit pattern, so that compilers, which choose sign and payload as they like, agree. */
static inline u32 s7SingleBits(f32 number) {
  union {
    u32 bits;
    f32 number;
  } x;
  x.number = number;
  return number == number ? x.bits : 0x7FC00000u;
}
static inline u64 s7DoubleBits(f64 number) {
  union {
    u64 bits;
    f64 number;
  } x;
  x.number = number;
  return number == number ? x.bits : 0x7FF8000000000000ull;
}
static inline f32 s7LoadF32(const u8* p) {
  return s7Single(s7Load32(p));
}
static inline f64 s7LoadF64(const u8* p) {
  return s7Double(s7Load64(p));
}
static inline void s7StoreF32(u8* p, f32 x) {
  s7Store32(p, s7SingleBits(x));
}
static inline void s7StoreF64(u8* p, f64 x) {
  s7Store64(p, s7DoubleBits(x));
}

/* ---- arrays ---- */

/* The number of an element that does not exist. */
#define S7_NONE 0xFFFFFFFFu

/* An index that no i64 holds lies behind every array. */
static inline i64 s7UnsignedIndex(u64 index) {
  return index > 0x7FFFFFFFFFFFFFFFull ? 0x7FFFFFFFFFFFFFFFll : (i64)index;
}
static inline u32 s7Index(S7Cpu* cpu, i64 index, i64 low, u32 count, SourceLine at) {
  u64 number = (u64)index - (u64)low;
  if (number < count) return (u32)number;
  cpu->host->fault(cpu, S7_AREA_LENGTH, at);
  return S7_NONE;
}
/* Element number of a[.., j]: `row` from the dimensions before, `count` elements in this one. */
static inline u32 s7Row(u32 row, u32 count, u32 number) {
  return row == S7_NONE || number == S7_NONE ? S7_NONE : row * count + number;
}
static inline u8* s7At(S7Cpu* cpu, u8* array, u32 number, u32 elementBytes) {
  return number == S7_NONE ? cpu->scratch : array + (u64)number * elementBytes;
}
static inline u8* s7Element(S7Cpu* cpu, u8* array, i64 index, i64 low, u32 count, u32 elementBytes,
                            SourceLine at) {
  u64 number = (u64)index - (u64)low;
  if (number < count) return array + number * elementBytes;
  cpu->host->fault(cpu, S7_AREA_LENGTH, at);
  return cpu->scratch;
}

/* ---- references ---- */

/* What a reference refers to. */
static inline u8* s7Referred(S7Cpu* cpu, u8* reference, SourceLine at) {
  if (reference) return reference;
  cpu->host->fault(cpu, S7_NULL_REFERENCE, at);
  return cpu->scratch;
}
/* A reference to `place`; NULL if that only stands in for what does not exist. */
static inline u8* s7Reference(const S7Cpu* cpu, u8* place) {
  return place >= cpu->scratch && place < cpu->scratchEnd ? S7_NULL : place;
}

/* What the area names as a reference to the type of that number, else NULL. */
static inline u8* s7Attempt(S7Cpu* cpu, const S7Area* area, u32 referred) {
  if (!area->bytes || area->referred != referred) return S7_NULL;
  return cpu->host->mayReferTo(cpu, area->bytes) ? area->bytes : S7_NULL;
}

/* ---- texts and bits in arrays ---- */

/* Characters that a string handed over by its place has room for: what its header says, at most what the
   memory holds. */
static inline u32 s7TextRoom(const u8* text, u32 capacity, i32 wide) {
  u32 maximum = wide ? s7Load16(text) : text[0];
  return maximum < capacity ? maximum : capacity;
}

static inline u8 s7LoadBit(const u8* p, u32 number) {
  return number == S7_NONE ? 0 : (u8)(p[number >> 3] >> (number & 7) & 1);
}
static inline void s7StoreBit(u8* p, u32 number, u32 x) {
  u32 mask;
  if (number == S7_NONE) return;
  p += number >> 3;
  mask = 1u << (number & 7);
  *p = (u8)(x ? *p | mask : *p & ~mask);
}

/* ---- integers ---- */

static inline void s7DivisionByZero(S7Cpu* cpu, SourceLine at) {
  cpu->eno = 0;
  cpu->host->fault(cpu, S7_DIVISION_BY_ZERO, at);
}
/* The smallest number divided by -1 wraps to itself; the machine's instruction would trap. */
static inline i32 s7DivideI32(S7Cpu* cpu, i32 a, i32 b, SourceLine at) {
  if (b == 0) {
    s7DivisionByZero(cpu, at);
    return 0;
  }
  return b == -1 ? (i32)(0u - (u32)a) : a / b;
}
static inline i32 s7ModuloI32(S7Cpu* cpu, i32 a, i32 b, SourceLine at) {
  if (b == 0) {
    s7DivisionByZero(cpu, at);
    return 0;
  }
  return b == -1 ? 0 : a % b;
}
static inline i64 s7DivideI64(S7Cpu* cpu, i64 a, i64 b, SourceLine at) {
  if (b == 0) {
    s7DivisionByZero(cpu, at);
    return 0;
  }
  return b == -1 ? (i64)(0ull - (u64)a) : a / b;
}
static inline i64 s7ModuloI64(S7Cpu* cpu, i64 a, i64 b, SourceLine at) {
  if (b == 0) {
    s7DivisionByZero(cpu, at);
    return 0;
  }
  return b == -1 ? 0 : a % b;
}
static inline u32 s7DivideU32(S7Cpu* cpu, u32 a, u32 b, SourceLine at) {
  if (b != 0) return a / b;
  s7DivisionByZero(cpu, at);
  return 0;
}
static inline u32 s7ModuloU32(S7Cpu* cpu, u32 a, u32 b, SourceLine at) {
  if (b != 0) return a % b;
  s7DivisionByZero(cpu, at);
  return 0;
}
static inline u64 s7DivideU64(S7Cpu* cpu, u64 a, u64 b, SourceLine at) {
  if (b != 0) return a / b;
  s7DivisionByZero(cpu, at);
  return 0;
}
static inline u64 s7ModuloU64(S7Cpu* cpu, u64 a, u64 b, SourceLine at) {
  if (b != 0) return a % b;
  s7DivisionByZero(cpu, at);
  return 0;
}

/* A value that its new type cannot hold keeps its low bytes, and ENO is cleared. */
static inline i64 s7Narrow(S7Cpu* cpu, i64 x, i64 low, i64 high) {
  if (x < low || x > high) cpu->eno = 0;
  return x;
}
static inline u64 s7NarrowUnsigned(S7Cpu* cpu, u64 x, u64 high) {
  if (x > high) cpu->eno = 0;
  return x;
}

/* Shifts by the width or more leave nothing but the sign of a signed number. */
static inline u64 s7ShiftLeft(u64 x, i64 n, i32 width) {
  return n < 0 || n >= width ? 0 : x << n;
}
static inline u64 s7ShiftRight(u64 x, i64 n, i32 width) {
  return n < 0 || n >= width ? 0 : x >> n;
}
static inline i64 s7ShiftRightSigned(i64 x, i64 n, i32 width) {
  if (n < 0 || n >= width) n = width - 1;
  return x < 0 ? (i64) ~(~(u64)x >> n) : (i64)((u64)x >> n);
}
/* `x` has no bits above `width`. */
static inline u64 s7RotateLeft(u64 x, i64 n, i32 width) {
  n = (i64)((u64)n % (u64)width);
  return n == 0 ? x : x << n | x >> (width - n);
}
static inline u64 s7RotateRight(u64 x, i64 n, i32 width) {
  n = (i64)((u64)n % (u64)width);
  return n == 0 ? x : x >> n | x << (width - n);
}
static inline u64 s7Swap(u64 x, i32 width) {
  u64 result = 0;
  for (; width > 0; width -= 8) {
    result = result << 8 | (x & 0xFF);
    x >>= 8;
  }
  return result;
}

/* The number of the lowest bit that is set; of 0 there is none, and ENO is cleared. */
static inline i32 s7LowestBit(S7Cpu* cpu, u64 x) {
  i32 number = 0;
  if (x == 0) {
    cpu->eno = 0;
    return 0;
  }
  for (; (x & 1) == 0; x >>= 1) number++;
  return number;
}

/* What TypeOf gives of a Variant: the same as scl::typeCode. */
static inline u32 s7TypeCode(const S7Area* area, i32 ofElements) {
  const char* letter;
  u32 code = 2166136261u;
  if (!area->bytes) return 0;
  for (letter = area->typeName; *letter != 0 && *letter != '['; letter++) {
    u32 capital = (u8)*letter;
    if (capital >= 'a' && capital <= 'z') capital -= 32;
    code = (code ^ capital) * 16777619u;
  }
  return area->array && !ofElements ? ~code : code;
}

/* ---- blocks ---- */

/* Not 0: the block must not run. It takes at most `stackBytes` of the host's stack, none of which it has
   used when it asks. */
static inline i32 s7Enter(S7Cpu* cpu, u32 stackBytes, SourceLine at) {
  if (--cpu->work < 0 && cpu->host->workUsedUp(cpu, at)) return 1;
  if (cpu->depth >= S7_NESTING_MAX) {
    cpu->host->fault(cpu, S7_NESTING, at);
    return 1;
  }
  if ((u64)(unsigned long)__builtin_frame_address(0) < cpu->stackLimit + stackBytes) {
    cpu->host->fault(cpu, S7_STACK, at);
    return 1;
  }
  cpu->depth++;
  cpu->eno = 1;
  return 0;
}

/* Local error handling: a block that has it begins, and ends. */
static inline void s7HandleErrors(S7Cpu* cpu) {
  cpu->handling |= 1u << cpu->depth;
  cpu->failed &= ~(1u << cpu->depth);
}
static inline void s7LeaveErrors(S7Cpu* cpu) {
  cpu->handling &= ~(1u << cpu->depth);
}
static inline i32 s7HasFailed(const S7Cpu* cpu) {
  return cpu->failed >> cpu->depth & 1;
}

#endif
