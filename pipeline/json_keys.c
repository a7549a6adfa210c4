#include "json_keys.h"

#include <stdlib.h>

#include "array.h"

enum {
	FEW_KEYS = 16	/* up to here each new key is compared with the others; later they are sorted */
};

struct key {
	struct slice name;	/* unescaped */
	uint32_t hash;
};

struct json_keys *
json_keys_new(void)
{
	return calloc(1, sizeof(struct json_keys));
}

void
json_keys_free(struct json_keys *keys)
{
	if (!keys)
		return;
	free(keys->at);
	arena_free(&keys->names);
	free(keys);
}

/* What others bring is not known for ever. */
static void
forget_known(struct json_keys *keys)
{
	keys->known_count = 1;
	memset(keys->slots, 0, sizeof keys->slots);
	memset(keys->first, 0, sizeof keys->first);
}

void
json_keys_begin(struct json_keys *keys)
{
	keys->count = 0;
	keys->depth = 0;
	arena_reset(&keys->names);
	if (keys->known_count == 0 || keys->known_count == KEYS_KNOWN)
		forget_known(keys);
}

static bool
duplicate(struct slice name, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return fault_set(fault, "the key \"%s\" stands twice in one object", quoted(shown, name));
}

/* Makes the key as lines have it; false for one that is long or does not stand there as it is. */
static bool
known_key_make(struct known_key *key, struct slice name)
{
	char text[KEY_BYTES] = "\"", mask[KEY_BYTES] = { 0 };

	*key = (struct known_key){ .size = (uint8_t)(name.size + 3) };
	if (name.size > KEY_BYTES - 3)
		return false;
	for (size_t i = 0; i < name.size; i++) {
		if ((unsigned char)name.at[i] < 0x20 || name.at[i] == '"' || name.at[i] == '\\')
			return false;
		text[i + 1] = name.at[i];
	}
	memcpy(text + name.size + 1, "\":", 2);
	memset(mask, 0xff, key->size);
	memcpy(key->text, text, sizeof text);
	memcpy(key->mask, mask, sizeof mask);
	return true;
}

/* The number of a key, known from now on; 0: it cannot be, or there is no room. */
static uint8_t
known_key(struct json_keys *keys, struct slice name, uint32_t hash)
{
	struct known_key key;
	size_t slot = hash >> 16 & (KEYS_SLOTS - 1);

	if (!known_key_make(&key, name))
		return 0;
	for (; keys->slots[slot]; slot = (slot + 1) & (KEYS_SLOTS - 1)) {
		const struct known_key *known = &keys->known[keys->slots[slot]];

		if (known->size == key.size && memcmp(known->text, key.text, KEY_BYTES) == 0)
			return keys->slots[slot];
	}
	if (keys->known_count == KEYS_KNOWN)
		return 0;
	keys->known[keys->known_count] = key;
	return keys->slots[slot] = (uint8_t)keys->known_count++;
}

static bool
key_equal(const struct key *a, const struct key *b)
{
	return a->hash == b->hash && slice_equal(a->name, b->name);
}

static bool
stack_add(struct json_keys *keys, struct key key, struct fault *fault)
{
	size_t first = keys->frames[keys->depth - 1].first_key;
	struct key *at = array_reserve(keys->at, &keys->room, keys->count, 1, sizeof *at);

	if (!at)
		return fault_memory(fault);
	keys->at = at;
	at[keys->count++] = key;
	for (size_t i = first; i + 1 < keys->count && i < first + FEW_KEYS; i++)
		if (key_equal(&at[i], &key))
			return duplicate(key.name, fault);
	return true;
}

bool
json_keys_add(struct json_keys *keys, struct slice raw, struct fault *fault)
{
	struct frame *frame = &keys->frames[keys->depth - 1];
	struct key key = { .name = json_unescape(raw, &keys->names) };
	uint8_t known;

	if (!key.name.at)
		return fault_memory(fault);
	key.hash = slice_mark(key.name);
	known = known_key(keys, key.name, key.hash);
	if (known == 0)
		return stack_add(keys, key, fault);
	if (frame->seen >> known & 1)
		return duplicate(key.name, fault);
	if (frame->last)
		keys->known[frame->last].next[keys->depth % KEYS_NEXT] = known;
	else
		keys->first[keys->depth - 1] = known;
	frame->seen |= (uint64_t)1 << known;
	frame->last = known;
	return true;
}

static int
compare_keys(const void *left, const void *right)
{
	const struct key *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return slice_compare(a->name, b->name);
}

/* Called when an object closes: finds the doubles that stack_add did not look for. */
static bool
check_many(const struct json_keys *keys, size_t first, struct fault *fault)
{
	size_t count = keys->count - first;
	struct key *at;

	if (count <= FEW_KEYS + 1)
		return true;
	at = keys->at + first;
	qsort(at, count, sizeof *at, compare_keys);
	for (size_t i = 1; i < count; i++)
		if (key_equal(&at[i - 1], &at[i]))
			return duplicate(at[i].name, fault);
	return true;
}

bool
json_keys_open(struct json_keys *keys, bool object, struct fault *fault)
{
	if (keys->depth == JSON_DEPTH)
		return fault_set(fault, "nested deeper than %d levels", JSON_DEPTH);
	keys->frames[keys->depth++] = (struct frame){ .object = object, .first_key = keys->count };
	return true;
}

bool
json_keys_close(struct json_keys *keys, struct fault *fault)
{
	size_t first = keys->frames[keys->depth - 1].first_key;

	if (!check_many(keys, first, fault))
		return false;
	keys->count = first;
	keys->depth--;
	return true;
}
