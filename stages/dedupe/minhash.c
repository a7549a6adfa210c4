#include "minhash.h"

#include "draw.h"
#include "marks.h"

enum {
	SEED = 1997
};

void
minhash_begin(struct minhash *minhash)
{
	minhash->any = false;
	for (size_t i = 0; i < MINHASH_MOST; i++)
		minhash->least[i] = INT32_MAX;
}

/* All values, whether they are asked for or not, and signed: so compilers do several at once. */
static void
add_shingle(struct minhash *minhash, uint64_t hash)
{
	uint32_t first = (uint32_t)(hash >> 32), step = (uint32_t)hash;

	minhash->any = true;
	for (uint32_t i = 0; i < MINHASH_MOST; i++) {
		int32_t value = (int32_t)(first + i * step), least = minhash->least[i];

		minhash->least[i] = value < least ? value : least;
	}
}

/* The hash of some words by theirs. */
static uint64_t
hash_run(const uint64_t *words, size_t count)
{
	uint64_t hash = SEED;

	for (size_t i = 0; i < count; i++)
		hash = draw_at(hash ^ words[i], 0);
	return hash;
}

void
minhash_add_words(struct minhash *minhash, struct slice words)
{
	uint64_t run[MINHASH_WORDS] = { 0 };
	size_t count = 0;

	for (struct slice word; (word = marks_next_word(&words)).size; ) {
		if (count == MINHASH_WORDS)
			memmove(run, run + 1, --count * sizeof *run);
		run[count++] = draw_key(SEED, word);
		if (count == MINHASH_WORDS || words.size == 0)
			add_shingle(minhash, hash_run(run, count));
	}
}

void
minhash_add_bytes(struct minhash *minhash, struct slice bytes, size_t width)
{
	if (bytes.size == 0)
		return;
	if (bytes.size < width)
		width = bytes.size;
	for (size_t i = 0; i + width <= bytes.size; i++)
		add_shingle(minhash, draw_key(SEED, (struct slice){ bytes.at + i, width }));
}

bool
minhash_end(const struct minhash *minhash, uint16_t *signature, size_t count)
{
	for (size_t i = 0; i < count; i++)
		signature[i] = (uint16_t)minhash->least[i];
	return minhash->any;
}

uint64_t
minhash_band(const uint16_t *signature, size_t band, size_t number)
{
	uint64_t all = 0;

	for (size_t i = 0; i < band; i++)
		all = all << 16 | signature[number * band + i];
	return all;
}

size_t
minhash_alike(const uint16_t *a, const uint16_t *b, size_t count)
{
	size_t alike = 0;

	for (size_t i = 0; i < count; i++)
		alike += a[i] == b[i];
	return alike;
}
