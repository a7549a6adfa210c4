#include "lexis.h"

#include <stdlib.h>

#include "arena.h"

/* A word as two numbers, so that finding it compares no bytes: words of up to 16 bytes are those bytes
 * (first and last eight overlap), longer ones their hash and nothing else. */
struct key {
	uint64_t first, last;
	uint32_t size;
};

/* Open addressing with linear probing; a probe of a short word looks at this one place only. */
struct slot {
	uint64_t first, last;
	uint32_t size;
	uint32_t id;	/* LEXIS_NONE: free */
};

enum {
	SHORT_WORD = 16
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
load8(const char *at)
{
	uint64_t value;

	memcpy(&value, at, sizeof value);
	return value;
}

static uint64_t
load4(const char *at)
{
	uint32_t value;

	memcpy(&value, at, sizeof value);
	return value;
}

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0xd6e8feb86659fd93u;
	return hash ^ hash >> 32;
}

static struct key
long_key(struct slice word)
{
	struct key key = { .size = (uint32_t)word.size };
	size_t at = 0;

	for (; at + 8 < word.size; at += 8)
		key.first = mix(key.first, load8(word.at + at));
	key.first = mix(key.first, load8(word.at + word.size - 8));
	return key;
}

static inline struct key
key_of(struct slice word)
{
	struct key key = { .size = (uint32_t)word.size };
	const char *at = word.at;

	if (word.size > SHORT_WORD)
		return long_key(word);
	if (word.size >= 8) {
		key.first = load8(at);
		key.last = load8(at + word.size - 8);
	} else if (word.size >= 4) {
		key.first = load4(at) | load4(at + word.size - 4) << 32;
	} else if (word.size > 0) {
		key.first = (unsigned char)at[0] | (uint64_t)(unsigned char)at[word.size / 2] << 8
			| (uint64_t)(unsigned char)at[word.size - 1] << 16;
	}
	return key;
}

static inline size_t
home(const struct lexis *lexis, uint64_t first, uint64_t last, uint32_t size)
{
	return mix(mix(size, first), last) & lexis->mask;
}

static inline bool
slot_is(const struct lexis *lexis, const struct slot *slot, const struct key *key,
	struct slice word)
{
	if (slot->first != key->first || slot->last != key->last || slot->size != key->size)
		return false;
	return key->size <= SHORT_WORD
		|| memcmp(lexis->words[slot->id].at, word.at, word.size) == 0;
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
	for (size_t i = 0; i < count; i++) {
		size_t at;

		if (old[i].id == LEXIS_NONE)
			continue;
		at = home(lexis, old[i].first, old[i].last, old[i].size);
		while (lexis->slots[at].id != LEXIS_NONE)
			at = (at + 1) & lexis->mask;
		lexis->slots[at] = old[i];
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
	struct key key = key_of(word);
	size_t at = home(lexis, key.first, key.last, key.size);
	uint32_t id;

	for (; lexis->slots[at].id != LEXIS_NONE; at = (at + 1) & lexis->mask)
		if (slot_is(lexis, &lexis->slots[at], &key, word))
			return lexis->slots[at].id;
	id = word_add(lexis, word);
	if (id == LEXIS_NONE)
		return id;
	lexis->slots[at] = (struct slot){ key.first, key.last, key.size, id };
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
