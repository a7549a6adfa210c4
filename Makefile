# themeline: make, make run, make test, make bench, make fuzz, make lint, make install, make clean
#
#   B=DIR       build folder (default build; SAN gets one of its own)
#   CORPUS, LEXICONS, BY, OUT and others   of make run: see pipeline/run.mk
#   SAN=LIST    sanitizers, as in SAN=address,undefined
#   WERROR=1    warnings are errors (CI)
#   UNIDATA=DIR the Unicode Character Database (Debian: unicode-data)

VERSION := 0.1.0

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -ec
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

CC ?= gcc
ifeq ($(origin CC),default)
CC := gcc
endif
SAN ?=
B ?= build$(if $(SAN),/san-$(subst $(comma),-,$(SAN)))
comma := ,
UNIDATA ?= /usr/share/unicode
unidata_files := $(addprefix $(UNIDATA)/,auxiliary/WordBreakProperty.txt emoji/emoji-data.txt \
	UnicodeData.txt PropList.txt EastAsianWidth.txt)
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g

STAGES := $(shell sed -n 's/^STAGE(\(.*\))$$/\1/p' stages/table.h)
TOOLS := $(shell sed -n 's/^TOOL(\(.*\))$$/\1/p' stages/table.h)
BINARIES := $(STAGES:%=$B/bin/tl-%) $(TOOLS:%=$B/bin/tl-%) $B/bin/themeline

# What makes a mistake in memory harder to exploit, as far as the compiler knows it. CFLAGS and LDFLAGS
# come behind and win. FORTIFY_SOURCE wants an optimiser, and gets in the way of sanitizers.
# $(call known,FLAG...): those that the compiler takes without a warning
known = $(foreach flag,$(1),$(shell $(CC) -Werror -O2 $(flag) -include stdio.h -x c -c -o /dev/null \
	/dev/null 2> /dev/null && echo '$(flag)'))
optimised := $(filter-out -O0,$(lastword $(filter -O%,$(CFLAGS))))
fortified := $(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS))
fortify := $(if $(SAN)$(fortified),,$(if $(optimised),-U_FORTIFY_SOURCE \
	$(lastword $(call known,-D_FORTIFY_SOURCE=2 -D_FORTIFY_SOURCE=3))))
hardening := -fPIE $(call known,-fstack-protector-strong -fstack-clash-protection -fcf-protection) \
	$(fortify)
hardened_link := -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack

flags := -std=c11 -D_GNU_SOURCE -DTL_VERSION='"$(VERSION)"' -pthread $(hardening) \
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla \
	$(if $(WERROR),-Werror) $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer) \
	-Ipipeline -I$B/gen $(shell pkg-config --cflags jansson zlib libdeflate libpcre2-8 libxml-2.0 md4c 2>/dev/null)
libraries := $(shell pkg-config --libs jansson zlib libdeflate libpcre2-8 libxml-2.0 md4c 2>/dev/null \
	|| echo -ljansson -lz -ldeflate -lpcre2-8 -lxml2 -lmd4c) -lstemmer -llinear -lm

pipeline_objects := $(patsubst %.c,$B/%.o,$(wildcard pipeline/*.c))
stage_sources := $(filter-out stages/main.c stages/tool.c stages/themeline.c,$(wildcard stages/*.c stages/*/*.c))
stage_objects := $(stage_sources:%.c=$B/%.o)
archives := $B/libstages.a $B/libpipeline.a

link = $(CC) $(flags) $(CFLAGS) $(hardened_link) $(LDFLAGS) -o $@ $^

.PHONY: all
all: $(BINARIES)

$B/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(flags) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$B/stages/main-%.o: stages/main.c
	@mkdir -p $(@D)
	$(CC) $(flags) $(CPPFLAGS) $(CFLAGS) -DTL_STAGE=$*_stage -MMD -MP -c -o $@ $<

$B/stages/tool-%.o: stages/tool.c
	@mkdir -p $(@D)
	$(CC) $(flags) $(CPPFLAGS) $(CFLAGS) -DTL_TOOL=$*_tool -MMD -MP -c -o $@ $<

$B/gen/unicode_tables.h: pipeline/unicode.awk $(unidata_files)
	@mkdir -p $(@D)
	LC_ALL=C awk -f $^ > $@.partial
	mv $@.partial $@

$B/pipeline/unicode.o: $B/gen/unicode_tables.h

# The parts of the page that tl-report makes, as arrays, and the hashes by which its policy knows them.
page_parts := $(addprefix $B/gen/page_,html.h css.h js.h)

$(page_parts): $B/gen/page_%.h: stages/report/page.%
	@mkdir -p $(@D)
	{ echo 'static const unsigned char page_$*[] = {'; \
		od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g'; echo '};'; \
		hash=$$(sha256sum < $< | cut -c 1-64 | sed 's/../\\x&/g'); \
		echo "static const char page_$*_hash[] = \"sha256-$$(printf '%b' "$$hash" | base64)\";"; \
	} > $@.partial
	mv $@.partial $@

$B/stages/report/page_write.o $B/fuzz/stages/report/page_write.o: $(page_parts)

$B/libpipeline.a: $(pipeline_objects)
	rm -f $@
	ar rcs $@ $^

$B/libstages.a: $(stage_objects)
	rm -f $@
	ar rcs $@ $^

$(STAGES:%=$B/bin/tl-%): $B/bin/tl-%: $B/stages/main-%.o $(archives)
$(TOOLS:%=$B/bin/tl-%): $B/bin/tl-%: $B/stages/tool-%.o $(archives)
$B/bin/themeline: $B/stages/themeline.o $(archives)

$(BINARIES):
	@mkdir -p $(@D)
	$(link) $(libraries)

.PRECIOUS: $B/%.o $B/stages/main-%.o $B/stages/tool-%.o

include pipeline/run.mk

.PHONY: install
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man7 \
		$(DESTDIR)$(PREFIX)/share/themeline
	install -m 755 $(BINARIES) $(DESTDIR)$(PREFIX)/bin
	$(foreach n,1 5 7,install -m 644 $(wildcard */*.$n */*/*.$n) $(DESTDIR)$(PREFIX)/share/man/man$n;)
	install -m 644 pipeline/*.schema.json $(DESTDIR)$(PREFIX)/share/themeline
	cp -R lexicons pipeline/checklists $(DESTDIR)$(PREFIX)/share/themeline

# Static analysis, which takes its time: what is found and not argued in tests/lint/exceptions.tsv fails.
.PHONY: lint
lint: export FLAGS := $(filter-out -DTL_VERSION% -W% $(hardening),$(flags))
lint: $B/gen/unicode_tables.h $(page_parts)
	B=$B JOBS=$(JOBS) tests/lint/lint.sh

# Fuzz targets: each is linked with replay_main.c for the tests and with libFuzzer for make fuzz.
fuzz_names := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
fuzz_shared := $(wildcard tests/fuzz/shared/*.c)
replays := $(fuzz_names:%=$B/tests/fuzz/%)

$(replays): $B/tests/fuzz/%: $B/tests/fuzz/%.o $(fuzz_shared:%.c=$B/%.o) $(archives)
	$(link) $(libraries)

.PHONY: test-fuzz
test-fuzz: $(replays)
	B=$B tests/fuzz/replay.sh

# Unit tests: one executable each. Those about memory let single allocations fail.
unit_tests := $(patsubst %.c,$B/%,$(wildcard tests/unit/test_*.c))

$(filter $B/tests/unit/test_memory%,$(unit_tests)): wrapped := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

$(unit_tests): %: %.o $(archives)
	$(link) $(wrapped) $(libraries) -lcmocka

# What lets the calls of a program fail (tests/faults.sh).
shim := $B/tests/faults/shim.so

$(shim): tests/faults/shim.c
	@mkdir -p $(@D)
	$(CC) $(filter-out -fsanitize=%,$(flags)) $(CFLAGS) -U_FORTIFY_SOURCE -fPIC -shared -o $@ $<

# make test JOBS=1: one suite at a time
.PHONY: test
test: all $(unit_tests) $(replays) $(shim)
	tests/run.sh $B

# make fuzz TIME=60: every target for so many seconds; make fuzz-json: this one. Inputs that reach new
# code stay in $B/fuzz/corpus, those that break a promise in $B/fuzz/findings.
# clang's pointer-overflow also means NULL + 0, which an empty array is allowed.
TIME ?= 60
fuzz_flags := $(filter-out -fsanitize=% $(hardening),$(flags)) -O1 -g -fno-omit-frame-pointer \
	-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined \
	-fno-sanitize=pointer-overflow
fuzz_objects := $(patsubst %.c,$B/fuzz/%.o,$(wildcard pipeline/*.c) $(stage_sources) \
	$(filter-out %/replay_main.c,$(fuzz_shared)))
fuzzers := $(fuzz_names:%=$B/fuzz/bin/%)
fuzz_runs := $(fuzz_names:%=fuzz-%)

$(fuzz_objects) $(fuzz_names:%=$B/fuzz/tests/fuzz/%.o): $B/fuzz/%.o: %.c
	@mkdir -p $(@D)
	clang $(fuzz_flags) $(CPPFLAGS) -MMD -MP -c -o $@ $<

$B/fuzz/pipeline/unicode.o: $B/gen/unicode_tables.h

$(fuzzers): $B/fuzz/bin/%: $B/fuzz/tests/fuzz/%.o $(fuzz_objects)
	@mkdir -p $(@D)
	clang $(subst fuzzer-no-link,fuzzer,$(fuzz_flags)) $(LDFLAGS) -o $@ $^ $(libraries)

.PHONY: fuzz $(fuzz_runs)
fuzz: $(fuzz_runs)

$(fuzz_runs): fuzz-%: $B/fuzz/bin/%
	@mkdir -p $B/fuzz/corpus/$* $B/fuzz/findings $B/fuzz/tmp
	@rm -f $B/fuzz/$*.said.*
	@TMPDIR=$B/fuzz/tmp ASAN_OPTIONS=log_path=$B/fuzz/$*.said \
		UBSAN_OPTIONS=log_path=$B/fuzz/$*.said:print_stacktrace=1 \
		$< -max_total_time=$(TIME) -timeout=10 -print_final_stats=1 -artifact_prefix=$B/fuzz/findings/$*- \
		$(addprefix -dict=,$(wildcard tests/fuzz/dictionaries/$*.dict)) $B/fuzz/corpus/$* \
		tests/fuzz/corpus/$* > $B/fuzz/$*.log 2>&1 || \
		{ cat $B/fuzz/$*.log $B/fuzz/$*.said.* | tail -n 60; exit 1; }
	@awk '/ cov: / { cov = $$4; ft = $$6 } /number_of_executed_units/ { runs = $$2 } END { \
		print "$*: " runs " executions, " cov " edges, " ft " features" }' $B/fuzz/$*.log

# make fuzz-coverage: how much of the library and of the stages the corpus reaches (sh pipeline/setup check).
.PHONY: fuzz-coverage
fuzz-coverage:
	rm -rf $B/coverage/profiles
	LLVM_PROFILE_FILE=$(abspath $B)/coverage/profiles/%m.profraw $(MAKE) B=$B/coverage CC=clang \
		CFLAGS='-O1 -fprofile-instr-generate -fcoverage-mapping' test-fuzz
	tests/fuzz/coverage.sh $B/coverage

# make memcheck: the golden cases under valgrind's memcheck, in many minutes (sh pipeline/setup check).
.PHONY: memcheck
memcheck: all
	B=$B tests/memcheck.sh

# Benchmark: SIZE_MB of text made here with VOCABULARY different words (tests/bench/README.md).
bench_objects := $(addprefix $B/tests/bench/,make_corpus.o prose.o words.o)

$B/bench/make-corpus: $(bench_objects) $B/libpipeline.a
	@mkdir -p $(@D)
	$(link) $(libraries) -lm

$B/bench/measure: $B/tests/bench/measure.o
	@mkdir -p $(@D)
	$(link)

.PHONY: bench
bench: all $B/bench/make-corpus $B/bench/measure
	B=$B tests/bench/bench.sh

# How the time of tl-tag hangs on the number and kind of patterns.
.PHONY: bench-patterns
bench-patterns: all $B/bench/make-corpus $B/bench/measure
	B=$B tests/bench/patterns.sh

# How the time and memory of tl-dedupe hang on the number of records: RECORDS="10000 100000".
$B/bench/make-records: $B/tests/bench/make_records.o $B/libpipeline.a
	@mkdir -p $(@D)
	$(link)

.PHONY: bench-dedupe
bench-dedupe: all $B/bench/make-records $B/bench/measure
	B=$B tests/bench/dedupe.sh

.PHONY: clean
clean:
	rm -rf build

-include $(shell find $B -name '*.d' 2>/dev/null)
