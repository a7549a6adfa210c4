/* lexis_column.c: what is kept beside words, by their ids. */
#include "lexis.h"
#include "wide.h"

enum {
	FIRST_CELLS = 4096
};

uint32_t *
lexis_column_grow(struct lexis_column *column, const struct lexis *lexis, uint32_t id)
{
	size_t known = column->generation == lexis_generation(lexis) ? column->count : 0;
	size_t count = column->count ? column->count : FIRST_CELLS;

	while (count < lexis_count(lexis))
		count *= 2;
	if (count > column->count) {
		uint32_t *at = wide_take(count * sizeof *at);

		if (!at)
			return NULL;
		if (known)
			memcpy(at, column->at, known * sizeof *at);
		wide_free(column->at, column->count * sizeof *at);
		column->at = at;
		column->count = count;
	}
	for (size_t i = known; i < column->count; i++)
		column->at[i] = LEXIS_UNSET;
	column->generation = lexis_generation(lexis);
	return &column->at[id];
}

void
lexis_column_free(struct lexis_column *column)
{
	wide_free(column->at, column->count * sizeof *column->at);
	*column = (struct lexis_column){ 0 };
}
