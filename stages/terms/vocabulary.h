/* vocabulary.h: the words of all documents in lower case, each with a number and with what the
 * options say of it. */
#ifndef TL_TERMS_VOCABULARY_H
#define TL_TERMS_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "lexis.h"
#include "options.h"
#include "slice.h"

/* What the options say of words: read-only, and shared by workers. */
struct word_rules {
	struct lexis *stops, *nodes;	/* in lower case */
	bool function_words, numbers;	/* those are stop words too */
	uint64_t part, parts;		/* words of the other parts begin no term */
};

/* Reads lists of stop words, one a line ("#" begins a remark), and takes node words and a part,
 * "2/8"; NULL: all of it. word_rules_free also after a fault. */
bool word_rules_read(struct word_rules *rules, const struct strings *stop_files,
	const struct strings *nodes, const char *part, struct fault *fault);
void word_rules_free(struct word_rules *rules);

enum {
	WORD_STOP = 1,		/* no term begins or ends with it */
	WORD_ELSEWHERE = 2,	/* its terms are of another part */
	WORD_NODE = 4
};

struct vocabulary {
	const struct word_rules *rules;
	struct lexis *words;
	unsigned char *flags;		/* by number */
	size_t room;
	struct lexis_column known;	/* from a record's words to numbers */
	struct buffer lower;
};

/* Zero-initialise; vocabulary_close in any case. False: no memory. */
bool vocabulary_open(struct vocabulary *vocabulary, const struct word_rules *rules);
void vocabulary_close(struct vocabulary *vocabulary);

/* The number of a text in any case. LEXIS_NONE: no memory. */
uint32_t vocabulary_text(struct vocabulary *vocabulary, struct slice text);

/* The number of a word of a record's lexis. LEXIS_NONE: no memory. */
uint32_t vocabulary_word_new(struct vocabulary *vocabulary, const struct lexis *lexis,
	uint32_t word);

static inline uint32_t
vocabulary_word(struct vocabulary *vocabulary, const struct lexis *lexis, uint32_t word)
{
	const uint32_t *known = lexis_column_at(&vocabulary->known, lexis, word);

	return known && *known != LEXIS_UNSET ? *known
		: vocabulary_word_new(vocabulary, lexis, word);
}

/* The rank of each word in the order of their bytes; the caller's to free. NULL: no memory. */
uint32_t *vocabulary_ranks(const struct vocabulary *vocabulary);

#endif
