// The generated header puts every member where the UDT has it.

#include "translator/glue.h"

#include <gtest/gtest.h>

#include <array>

#include "translator/testdata/glue/image.h"
#include "translator/testing/samples.h"

namespace translator {
namespace {

constexpr int32_t PLANT_BYTES = image::IMAGE_BYTES<demo::Plant>;
using Image = std::array<uint8_t, PLANT_BYTES>;

demo::Plant plant() {
  demo::Plant result;
  result.mode = demo::Mode::Automatic;
  result.running = true;
  result.litres = -2;
  result.valves[0].position = 0x11;
  result.valves[1].open = true;
  result.valves[1].locked = true;
  result.alarms[0] = true;
  result.alarms[9] = true;
  result.serial[2] = 0x33;
  result.inlet.locked = true;
  return result;
}

// Standard blocks: big-endian, Bools packed from bit 0, everything wider and every array and structure at an
// even byte.
constexpr Image BYTES = {0x01, 0x02,              // mode
                         0x01, 0x00,              // running
                         0xFF, 0xFF, 0xFF, 0xFE,  // litres
                         0x11, 0x00,              // valves[0]
                         0x00, 0x03,              // valves[1]
                         0x01, 0x02,              // alarms
                         0x00, 0x00, 0x33, 0x00,  // serial
                         0x00, 0x02};             // inlet

TEST(Glue, StoresAStructAsItsUdt) {
  Image stored{};
  image::store(plant(), stored.data());
  EXPECT_EQ(stored, BYTES);
}

TEST(Glue, LoadsWhatItStored) {
  demo::Plant loaded;
  image::load(loaded, BYTES.data());
  EXPECT_EQ(loaded.mode, demo::Mode::Automatic);
  EXPECT_EQ(loaded.litres, -2);
  EXPECT_TRUE(loaded.alarms[9]);
  EXPECT_FALSE(loaded.inlet.open);
  Image again{};
  image::store(loaded, again.data());
  EXPECT_EQ(again, BYTES);
}

TEST(Glue, IsWhatTheTranslatorWrites) {
  const std::filesystem::path path = testdata() / "glue/image.h";
  const std::string text =
      glueText(translate({std::string(TESTDATA_NAME) + "glue/plant.h"}, PROJECT_ROOT, {}));
  if (rewrites()) rewrite(path, text);
  EXPECT_EQ(text, contentsOf(path));
}

}  // namespace
}  // namespace translator
