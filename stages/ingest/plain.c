#include "plain.h"

#include "ascii.h"
#include "utf8.h"

enum {
	TITLE_BYTES = 300	/* the longest */
};

/* Adds text with line feeds for line ends, and empty lines for form feeds. */
static void
add_lines(struct buffer *out, struct slice text)
{
	const char *at = text.at, *end = at + text.size;

	while (at < end) {
		const char *from = at;

		while (at < end && *at != '\r' && *at != '\f')
			at++;
		buffer_add(out, from, (size_t)(at - from));
		if (at == end)
			break;
		if (*at == '\f')
			buffer_add_string(out, "\n\n");
		else if (at + 1 == end || at[1] != '\n')
			buffer_add_char(out, '\n');
		at++;
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
	while (line.size && *line.at == '#')	/* Markdown */
		line = (struct slice){ line.at + 1, line.size - 1 };
	line = ascii_trim(line);
	return looks_like_title(line, rest) ? line : SLICE("");
}

static bool
write_text(struct ingest *run, struct slice text, struct fault *fault)
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
	item_sets(item);
	item_text(item, text);
	item_end(item);
	return run_emit(run, 1, true, fault);
}

/* Makes the text UTF-8 with line feeds; what has to be changed for that is written to `out`. */
static struct slice
clean(struct ingest *run, struct slice text, struct buffer *out)
{
	struct buffer utf8 = { 0 };

	if (utf8_valid_prefix(text.at, text.size) < text.size) {
		run->summary.kinds[SUMMARY_WINDOWS] += encoding_add_repaired(&utf8, text);
		text = buffer_slice(&utf8);
	}
	if (utf8.size || memchr(text.at, '\r', text.size) || memchr(text.at, '\f', text.size)) {
		add_lines(out, text);
		out->failed |= buffer_failed(&utf8);
		text = buffer_slice(out);
	}
	buffer_free(&utf8);
	return text;
}

bool
plain_read(struct ingest *run, struct fault *fault)
{
	struct buffer cleaned = { 0 };
	struct slice text;
	bool done;
	int more;

	while ((more = stream_more(&run->stream, fault)) > 0)
		;
	if (more < 0)
		return run_reject_file(run, fault);
	text = stream_rest(&run->stream);
	if (ascii_is_blank(text))
		return true;	/* no record; tl-ingest says so */
	if (memchr(text.at, '\0', text.size)) {
		fault_set(fault, "not a text: it holds NUL bytes; convert it to plain "
			"text first");
		return run_reject(run, 0, SLICE(""), fault);
	}
	text = clean(run, text, &cleaned);
	done = buffer_failed(&cleaned) ? fault_memory(fault) : write_text(run, text, fault);
	buffer_free(&cleaned);
	return done;
}
