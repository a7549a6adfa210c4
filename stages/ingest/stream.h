/* stream.h: the bytes of one file, handed on piece by piece.
 *
 * A byte order mark is dropped and UTF-16 becomes UTF-8; other bytes come as they are, checked by
 * nobody. Zero-initialise; the buffers serve one file after the other until stream_free. */
#ifndef TL_INGEST_STREAM_H
#define TL_INGEST_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "encoding.h"
#include "fault.h"
#include "input.h"
#include "slice.h"

struct stream {
	struct input *input;
	enum encoding encoding;
	struct buffer raw;	/* bytes not decoded yet: the head of the file, UTF-16 */
	struct buffer bytes;
	size_t at;		/* bytes[at..] are not taken yet */
	uint64_t origin;	/* byte of the file, before it is converted, that bytes[0] comes from */
	size_t line_at;		/* where the line last given by stream_line begins */
	size_t held;		/* bytes[held..] are kept though taken; STREAM_NONE: none */
	size_t valid;		/* bytes[at..valid) are well-formed UTF-8 */
	size_t searched;	/* bytes[at..searched) hold no end of a line */
	size_t limit;		/* bytes that may wait to be taken */
	uint64_t line;		/* number of the line last given by stream_line, from 1 */
	uint64_t broken;	/* characters of UTF-16 that were none */
	void (*before_wait)(void *context);	/* called before a read that may take its time */
	void *context;
	bool started;		/* the byte order mark has been looked for */
	bool after_cr;		/* a line feed at `at` belongs to the carriage return before it */
	bool ended;		/* nothing is behind bytes */
};

#define STREAM_NONE SIZE_MAX

enum stream_end {
	STREAM_END_LF,		/* lines end with LF */
	STREAM_END_ANY		/* with LF, CRLF or CR */
};

/* The path is borrowed until stream_close. before_wait may be set once it is open. */
bool stream_open(struct stream *stream, const char *path, size_t limit, struct fault *fault);
void stream_close(struct stream *stream);
void stream_free(struct stream *stream);

/* Reads on: 1, or 0 at the end; -1 and fault when the file cannot be read, or more than `limit`
 * bytes would wait. May move the bytes: slices from before are void. */
int stream_more(struct stream *stream, struct fault *fault);

/* What is read and not taken yet, valid until the next stream_more or stream_line. */
static inline struct slice
stream_rest(const struct stream *stream)
{
	return (struct slice){ stream->bytes.at + stream->at, stream->bytes.size - stream->at };
}

static inline void
stream_take(struct stream *stream, size_t size)
{
	stream->at += size;
}

/* Keeps what is taken from here on, until the next call; or nothing, with STREAM_NONE. */
static inline void
stream_hold(struct stream *stream, size_t at)
{
	stream->held = at;
}

/* The byte of the file that bytes[at] comes from, unpacked if it was packed. */
uint64_t stream_place(const struct stream *stream, size_t at);

/* Takes the next line, without its end: 1, or 0 when there is none, or -1 and fault as
 * stream_more. All lines of a file are taken with the same `end`. */
int stream_line(struct stream *stream, enum stream_end end, struct slice *line,
	struct fault *fault);

/* Whether a line that stream_line has just given is well-formed UTF-8. */
bool stream_is_utf8(struct stream *stream, struct slice line);

#endif
