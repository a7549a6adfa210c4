#include "lexis.h"

#include <stdlib.h>

#include "arena.h"

/* A word as two numbers, so that finding it compares no bytes: a word of up to 16 bytes is those bytes
 * with zeros behind them, a longer one its hash. */
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
	SHORT_WORD = 16,
	AHEAD = 32,	/* words whose slots are asked for before the first of them is looked at */
	RECENT = 4096	/* slots of words that were met lately: most words, and small enough for a cache */
};

struct word {
	const char *at;
	uint32_t size;
};

struct lexis {
	struct slot recent[RECENT];	/* by hash, each with the last word that came there */
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

/* The first `size` (at most 8) bytes in memory's order, zeros for the others. */
static inline uint64_t
leading(uint64_t bytes, size_t size)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return size ? bytes & UINT64_MAX << (64 - 8 * size) : 0;
#else
	return size ? bytes & UINT64_MAX >> (64 - 8 * size) : 0;
#endif
}

/* 16 bytes can be read from word.at on: no branch on the length of a short word. */
static inline struct key
roomy_key(struct slice word)
{
	size_t size = word.size;

	if (size > SHORT_WORD)
		return long_key(word);
	return (struct key){ leading(load8(word.at), size < 8 ? size : 8),
		leading(load8(word.at + 8), size < 8 ? 0 : size - 8), (uint32_t)size };
}

static inline struct key
key_of(struct slice word)
{
	char room[SHORT_WORD];

	if (word.size >= SHORT_WORD)
		return roomy_key(word);
	if (word.size)
		memcpy(room, word.at, word.size);
	memset(room + word.size, 0, SHORT_WORD - word.size);
	return roomy_key((struct slice){ room, word.size });
}

static inline size_t
hash_of(const struct key *key)
{
	return mix(mix(key->size, key->first), key->last);
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

/* No word has this size. */
static void
forget_recent(struct lexis *lexis)
{
	for (size_t i = 0; i < RECENT; i++)
		lexis->recent[i].size = UINT32_MAX;
}

struct lexis *
lexis_new(size_t bound)
{
	struct lexis *lexis = calloc(1, sizeof *lexis);

	if (!lexis)
		return NULL;
	lexis->bound = bound;
	lexis->generation = 1;
	forget_recent(lexis);
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
		struct key key = { old[i].first, old[i].last, old[i].size };
		size_t at = hash_of(&key) & lexis->mask;

		if (old[i].id == LEXIS_NONE)
			continue;
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

/* The place of the word in slots, or the free one where it would be. */
static size_t
place_of(const struct lexis *lexis, struct slice word, const struct key *key, size_t hash)
{
	size_t at = hash & lexis->mask;

	while (lexis->slots[at].id != LEXIS_NONE
			&& !slot_is(lexis, &lexis->slots[at], key, word))
		at = (at + 1) & lexis->mask;
	return at;
}

static uint32_t
intern(struct lexis *lexis, struct slice word, const struct key *key, size_t hash)
{
	size_t at = place_of(lexis, word, key, hash);
	uint32_t id = lexis->slots[at].id;

	if (id != LEXIS_NONE)
		return id;
	id = word_add(lexis, word);
	if (id == LEXIS_NONE)
		return id;
	lexis->slots[at] = (struct slot){ key->first, key->last, key->size, id };
	return slots_grow(lexis) ? id : LEXIS_NONE;
}

/* The place in the table of recent words, and whether the word is what was met there last. */
static inline struct slot *
recent_slot(struct lexis *lexis, size_t hash)
{
	return &lexis->recent[hash % RECENT];
}

static inline bool
recent_is(const struct slot *recent, const struct key *key)
{
	return recent->first == key->first && recent->last == key->last
		&& recent->size == key->size;
}

/* Looks in the large table and remembers the word as met lately. */
static uint32_t
intern_anew(struct lexis *lexis, struct slice word, const struct key *key, size_t hash)
{
	uint32_t id = intern(lexis, word, key, hash);

	if (id != LEXIS_NONE && key->size <= SHORT_WORD)
		*recent_slot(lexis, hash) = (struct slot){ key->first, key->last, key->size, id };
	return id;
}

uint32_t
lexis_intern(struct lexis *lexis, struct slice word)
{
	struct key key = key_of(word);
	size_t hash = hash_of(&key);
	const struct slot *recent = recent_slot(lexis, hash);

	return recent_is(recent, &key) ? recent->id : intern_anew(lexis, word, &key, hash);
}

uint32_t
lexis_find(const struct lexis *lexis, struct slice word)
{
	struct key key = key_of(word);

	return lexis->slots[place_of(lexis, word, &key, hash_of(&key))].id;
}

/* A word that was not met lately: its slot is on the way into the cache. */
struct pending {
	struct slice word;
	struct key key;
	size_t hash;
	size_t index;	/* of its id */
};

static bool
intern_pending(struct lexis *lexis, const struct pending *pending, size_t count, uint32_t *ids)
{
	for (size_t i = 0; i < count; i++) {
		const struct pending *at = &pending[i];

		ids[at->index] = intern_anew(lexis, at->word, &at->key, at->hash);
		if (ids[at->index] == LEXIS_NONE)
			return false;
	}
	return true;
}

/* At most AHEAD words. */
static bool
intern_some(struct lexis *lexis, struct slice text, const uint32_t *ends, size_t count, uint32_t *ids)
{
	struct pending pending[AHEAD];
	size_t left = 0;

	for (size_t i = 0; i < count; i++) {
		struct slice word = { text.at + ends[2 * i], ends[2 * i + 1] - ends[2 * i] };
		struct key key = text.size - ends[2 * i] >= SHORT_WORD ? roomy_key(word)
			: key_of(word);
		size_t hash = hash_of(&key);
		const struct slot *recent = recent_slot(lexis, hash);

		ids[i] = recent->id;
		if (recent_is(recent, &key))
			continue;
		__builtin_prefetch(&lexis->slots[hash & lexis->mask]);
		pending[left++] = (struct pending){ word, key, hash, i };
	}
	return intern_pending(lexis, pending, left, ids);
}

bool
lexis_intern_all(struct lexis *lexis, struct slice text, const uint32_t *ends, size_t count,
	uint32_t *ids)
{
	for (; count > AHEAD; count -= AHEAD, ends += 2 * AHEAD, ids += AHEAD)
		if (!intern_some(lexis, text, ends, AHEAD, ids))
			return false;
	return intern_some(lexis, text, ends, count, ids);
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
	forget_recent(lexis);
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
