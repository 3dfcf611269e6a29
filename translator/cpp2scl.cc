#include <filesystem>
#include <iostream>

#include "translator/command.h"

int main(int count, char** values) {
  return translator::runCommand({values + 1, values + count}, std::filesystem::current_path(), std::cout,
                                std::cerr);
}
