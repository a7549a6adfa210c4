/* draw.h: numbers that look random and hang on nothing but a seed and a name: the same in every
 * run, whatever the order and the number of workers.
 *
 * A key is the name's FNV-1a hash (Fowler, Noll and Vo; 64 bits) with the seed mixed in; draw n
 * of a key is output n of SplitMix64 started at it (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014). */
#ifndef TL_DRAW_H
#define TL_DRAW_H

#include <stdint.h>

#include "slice.h"

uint64_t draw_key(uint64_t seed, struct slice name);

/* Draw n (from 0) of a key: all 64 bits are uniform. */
uint64_t draw_at(uint64_t key, uint64_t n);

/* A uniform draw as a number below `bound`, the whole part of draw * bound / 2^64: each comes as
 * often as the others but for one draw in 2^64 / bound. */
uint32_t draw_below(uint64_t draw, uint32_t bound);

/* A uniform draw as a draw of the Poisson distribution with mean 1: how often something is in a
 * bootstrap replicate of many things, each taken independently of the others (Hanley and
 * MacGibbon, "Creating non-parametric bootstrap samples using Poisson frequencies", Computer
 * Methods and Programs in Biomedicine 83, 2006). */
unsigned draw_poisson(uint64_t draw);

#endif
