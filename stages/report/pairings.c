#include "pairings.h"

#include <jansson.h>
#include <stdlib.h>

#include "array.h"
#include "buffer.h"
#include "cell.h"

/* A line that is being read. */
struct reading {
	json_t *line;
	struct arena *arena;
	struct fault *fault;
};

static bool
wrong(const struct reading *reading, const char *name)
{
	return fault_set(reading->fault, "\"%s\" is not as in a pair of codes; "
		"give lines as tl-cooccur wrote them", name);
}

static bool
keep(const struct reading *reading, const char *at, size_t size, struct slice *kept)
{
	*kept = arena_copy(reading->arena, (struct slice){ at, size });
	return kept->at || fault_memory(reading->fault);
}

static bool
read_string(const struct reading *reading, json_t *object, const char *name, struct slice *string)
{
	const json_t *value = json_object_get(object, name);

	if (!json_is_string(value))
		return wrong(reading, name);
	return keep(reading, json_string_value(value), json_string_length(value), string);
}

static bool
read_count(const struct reading *reading, const char *name, uint64_t *count)
{
	const json_t *value = json_object_get(reading->line, name);

	if (!json_is_integer(value) || json_integer_value(value) < 0
			|| (uint64_t)json_integer_value(value) > CELL_COUNT_MAX)
		return wrong(reading, name);
	*count = (uint64_t)json_integer_value(value);
	return true;
}

/* Adds a value counted by, or of a facet, for people to read. */
static void
add_value(struct buffer *out, const json_t *value)
{
	char *text;

	if (json_is_string(value)) {
		buffer_add(out, json_string_value(value), json_string_length(value));
	} else if (json_is_null(value)) {
		buffer_add_string(out, "(none)");
	} else {
		text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
		buffer_add_string(out, text ? text : "");
		out->failed |= !text;
		free(text);
	}
}

static bool
keep_buffer(const struct reading *reading, struct buffer *text, struct slice *kept)
{
	bool done = buffer_failed(text) ? fault_memory(reading->fault)
		: keep(reading, text->at, text->size, kept);

	buffer_free(text);
	return done;
}

static bool
read_group(const struct reading *reading, struct pairing *pairing)
{
	json_t *by = json_object_get(reading->line, "by"), *value;
	struct buffer name = { 0 };
	const char *key;
	char *text;
	bool done;

	if (!json_is_object(by))
		return wrong(reading, "by");
	json_object_foreach(by, key, value) {
		buffer_add_string(&name, name.size ? ", " : "");
		add_value(&name, value);
	}
	if (!keep_buffer(reading, &name, &pairing->name))
		return false;
	text = json_dumps(by, JSON_COMPACT | JSON_SORT_KEYS);
	done = text ? keep(reading, text, strlen(text), &pairing->group)
		: fault_memory(reading->fault);
	free(text);
	return done;
}

static bool
read_item(const struct reading *reading, const char *name, struct pairing_item *item)
{
	json_t *object = json_object_get(reading->line, name), *value;
	struct buffer facets = { 0 };
	const char *key;

	if (!read_string(reading, object, "lexicon", &item->lexicon)
			|| !read_string(reading, object, "code", &item->code))
		return false;
	if (!cell_is_path(item->code))
		return wrong(reading, "code");
	json_object_foreach(object, key, value) {
		if (strcmp(key, "lexicon") == 0 || strcmp(key, "code") == 0)
			continue;
		buffer_add_string(&facets, ", ");
		add_value(&facets, value);
	}
	return keep_buffer(reading, &facets, &item->facets);
}

static bool
read_pairing(const struct reading *reading, struct pairing *pairing)
{
	if (!read_group(reading, pairing)
			|| !read_string(reading, reading->line, "unit", &pairing->unit)
			|| !read_item(reading, "a", &pairing->items[0])
			|| !read_item(reading, "b", &pairing->items[1])
			|| !read_count(reading, "both", &pairing->both)
			|| !read_count(reading, "of_a", &pairing->of[0])
			|| !read_count(reading, "of_b", &pairing->of[1])
			|| !read_count(reading, "units", &pairing->units))
		return false;
	return (pairing->both > 0 && pairing->both <= pairing->of[0]
		&& pairing->both <= pairing->of[1]) || wrong(reading, "both");
}

bool
pairings_take(struct slice kind)
{
	return slice_is(kind, "\"pair\"");
}

bool
pairings_add(struct pairings *pairings, struct slice line, struct fault *fault)
{
	struct reading reading = { .arena = &pairings->arena, .fault = fault };
	struct pairing *larger = array_reserve(pairings->at, &pairings->room, pairings->count, 1,
		sizeof *larger);
	struct pairing pairing = { .line = arena_copy(&pairings->arena, line) };
	json_error_t error;
	bool done;

	if (larger)
		pairings->at = larger;
	if (!larger || !pairing.line.at)
		return fault_memory(fault);
	reading.line = json_loadb(line.at, line.size, JSON_ALLOW_NUL, &error);
	if (!reading.line)
		return fault_set(fault, "column %d: %s", error.column, error.text);
	done = read_pairing(&reading, &pairing);
	json_decref(reading.line);
	if (done)
		larger[pairings->count++] = pairing;
	return done;
}

bool
pairings_merge(struct pairings *into, const struct pairings *from, struct fault *fault)
{
	for (size_t i = 0; i < from->count; i++)
		if (!pairings_add(into, from->at[i].line, fault))
			return false;
	return true;
}

int
pairings_compare_panels(const struct pairing *a, const struct pairing *b)
{
	int order = slice_compare(a->group, b->group);

	if (!order)
		order = slice_compare(a->unit, b->unit);
	for (int i = 0; i < 2 && !order; i++)
		order = slice_compare(a->items[i].lexicon, b->items[i].lexicon);
	return order;
}

int
pairings_compare_items(const struct pairing_item *a, const struct pairing_item *b)
{
	int order = slice_compare(a->lexicon, b->lexicon);

	if (!order)
		order = cell_code_compare(a->code, b->code);
	return order ? order : slice_compare(a->facets, b->facets);
}

static int
compare(const void *a, const void *b)
{
	const struct pairing *x = a, *y = b;
	int order = pairings_compare_panels(x, y);

	for (int i = 0; i < 2 && !order; i++)
		order = pairings_compare_items(&x->items[i], &y->items[i]);
	return order;
}

bool
pairings_close(struct pairings *pairings, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	if (pairings->count)
		qsort(pairings->at, pairings->count, sizeof *pairings->at, compare);
	for (size_t i = 1; i < pairings->count; i++)
		if (compare(&pairings->at[i - 1], &pairings->at[i]) == 0)
			return fault_set(fault, "the same pair twice (%s); "
				"give the output of one tl-cooccur",
				quoted(shown, pairings->at[i].line));
	return true;
}

void
pairings_free(struct pairings *pairings)
{
	free(pairings->at);
	arena_free(&pairings->arena);
	*pairings = (struct pairings){ 0 };
}
