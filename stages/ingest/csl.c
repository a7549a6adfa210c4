/* csl.c: finds where items begin and end; object.c sees whether they are sound. */
#include "csl.h"

#include "ascii.h"
#include "object.h"

struct csl_reader {
	struct ingest *run;
	uint64_t line;		/* of the first byte not taken */
	bool in_array;
};

static void
take(struct csl_reader *reader, size_t size)
{
	struct slice taken = { stream_rest(&reader->run->stream).at, size };

	for (size_t i = 0; i < size; i++)
		reader->line += taken.at[i] == '\n';
	stream_take(&reader->run->stream, size);
}

/* Takes white space, and the commas of an array; *byte is what stands behind them. 1, or 0 at
 * the end of the file, -1: fault. */
static int
skip_between(struct csl_reader *reader, char *byte, struct fault *fault)
{
	struct stream *stream = &reader->run->stream;
	struct slice rest;
	size_t size = 0;
	int more;

	do {
		take(reader, size);
		rest = stream_rest(stream);
		for (size = 0; size < rest.size; size++) {
			*byte = rest.at[size];
			if (ascii_is_space(*byte) || (reader->in_array && *byte == ','))
				continue;
			take(reader, size);
			return 1;
		}
	} while ((more = stream_more(stream, fault)) > 0);
	return more;
}

/* Where in a value that is being measured we are. */
struct measure {
	size_t depth;		/* brackets that are open */
	bool string;		/* inside of one */
	bool escape;		/* behind its backslash */
	bool ended;
};

/* Goes on with bytes[at..], where byte 0 is the first of the value. Returns where it ends, if
 * it does. */
static size_t
measure_bytes(struct measure *m, struct slice bytes, size_t at)
{
	for (; at < bytes.size && !m->ended; at++) {
		char c = bytes.at[at];

		if (m->escape) {
			m->escape = false;
		} else if (m->string) {
			m->escape = c == '\\';
			m->string = c != '"';
		} else if (c == '"') {
			m->string = true;
		} else if (c == '{' || c == '[') {
			m->depth++;
		} else if ((c == '}' || c == ']') && m->depth > 0) {
			m->ended = --m->depth == 0;
		} else if (m->depth == 0 && at > 0 && (c == ',' || c == ']' || c == '\n')) {
			m->ended = true;
			return at;
		}
	}
	return at;
}

/* Measures the value at the first byte not taken: up to its closing bracket, to what follows a
 * value that has none, or to the end of the file. -1: fault. */
static int
measure(struct csl_reader *reader, size_t *size, struct fault *fault)
{
	struct stream *stream = &reader->run->stream;
	struct measure m = { 0 };
	size_t at = 0;
	int more = 1;

	while (more > 0) {
		struct slice rest = stream_rest(stream);

		*size = at = measure_bytes(&m, rest, at);
		if (m.ended)
			return 1;
		more = stream_more(stream, fault);
	}
	return more;
}

/* 1, or 0 when the run is over; -1 and fault when the file cannot be read on. */
static int
write_item(struct csl_reader *reader, struct fault *fault)
{
	struct object_piece piece = { .line = reader->line, .csl = true };
	size_t size;

	if (measure(reader, &size, fault) < 0)
		return -1;
	piece.json = piece.raw = (struct slice){ stream_rest(&reader->run->stream).at, size };
	take(reader, size);
	return object_write(reader->run, &piece, fault);
}

bool
csl_read(struct ingest *run, struct fault *fault)
{
	struct csl_reader reader = { .run = run, .line = 1 };
	char byte;
	int more;

	while ((more = skip_between(&reader, &byte, fault)) > 0) {
		if (byte == (reader.in_array ? ']' : '[')) {
			take(&reader, 1);
			reader.in_array = !reader.in_array;
		} else if ((more = write_item(&reader, fault)) < 0) {
			break;
		} else if (more == 0) {
			return false;
		}
	}
	if (more < 0)
		return run_reject_file(run, fault);
	if (!reader.in_array)
		return true;
	fault_set(fault, "the array is not closed; the file may be cut off");
	return run_reject(run, reader.line, SLICE(""), fault);
}
