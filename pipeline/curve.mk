# curve.mk: a specification curve. Tags and counts the documents of a run in other ways, and tells in
# OUT/curve which barriers and enablers stay key. run.mk includes it.
#
#   make curve
#
#   CURVE_STEMMING=WAYS   on off; off: words match in the very form that the lexicon has
#   CURVE_SECTIONS=WAYS   usual findings; findings: sections of other kinds need a better score
#   CURVE_STATUS=WAYS     all not-hedged not-recommended reported: which tags count
#   CURVE_UNIT=UNITS      reference sentence document: what shares are of
#   CURVE_QUANTILE=TYPES  of the quantile that key cells are above, as tl-count has them
#   CURVE_DEPTH=N         of the codes: 1 themes, 2 subthemes
#
# The first way of each is how it is counted in earnest, unless COUNTING says otherwise: statuses and
# units are the curve's own here, and what else COUNTING may have is about intervals, which the curve
# has none of. Every way goes with every other one: the documents are tagged 4 times and counted 48
# times, and key cells are found 144 times.
CURVE_STEMMING ?= on off
CURVE_SECTIONS ?= usual findings
CURVE_STATUS ?= all not-hedged not-recommended reported
CURVE_UNIT ?= reference sentence document
CURVE_QUANTILE ?= 7 6 8
CURVE_DEPTH ?= 2

curve := $(OUT)/curve
status_of_all :=
status_of_not-hedged := --status reported,recommended,gap
status_of_not-recommended := --status reported,hedged,gap
status_of_reported := --status reported
sections_of_usual :=
sections_of_findings := --sections results,discussion,conclusions,recommendations,barriers,enablers

# $(call each,PREFIXES,WAYS): PREFIX.WAY of each with each
each = $(foreach prefix,$(1),$(foreach way,$(2),$(prefix).$(way)))
curve_tags := $(call each,$(CURVE_STEMMING),$(CURVE_SECTIONS))
curve_counts := $(call each,$(call each,$(curve_tags),$(CURVE_STATUS)),$(CURVE_UNIT))
curve_cells := $(call each,$(curve_counts),$(CURVE_QUANTILE))
# $(call nth,N,NAME): the way that stands there
nth = $(word $(1),$(subst ., ,$(2)))

ifneq ($(filter curve,$(MAKECMDGOALS)),)
MAKEFLAGS += -j$(JOBS)
endif

# Patterns must be stemmed as the texts are.
$(curve)/lexicons/made: $(OUT)/stamp/lexicons $(OUT)/stamp/spelling
	@rm -rf $(@D); mkdir -p $(@D)
	@for folder in $$(pipeline/lexicon-folders $(LEXICONS)); do \
		cp -R $$folder $(@D); \
		[ ! -e $$folder/lexicon.json ] || \
			jq '.language = "none"' $$folder/lexicon.json \
				> $(@D)/$${folder##*/}/lexicon.json; \
	done
	@touch $@

curve_lexicons_on := $(lexicon_options)
curve_lexicons_off := $(foreach lexicon,$(LEXICONS:%/=%),-l $(curve)/lexicons/$(notdir $(lexicon)))
curve_stems_off := stem --language none --spelling $(SPELLING)

$(curve)/tags/on.%.jsonl.gz: $(call of_parts,2-stems) $(OUT)/stamp/lexicons $(OUT)/commands/3-tags $B/bin/tl-tag
	$(call say,$B/bin/$(tag) $(sections_of_$*) -j 1 -o $@ $(OUT)/2-stems/*.jsonl.gz)

$(curve)/tags/off.%.jsonl.gz: $(call of_parts,1-documents) $(curve)/lexicons/made $(OUT)/commands/3-tags \
		$B/bin/themeline
	$(call say,$B/bin/themeline -j 1 -o $@ 'segment | tokenise | $(curve_stems_off) | tag \
		$(curve_lexicons_off) $(TAGGING) $(sections_of_$*)' $(OUT)/1-documents/*.jsonl.gz)

# $(call count_rule,COUNT)
define count_rule
$(curve)/counts/$(1).jsonl.gz: $(curve)/tags/$(call nth,1,$(1)).$(call nth,2,$(1)).jsonl.gz $B/bin/tl-count
	@mkdir -p $$(@D); $B/bin/tl-count --partial $$(status_of_$(call nth,3,$(1))) \
		--unit $(call nth,4,$(1)) -o $$@ $$<
endef
$(foreach count,$(curve_counts),$(eval $(call count_rule,$(count))))

# $(call cells_rule,CELLS)
define cells_rule
$(curve)/cells/$(1).jsonl: $(curve)/counts/$(1:%.$(call nth,5,$(1))=%).jsonl.gz $(OUT)/commands/5-cells
	@mkdir -p $$(@D); $B/bin/tl-count --merge $(lexicon_options) $(KEYS) \
		--quantile-type $(call nth,5,$(1)) -o $$@ $$< 2> $$@.err || { cat $$@.err >&2; exit 1; }; rm $$@.err
endef
$(foreach cells,$(curve_cells),$(eval $(call cells_rule,$(cells))))

$(curve)/specifications.tsv: force
	@$(call stamp,printf 'cells\tstemming\tsections\tstatus\tunit\tquantile\n'; \
		printf '%s\n' $(curve_cells) | awk -F . -v OFS='\t' '{ $$1 = "cells/" $$0 ".jsonl" OFS $$1 } 1';)

curve_results := $(addprefix $(curve)/curve.,tsv jsonl svg)
$(curve_results): $(curve)/curve.%: $(curve)/specifications.tsv $(curve_cells:%=$(curve)/cells/%.jsonl) \
		$B/bin/tl-curve
	$(call say,$B/bin/tl-curve $(lexicon_options) -d $(CURVE_DEPTH) -f $* -o $@ $<)

.PHONY: curve
curve: $(curve_results)
	@echo
	@$B/bin/tl-curve $(lexicon_options) -d $(CURVE_DEPTH) -f text $(curve)/specifications.tsv
	@echo
	@echo "The curve is in $(curve): curve.svg, curve.tsv, curve.jsonl."

.SECONDARY: $(curve_tags:%=$(curve)/tags/%.jsonl.gz)
