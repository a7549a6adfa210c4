#include "items.h"

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

static struct slice
cut_code(struct slice code, unsigned depth)
{
	for (size_t i = 0; i < code.size; i++)
		if (code.at[i] == '/' && --depth == 0)
			return (struct slice){ code.at, i };
	return code;
}

void
item_of(const struct tag *tag, unsigned depth, unsigned facets, struct slice item[ITEM_NAMES])
{
	const struct slice values[FACETS] = {
		[FACET_POLARITY] = tag->polarity, [FACET_LEVEL] = tag->level,
		[FACET_FRAME] = tag->frame
	};

	item[ITEM_LEXICON] = tag->lexicon;
	item[ITEM_CODE] = cut_code(tag->code, depth);
	for (enum item_facet facet = 0; facet < FACETS; facet++)
		item[ITEM_FIRST_FACET + facet] = facets & FACET_BIT(facet) ? values[facet]
			: SLICE("");
}

int
item_compare(const struct slice a[ITEM_NAMES], const struct slice b[ITEM_NAMES])
{
	int order = 0;

	for (size_t i = 0; !order && i < ITEM_NAMES; i++)
		order = i == ITEM_CODE ? cell_code_compare(a[i], b[i])
			: slice_compare(a[i], b[i]);
	return order;
}

void
item_write(struct buffer *out, const struct slice item[ITEM_NAMES], unsigned facets)
{
	buffer_add_string(out, "{\"lexicon\":");
	json_add_string(out, item[ITEM_LEXICON]);
	buffer_add_string(out, ",\"code\":");
	json_add_string(out, item[ITEM_CODE]);
	for (enum item_facet facet = 0; facet < FACETS; facet++) {
		struct slice value = item[ITEM_FIRST_FACET + facet];

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
