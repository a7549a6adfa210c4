#include "quantile.h"

/* Where a quantile lies: behind the value `at` (from 1), by part / whole of the way to the next. */
struct position {
	uint64_t at, part, whole;
};

int
quantile_order(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Types 1 to 3: the values whose number n p comes to, rounded up; half-way to the next where n p is
 * whole (2); to the nearest, at halves the even one (3). */
static struct position
step_position(size_t count, const struct quantile *quantile)
{
	uint64_t reached = count * quantile->part, rest;
	struct position position = { .whole = 2 };

	if (quantile->type == 3) {	/* n p - 1/2 */
		if (2 * reached < quantile->whole)
			return position;
		reached = 2 * reached - quantile->whole;
		position.at = reached / (2 * quantile->whole);
		rest = reached % (2 * quantile->whole);
		position.part = rest || position.at % 2 ? 2 : 0;
		return position;
	}
	position.at = reached / quantile->whole;
	rest = reached % quantile->whole;
	position.part = rest ? 2 : quantile->type == 2 ? 1 : 0;
	return position;
}

/* Types 4 to 9: the position a + p (n + 1 - a - b), with a and b in 24ths. */
static struct position
line_position(size_t count, const struct quantile *quantile)
{
	static const struct {
		unsigned a, b;
	} constants[QUANTILE_TYPES + 1] = {
		[4] = { 0, 24 }, [5] = { 12, 12 }, [6] = { 0, 0 }, [7] = { 24, 24 },
		[8] = { 8, 8 }, [9] = { 9, 9 }
	};
	uint64_t a = constants[quantile->type].a, b = constants[quantile->type].b;
	uint64_t whole = 24 * quantile->whole;
	uint64_t reached = a * quantile->whole
		+ quantile->part * (24 * ((uint64_t)count + 1) - a - b);

	return (struct position){ reached / whole, reached % whole, whole };
}

/* The value with that number; the ends stand for what lies beyond them. */
static uint64_t
value_at(const uint64_t *sorted, size_t count, uint64_t number)
{
	return sorted[number < 1 ? 0 : number > count ? count - 1 : number - 1];
}

uint64_t
quantile_of(const uint64_t *sorted, size_t count, const struct quantile *quantile)
{
	struct position position = quantile->type < 4 ? step_position(count, quantile)
		: line_position(count, quantile);
	uint64_t low = value_at(sorted, count, position.at);
	uint64_t way = value_at(sorted, count, position.at + 1) - low;

	return low + way / position.whole * position.part
		+ way % position.whole * position.part / position.whole;
}
