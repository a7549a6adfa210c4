/* dice.h: numbers that look random and are the same in every run and on every machine. */
#ifndef TL_BENCH_DICE_H
#define TL_BENCH_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
	uint64_t state;
};

/* splitmix64: S. Vigna, public domain. */
static inline uint64_t
dice_throw(struct dice *dice)
{
	uint64_t z = dice->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* 0 to sides - 1. */
static inline uint32_t
dice_below(struct dice *dice, uint32_t sides)
{
	return (uint32_t)((dice_throw(dice) >> 32) * sides >> 32);
}

/* True in so many of a thousand throws. */
static inline bool
dice_hits(struct dice *dice, uint32_t of_thousand)
{
	return dice_below(dice, 1000) < of_thousand;
}

#endif
