#define TOML_IMPLEMENTATION
#include "station/toml/toml.h"
