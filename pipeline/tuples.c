#include "tuples.h"

#include <stdlib.h>

#include "array.h"

bool
tuples_begin(struct tuples *tuples, size_t width)
{
	tuples->width = width;
	tuples->keys = lexis_new(SIZE_MAX);
	return tuples->keys != NULL;
}

void
tuples_free(struct tuples *tuples)
{
	lexis_free(tuples->keys);
	free(tuples->names);
	buffer_free(&tuples->key);
	*tuples = (struct tuples){ 0 };
}

/* The names' bytes, then their sizes. The lexis keeps it: the names of the copy are views of it. */
static bool
make_key(struct tuples *tuples, const struct slice *names)
{
	struct buffer *key = &tuples->key;

	buffer_reset(key, SIZE_MAX);
	for (size_t i = 0; i < tuples->width; i++)
		buffer_add_slice(key, names[i]);
	for (size_t i = 0; i < tuples->width; i++)
		buffer_add(key, &names[i].size, sizeof names[i].size);
	return !buffer_failed(key);
}

uint32_t
tuples_add(struct tuples *tuples, const struct slice *names)
{
	size_t width = tuples->width;
	struct slice *copies;
	const char *bytes;
	uint32_t number;

	if (!make_key(tuples, names))
		return LEXIS_NONE;
	number = lexis_intern(tuples->keys, buffer_slice(&tuples->key));
	if (number == LEXIS_NONE || number < tuples->count)
		return number;
	copies = array_reserve(tuples->names, &tuples->room, tuples->count, 1,
		width * sizeof *copies);
	if (!copies)
		return LEXIS_NONE;
	tuples->names = copies;
	bytes = lexis_word(tuples->keys, number).at;
	for (size_t i = 0; i < width; bytes += names[i++].size)
		copies[tuples->count * width + i] = (struct slice){ bytes, names[i].size };
	tuples->count++;
	return number;
}
