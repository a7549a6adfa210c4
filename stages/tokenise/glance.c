#include "glance.h"

#include <stddef.h>

static uint64_t
sixty_four(unsigned a, unsigned b, unsigned c, unsigned d)
{
	return a | (uint64_t)b << 16 | (uint64_t)c << 32 | (uint64_t)d << 48;
}

struct glance
glance_at(const char *at, const char *end, bool split_hyphens)
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
		.letters = sixty_four(a.letters, b.letters, c.letters, d.letters),
		.digits = sixty_four(a.digits, b.digits, c.digits, d.digits),
		.mid_letters = sixty_four(a.mid_letters, b.mid_letters, c.mid_letters, d.mid_letters),
		.mid_digits = sixty_four(a.mid_digits, b.mid_digits, c.mid_digits, d.mid_digits),
		.hyphens = split_hyphens ? 0
			: sixty_four(a.hyphens, b.hyphens, c.hyphens, d.hyphens),
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
	const uint64_t live = UINT64_MAX << from, last = (uint64_t)1 << GLANCE_BYTES;
	uint64_t letters = glance->letters & live, digits = glance->digits & live;
	uint64_t between_letters = letters << 1 & letters >> 1;
	uint64_t between_digits = digits << 1 & digits >> 1;
	uint64_t words = letters | digits, between_words = words << 1 & words >> 1;
	uint64_t joins = (glance->mid_letters & between_letters)
		| (glance->mid_digits & between_digits)
		| (glance->hyphens & between_words & ~between_digits);
	uint64_t whole = words | joins;
	uint64_t doubts = glance->strange | (~whole & glance->strange >> 1)
		| (glance->hyphens & between_digits);
	uint64_t no_gap = glance->strange | glance->hyphens | glance->mid_letters | glance->mid_digits
		| words;
	unsigned at = (unsigned)__builtin_ctzll((doubts & live) | last);
	unsigned upto = no_gap >> at & 1 ? run_start(whole, at) : at;

	whole &= ~(UINT64_MAX << upto);
	return (struct words){
		.edges = whole ^ whole << 1, .upto = upto, .doubt = at < GLANCE_BYTES || upto == 0,
	};
}
