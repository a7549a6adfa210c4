#include "name.h"

#include "ascii.h"
#include "json.h"

/* Cuts the part up to the next comma off *name. */
static struct slice
next_part(struct slice *name)
{
	const char *comma = name->size ? memchr(name->at, ',', name->size) : NULL;
	size_t size = comma ? (size_t)(comma - name->at) : name->size;
	struct slice part = ascii_trim((struct slice){ name->at, size });

	size += comma != NULL;
	*name = (struct slice){ name->at + size, name->size - size };
	return part;
}

static void
add_part(struct buffer *out, const char *opening, struct slice part)
{
	buffer_add_string(out, opening);
	json_add_string(out, part);
}

void
name_add(struct buffer *out, struct slice name, bool whole)
{
	struct slice rest = name, family = next_part(&rest), given = next_part(&rest);

	if (out->size && out->at[out->size - 1] != '[')
		buffer_add_char(out, ',');
	if (family.size && given.size && !whole) {
		add_part(out, "{\"family\":", family);
		add_part(out, ",\"given\":", given);
		rest = ascii_trim(rest);
		if (rest.size)
			add_part(out, ",\"suffix\":", rest);
	} else {
		add_part(out, "{\"literal\":", whole ? name : family.size ? family : given.size ? given : name);
	}
	buffer_add_char(out, '}');
}
