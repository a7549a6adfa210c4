/* rules.h: what may be decided without people: a table of rules (tsv.h), of which the first that
 * holds for a record decides.
 *
 *   rule      its name, in records and lists
 *   decision  include | exclude
 *   when      conditions on members (condition.h), all of which must hold
 *   pattern   a pattern (composite.h) that must match
 *   in        title | abstract; empty: in either
 *   reason    for people
 *
 * Rule and decision are required. A row without condition and pattern holds for every record that
 * no row before it holds for. */
#ifndef TL_SCREEN_RULES_H
#define TL_SCREEN_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "condition.h"
#include "fault.h"
#include "lexicon.h"
#include "parts.h"
#include "sights.h"
#include "tsv.h"

enum {
	IN_TITLE = 1, IN_ABSTRACT = 2
};

struct rule {
	struct slice name, reason;
	bool excludes;
	const struct record_rule *when;	/* NULL: none */
	bool has_pattern;
	unsigned in;			/* of IN_TITLE, IN_ABSTRACT */
	size_t entry;			/* of its pattern */
};

/* Read-only once open, and shared by workers. Zero-initialise; rules_close in any case. */
struct rules {
	struct tsv *tsv;		/* the names and reasons are of it */
	struct rule *at;
	size_t count, room;
	struct lexicons *patterns;	/* NULL: there are none */
	size_t pattern_count;
	const char *language;
	struct arena arena;
};

/* Patterns are in the language, and match the spellings of a folder (NULL: as they are written). */
bool rules_open(struct rules *rules, const char *path, const char *language, const char *spelling,
	struct fault *fault);
void rules_close(struct rules *rules);

/* One worker's way of using them. Zero-initialise; referee_close in any case. */
struct referee {
	const struct rules *rules;
	struct parts parts;
	struct sights sights;
	unsigned *seen;		/* by entry: where its pattern matches */
};

/* False: no memory. */
bool referee_open(struct referee *referee, const struct rules *rules, struct lexis *lexis,
	struct fault *fault);
void referee_close(struct referee *referee);

/* The first rule that holds; *rule is NULL if none does. False: no memory, or an expression costs
 * too much. */
bool referee_decide(struct referee *referee, struct record *record, const struct rule **rule,
	struct fault *fault);

#endif
