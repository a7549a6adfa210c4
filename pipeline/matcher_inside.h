/* matcher_inside.h: what the files that make up the matcher share. Nobody else includes this. */
#ifndef TL_MATCHER_INSIDE_H
#define TL_MATCHER_INSIDE_H

#include "arena.h"
#include "glob.h"
#include "matcher.h"
#include "openings.h"
#include "trie.h"

struct stemmer;

enum {
	MATCHER_SYMBOLS = 1 << 30,	/* there are at most so many */
	MATCHER_KEY_BYTES = 8	/* of the keys in words and elements before their text */
};

struct dialect {
	char *language;
	const struct spelling *spelling;	/* NULL: none */
	struct stemmer *stemmer;		/* for building only: not to be shared by threads */
	struct globs *globs;			/* their values are elements */
};

/* A text that satisfies an element. */
struct form {
	uint64_t beginning;	/* of the text: slice_beginning */
	struct slice text;	/* in the matcher's arena */
	enum word_test test;	/* EXACT, STEM or ACRONYM */
	uint32_t element;
};

/* A symbol of the trie is what a pattern has in one place: a set of elements. */
struct membership {
	uint32_t element, symbol;
};

struct matcher {
	struct arena arena;
	struct dialect *dialects;
	size_t dialect_count, dialect_room;
	struct lexis *words;	/* words as they stand in patterns: test, dialect, text */
	uint32_t *word_elements;	/* by their ids */
	size_t word_room;
	struct lexis *elements;	/* by test and text; the id is the element */
	struct lexis *symbols;	/* by the elements of the set, ascending; the id + TRIE_GAPS */
	struct buffer key;	/* of the word or element that is being added */
	uint32_t *set;		/* of the step that is being added */
	size_t set_room;
	struct membership *memberships;	/* once sealed: by element */
	size_t membership_count, membership_room;
	struct form *forms;	/* once sealed: by test, then beginning, text, element */
	size_t form_count, form_room;
	uint32_t *form_slots;	/* once sealed: the first form of each text + 1; 0: free */
	size_t form_mask;	/* slots - 1, a power of two minus one */
	uint8_t *form_bits;	/* once sealed, as many bytes: a bit for the hash of each form */
	struct trie trie;
	struct openings openings;	/* once sealed */
	size_t symbol_count;	/* gaps among them */
	uint32_t *members;	/* by element, once sealed: its first membership; and an end */
};

/* The forms with this test and text: the first of them and their number. */
const struct form *matcher_forms(const struct matcher *matcher, enum word_test test,
	struct slice text, size_t *count);

#endif
