/* follow.h: what comes behind a place where a sentence may end. */
#ifndef TL_SEGMENT_FOLLOW_H
#define TL_SEGMENT_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "slice.h"

enum follow_kind {
	FOLLOW_END,	/* the text ends, or a blank line comes */
	FOLLOW_UPPER,	/* an upper-case letter, or a word like "eHealth" */
	FOLLOW_LOWER,
	FOLLOW_DIGIT,
	FOLLOW_MARK,	/* punctuation that nothing begins with: , ; : ) */
	FOLLOW_OTHER	/* letters of scripts without case, currency signs, symbols */
};

struct follow {
	enum follow_kind kind;
	const char *at;		/* behind the white space */
	const char *word;	/* behind opening quotes and brackets too */
	bool spaced;		/* there was white space */
	bool newline;		/* with one line break in it */
	char bracket;		/* '(' or '[' came before the word; 0: neither */
};

struct follow follow_read(const char *at, const char *end);

/* The ASCII letters at the word; empty if they are more than `limit` or the word goes on. */
struct slice follow_word(const struct follow *follow, const char *end, size_t limit);

#endif
