/* pattern.h: the language of lexicon patterns: from one cell of a table to the sequences of words
 * that it stands for.
 *
 *   leadership             a word
 *   joint commissioning    words, one behind the other
 *   joint|shared vision    "|" without spaces: alternatives of one word
 *   (pooled budget | joint fund*) holder
 *                          " | " in parentheses: alternatives of several words; up to 4 deep
 *   [strong] leader        optional; "|" as in parentheses
 *   lack {3} trust         a gap of 0 to 3 words, 10 at most, neither first nor last
 *
 * and what a word may be:
 *
 *   fund*  *work  w?rd     a glob over the lower-case form: "*" any characters, "?" one of them
 *   =caring                the exact form, lower case, also among other words
 *   ~recruit               by its stem, also alone
 *   NHS                    all capitals, two or more letters: as it stands, capitals and all
 *   caring                 neither of these: alone by its exact form in lower case (a stem alone
 *                          finds too much: caring, care), among other words by its stem
 *   co-production          co-production, coproduction and co production; "person centred" finds
 *                          person-centred too, since texts are matched by the parts of compounds
 *
 * A pattern means the same as its sequences on lines of their own: "[strong] leader" finds
 * "leader" alone by its exact form. Spellings (organisation, organization) are no matter of the
 * pattern, see matcher.h.
 *
 * A sequence has at most 16 words and its gaps at most 1,024 combinations of lengths; a pattern
 * stands for at most 4,096 sequences. Alternatives of one word make no sequences of their own,
 * both ways of a compound do. */
#ifndef TL_PATTERN_H
#define TL_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "fault.h"
#include "slice.h"

enum {
	PATTERN_SEQUENCES = 4096,
	PATTERN_WORDS = 16,	/* of a sequence, as written */
	PATTERN_STEPS = 64,	/* of a sequence: words, parts of words, gaps */
	PATTERN_LENGTHS = 1024,	/* of the gaps of a sequence, multiplied */
	PATTERN_DEPTH = 4,	/* parentheses and brackets inside each other */
	PATTERN_GAP = 10
};

enum word_test {
	WORD_EXACT,	/* the lower-case form */
	WORD_STEM,	/* the stem of the text */
	WORD_GLOB,	/* the lower-case form */
	WORD_ACRONYM	/* the form as it stands */
};

/* Never with a hyphen: a compound is the word without its hyphens, or one step for each part. */
struct pattern_word {
	enum word_test test;
	struct slice text;	/* in lower case unless an acronym, "'" for any apostrophe */
};

/* One word of a text that satisfies one of these, or a gap. */
struct pattern_step {
	const struct pattern_word *words;
	size_t count;	/* 0: a gap */
	unsigned gap;	/* of 0 to so many words */
};

struct pattern_sequence {
	struct pattern_sequence *next;
	size_t count;
	struct pattern_step steps[];
};

struct pattern {
	struct pattern_sequence *first;	/* never NULL after pattern_read */
	size_t count;			/* sequences; some may be the same */
};

/* Reads `source` (well-formed UTF-8). The sequences live in the arena. False and fault for a
 * mistake; *at is then the byte of the source where it is. */
bool pattern_read(struct slice source, struct arena *arena, struct pattern *pattern,
	const char **at, struct fault *fault);

bool pattern_has_gaps(const struct pattern *pattern);

#endif
