#include "plain.h"

#include "ascii.h"
#include "whole.h"

enum {
	TITLE_BYTES = 300	/* the longest */
};

/* Adds text with empty lines for form feeds. */
static void
add_pages(struct buffer *out, struct slice text)
{
	for (;;) {
		const char *feed = memchr(text.at, '\f', text.size);
		size_t size = feed ? (size_t)(feed - text.at) : text.size;

		buffer_add(out, text.at, size);
		if (!feed)
			return;
		buffer_add_string(out, "\n\n");
		text = (struct slice){ feed + 1, text.size - size - 1 };
	}
}

static bool
looks_like_title(struct slice line, struct slice rest)
{
	return line.size > 0 && line.size <= TITLE_BYTES && memchr(line.at, ' ', line.size)
		&& !strchr(".,;:", line.at[line.size - 1]) && rest.size > 0
		&& *rest.at == '\n' && !ascii_is_blank(rest);
}

/* Empty if there is none. */
static struct slice
find_title(struct slice text)
{
	struct slice line, rest;
	const char *feed;

	while (text.size && ascii_is_space(*text.at))
		text = (struct slice){ text.at + 1, text.size - 1 };
	feed = text.size ? memchr(text.at, '\n', text.size) : NULL;
	if (!feed)
		return SLICE("");
	line = ascii_trim((struct slice){ text.at, (size_t)(feed - text.at) });
	rest = (struct slice){ feed + 1, text.size - (size_t)(feed + 1 - text.at) };
	return looks_like_title(line, rest) ? line : SLICE("");
}

bool
plain_write(struct ingest *run, struct slice text, struct fault *fault)
{
	struct item *item = &run->item;

	run->id.size = 0;
	buffer_add_slice(&run->id, buffer_slice(&run->stem));
	if (!run_claim_id(run, fault))
		return false;
	item_begin(item);
	item_string(item, "id", buffer_slice(&run->id));
	item_string(item, "title", find_title(text));
	item_string(item, "source", buffer_slice(&run->source));
	run_raw(run);
	item_sets(item);
	item_text(item, text);
	item_end(item);
	return run_emit(run, 1, true, fault);
}

bool
plain_read(struct ingest *run, struct fault *fault)
{
	struct whole whole = { 0 };
	struct buffer pages = { 0 };
	bool done = whole_read(&whole, run, fault);
	struct slice text = whole.text;

	if (done && text.size && memchr(text.at, '\f', text.size)) {
		add_pages(&pages, text);
		text = buffer_slice(&pages);
	}
	if (done && text.size)
		done = buffer_failed(&pages) ? fault_memory(fault) : plain_write(run, text, fault);
	buffer_free(&pages);
	whole_free(&whole);
	return done;
}
