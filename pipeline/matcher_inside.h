/* matcher_inside.h: what the files that make up the matcher share. Nobody else includes this. */
#ifndef TL_MATCHER_INSIDE_H
#define TL_MATCHER_INSIDE_H

#include "arena.h"
#include "glob.h"
#include "matcher.h"
#include "trie.h"

struct sb_stemmer;

struct dialect {
	char *language;
	const struct spelling *spelling;	/* NULL: none */
	struct sb_stemmer *stemmer;		/* for building only: not to be shared by threads */
	struct globs *globs;			/* their values are elements */
};

/* A text that satisfies an element. */
struct form {
	enum word_test test;	/* EXACT, STEM or ACRONYM */
	struct slice text;	/* in the matcher's arena */
	uint32_t element;
};

struct matcher {
	struct arena arena;
	struct dialect *dialects;
	size_t dialect_count, dialect_room;
	struct lexis *elements;	/* test and text: id + 1 is the element, a symbol of the trie */
	struct lexis *words;	/* test, dialect and text of the words as they stand in patterns */
	uint32_t *word_elements;	/* by id in words */
	size_t word_room;
	struct form *forms;	/* once sealed: by test, then text, then element */
	size_t form_count, form_room;
	struct trie trie;
	uint32_t *starts;	/* by element, once sealed: the node that it leads to from the root */
	size_t element_count;	/* and one, since 0 is no element */
};

/* The forms with this test and text: the first of them and their number. */
const struct form *matcher_forms(const struct matcher *matcher, enum word_test test,
	struct slice text, size_t *count);

#endif
