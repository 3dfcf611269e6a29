// Words that make no command are answered with what there is instead.

#include <gtest/gtest.h>

#include "tests/cli/s7mqtt.h"

namespace cli_test {
namespace {

TEST(Misuse, IsAnsweredWithWhatThereIsInstead) {
  const std::string file = sample("half.scl");
  struct Case {
    std::vector<std::string> words;
    const char* says;
  };
  const Case cases[] = {
      {{}, "a command is missing: run, check, call, monitor, command, fleet."},
      {{"chek", file}, "there is no command 'chek', did you mean check?\n"},
      {{"compile", file}, "there is no command 'compile'.\n"},
      {{"--versoin"}, "there is no option --versoin, did you mean --version?\n"},
      {{"call", file, "--blok", "Half"}, "call has no option --blok, did you mean --block?\n"},
      {{"call", file, "--block", "Half", "--jsn"}, "did you mean --json?\n"},
      {{"run", file, "--wtach=Plant.n"}, "run has no option --wtach, did you mean --watch?\n"},
      {{"run", file, "--xyzzy"}, "run has no option --xyzzy.\n"},
      {{"check", file, "--in", "a=1"}, "check has no option --in"},
      {{"call", file, "--block", "Half", "--times", "0"}, "--times: '0' is no number of calls above 0.\n"},
      {{"call", file, "--block", "Half", "--times", "-3"}, "is no number of calls above 0"},
      {{"call", file, "--block", "Half", "--times", "2.5"}, "'2.5' is no number of calls above 0"},
      {{"call", file, "--block", "Half", "--times", "99999999999999999999"}, "is no number of calls above 0"},
      {{"call", file, "--block", "Half", "--times"}, "--times needs a value.\n"},
      {{"call", file, "--block", "Half", "--compiler", "gcc"},
       "--compiler: there is no 'gcc'. cc: the C compiler of the system, fast code"},
      {{"call", file, "--block", "Half", "--compiler", "both"},
       "--compiler: there is no 'both'. cc: the C compiler of the system, fast code"},
      {{"run", file, "--compiler", "gcc"},
       "--compiler: there is no 'gcc'. both: start at once with tcc's code"},
      {{"run", file, "--cc-seconds", "0"}, "--cc-seconds: '0' is no number of seconds above 0.\n"},
      {{"call", file, "--block", "Half", "--dialect", "step7"}, "--dialect: there is no 'step7'. tia: "},
      {{"check", file, "--cpu", "LOGO!"}, "--cpu: there is no 'LOGO!'. S7-1500: the default; S7-1200: "},
      {{"run", file, "--seconds", "long"}, "--seconds: 'long' is no number of seconds above 0.\n"},
      {{"run", file, "--seconds", "0"}, "'0' is no number of seconds above 0"},
      {{"run", file, "--seconds", "nan"}, "'nan' is no number of seconds above 0"},
      {{"run", file, "--cycles", "1e9"}, "--cycles: '1e9' is no number of cycles above 0.\n"},
      {{"call", file, "--block", "Half", "--in", "whole=1", "odd=2"},
       "'odd=2' is no file. Each value has an option of its own: --in odd=2\n"},
      {{"run", file, "--set", "a.b=1", "a.c=2"}, "an option of its own: --set a.c=2\n"},
      {{"call", file, "--block", "Half", "--in", "whole"},
       "'whole' is not of the form PATH=VALUE, as in flow=12.5"},
      {{"call", file}, "--block is required.\n"},
      {{"call", "--block", "Half"}, "FILE is required.\n"},
      {{"fleet", "x"}, "--count"},
      {{"fleet", "x", "--count", "0"}, "--count"},
      {{"fleet", "x", "--count", "1", "--rate", "0"},
       "--rate: '0' is no number of stations a second above 0"},
      {{"fleet", "x", "--count", "1", "--cycle", "6001"}, "--cycle"},
      {{"monitor", "--web", "web"}, "--web: 'web' is no PORT or IPv4 ADDRESS:PORT.\n"},
      {{"monitor", "--expire", "601"}, "--expire: "},
      {{"command", "201=1"}, "--station is required.\n"},
      {{"command", "--station", "a"}, "one of ID=VALUE and --acknowledge ID is needed\n"},
      {{"command", "--station", "a", "201=1", "--acknowledge", "4"}, "excludes"},
      {{"command", "--station", "a", "201"}, "'201' is not of the form ID=VALUE, as in 201=1\n"},
      {{"command", "--station", "a", "=1"}, "'=1' is not of the form ID=VALUE"},
      {{"command", "--station", "a", "201=on"}, "'on' in 201=on is no number\n"},
      {{"command", "--station", "a/+", "201=1"}, "--station 'a/+' is no topic\n"},
      {{"command", "--station", "a", "201=1", "--expire", "0"}, "--expire: "},
      {{"run", file, "--retain-fitting"}, "--retain-fitting requires --retain.\n"},
  };
  for (const Case& one : cases) {
    const Ended ended = s7mqtt(one.words);
    EXPECT_EQ(ended.code, 2) << ended.said;
    EXPECT_TRUE(says(ended, one.says)) << one.says << "\n" << ended.said;
    EXPECT_TRUE(ended.said.starts_with("s7mqtt: ")) << ended.said;
  }
}

TEST(Misuse, ABlockThatIsNotThereIsGuessed) {
  const Ended ended = s7mqtt({"call", sample("half.scl"), "--block", "Hlaf"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "the sources hold no block \"Hlaf\", did you mean \"Half\"?")) << ended.said;
}

}  // namespace
}  // namespace cli_test
