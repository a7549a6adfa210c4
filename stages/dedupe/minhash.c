#include "minhash.h"

#include "draw.h"

enum {
	SEED = 1997
};

void
minhash_begin(struct minhash *minhash, size_t count)
{
	*minhash = (struct minhash){ .count = count };
	for (size_t i = 0; i < count; i++) {
		minhash->factor[i] = draw_at(SEED, 2 * i) | 1;
		minhash->addend[i] = draw_at(SEED, 2 * i + 1);
		minhash->least[i] = UINT64_MAX;
	}
}

static void
add_shingle(struct minhash *minhash, struct slice shingle)
{
	uint64_t hash = draw_key(SEED, shingle);

	for (size_t i = 0; i < minhash->count; i++) {
		uint64_t value = minhash->factor[i] * hash + minhash->addend[i];

		if (value < minhash->least[i])
			minhash->least[i] = value;
	}
}

/* Behind the word at `at`. */
static size_t
word_end(struct slice words, size_t at)
{
	const char *space = memchr(words.at + at, ' ', words.size - at);

	return space ? (size_t)(space - words.at) : words.size;
}

void
minhash_add_words(struct minhash *minhash, struct slice words, size_t width)
{
	size_t start = 0, end = 0;

	if (words.size == 0)
		return;
	for (size_t i = 1; i < width && end < words.size; i++)
		end = word_end(words, end) + 1;
	do {
		end = end < words.size ? word_end(words, end) : words.size;
		add_shingle(minhash, (struct slice){ words.at + start, end - start });
		start = word_end(words, start) + 1;
		end++;
	} while (end < words.size);
}

void
minhash_add_bytes(struct minhash *minhash, struct slice bytes, size_t width)
{
	if (bytes.size == 0)
		return;
	if (bytes.size < width)
		width = bytes.size;
	for (size_t i = 0; i + width <= bytes.size; i++)
		add_shingle(minhash, (struct slice){ bytes.at + i, width });
}

bool
minhash_end(const struct minhash *minhash, uint16_t *signature)
{
	bool any = false;

	for (size_t i = 0; i < minhash->count; i++) {
		any |= minhash->least[i] != UINT64_MAX;
		signature[i] = (uint16_t)(minhash->least[i] >> 16);
	}
	return any;
}

uint64_t
minhash_band(const uint16_t *signature, size_t band, size_t number)
{
	uint64_t all = 0;

	for (size_t i = 0; i < band; i++)
		all = all << 16 | signature[number * band + i];
	return all;
}

int32_t
minhash_share(const uint16_t *a, const uint16_t *b, size_t count)
{
	int32_t alike = 0;

	for (size_t i = 0; i < count; i++)
		alike += a[i] == b[i];
	return alike * 1000 / (int32_t)count;
}
