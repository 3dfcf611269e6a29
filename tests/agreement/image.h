#pragma once
// Copies the structs of the client to and from the bytes of their UDTs, with the limits the client is built
// with: AGREEMENT_IMAGE names the header of another profile.
#ifndef AGREEMENT_IMAGE
#define AGREEMENT_IMAGE "tests/agreement/generated/image.h"
#endif
#include AGREEMENT_IMAGE
