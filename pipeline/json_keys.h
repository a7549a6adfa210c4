/* json_keys.h: open arrays and objects, and that no object has a key twice. For json_check.c alone.
 *
 * Most objects have the keys of another before them, in the same order. Short keys that were met, in
 * this line or an earlier one, are known by a number: those of an object are a set of bits, and behind
 * each is guessed to stand what stood there last. Whether a key can be known hangs on its characters
 * alone, so that its spellings (\u0061) agree. Other keys lie in a stack, an object's behind those of
 * the objects around it. */
#ifndef TL_JSON_KEYS_H
#define TL_JSON_KEYS_H

#include "json.h"

enum {
	KEYS_KNOWN = 64,	/* at most; number 0 stands for none */
	KEYS_SLOTS = 2 * KEYS_KNOWN,
	KEYS_GUESSED = 3,	/* one behind the other */
	KEYS_NEXT = 4,		/* depths are told apart up to a multiple of this */
	KEY_BYTES = 16		/* of a known key with its quotes and the colon */
};

/* As lines have it: "name": without space. */
struct known_key {
	uint64_t text[KEY_BYTES / 8];
	uint64_t mask[KEY_BYTES / 8];	/* of the bytes that it has */
	uint8_t size;
	uint8_t next[KEYS_NEXT];	/* by depth: the known key that came behind it last */
};

struct key;

struct frame {
	bool object;
	uint8_t last;		/* the known key that the next is guessed by */
	uint64_t seen;		/* known keys */
	size_t first_key;	/* of the others, in the stack */
};

struct json_keys {
	struct known_key known[KEYS_KNOWN];
	size_t known_count;
	uint8_t slots[KEYS_SLOTS];	/* of known keys, by their marks: open addressing */
	uint8_t first[JSON_DEPTH];	/* by depth: the known key that an object began with */
	struct key *at;
	size_t count, room;
	struct arena names;		/* of keys that had escapes */
	struct frame frames[JSON_DEPTH];
	size_t depth;
};

struct json_keys *json_keys_new(void);	/* NULL: no memory */
void json_keys_free(struct json_keys *keys);

/* Before a line: nothing is open. */
void json_keys_begin(struct json_keys *keys);

/* At a bracket. False and fault: nested too deep; no memory, or a key that stands twice. */
bool json_keys_open(struct json_keys *keys, bool object, struct fault *fault);
bool json_keys_close(struct json_keys *keys, struct fault *fault);

/* Adds the key to the innermost object; `raw` is checked and has its escapes, without quotes. False
 * and fault: it is there, or no memory. */
bool json_keys_add(struct json_keys *keys, struct slice raw, struct fault *fault);

static inline bool
known_key_is(const struct known_key *key, const char *at)
{
	uint64_t text[KEY_BYTES / 8];

	memcpy(text, at, KEY_BYTES);
	return !(((text[0] ^ key->text[0]) & key->mask[0])
		| ((text[1] ^ key->text[1]) & key->mask[1]));
}

/* The same for the key at `at`, where KEY_BYTES can be read, if it is one of those that are guessed:
 * in most objects the same few keys may be absent. Returns its bytes with quotes and colon; 0 if it
 * is another, or there already. */
static inline size_t
json_keys_guess(struct json_keys *keys, const char *at)
{
	struct frame *frame = &keys->frames[keys->depth - 1];
	size_t depth = keys->depth % KEYS_NEXT;
	uint8_t guess = frame->last ? keys->known[frame->last].next[depth]
		: keys->first[keys->depth - 1];

	for (int i = 0; guess && i < KEYS_GUESSED; i++, guess = keys->known[guess].next[depth]) {
		if (!known_key_is(&keys->known[guess], at))
			continue;
		if (frame->seen >> guess & 1)
			return 0;
		frame->seen |= (uint64_t)1 << guess;
		frame->last = guess;
		return keys->known[guess].size;
	}
	return 0;
}

#endif
