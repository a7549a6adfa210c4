#include "lexis.h"

#include <stdlib.h>

#include "arena.h"

/* Open addressing with linear probing. A slot keeps the upper half of the hash beside the id, so that a
 * probe looks at the word itself only when it is nearly sure. */
struct slot {
	uint32_t hash;
	uint32_t id;	/* LEXIS_NONE: free */
};

struct word {
	const char *at;
	uint32_t size;
};

struct lexis {
	struct slot *slots;
	size_t mask;		/* slots - 1, a power of two minus one */
	struct word *words;
	size_t count, room;
	struct arena bytes;
	size_t taken, bound;	/* bytes of words; kept at most between records */
	uint64_t generation;
};

enum {
	FIRST_SLOTS = 4096
};

static uint64_t
load_tail(const char *at, size_t size)
{
	uint64_t value = 0;

	memcpy(&value, at, size);
	return value;
}

/* Eight bytes at a time, each mixed by a multiplication and a fold of its halves (as in wyhash). */
static uint64_t
hash_bytes(const char *at, size_t size)
{
	uint64_t hash = 0x9e3779b97f4a7c15u ^ size, value;

	for (; size > 8; at += 8, size -= 8) {
		memcpy(&value, at, 8);
		hash = (hash ^ value) * 0xd6e8feb86659fd93u;
		hash ^= hash >> 32;
	}
	hash = (hash ^ load_tail(at, size)) * 0xd6e8feb86659fd93u;
	return hash ^ hash >> 32;
}

static bool
slots_new(struct lexis *lexis, size_t count)
{
	struct slot *slots = malloc(count * sizeof *slots);

	if (!slots)
		return false;
	for (size_t i = 0; i < count; i++)
		slots[i].id = LEXIS_NONE;
	free(lexis->slots);
	lexis->slots = slots;
	lexis->mask = count - 1;
	return true;
}

struct lexis *
lexis_new(size_t bound)
{
	struct lexis *lexis = calloc(1, sizeof *lexis);

	if (!lexis)
		return NULL;
	lexis->bound = bound;
	lexis->generation = 1;
	if (!slots_new(lexis, FIRST_SLOTS)) {
		free(lexis);
		return NULL;
	}
	return lexis;
}

void
lexis_free(struct lexis *lexis)
{
	if (!lexis)
		return;
	arena_free(&lexis->bytes);
	free(lexis->words);
	free(lexis->slots);
	free(lexis);
}

/* Doubles the slots when they are half full. */
static bool
slots_grow(struct lexis *lexis)
{
	struct slot *old = lexis->slots;
	size_t count = lexis->mask + 1;

	if (lexis->count * 2 < count)
		return true;
	if (count > SIZE_MAX / 2 / sizeof *old)
		return false;
	lexis->slots = NULL;
	if (!slots_new(lexis, count * 2)) {
		lexis->slots = old;
		return false;
	}
	for (uint32_t id = 0; id < lexis->count; id++) {
		struct word word = lexis->words[id];
		uint64_t hash = hash_bytes(word.at, word.size);
		size_t i = hash & lexis->mask;

		while (lexis->slots[i].id != LEXIS_NONE)
			i = (i + 1) & lexis->mask;
		lexis->slots[i] = (struct slot){ (uint32_t)(hash >> 32), id };
	}
	free(old);
	return true;
}

static uint32_t
word_add(struct lexis *lexis, struct slice bytes)
{
	struct slice copy;

	if (lexis->count >= LEXIS_NONE - 1 || bytes.size > UINT32_MAX)
		return LEXIS_NONE;
	if (lexis->count == lexis->room) {
		size_t room = lexis->room ? lexis->room * 2 : FIRST_SLOTS;
		struct word *words = realloc(lexis->words, room * sizeof *words);

		if (!words)
			return LEXIS_NONE;
		lexis->words = words;
		lexis->room = room;
	}
	copy = arena_copy(&lexis->bytes, bytes);
	if (!copy.at)
		return LEXIS_NONE;
	lexis->taken += bytes.size + sizeof(struct word) + 2 * sizeof(struct slot);
	lexis->words[lexis->count] = (struct word){ copy.at, (uint32_t)bytes.size };
	return (uint32_t)lexis->count++;
}

uint32_t
lexis_intern(struct lexis *lexis, struct slice word)
{
	uint64_t hash = hash_bytes(word.at, word.size);
	uint32_t high = (uint32_t)(hash >> 32), id;
	size_t i = hash & lexis->mask;

	for (; lexis->slots[i].id != LEXIS_NONE; i = (i + 1) & lexis->mask) {
		const struct word *known = &lexis->words[lexis->slots[i].id];

		if (lexis->slots[i].hash == high && known->size == word.size
				&& memcmp(known->at, word.at, word.size) == 0)
			return lexis->slots[i].id;
	}
	id = word_add(lexis, word);
	if (id == LEXIS_NONE)
		return id;
	lexis->slots[i] = (struct slot){ high, id };
	return slots_grow(lexis) ? id : LEXIS_NONE;
}

struct slice
lexis_word(const struct lexis *lexis, uint32_t id)
{
	return (struct slice){ lexis->words[id].at, lexis->words[id].size };
}

size_t
lexis_count(const struct lexis *lexis)
{
	return lexis->count;
}

void
lexis_trim(struct lexis *lexis)
{
	if (lexis->taken <= lexis->bound)
		return;
	for (size_t i = 0; i <= lexis->mask; i++)
		lexis->slots[i].id = LEXIS_NONE;
	arena_reset(&lexis->bytes);
	lexis->count = 0;
	lexis->taken = 0;
	lexis->generation++;
}

uint64_t
lexis_generation(const struct lexis *lexis)
{
	return lexis->generation;
}

uint32_t *
lexis_column_grow(struct lexis_column *column, const struct lexis *lexis, uint32_t id)
{
	size_t known = column->generation == lexis->generation ? column->count : 0;

	if (lexis->room > column->count) {
		uint32_t *at = realloc(column->at, lexis->room * sizeof *at);

		if (!at)
			return NULL;
		column->at = at;
		column->count = lexis->room;
	}
	for (size_t i = known; i < column->count; i++)
		column->at[i] = LEXIS_UNSET;
	column->generation = lexis->generation;
	return &column->at[id];
}

void
lexis_column_free(struct lexis_column *column)
{
	free(column->at);
	*column = (struct lexis_column){ 0 };
}
