#include "lexis.h"

#include <endian.h>
#include <stdlib.h>

#include "arena.h"
#include "array.h"

/* A word as two numbers, so that finding it seldom compares bytes: a word of up to 15 bytes is those
 * bytes with zeros behind them and its size in the last one; a longer one is a hash, and a size of
 * LONG_WORD. */
struct key {
	uint64_t first, last;
};

/* Open addressing with linear probing. Slots are small, so that many are in a cache; the keys stand
 * beside the words, where those of frequent words are close together. */
struct slot {
	uint32_t tag;	/* the upper half of the hash */
	uint32_t id;	/* LEXIS_NONE: free */
};

struct word {
	const char *at;
	uint32_t size;
};

struct lexis {
	struct slot *slots;
	size_t mask;		/* slots - 1, a power of two minus one */
	struct key *keys;	/* of words */
	struct word *words;
	size_t count, room;
	struct arena bytes;
	size_t taken, bound;	/* bytes that words take; kept at most between records */
	uint64_t generation;
};

enum {
	FIRST_SLOTS = 4096,
	KEY_BYTES = 16,
	LONG_WORD = 0xff,
	AHEAD = 64	/* words whose slots are asked for before the first of them is looked at */
};

/* Bytes are numbered from the lowest, whatever the machine. */
static inline uint64_t
load8(const void *at)
{
	uint64_t value;

	memcpy(&value, at, sizeof value);
	return le64toh(value);
}

static inline uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0xd6e8feb86659fd93u;
	return hash ^ hash >> 32;
}

static inline uint64_t
size_byte(uint64_t size)
{
	return size << 56;
}

static struct key
long_key(struct slice word)
{
	uint64_t hash = word.size;
	size_t at = 0;

	for (; at + 8 < word.size; at += 8)
		hash = mix(hash, load8(word.at + at));
	hash = mix(hash, load8(word.at + word.size - 8));
	return (struct key){ hash, size_byte(LONG_WORD) };
}

/* KEY_BYTES can be read from word.at on: no branch on the length of a short word. */
static inline struct key
roomy_key(struct slice word)
{
	static const unsigned char window[2 * KEY_BYTES] = { [0 ... KEY_BYTES - 1] = 0xff };
	const unsigned char *mask = window + KEY_BYTES - word.size;

	if (word.size >= KEY_BYTES)
		return long_key(word);
	return (struct key){ load8(word.at) & load8(mask),
		(load8(word.at + 8) & load8(mask + 8)) | size_byte(word.size) };
}

static inline struct key
key_of(struct slice word)
{
	char room[KEY_BYTES];

	if (word.size >= KEY_BYTES)
		return long_key(word);
	if (word.size)
		memcpy(room, word.at, word.size);
	memset(room + word.size, 0, KEY_BYTES - word.size);
	return roomy_key((struct slice){ room, word.size });
}

static inline uint64_t
hash_of(struct key key)
{
	return mix(mix(0, key.first), key.last);
}

static inline uint32_t
tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32);
}

/* What stands in a slot is this word; its bytes need be looked at only if it is long. */
static inline bool
is_word(const struct lexis *lexis, uint32_t id, struct key key, struct slice word)
{
	const struct key *known = &lexis->keys[id];

	return known->first == key.first && known->last == key.last
		&& (key.last != size_byte(LONG_WORD)
			|| slice_equal((struct slice){ lexis->words[id].at,
				lexis->words[id].size }, word));
}

static void
slots_clear(struct lexis *lexis)
{
	_Static_assert(LEXIS_NONE == UINT32_MAX, "bytes of 0xff make a slot free");
	memset(lexis->slots, 0xff, (lexis->mask + 1) * sizeof *lexis->slots);
}

static bool
slots_new(struct lexis *lexis, size_t count)
{
	struct slot *slots = malloc(count * sizeof *slots);

	if (!slots)
		return false;
	lexis->slots = slots;
	lexis->mask = count - 1;
	slots_clear(lexis);
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
	free(lexis->keys);
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
	if (!slots_new(lexis, count * 2))
		return false;
	for (size_t id = 0; id < lexis->count; id++) {
		uint64_t hash = hash_of(lexis->keys[id]);
		size_t at = hash & lexis->mask;

		while (lexis->slots[at].id != LEXIS_NONE)
			at = (at + 1) & lexis->mask;
		lexis->slots[at] = (struct slot){ tag_of(hash), (uint32_t)id };
	}
	free(old);
	return true;
}

static bool
words_grow(struct lexis *lexis)
{
	size_t room = lexis->room, keys_room = room;
	struct key *keys;
	struct word *words;

	if (lexis->count < room)
		return true;
	keys = array_reserve(lexis->keys, &keys_room, room, FIRST_SLOTS, sizeof *keys);
	if (!keys)
		return false;
	lexis->keys = keys;
	words = array_reserve(lexis->words, &lexis->room, room, FIRST_SLOTS, sizeof *words);
	if (words)
		lexis->words = words;
	return words != NULL;
}

static uint32_t
word_add(struct lexis *lexis, struct slice bytes, struct key key)
{
	size_t size = bytes.size < LEXIS_READABLE ? LEXIS_READABLE : bytes.size + 1;
	char *copy;

	if (lexis->count >= LEXIS_NONE - 1 || bytes.size > UINT32_MAX || !words_grow(lexis))
		return LEXIS_NONE;
	copy = arena_take(&lexis->bytes, size);
	if (!copy)
		return LEXIS_NONE;
	if (bytes.size)
		memcpy(copy, bytes.at, bytes.size);
	memset(copy + bytes.size, 0, size - bytes.size);
	lexis->taken += bytes.size + sizeof key + sizeof(struct word) + 4 * sizeof(struct slot);
	lexis->keys[lexis->count] = key;
	lexis->words[lexis->count] = (struct word){ copy, (uint32_t)bytes.size };
	return (uint32_t)lexis->count++;
}

/* The place of the word in slots, or the free one where it would be. */
static size_t
place_of(const struct lexis *lexis, struct slice word, struct key key, uint64_t hash)
{
	size_t at = hash & lexis->mask;

	while (lexis->slots[at].id != LEXIS_NONE && !(lexis->slots[at].tag == tag_of(hash)
			&& is_word(lexis, lexis->slots[at].id, key, word)))
		at = (at + 1) & lexis->mask;
	return at;
}

static uint32_t
intern(struct lexis *lexis, struct slice word, struct key key, uint64_t hash)
{
	size_t at = place_of(lexis, word, key, hash);
	uint32_t id = lexis->slots[at].id;

	if (id != LEXIS_NONE)
		return id;
	id = word_add(lexis, word, key);
	if (id == LEXIS_NONE)
		return id;
	lexis->slots[at] = (struct slot){ tag_of(hash), id };
	return slots_grow(lexis) ? id : LEXIS_NONE;
}

uint32_t
lexis_intern(struct lexis *lexis, struct slice word)
{
	struct key key = key_of(word);

	return intern(lexis, word, key, hash_of(key));
}

uint32_t
lexis_find(const struct lexis *lexis, struct slice word)
{
	struct key key = key_of(word);

	return lexis->slots[place_of(lexis, word, key, hash_of(key))].id;
}

/* At most AHEAD words, in three rounds: what one of them asks for is in a cache by the next. */
static bool
intern_some(struct lexis *lexis, struct slice text, const uint32_t *ends, size_t count, uint32_t *ids)
{
	struct key keys[AHEAD];
	uint64_t hashes[AHEAD];

	for (size_t i = 0; i < count; i++) {
		struct slice word = { text.at + ends[2 * i], ends[2 * i + 1] - ends[2 * i] };

		keys[i] = text.size - ends[2 * i] >= KEY_BYTES ? roomy_key(word) : key_of(word);
		hashes[i] = hash_of(keys[i]);
		__builtin_prefetch(&lexis->slots[hashes[i] & lexis->mask]);
	}
	for (size_t i = 0; i < count; i++) {
		struct slot slot = lexis->slots[hashes[i] & lexis->mask];

		ids[i] = slot.tag == tag_of(hashes[i]) ? slot.id : LEXIS_NONE;
		if (ids[i] != LEXIS_NONE)
			__builtin_prefetch(&lexis->keys[ids[i]]);
	}
	for (size_t i = 0; i < count; i++) {
		struct slice word = { text.at + ends[2 * i], ends[2 * i + 1] - ends[2 * i] };

		if (ids[i] == LEXIS_NONE || !is_word(lexis, ids[i], keys[i], word))
			ids[i] = intern(lexis, word, keys[i], hashes[i]);
		if (ids[i] == LEXIS_NONE)
			return false;
	}
	return true;
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

void
lexis_words(const struct lexis *lexis, const uint32_t *ids, size_t count, struct slice *words)
{
	for (size_t i = 0; i < count; i++) {
		words[i] = lexis_word(lexis, ids[i]);
		__builtin_prefetch(words[i].at);
	}
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
