#include "item.h"

#include <stdlib.h>

#include "json.h"

enum {
	KEPT_ROOM = 4 * 1024 * 1024
};

bool
item_init(struct item *item, const struct item_set *sets, size_t count, struct fault *fault)
{
	*item = (struct item){ .sets = sets, .set_count = count };
	item->written = calloc(count ? count : 1, sizeof *item->written);
	return item->written || fault_memory(fault);
}

void
item_free(struct item *item)
{
	buffer_free(&item->line);
	free(item->written);
}

void
item_begin(struct item *item)
{
	buffer_reset(&item->line, KEPT_ROOM);
	buffer_add_char(&item->line, '{');
	for (size_t i = 0; i < item->set_count; i++)
		item->written[i] = false;
}

bool
item_key(struct item *item, struct slice key, struct slice name)
{
	struct buffer *line = &item->line;

	buffer_add_string(line, line->size > 1 ? ",\"" : "\"");
	buffer_add_slice(line, key);
	buffer_add_string(line, "\":");
	for (size_t i = 0; i < item->set_count; i++)
		if (slice_is(name, item->sets[i].name)) {
			buffer_add_slice(line, item->sets[i].value);
			item->written[i] = true;
			return false;
		}
	return true;
}

bool
item_member(struct item *item, struct slice name)
{
	return item_key(item, name, name);
}

void
item_string(struct item *item, const char *name, struct slice value)
{
	if (value.size && item_member(item, slice_of(name)))
		json_add_string(&item->line, value);
}

void
item_number(struct item *item, const char *name, uint64_t value)
{
	if (item_member(item, slice_of(name)))
		buffer_add_number(&item->line, value);
}

/* JSON as it is but for the white space outside of its strings. */
static void
add_compact(struct buffer *out, struct slice json)
{
	char *to = buffer_reserve(out, json.size);
	bool inside = false;

	if (!to)
		return;
	for (size_t i = 0; i < json.size; i++) {
		char c = json.at[i];

		if (!inside && (c == ' ' || c == '\t' || c == '\n' || c == '\r'))
			continue;
		*to++ = c;
		if (c == '"')
			inside = !inside;
		else if (inside && c == '\\')	/* checked: something follows */
			*to++ = json.at[++i];
	}
	out->size = (size_t)(to - out->at);
}

void
item_value(struct item *item, struct slice json)
{
	if (memchr(json.at, '\n', json.size) || memchr(json.at, '\r', json.size))
		add_compact(&item->line, json);
	else
		buffer_add_slice(&item->line, json);
}

void
item_sets(struct item *item)
{
	for (size_t i = 0; i < item->set_count; i++)
		if (!item->written[i])
			item_member(item, slice_of(item->sets[i].name));
}

void
item_text(struct item *item, struct slice text)
{
	item_member(item, SLICE("text"));
	json_add_string(&item->line, text);
}

void
item_end(struct item *item)
{
	buffer_add_char(&item->line, '}');
}
