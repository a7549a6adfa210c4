# run.mk: documents in CORPUS to tables, figures, texts and a page of all in OUT. The Makefile includes it.
#
#   make run       makes what is not there, or no longer right
#   make verify    makes all of it again elsewhere and compares
#   make diff      says what changed since the run in OLD=DIR
#   make curve     counts in other ways too: see curve.mk
#
#   CORPUS=DIR        documents; the folders in it name their source. A folder of *.jsonl.gz and nothing
#                     else is a corpus of shards, which are worked on apart
#   SHARDS=N          of other corpora: the shards that their documents are put into
#   LEXICONS=DIRS     lexicons; figures are of the first
#   SPELLING=DIR      the table of spelling variants
#   BY=FIELDS         members of the records to group by, with commas; empty: one group
#   OUT=DIR           where everything goes; one run at a time
#   BOOTSTRAP=N       replicates of the documents that intervals are from; empty: no intervals
#   TAGGING=OPTIONS   more of tl-tag: of sections, threshold, share, cap
#   COUNTING=OPTIONS  more of tl-count: of unit and seed
#   KEYS=OPTIONS      more of tl-count: of keys, levels and warnings
#   FORMATS=NAMES     of the tables: tsv csv markdown latex json
#   FIGURES=NAMES     as tl-report --figure has them; network too where codes come together
#   PAGE=             no page, which quotes every reference, and no pairs of codes
#   LICENSE=URL       of what the run gave, for ro-crate-metadata.json
#   JOBS=N            processors
#
# Nothing has its final name before it is whole, so a run that was killed goes on where it was. What
# is up to date hangs on stamps, files that are touched only when what they hold differs: of the files
# of the corpus (names, sizes, times), of the lexicons (hashes), of each step (its command).
CORPUS ?= corpus/sample
SHARDS ?= 1
LEXICONS ?= lexicons/integrated-care
SPELLING ?= lexicons/spelling
BY ?= source
OUT ?= build/run
BOOTSTRAP ?= 1000
TAGGING ?=
COUNTING ?=
KEYS ?=
FORMATS ?= tsv csv markdown latex json
FIGURES ?= themes subthemes proportions $(if $(BOOTSTRAP),forest)
PAGE ?= yes
LICENSE ?=
JOBS ?= $(shell nproc)

# What a run can be repeated by.
settings := CORPUS SHARDS LEXICONS SPELLING BY BOOTSTRAP TAGGING COUNTING KEYS FORMATS FIGURES PAGE \
	LICENSE SOURCE_DATE_EPOCH

suffix_of_tsv := tsv
suffix_of_csv := csv
suffix_of_markdown := md
suffix_of_latex := tex
suffix_of_json := json
# $(call in_formats,TABLE): its files
in_formats = $(foreach format,$(FORMATS),$(OUT)/$(1).$(suffix_of_$(format)))
tables := $(foreach table,themes subthemes key,$(call in_formats,$(table)))
figures := $(FIGURES:%=$(OUT)/figure-%.svg)
checklists := $(addprefix $(OUT)/,entreq.md prisma.md srqr.md)
texts := $(addprefix $(OUT)/,methods.md limitations.md)
page := $(if $(PAGE),$(OUT)/report.html)
pairs := $(if $(PAGE)$(filter network crosswalk,$(FIGURES)),$(OUT)/pairs.jsonl)
results := $(tables) $(figures) $(texts) $(checklists) $(page)

# $(call known_words,NAME,WORDS): a setting with another word in it is refused before anything is made.
known_words = $(if $(filter-out $(2),$($(1))),$(error $(1): unknown $(firstword $(filter-out $(2),$($(1)))); \
	take $(2)))
$(call known_words,FORMATS,tsv csv markdown latex json)
$(call known_words,FIGURES,themes subthemes proportions forest network crosswalk)
$(foreach folder,$(CORPUS),$(if $(filter $(abspath $(folder))/%,$(abspath $(OUT))/),$(error \
	OUT: $(OUT) is in the corpus $(folder), and would be read as a part of it; put it elsewhere)))

# The parts of the corpus: what is worked on apart, by name.
corpus_shards := $(if $(word 2,$(CORPUS)),,$(wildcard $(CORPUS:%/=%)/*.jsonl.gz))
ifneq ($(corpus_shards),)
ifneq ($(filter-out $(corpus_shards),$(wildcard $(CORPUS:%/=%)/*)),)
$(error $(CORPUS): shards (*.jsonl.gz) and other files; keep them in folders of their own)
endif
parts := $(notdir $(corpus_shards:.jsonl.gz=))
else
parts := $(shell seq -f 'part-%04g' 0 $$(($(SHARDS) - 1)))
$(if $(parts),,$(error SHARDS: $(SHARDS) is no number of shards; take 1 or more))
endif
# $(call of_parts,LAYER): its files
of_parts = $(parts:%=$(OUT)/$(1)/%.jsonl.gz)
layers := 1-documents 2-stems 3-tags 4-counts
digests := $(patsubst $(OUT)/%,$(OUT)/digest/%,$(foreach layer,$(layers),$(call of_parts,$(layer))) \
	$(OUT)/cells.jsonl $(pairs))

# Several parts: one processor each. One: all of them.
several := $(word 2,$(parts))
of_stage := $(if $(several),-j 1 --quiet,-j $(JOBS))
ifneq ($(and $(several),$(filter run,$(MAKECMDGOALS))),)
MAKEFLAGS += -j$(JOBS)
endif

.PHONY: run
run: $(results) $(OUT)/ro-crate-metadata.json $(OUT)/entries.tsv
	@find $(OUT) -name '*.partial*' -prune -exec rm -rf {} +
	@echo
	@$(report) -f text -t key $(OUT)/cells.jsonl
	@echo
	@echo "Tables, figures, methods and checklists are in $(OUT)$(if $(page),; the page is $(page))."

.PHONY: force
force:

# $(call stamp,COMMAND): the target holds what COMMAND prints and is touched only when that differs
stamp = mkdir -p $(@D) && { $(1) } > $(partial) && $(put)
# A name of this shell alone: what a killed make has left running may be writing the same target.
partial = $@.partial-$$$$
put = if cmp -s $(partial) $@; then rm $(partial); else mv $(partial) $@; fi

# $(call word_of,TEXT): as one word for the shell
word_of = '$(subst ','\'',$(1))'

$(OUT)/stamp/settings: force
	@$(call stamp,printf '%s\n' $(foreach name,$(settings),$(call word_of,$(name)=$($(name))));)

# What is hidden, as the locks of spreadsheets are, is no part of a lexicon.
$(OUT)/stamp/lexicons: force
	@$(call stamp,echo '$(LEXICONS)'; pipeline/lexicon-folders $(LEXICONS) \
		| xargs -d '\n' -I{} find {} -mindepth 1 -name '.*' -prune -o -type f -print0 \
		| LC_ALL=C sort -z | xargs -0 -r sha256sum;)

$(OUT)/stamp/spelling: force
	@$(call stamp,find $(SPELLING) -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum;)

# What runs with other settings have made, and this one does not.
every_table := $(foreach format,tsv csv md tex json,$(addsuffix .$(format),themes subthemes key))
every_figure := $(patsubst %,figure-%.svg,themes subthemes proportions forest crosswalk network)
every_result := $(addprefix $(OUT)/,$(every_table) $(every_figure) report.html pairs.jsonl)
unwanted = $(filter-out $(results) $(pairs),$(every_result)) $(foreach file, \
	$(filter-out $(commands) $(digests),$(wildcard $(OUT)/commands/* $(OUT)/digest/*.jsonl)), \
	$(if $(findstring .partial,$(file)),,$(file)))

# The names of the parts. What earlier parts have left is no part of this run.
$(OUT)/stamp/parts: force
	@rm -f $(unwanted)
	@$(call stamp,printf '%s.jsonl.gz\n' $(parts) | LC_ALL=C sort;)
	@for layer in $(layers:%=$(OUT)/%) $(layers:%=$(OUT)/digest/%) $(OUT)/stamp/shard; do \
		[ -d $$layer ] || continue; \
		ls $$layer | LC_ALL=C sort | comm -23 - $@ | sed "s,^,$$layer/," | xargs -r -d '\n' rm -rf; \
	done

# The steps: what is run and, in the folder OUT, what the manifest says was run.
lexicon_options := $(foreach lexicon,$(LEXICONS),-l $(lexicon))
ingest := tl-ingest
prepare := themeline 'segment | tokenise | stem --spelling $(SPELLING)'
tag := $(strip tl-tag $(lexicon_options) $(TAGGING))
count := $(strip tl-count --partial $(if $(BY),--by $(call word_of,$(BY))) \
	$(if $(BOOTSTRAP),--bootstrap $(BOOTSTRAP)) $(COUNTING))
merge := $(strip tl-count --merge --totals $(lexicon_options) $(KEYS))
cooccur := tl-cooccur

step_1-documents := $(if $(corpus_shards),$(ingest) -o 1-documents/PART $(CORPUS:%/=%)/PART, \
	$(ingest) $(CORPUS) | tl-shard --into 1-documents/part --shards $(SHARDS))
step_2-stems := $(prepare) -o 2-stems/PART 1-documents/PART
step_3-tags := $(tag) -o 3-tags/PART 2-stems/PART
step_4-counts := $(count) -o 4-counts/PART 3-tags/PART
step_5-cells := $(merge) -o cells.jsonl 4-counts/*.jsonl.gz
step_6-pairs := $(cooccur) -o pairs.jsonl 3-tags/*.jsonl.gz
steps := $(layers) 5-cells $(if $(pairs),6-pairs)
commands := $(steps:%=$(OUT)/commands/%)

$(commands): $(OUT)/commands/%: force
	@$(call stamp,printf '%s\n' $(call word_of,$(strip $(step_$*)));)

# $(call say,COMMAND): says what is made, then makes it
say = @echo "$@"; mkdir -p $(@D); $(1)

# $(call write,COMMAND): the same with what it prints, at once
write = $(call say,{ $(1); } > $(partial); mv $(partial) $@)

ifneq ($(corpus_shards),)
# Touches a stamp of each shard that is new or differs, then remembers how they are.
$(OUT)/stamp/corpus: force
	@mkdir -p $(@D)/shard; touch -a $@; \
	find $(CORPUS) -type f -printf '%f %s %T@\n' | LC_ALL=C sort > $(partial); \
	LC_ALL=C comm -23 $(partial) $@ | sed "s,^\([^ ]*\).*,$(@D)/shard/\1," | xargs -r -d '\n' touch; \
	$(put)

$(parts:%=$(OUT)/stamp/shard/%.jsonl.gz): $(OUT)/stamp/corpus
	@:

$(call of_parts,1-documents): $(OUT)/1-documents/%: $(OUT)/stamp/shard/% $(OUT)/commands/1-documents \
		$B/bin/tl-ingest | $(OUT)/stamp/parts
	$(call say,$B/bin/$(ingest) -o $@ $(CORPUS:%/=%)/$*)
else
$(OUT)/stamp/corpus: force
	@$(call stamp,find $(CORPUS) -type f -printf '%p %s %T@\n' | LC_ALL=C sort;)

# A shard that stays as it is keeps its time: nothing is made of it again. One that is lost comes again.
lost = $(filter-out $(wildcard $(OUT)/1-documents/*.jsonl.gz),$(call of_parts,1-documents))

$(OUT)/stamp/documents: $(OUT)/stamp/corpus $(OUT)/commands/1-documents $B/bin/tl-ingest $B/bin/tl-shard \
		$(if $(lost),force)
	@echo "$(OUT)/1-documents"
	@mkdir -p $(OUT)/1-documents; new=$$(mktemp -d $(OUT)/documents.partial-XXXXXX); \
	$B/bin/$(ingest) $(CORPUS) | $B/bin/tl-shard -i $$new/part -n $(SHARDS) -o $$new/list; \
	for part in $$new/*.jsonl.gz; do \
		cmp -s $$part $(OUT)/1-documents/$${part##*/} || mv $$part $(OUT)/1-documents; \
	done; \
	rm -r $$new; touch $@

$(call of_parts,1-documents): $(OUT)/stamp/documents | $(OUT)/stamp/parts
	@:
endif

$(call of_parts,2-stems): $(OUT)/2-stems/%: $(OUT)/1-documents/% $(OUT)/stamp/spelling \
		$(OUT)/commands/2-stems $B/bin/themeline
	$(call say,$B/bin/$(prepare) $(of_stage) -o $@ $<)

$(call of_parts,3-tags): $(OUT)/3-tags/%: $(OUT)/2-stems/% $(OUT)/stamp/lexicons $(OUT)/commands/3-tags \
		$B/bin/tl-tag
	$(call say,$B/bin/$(tag) $(of_stage) -o $@ $<)

$(call of_parts,4-counts): $(OUT)/4-counts/%: $(OUT)/3-tags/% $(OUT)/commands/4-counts $B/bin/tl-count
	$(call say,$B/bin/$(count) $(of_stage) -o $@ $<)

$(OUT)/cells.jsonl: $(call of_parts,4-counts) $(OUT)/stamp/parts $(OUT)/stamp/lexicons \
		$(OUT)/commands/5-cells
	$(call say,$B/bin/$(merge) -j $(JOBS) -o $@ $(OUT)/4-counts/*.jsonl.gz)

$(OUT)/pairs.jsonl: $(call of_parts,3-tags) $(OUT)/stamp/parts $(OUT)/commands/6-pairs $B/bin/tl-cooccur
	$(call say,$B/bin/$(cooccur) -j $(JOBS) -o $@ $(OUT)/3-tags/*.jsonl.gz)

$(digests): $(OUT)/digest/%: $(OUT)/% pipeline/digest
	@mkdir -p $(@D); pipeline/digest $< > $(partial); mv $(partial) $@

$(OUT)/manifest.json: $(digests) $(commands) $(OUT)/stamp/parts $(OUT)/stamp/corpus $(OUT)/stamp/lexicons \
		$(OUT)/stamp/spelling $(OUT)/stamp/settings pipeline/manifest $B/bin/themeline
	$(call write,pipeline/manifest $B/bin/themeline $(OUT) '$(CORPUS)' '$(LEXICONS) $(SPELLING)')

# What is in the tables of the lexicons, to tell later what has changed: FOLDER/TABLE and a row.
$(OUT)/entries.tsv: $(OUT)/stamp/lexicons $(OUT)/stamp/spelling
	$(call write,pipeline/lexicon-folders $(LEXICONS) $(SPELLING) | while read -r folder; do \
		for table in $$folder/*.tsv; do \
			sed -n "/^#/d; /[^[:space:]]/s|^|$${folder##*/}/$${table##*/}	|p" $$table; \
		done; \
	done)

report = $B/bin/tl-report $(lexicon_options)

format_of_tsv := tsv
format_of_csv := csv
format_of_md := markdown
format_of_tex := latex
format_of_json := json
$(tables): $(OUT)/cells.jsonl $B/bin/tl-report
	$(call say,$(report) -t $(basename $(@F)) -f $(format_of_$(subst .,,$(suffix $@))) -o $@ $<)

$(figures): $(OUT)/figure-%.svg: $(OUT)/cells.jsonl $(pairs) $B/bin/tl-report
	$(call say,$(report) --figure $* -o $@ $(OUT)/cells.jsonl $(pairs))

# Documents by their ids, so that what they were sharded into does not show.
$(OUT)/report.html: $(OUT)/cells.jsonl $(pairs) $B/bin/tl-report
	$(call say,$(report) --page --records <(gzip -dc $(OUT)/3-tags/*.jsonl.gz | LC_ALL=C sort) -o $@ \
		$(OUT)/cells.jsonl $(pairs))

$(checklists): $(OUT)/cells.jsonl $(OUT)/manifest.json $B/bin/tl-report
	$(call say,$(report) -t $(basename $(@F)) -f markdown -m $(OUT)/manifest.json -o $@ $<)

$(texts): $(OUT)/cells.jsonl $(OUT)/manifest.json $B/bin/tl-report
	$(call say,$(report) --text $(basename $(@F)) -m $(OUT)/manifest.json -o $@ $<)

# What the run gave, with hashes and sizes, and all that it read.
given := $(patsubst $(OUT)/%,%,$(results) $(OUT)/manifest.json $(OUT)/cells.jsonl $(pairs))

$(OUT)/ro-crate-metadata.json: $(results) $(OUT)/manifest.json $(OUT)/cells.jsonl $(pairs) pipeline/crate.jq
	$(call write,(cd $(OUT) && paste -d ' ' <(sha256sum $(given)) <(stat -c '%s %n' $(given))) \
		| jq -nR --slurpfile manifest $(OUT)/manifest.json \
		--arg license $(call word_of,$(LICENSE)) -f pipeline/crate.jq)

.PHONY: verify
verify:
	@pipeline/verify $(OUT) $(MAKE) B=$B JOBS=$(JOBS)

.PHONY: diff
diff:
	@pipeline/changes $(or $(OLD),$(error diff: with which run? give OLD=DIR)) $(OUT)

include pipeline/curve.mk
