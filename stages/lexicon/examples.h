/* examples.h: sentences coded by people as a learner sees them: what tl-tag sees in each
 * (judge.h), the runs of words in it (ngrams.h), and what people said of it.
 *
 * The sentences of the lexicon's tests.tsv are examples too, behind the others: what its makers
 * hold to be typical is learnt with the rest, and never measured. Of the codes that a test does
 * not speak of nothing is known. */
#ifndef TL_LEXICON_EXAMPLES_H
#define TL_LEXICON_EXAMPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "judge.h"
#include "coded.h"
#include "found.h"
#include "ngrams.h"
#include "options.h"
#include "refused.h"
#include "status.h"
#include "tagger.h"

enum {
	NEAR_MOST = 3,	/* terms elsewhere that count: model.h */
	FOLDS = 5,
	FOLD_TEST = FOLDS,	/* of tests: in no fold, never left out */
	STATEMENTS = 2	/* barrier and enabler, behind the codes in the order of targets */
};

/* What is known of a code in a sentence. Bits are those of enum polarity. */
struct code_view {
	uint8_t gold, maybe;	/* people: barrier, enabler; maybe: it is not known */
	uint8_t said;		/* the rules, of its terms; a mention is neutral */
	uint8_t near;		/* terms in other sentences, NEAR_MOST at most */
	uint16_t terms;
};

struct numbers {
	const uint32_t *at;	/* ascending, each once */
	size_t count;
};

struct example {
	bool seen;		/* its document was among those read */
	uint8_t fold;
	uint32_t group;
	unsigned classes;	/* of cues, bits */
	unsigned said;		/* by the rules, of any term */
	uint8_t uncoded, maybe_uncoded;	/* people: a statement that has no code */
	struct code_view *codes;
	struct numbers entries, ngrams;
};

/* Zero-initialise; examples_close also after a fault. */
struct examples {
	struct tagger tagger;
	struct findings_map map;
	struct judge *judge;
	struct coded coded;
	struct ngrams ngrams;
	struct refused refused;		/* evidence */
	const char *group;		/* the member; NULL: the document */
	struct lexis *groups;
	struct lexis *codes;		/* in the order of terms.tsv */
	uint32_t *code_of;		/* by entry */
	struct example *at;		/* as the coded sentences, then the tests */
	size_t count, tests, seen;	/* coded; tests; coded and read */
	size_t *order;			/* the examples that were seen, by group; then the tests */
	struct code_view *views;
	uint32_t *elsewhere;		/* by code: terms in the record */
	uint32_t *patterns;		/* by pattern of evidence: its run; LEXIS_NONE: words */
	const struct entry **homes;	/* by run that is a pattern, they come first: its row */
	size_t home_count;
	struct found_list entries, runs;
	uint32_t *entry_groups, *ngram_groups;	/* how many groups have it */
	struct arena arena;		/* the record's */
};

/* Where examples come from. */
struct examples_sources {
	const char *lexicon, *coded;
	const char *refused;	/* NULL: none */
	const char *group;	/* the member; NULL: each document is a group */
};

/* Reads the lexicon, the coded sentences and what is refused. */
bool examples_open(struct examples *examples, const struct examples_sources *sources,
	struct fault *fault);
void examples_close(struct examples *examples);

/* Takes a record's line: a corpus_visitor. */
bool examples_add(void *data, struct slice line, struct fault *fault);

/* In examples_finish.c, after the last: fills what is counted over all. Runs of words that are in fewer groups than
 * `least` go. False: no memory. */
bool examples_finish(struct examples *examples, uint32_t least);

size_t examples_targets(const struct examples *examples);

/* Whether people said of the example that the target holds; and whether they said neither. */
bool example_is(const struct examples *examples, size_t example, size_t target);
bool example_is_open(const struct examples *examples, size_t example, size_t target);

/* Whether the run is a pattern that people wrote for the target: it stays there, however little it
 * explains. */
bool examples_at_home(const struct examples *examples, uint32_t run, size_t target);

/* What people wrote beside the run; empty: nothing. */
struct slice examples_note(const struct examples *examples, uint32_t run);

/* In examples_patterns.c: makes runs of what is in the lexicon's evidence and no run of words.
 * False: no memory. */
bool examples_open_patterns(struct examples *examples);

/* For examples_tests.c: takes the words of a record, and what is seen in it, into one example. */
bool examples_take(struct examples *examples, struct record *record, struct example *example,
	struct fault *fault);

/* The number of the lexicon's tests; and, once there is room for them, their examples. False and
 * fault for a table that is wrong. */
bool examples_count_tests(struct examples *examples, struct fault *fault);
bool examples_add_tests(struct examples *examples, struct fault *fault);

#endif
