#include "values.h"

#include <stdlib.h>

#include "array.h"
#include "cell.h"

const char *
value_level_name(enum value_level level)
{
	static const char *const names[] = { "pair", "code", "theme", "polarity" };

	return names[level];
}

struct making {
	struct values *values;
	enum value_level level;
	const struct units *units;
	unsigned polarities;
	struct lexis *words;
	struct buffer text;
};

static bool
counts(const struct making *making, const struct coding_mark *mark)
{
	enum cell_polarity polarity = cell_polarity_of(lexis_word(making->words, mark->polarity));

	if (polarity >= CELL_EITHER || !(making->polarities & CELL_POLARITY_BIT(polarity)))
		return false;
	return making->level == VALUE_POLARITY
		|| !cell_is_uncoded(lexis_word(making->words, mark->code));
}

/* LEXIS_NONE: no memory. */
static uint32_t
name_of(struct making *making, const struct coding_mark *mark)
{
	struct slice code = lexis_word(making->words, mark->code);
	const char *slash;

	switch (making->level) {
	case VALUE_POLARITY:
		return mark->polarity;
	case VALUE_THEME:
		slash = memchr(code.at, '/', code.size);
		code.size = slash ? (size_t)(slash - code.at) : code.size;
		return lexis_intern(making->words, code);
	case VALUE_PAIR:
		buffer_reset(&making->text, SIZE_MAX);
		buffer_add_slice(&making->text, code);
		buffer_add_char(&making->text, ' ');
		buffer_add_slice(&making->text, lexis_word(making->words, mark->polarity));
		return buffer_failed(&making->text) ? LEXIS_NONE
			: lexis_intern(making->words, buffer_slice(&making->text));
	default:
		return mark->code;
	}
}

static bool
add_value(struct values *values, size_t from, struct value value)
{
	struct value *at;

	for (size_t i = from; i < values->count; i++)
		if (values->at[i].name == value.name) {
			values->at[i].maybe &= value.maybe;
			return true;
		}
	at = array_reserve(values->at, &values->room, values->count, 1, sizeof *at);
	if (!at)
		return false;
	values->at = at;
	at[values->count++] = value;
	return true;
}

static bool
add_unit(struct making *making, size_t i, size_t c)
{
	size_t count, from = making->values->count;
	const struct coding_mark *marks = units_marks(making->units, i, c, &count);

	for (size_t j = 0; j < count; j++) {
		struct value value = { .maybe = marks[j].maybe };

		if (!counts(making, &marks[j]))
			continue;
		value.name = name_of(making, &marks[j]);
		if (value.name == LEXIS_NONE || !add_value(making->values, from, value))
			return false;
	}
	return true;
}

static bool
add_units(struct making *making)
{
	struct values *values = making->values;
	size_t codings = making->units->coding_count, cell = 0;

	for (size_t i = 0; i < making->units->count; i++)
		for (size_t c = 0; c < codings; c++, cell++) {
			values->from[cell] = values->count;
			if (making->units->coded[cell] && !add_unit(making, i, c))
				return false;
		}
	values->from[cell] = values->count;
	return true;
}

static int
compare_names(const void *a, const void *b, void *words)
{
	return slice_compare(lexis_word(words, *(const uint32_t *)a),
		lexis_word(words, *(const uint32_t *)b));
}

/* Lists every name that is surely given. */
static bool
list_names(struct values *values, struct lexis *words)
{
	bool *listed = calloc(lexis_count(words) + 1, sizeof *listed);

	values->names = calloc(values->count + 1, sizeof *values->names);
	if (!listed || !values->names) {
		free(listed);
		return false;
	}
	for (size_t i = 0; i < values->count; i++) {
		const struct value *value = &values->at[i];

		if (!value->maybe && !listed[value->name])
			values->names[values->name_count++] = value->name;
		listed[value->name] |= !value->maybe;
	}
	free(listed);
	qsort_r(values->names, values->name_count, sizeof *values->names, compare_names, words);
	return true;
}

bool
values_make(struct values *values, enum value_level level, const struct units *units,
	unsigned polarities, struct lexis *words, struct fault *fault)
{
	struct making making = { values, level, units, polarities, words, { 0 } };
	bool fine;

	values->from = calloc(units->count * units->coding_count + 1, sizeof *values->from);
	fine = values->from && add_units(&making) && list_names(values, words);
	buffer_free(&making.text);
	return fine || fault_memory(fault);
}

void
values_free(struct values *values)
{
	free(values->at);
	free(values->from);
	free(values->names);
	*values = (struct values){ 0 };
}

enum given
values_given(const struct values *values, size_t cell, uint32_t name)
{
	for (size_t i = values->from[cell]; i < values->from[cell + 1]; i++)
		if (values->at[i].name == name)
			return values->at[i].maybe ? GIVEN_MAYBE : GIVEN_SURELY;
	return GIVEN_NOT;
}
