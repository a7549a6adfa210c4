#include "lexis.h"

#include <stdlib.h>
#include <sys/random.h>

#include "arena.h"
#include "array.h"
#include "lexis_key.h"
#include "wide.h"

/* Open addressing with linear probing. What stands here of the key is all of it for words of up to
 * WHOLE bytes, so that finding these costs one look at memory. */
struct slot {
	uint64_t first;	/* key.first */
	uint32_t rest;	/* rest_of(key) */
	uint32_t number;	/* the id and 1; 0: free, then the others are 0 */
};

struct lexis {
	struct slot *slots;
	struct seed seed;
	size_t mask;		/* slots - 1, a power of two minus one */
	unsigned shift;		/* from a hash to the bits of a slot, which are its upper ones */
	struct key **blocks;	/* of BLOCK_WORDS keys, which never move: they are the words */
	size_t block_count, block_room;
	size_t count;
	struct arena bytes;	/* of long words */
	size_t taken, bound;	/* bytes that words take; kept at most between records */
	uint64_t generation;
};

enum {
	FIRST_SLOTS = 4096,
	BLOCK_WORDS = 4096,
	AHEAD = 64	/* words whose slots are asked for before the first of them is looked at */
};

/* LEXIS_NONE: it is free. */
static inline uint32_t
slot_id(const struct slot *slot)
{
	return slot->number - 1;
}

static inline struct key *
key_at(const struct lexis *lexis, uint32_t id)
{
	return &lexis->blocks[id / BLOCK_WORDS][id % BLOCK_WORDS];
}

/* Whether this is the slot of a word that is not long. Never that of a long one: an even place in
 * memory against an odd hash. */
static inline bool
is_short_word(const struct lexis *lexis, const struct slot *slot, struct key key)
{
	if (((slot->first ^ key.first) | (slot->rest ^ rest_of(key))) != 0)
		return false;
	return le64toh(key.last) >> 56 <= WHOLE
		|| (slot->number && key_at(lexis, slot_id(slot))->last == key.last);
}

/* What stands in a slot that is not free is this word; its bytes need be looked at only if it is
 * long. */
static inline bool
is_word(const struct lexis *lexis, const struct slot *slot, struct key key, struct slice word)
{
	if (!is_long(key))
		return is_short_word(lexis, slot, key);
	return slot->rest == rest_of(key)
		&& slice_equal(key_word(key_at(lexis, slot_id(slot))), word);
}

static size_t
slots_size(const struct lexis *lexis)
{
	return (lexis->mask + 1) * sizeof *lexis->slots;
}

static bool
slots_new(struct lexis *lexis, size_t count)
{
	struct slot *slots = wide_take(count * sizeof *slots);

	if (!slots)
		return false;
	lexis->slots = slots;
	lexis->mask = count - 1;
	lexis->shift = 64 - (unsigned)__builtin_ctzll(count);
	return true;
}

/* Where chance is not to be had, where the lexis is stands for it. */
static struct seed
seed_new(const struct lexis *lexis)
{
	struct seed seed;

	if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != sizeof seed)
		seed = (struct seed){ (uintptr_t)lexis * 0x9e3779b97f4a7c15u, 0xd6e8feb86659fd93u };
	return (struct seed){ seed.first | 1, seed.last | 1 };
}

struct lexis *
lexis_new(size_t bound)
{
	struct lexis *lexis = calloc(1, sizeof *lexis);

	if (!lexis)
		return NULL;
	lexis->bound = bound;
	lexis->generation = 1;
	lexis->seed = seed_new(lexis);
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
	for (size_t i = 0; i < lexis->block_count; i++)
		free(lexis->blocks[i]);
	free(lexis->blocks);
	wide_free(lexis->slots, slots_size(lexis));
	free(lexis);
}

/* The free place where a word that is not there belongs. */
static size_t
place_free(const struct lexis *lexis, uint64_t hash)
{
	size_t at = hash >> lexis->shift;

	while (lexis->slots[at].number)
		at = (at + 1) & lexis->mask;
	return at;
}

static void
slot_take(struct slot *slot, struct key key, uint32_t id)
{
	*slot = (struct slot){ key.first, rest_of(key), id + 1 };
}

/* Doubles the slots when two thirds of them are taken. */
static bool
slots_grow(struct lexis *lexis)
{
	struct slot *old = lexis->slots;
	size_t count = lexis->mask + 1, old_size = slots_size(lexis);

	if (lexis->count * 3 < count * 2)
		return true;
	if (count > SIZE_MAX / 2 / sizeof *old)
		return false;
	if (!slots_new(lexis, count * 2))
		return false;
	for (size_t id = 0; id < lexis->count; id++) {
		struct key key = *key_at(lexis, (uint32_t)id);
		uint64_t hash = hash_of(is_long(key) ? long_key(key_word(&key), &lexis->seed)
			: key, &lexis->seed);

		slot_take(&lexis->slots[place_free(lexis, hash)], key, (uint32_t)id);
	}
	wide_free(old, old_size);
	return true;
}

/* Room for one more key; NULL: no memory. */
static struct key *
key_new(struct lexis *lexis)
{
	struct key **blocks;

	if (lexis->count < lexis->block_count * BLOCK_WORDS)
		return key_at(lexis, (uint32_t)lexis->count);
	blocks = array_reserve(lexis->blocks, &lexis->block_room, lexis->block_count, 1,
		sizeof *blocks);
	if (!blocks)
		return NULL;
	lexis->blocks = blocks;
	blocks[lexis->block_count] = malloc(BLOCK_WORDS * sizeof **blocks);
	return blocks[lexis->block_count] ? blocks[lexis->block_count++] : NULL;
}

static uint32_t
word_add(struct lexis *lexis, struct slice bytes, struct key key)
{
	struct key *new;

	if (lexis->count >= LEXIS_WORDS || bytes.size > INT32_MAX)
		return LEXIS_NONE;
	if (is_long(key)) {
		key.first = (uint64_t)(uintptr_t)arena_copy(&lexis->bytes, bytes).at;
		if (!key.first)
			return LEXIS_NONE;
		lexis->taken += bytes.size;
	}
	new = key_new(lexis);
	if (!new)
		return LEXIS_NONE;
	*new = key;
	lexis->taken += sizeof key + 3 * sizeof(struct slot);
	return (uint32_t)lexis->count++;
}

/* The place of the word in slots, or the free one where it would be. */
static size_t
place_of(const struct lexis *lexis, struct slice word, struct key key)
{
	size_t at = hash_of(key, &lexis->seed) >> lexis->shift;

	while (lexis->slots[at].number && !is_word(lexis, &lexis->slots[at], key, word))
		at = (at + 1) & lexis->mask;
	return at;
}

static uint32_t
intern(struct lexis *lexis, struct slice word, struct key key)
{
	struct slot *slot = &lexis->slots[place_of(lexis, word, key)];
	uint32_t id = slot_id(slot);

	if (id != LEXIS_NONE)
		return id;
	id = word_add(lexis, word, key);
	if (id == LEXIS_NONE)
		return id;
	slot_take(slot, *key_at(lexis, id), id);
	return slots_grow(lexis) ? id : LEXIS_NONE;
}

uint32_t
lexis_intern(struct lexis *lexis, struct slice word)
{
	return intern(lexis, word, key_of(word, &lexis->seed));
}

uint32_t
lexis_find(const struct lexis *lexis, struct slice word)
{
	return slot_id(&lexis->slots[place_of(lexis, word, key_of(word, &lexis->seed))]);
}

/* Word i of the text. */
static inline struct slice
word_of(struct slice text, const uint32_t *ends, size_t i)
{
	return (struct slice){ text.at + ends[2 * i], ends[2 * i + 1] - ends[2 * i] };
}

/* At most AHEAD words, in two rounds: what the first asks for is in a cache by the second. */
static bool
intern_some(struct lexis *lexis, struct slice text, const uint32_t *ends, size_t count, uint32_t *ids)
{
	const struct slot *slots = lexis->slots, *likely[AHEAD];
	const struct seed seed = lexis->seed;
	const unsigned shift = lexis->shift;
	struct key keys[AHEAD];

	for (size_t i = 0; i < count; i++) {
		struct slice word = word_of(text, ends, i);

		keys[i] = text.size - ends[2 * i] >= KEY_BYTES ? roomy_key(word, &seed)
			: key_of(word, &seed);
		likely[i] = &slots[hash_of(keys[i], &seed) >> shift];
		__builtin_prefetch(likely[i]);
	}
	for (size_t i = 0; i < count; i++) {
		if (is_short_word(lexis, likely[i], keys[i])) {
			ids[i] = slot_id(likely[i]);
			continue;
		}
		ids[i] = intern(lexis, word_of(text, ends, i), keys[i]);
		if (ids[i] == LEXIS_NONE)
			return false;
		if (lexis->slots != slots)	/* which grew */
			return intern_some(lexis, text, ends + 2 * (i + 1), count - i - 1,
				ids + i + 1);
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
	return key_word(key_at(lexis, id));
}

void
lexis_words(const struct lexis *lexis, const uint32_t *ids, size_t count, struct slice *words)
{
	for (size_t i = 0; i < count; i++)
		__builtin_prefetch(key_at(lexis, ids[i]));
	for (size_t i = 0; i < count; i++)
		words[i] = key_word(key_at(lexis, ids[i]));
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
	memset(lexis->slots, 0, slots_size(lexis));
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
