/* words.h: what the benchmark's prose is made of: a vocabulary whose words are as frequent as words are
 * (Zipf's law in two parts), and phrases that lexicons know. */
#ifndef TL_BENCH_WORDS_H
#define TL_BENCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "dice.h"
#include "fault.h"
#include "slice.h"

struct words {
	struct slice *at;	/* the most frequent first */
	uint64_t *upto;		/* a throw below upto[i], and not below those before, is word i */
	bool *met;		/* has been drawn, alone or in a compound */
	size_t count;
	struct arena arena;
};

/* Function words and common nouns of English, then made-up words with English endings, one in a hundred
 * with an accented letter; all different. Zero-initialise. */
bool words_make(struct words *words, size_t count, struct dice *dice, struct fault *fault);
struct slice words_draw(const struct words *words, struct dice *dice);

/* Adds two words and a hyphen between: as many compounds as words, and as frequent. */
void words_draw_compound(const struct words *words, struct dice *dice, struct buffer *out);

/* How many have been drawn. */
size_t words_met(const struct words *words);

void words_free(struct words *words);

struct phrases {
	struct slice *at;
	size_t count, room;
	struct arena arena;
};

/* One phrase that matches for each pattern in the table's column "pattern". Zero-initialise. */
bool phrases_read(struct phrases *phrases, const char *table, struct fault *fault);
struct slice phrases_draw(const struct phrases *phrases, struct dice *dice);
void phrases_free(struct phrases *phrases);

#endif
