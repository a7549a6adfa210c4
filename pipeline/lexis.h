/* lexis.h: every distinct word once, with a small number for it.
 *
 * One lexis belongs to one worker. Numbers (ids) are dense from 0. Between records the owner may call
 * lexis_trim, which forgets all words when they take more than the bound; then `generation` changes and
 * whoever keeps things per id drops them. Inside one record ids and strings stay valid. */
#ifndef TL_LEXIS_H
#define TL_LEXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

struct lexis;

enum {
	LEXIS_NONE = UINT32_MAX,	/* no id: memory is out, or not there */
	LEXIS_WORDS = INT32_MAX,	/* at most; numbers from here on may mean something else */
	LEXIS_READABLE = 16
};

struct lexis *lexis_new(size_t bound);	/* bytes of words to keep at most between records */
void lexis_free(struct lexis *lexis);

uint32_t lexis_intern(struct lexis *lexis, struct slice word);

/* LEXIS_NONE if the word is not there. */
uint32_t lexis_find(const struct lexis *lexis, struct slice word);

/* The words of one text at once, quicker than one by one: word i is at bytes ends[2 * i] to
 * ends[2 * i + 1]. Puts their ids into ids[0, count). False: no memory. */
bool lexis_intern_all(struct lexis *lexis, struct slice text, const uint32_t *ends, size_t count,
	uint32_t *ids);

/* LEXIS_READABLE bytes can be read from where a word begins, however short it is. */
struct slice lexis_word(const struct lexis *lexis, uint32_t id);

/* Several, into words[0, count), quicker than one by one. */
void lexis_words(const struct lexis *lexis, const uint32_t *ids, size_t count, struct slice *words);

size_t lexis_count(const struct lexis *lexis);

/* Forgets all words if they take more than the bound. */
void lexis_trim(struct lexis *lexis);

/* Changes whenever ids lose their meaning; starts at 1. */
uint64_t lexis_generation(const struct lexis *lexis);

/* A column of 32-bit values beside the ids, for whoever keeps something per word. Zero-initialise.
 * lexis_column_at returns the cell of `id`, LEXIS_UNSET where nothing was stored since the words were
 * last forgotten; NULL when memory is out. The cell is valid until the next call. */
enum {
	LEXIS_UNSET = UINT32_MAX
};

struct lexis_column {
	uint32_t *at;
	size_t count;
	uint64_t generation;
};

/* The way of lexis_column_at when words are new since the last call. */
uint32_t *lexis_column_grow(struct lexis_column *column, const struct lexis *lexis, uint32_t id);

static inline uint32_t *
lexis_column_at(struct lexis_column *column, const struct lexis *lexis, uint32_t id)
{
	if (id < column->count && column->generation == lexis_generation(lexis))
		return &column->at[id];
	return lexis_column_grow(column, lexis, id);
}

/* The cells of all words that there are now, by id, valid until the next call about this column; there
 * is at least one word. NULL when memory is out. */
static inline uint32_t *
lexis_column_all(struct lexis_column *column, const struct lexis *lexis)
{
	if (lexis_count(lexis) <= column->count && column->generation == lexis_generation(lexis))
		return column->at;
	return lexis_column_grow(column, lexis, 0);
}

void lexis_column_free(struct lexis_column *column);

#endif
