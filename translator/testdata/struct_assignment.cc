#include "subset/plc.h"

namespace demo {

struct Recipe {
  int32_t litres = 0;
  plc::Array<uint8_t, 8> letters{};
};

struct Recipes {
  Recipe current;
  plc::Array<Recipe, 4> stored{};
};

// Members, nested structs and arrays are all taken over.
void load(Recipes& recipes, const Recipe& recipe, int32_t index) {
  recipes.stored[index] = recipe;
  recipes.current = recipes.stored[index];  // what is made next
}

void rotate(Recipes& recipes) {
  Recipe& first = recipes.stored[0];
  recipes.current = first;
  for (int32_t i = 0; i < 3; ++i) {
    recipes.stored[i] = recipes.stored[i + 1];
  }
  recipes.stored[3] = recipes.current;
}

}  // namespace demo
