#include "draw.h"

#include <stddef.h>

#define STEP UINT64_C(0x9e3779b97f4a7c15)	/* 2^64 over the golden ratio, odd */

static uint64_t
mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

uint64_t
draw_key(uint64_t seed, struct slice name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < name.size; i++)
		hash = (hash ^ (unsigned char)name.at[i]) * UINT64_C(0x100000001b3);
	return mix(hash ^ mix(seed + STEP));
}

uint64_t
draw_at(uint64_t key, uint64_t n)
{
	return mix(key + (n + 1) * STEP);
}

uint32_t
draw_below(uint64_t draw, uint32_t bound)
{
	uint64_t low = (draw & UINT32_MAX) * bound;

	return (uint32_t)(((draw >> 32) * bound + (low >> 32)) >> 32);
}

/* The distribution function times 2^64: exact, so that no rounding differs between machines. */
static const uint64_t poisson_below[] = {
	UINT64_C(0x5e2d58d8b3bcdf1a), UINT64_C(0xbc5ab1b16779be35), UINT64_C(0xeb715e1dc1582dc2),
	UINT64_C(0xfb23979734a252f1), UINT64_C(0xff1025f59174dc3d), UINT64_C(0xffd90f3ba4055e19),
	UINT64_C(0xfffa8b71fc72c913), UINT64_C(0xffff540c0914b3c9), UINT64_C(0xffffed1f4aa8f120),
	UINT64_C(0xfffffe216e641462), UINT64_C(0xffffffd4d85d3183), UINT64_C(0xfffffffc6da262b4),
	UINT64_C(0xffffffffba12d178), UINT64_C(0xfffffffffb07c64c), UINT64_C(0xffffffffffab8ea5),
	UINT64_C(0xfffffffffffabe22), UINT64_C(0xffffffffffffb11a), UINT64_C(0xfffffffffffffba1),
	UINT64_C(0xffffffffffffffc5), UINT64_C(0xfffffffffffffffd)
};

unsigned
draw_poisson(uint64_t draw)
{
	unsigned k = 0;

	while (k < sizeof poisson_below / sizeof *poisson_below && draw >= poisson_below[k])
		k++;
	return k;
}
