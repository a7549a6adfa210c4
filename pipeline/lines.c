#include "lines.h"

#include <stdlib.h>

#include "input.h"

enum {
	READ_BYTES = 128 * 1024
};

struct lines {
	struct input *input;
	struct buffer bytes;	/* read and not yet given away, behind `at` */
	size_t at;
	uint64_t number;
	bool ended;
};

struct lines *
lines_open(const char *path, struct fault *fault)
{
	struct lines *lines = calloc(1, sizeof *lines);

	if (!lines) {
		fault_memory(fault);
		return NULL;
	}
	lines->input = input_open(path, fault);
	if (lines->input)
		return lines;
	free(lines);
	return NULL;
}

void
lines_close(struct lines *lines)
{
	if (!lines)
		return;
	input_close(lines->input);
	buffer_free(&lines->bytes);
	free(lines);
}

/* Reads more behind the bytes of an unfinished line, which move to the front. */
static bool
read_more(struct lines *lines, struct fault *fault)
{
	struct buffer *bytes = &lines->bytes;
	ssize_t got;
	char *room;

	if (lines->at > 0)
		memmove(bytes->at, bytes->at + lines->at, bytes->size -= lines->at);
	lines->at = 0;
	room = buffer_reserve(bytes, READ_BYTES);
	if (!room)
		return fault_memory(fault);
	got = input_read(lines->input, room, READ_BYTES, fault);
	if (got < 0)
		return false;
	bytes->size += (size_t)got;
	lines->ended = got == 0;
	return true;
}

static struct slice
without_mark(const struct lines *lines, struct slice line)
{
	if (lines->number == 1 && slice_starts(line, SLICE("\xef\xbb\xbf")))
		return (struct slice){ line.at + 3, line.size - 3 };
	return line;
}

enum lines_got
lines_next(struct lines *lines, struct slice *line, struct fault *fault)
{
	const struct buffer *bytes = &lines->bytes;
	const char *feed = NULL;
	size_t seen = 0;	/* bytes of the line that have no line feed */

	for (;;) {
		size_t rest = bytes->size - lines->at;

		if (rest > seen)
			feed = memchr(bytes->at + lines->at + seen, '\n', rest - seen);
		seen = rest;
		if (feed || lines->ended)
			break;
		if (!read_more(lines, fault))
			return LINES_BROKEN;
	}
	if (!feed && seen == 0)
		return LINES_END;
	*line = (struct slice){ bytes->at + lines->at,
		feed ? (size_t)(feed - bytes->at) - lines->at : seen };
	lines->at += line->size + (feed != NULL);
	lines->number++;
	*line = without_mark(lines, *line);
	return LINES_ONE;
}

uint64_t
lines_position(const struct lines *lines)
{
	return input_file_position(lines->input);
}

bool
lines_place(const struct lines *lines, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return fault_place(fault, "%s:%llu", quoted(shown, slice_of(input_name(lines->input))),
		(unsigned long long)lines->number);
}
