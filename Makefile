# Front door. Each target sets up what it needs; a second run does nothing that is done.
.PHONY: help demo build test testbench bench generate format clean

help:
	@sed -n 's/^## //p' Makefile

## make demo      set up, build, and watch a virtual S7 talk to a real broker (about 20 s)
demo: build
	@tools/demo

## make build     set up and build build/s7mqtt
build:
	@tools/setup demo
	@tools/build release s7mqtt

## make test      set up, build and run every test
test:
	@tools/setup test
	@tools/build test all
	@ctest --preset test --parallel 2 --progress

## make testbench  real brokers, virtual stations and Java at the other end: the table of docs/brokers.md (3 minutes)
testbench: build
	@tools/setup testbench
	@cd testbench && mvn -B -q -ntp -Dstyle.color=never test

## make bench     the figures of docs/performance.md
bench:
	@tools/setup bench
	@tools/build bench all
	@bench/run

## make generate  write plc/generated anew from core/, and plc/import from both
generate:
	@tools/setup test
	@tools/build test generate

## make format    format every C++ source
format:
	@git ls-files '*.cc' '*.h' ':!tests/*/generated/*' ':!translator/testdata' | xargs clang-format-16 -i

## make clean     remove what was built
clean:
	@rm -rf build build-* testbench/target
