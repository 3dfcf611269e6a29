#include "core/client.h"
