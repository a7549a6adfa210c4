#include "glance.h"

#include <stddef.h>

static uint64_t
sixty_four(unsigned a, unsigned b, unsigned c, unsigned d)
{
	return a | (uint64_t)b << 16 | (uint64_t)c << 32 | (uint64_t)d << 48;
}

struct glance
glance_at(const char *at, const char *end)
{
	char rest[GLANCE_BYTES + 1];
	struct bytes16_text a, b, c, d;

	if (end - at < (ptrdiff_t)sizeof rest) {
		memset(rest, 0, sizeof rest);
		memcpy(rest, at, (size_t)(end - at));
		at = rest;
	}
	a = bytes16_text(at);
	b = bytes16_text(at + 16);
	c = bytes16_text(at + 32);
	d = bytes16_text(at + 48);
	return (struct glance){
		.words = sixty_four(a.words, b.words, c.words, d.words),
		.marks = sixty_four(a.marks, b.marks, c.marks, d.marks),
		.hyphens = sixty_four(a.hyphens, b.hyphens, c.hyphens, d.hyphens),
		.strange = sixty_four(a.others, b.others, c.others, d.others),
	};
}

/* Where the run of bits that ends before bit `at` begins; `at` if there is none. */
static unsigned
run_start(uint64_t bits, unsigned at)
{
	uint64_t others = at ? ~(bits << (64 - at)) : UINT64_MAX;

	return at - (unsigned)__builtin_clzll(others);
}

struct words
glance_words(const struct glance *glance, unsigned from)
{
	const uint64_t last = (uint64_t)1 << GLANCE_BYTES;
	uint64_t live = UINT64_MAX << from, words = glance->words & live;
	uint64_t inside = words << 1, next_strange = glance->strange >> 1;
	uint64_t doubts = glance->strange | (~words & next_strange) | (glance->hyphens & inside)
		| (glance->marks & inside & words >> 1);
	unsigned at = (unsigned)__builtin_ctzll((doubts & live) | last);
	uint64_t no_gap = glance->strange | glance->hyphens | glance->marks | words;
	unsigned upto = no_gap >> at & 1 ? run_start(words, at) : at;

	words &= ~(UINT64_MAX << upto);
	return (struct words){
		.starts = words & ~(words << 1), .ends = ~words & words << 1,
		.upto = upto, .doubt = at < GLANCE_BYTES || upto == 0,
	};
}
