#include "items.h"

#include <stdlib.h>

#include "array.h"
#include "cell.h"
#include "json.h"

static const char *const facet_names[FACETS] = { "polarity", "level", "frame" };

static bool
add_facet(struct slice name, unsigned *set, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	for (enum item_facet facet = 0; facet < FACETS; facet++)
		if (slice_is(name, facet_names[facet])) {
			*set |= FACET_BIT(facet);
			return true;
		}
	return fault_set(fault, "\"%s\" is not a facet; name some of polarity, level, frame, "
		"with commas between", quoted(shown, name));
}

bool
facets_read(const struct strings *lists, unsigned *set, struct fault *fault)
{
	*set = 0;
	for (size_t i = 0; i < lists->count; i++) {
		const char *list = lists->at[i];

		do {
			struct slice name = { list, strcspn(list, ",") };

			if (!add_facet(name, set, fault))
				return false;
			list += name.size;
		} while (*list++ == ',');
	}
	return true;
}

bool
items_begin(struct items *items)
{
	items->keys = lexis_new(SIZE_MAX);
	return items->keys != NULL;
}

void
items_free(struct items *items)
{
	lexis_free(items->keys);
	free(items->at);
	buffer_free(&items->key);
	*items = (struct items){ 0 };
}

/* The names' bytes, and where each of them ends. The lexis keeps it, so that the names of the copy
 * are views of it. */
static bool
make_key(struct items *items, const struct item *item)
{
	struct buffer *key = &items->key;

	buffer_reset(key, SIZE_MAX);
	for (size_t i = 0; i < ITEM_NAMES; i++)
		buffer_add_slice(key, item->names[i]);
	for (size_t i = 0; i < ITEM_NAMES; i++)
		buffer_add(key, &item->names[i].size, sizeof item->names[i].size);
	return !buffer_failed(key);
}

uint32_t
items_add(struct items *items, const struct item *item)
{
	struct item *at;
	const char *bytes;
	uint32_t number;

	if (!make_key(items, item))
		return LEXIS_NONE;
	number = lexis_intern(items->keys, buffer_slice(&items->key));
	if (number == LEXIS_NONE || number < items->count)
		return number;
	at = array_reserve(items->at, &items->room, items->count, 1, sizeof *at);
	if (!at)
		return LEXIS_NONE;
	items->at = at;
	bytes = lexis_word(items->keys, number).at;
	for (size_t i = 0; i < ITEM_NAMES; bytes += item->names[i++].size)
		at[items->count].names[i] = (struct slice){ bytes, item->names[i].size };
	items->count++;
	return number;
}

static struct slice
cut_code(struct slice code, unsigned depth)
{
	for (size_t i = 0; i < code.size; i++)
		if (code.at[i] == '/' && --depth == 0)
			return (struct slice){ code.at, i };
	return code;
}

struct item
item_of(const struct tag *tag, unsigned depth, unsigned facets)
{
	const struct slice values[FACETS] = {
		[FACET_POLARITY] = tag->polarity, [FACET_LEVEL] = tag->level,
		[FACET_FRAME] = tag->frame
	};
	struct item item = { .names = {
		[ITEM_LEXICON] = tag->lexicon, [ITEM_CODE] = cut_code(tag->code, depth)
	} };

	for (enum item_facet facet = 0; facet < FACETS; facet++)
		if (facets & FACET_BIT(facet))
			item.names[ITEM_FIRST_FACET + facet] = values[facet];
	return item;
}

int
item_compare(const struct item *a, const struct item *b)
{
	int order = 0;

	for (size_t i = 0; !order && i < ITEM_NAMES; i++)
		order = i == ITEM_CODE ? cell_code_compare(a->names[i], b->names[i])
			: slice_compare(a->names[i], b->names[i]);
	return order;
}

void
item_write(struct buffer *out, const struct item *item, unsigned facets)
{
	buffer_add_string(out, "{\"lexicon\":");
	json_add_string(out, item->names[ITEM_LEXICON]);
	buffer_add_string(out, ",\"code\":");
	json_add_string(out, item->names[ITEM_CODE]);
	for (enum item_facet facet = 0; facet < FACETS; facet++) {
		struct slice value = item->names[ITEM_FIRST_FACET + facet];

		if (!(facets & FACET_BIT(facet)))
			continue;
		buffer_add_format(out, ",\"%s\":", facet_names[facet]);
		if (value.size)
			json_add_string(out, value);
		else
			buffer_add_string(out, "null");
	}
	buffer_add_char(out, '}');
}
