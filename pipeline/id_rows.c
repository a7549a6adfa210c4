#include "id_rows.h"

#include <stdlib.h>
#include <string.h>

static uint32_t
id_at(const void *rows, size_t row, size_t size)
{
	uint32_t id;

	memcpy(&id, (const char *)rows + row * size, sizeof id);
	return id;
}

size_t *
id_rows_index(const struct lexis *ids, const void *rows, size_t count, size_t size)
{
	size_t id_count = lexis_count(ids), next = 0;
	size_t *index = calloc(id_count + 1, sizeof *index);

	for (size_t id = 0; index && id <= id_count; id++) {
		while (next < count && id_at(rows, next, size) < id)
			next++;
		index[id] = next;
	}
	return index;
}

uint32_t
id_rows_find(const struct lexis *ids, const size_t *index, struct slice id, size_t *first,
	size_t *count)
{
	uint32_t number = lexis_find(ids, id);

	*first = number == LEXIS_NONE ? 0 : index[number];
	*count = number == LEXIS_NONE ? 0 : index[number + 1] - *first;
	return number;
}
