/* array.h: arrays that grow by doubling. */
#ifndef TL_ARRAY_H
#define TL_ARRAY_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Returns `array` (from malloc, or NULL with *room 0), moved if need be, with room for `more`
 * elements behind `count`; never NULL but when memory is out: the old array is then still there
 * and the caller's. */
static inline void *
array_reserve(void *array, size_t *room, size_t count, size_t more, size_t size)
{
	size_t wanted = *room ? *room : 16;

	if (array && more <= *room - count)
		return array;
	if (more > SIZE_MAX / 2 / size - count)
		return NULL;
	while (wanted - count < more)
		wanted *= 2;
	array = realloc(array, wanted * size);
	if (array)
		*room = wanted;
	return array;
}

#endif
