/* book.h: how often terms occur, by group of documents, and in how many documents.
 *
 * A term is a word or several, numbers of a vocabulary. Terms, groups and cells are numbered as
 * they come; the numbers mean nothing outside their book and never show in the output. Memory is
 * bounded by the number of different terms in each group; where dispersion is wanted, 8 bytes more
 * for each different term of each document. */
#ifndef TL_TERMS_BOOK_H
#define TL_TERMS_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "lexis.h"
#include "numbering.h"
#include "slice.h"

enum {
	TERM_WORDS = 5		/* of the longest term */
};

#define BOOK_NONE UINT32_MAX	/* no term, no group */

struct book_group {
	uint64_t documents, words;
	uint64_t places[TERM_WORDS];	/* where a term of so many words, less one, may stand */
};

/* A term in a group. */
struct book_cell {
	uint64_t count;
	uint32_t documents;
	uint32_t group;
};

/* A term in the document at hand, and the cell that it had last: most often it is of the same
 * group again. */
struct book_state {
	uint32_t now;	/* occurrences */
	uint32_t cell;	/* or BOOK_NONE */
};

struct book_document {
	uint32_t group;
	uint32_t places[TERM_WORDS];
	size_t entries;		/* the first of its entries; they go on to those of the next */
};

/* A term in a document. */
struct book_entry {
	uint32_t cell, count;
};

struct book {
	struct lexis *group_keys;	/* from values as group.h writes them to groups */
	struct book_group *groups;
	struct numbering terms;		/* first: the term before the last word, or BOOK_NONE */
	uint32_t *single;		/* by word: the term that it is alone, or BOOK_NONE */
	struct numbering numbers;	/* of cells: first the group, second the term */
	struct book_cell *cells;
	struct book_state *states;	/* by term */
	uint32_t *met;			/* terms of the document at hand */
	struct book_document *documents;	/* these two for dispersion only */
	struct book_entry *entries;
	size_t group_room, single_room, cell_room, state_room, met_count, met_room, document_count,
		document_room, entry_count, entry_room;
	bool scattered;			/* dispersion is wanted */
	struct book_document document;	/* at hand */
};

/* Zero-initialise; book_close in any case. False: no memory. */
bool book_open(struct book *book, bool scattered);
void book_close(struct book *book);

/* Begins a document of the group with these values and so many words. False: no memory. */
bool book_begin(struct book *book, struct slice values, size_t words);

/* The term of the words of a term (BOOK_NONE: no words) and one more. BOOK_NONE: no memory. */
uint32_t book_term_new(struct book *book, uint32_t before, uint32_t word);

static inline uint32_t
book_term(struct book *book, uint32_t before, uint32_t word)
{
	if (before == BOOK_NONE && word < book->single_room && book->single[word] != BOOK_NONE)
		return book->single[word];
	return book_term_new(book, before, word);
}

/* Counts an occurrence of the term in the document at hand. False: no memory. */
bool book_count_first(struct book *book, uint32_t term);

static inline bool
book_count(struct book *book, uint32_t term)
{
	if (term >= book->state_room || book->states[term].now == 0)
		return book_count_first(book, term);
	book->states[term].now++;
	return true;
}

/* Ends the document, in which terms of n words might stand in document.places[n - 1] places.
 * False: no memory. */
bool book_end(struct book *book);

/* Adds all of another book; `words`, by word of the other, are their numbers here. False: no
 * memory. */
bool book_merge(struct book *into, const struct book *from, const uint32_t *words);

/* The number of words of each term; the caller's to free. NULL: no memory. */
unsigned char *book_sizes(const struct book *book);

/* Puts the words of the term where they are wanted; returns how many. */
size_t book_words(const struct book *book, uint32_t term, uint32_t words[TERM_WORDS]);

#endif
