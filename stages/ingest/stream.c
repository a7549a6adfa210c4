#include "stream.h"

#include "bytes16.h"
#include "html.h"
#include "utf8.h"

enum {
	READ_SIZE = 256 * 1024,
	KEPT_ROOM = 4 * 1024 * 1024	/* of a buffer when its file is done */
};

bool
stream_open(struct stream *stream, const char *path, size_t limit, struct fault *fault)
{
	buffer_reset(&stream->raw, KEPT_ROOM);
	buffer_reset(&stream->bytes, KEPT_ROOM);
	*stream = (struct stream){
		.raw = stream->raw, .bytes = stream->bytes, .limit = limit, .held = STREAM_NONE
	};
	stream->input = input_open(path, fault);
	return stream->input != NULL;
}

void
stream_close(struct stream *stream)
{
	input_close(stream->input);
	stream->input = NULL;
}

void
stream_free(struct stream *stream)
{
	stream_close(stream);
	buffer_free(&stream->raw);
	buffer_free(&stream->bytes);
}

static bool
read_into(struct stream *stream, struct buffer *out, struct fault *fault)
{
	char *at = buffer_reserve(out, READ_SIZE);
	ssize_t got;

	if (!at)
		return fault_memory(fault);
	if (stream->before_wait && input_would_block(stream->input))
		stream->before_wait(stream->context);
	got = input_read(stream->input, at, READ_SIZE, fault);
	if (got < 0)
		return false;
	out->size += (size_t)got;
	stream->ended = got == 0;
	return true;
}

/* A byte order mark can be told once three bytes are there. */
static bool
read_head(struct stream *stream, struct fault *fault)
{
	struct buffer *raw = &stream->raw;
	size_t mark;

	while (raw->size < 3 && !stream->ended)
		if (!read_into(stream, raw, fault))
			return false;
	stream->started = true;
	stream->encoding = encoding_of(buffer_slice(raw), &mark);
	raw->size -= mark;
	stream->origin = mark;
	memmove(raw->at, raw->at + mark, raw->size);
	return true;
}

static bool
decode(struct stream *stream, struct fault *fault)
{
	struct buffer *raw = &stream->raw;
	size_t used = raw->size;

	if (stream->encoding == ENCODING_UTF8)
		buffer_add_slice(&stream->bytes, buffer_slice(raw));
	else
		used = encoding_add_utf16(&stream->bytes, buffer_slice(raw), stream->encoding,
			stream->ended, &stream->broken);
	stream->odd = stream->ended && used % 2;
	raw->size -= used;
	memmove(raw->at, raw->at + used, raw->size);
	return !buffer_failed(&stream->bytes) || fault_memory(fault);
}

static bool
read_some(struct stream *stream, struct fault *fault)
{
	if (!stream->started)
		return read_head(stream, fault) && decode(stream, fault);
	if (stream->encoding == ENCODING_UTF8)
		return read_into(stream, &stream->bytes, fault);
	return read_into(stream, &stream->raw, fault) && decode(stream, fault);
}

uint64_t
stream_place(const struct stream *stream, size_t at)
{
	if (stream->encoding == ENCODING_UTF8)
		return stream->origin + at;
	return stream->origin + 2 * (uint64_t)html_units((struct slice){ stream->bytes.at, at })
		- (stream->odd && at == stream->bytes.size);
}

/* Drops what was taken, so that no more than the waiting bytes are kept. */
static void
compact(struct stream *stream)
{
	size_t drop = stream->held < stream->at ? stream->held : stream->at;

	if (drop == 0)
		return;
	stream->origin = stream_place(stream, drop);
	stream->bytes.size -= drop;
	memmove(stream->bytes.at, stream->bytes.at + drop, stream->bytes.size);
	stream->valid = stream->valid > drop ? stream->valid - drop : 0;
	stream->searched = stream->searched > drop ? stream->searched - drop : 0;
	stream->line_at = stream->line_at > drop ? stream->line_at - drop : 0;
	stream->at -= drop;
	if (stream->held != STREAM_NONE)
		stream->held -= drop;
}

int
stream_more(struct stream *stream, struct fault *fault)
{
	char shown[QUOTED_BYTES];
	size_t before;

	compact(stream);
	before = stream->bytes.size;
	if (before > stream->limit) {
		fault_set(fault, "%s: more than %zu bytes in one piece; split it, or raise "
			"--max-size", quoted(shown, slice_of(input_name(stream->input))),
			stream->limit);
		return -1;
	}
	while (!stream->ended && stream->bytes.size == before)
		if (!read_some(stream, fault))
			return -1;
	return stream->bytes.size > before;
}

/* Where the line ends, or the end of the bytes. What has been searched once is remembered, so that a
 * file is searched once however long its lines are. */
static size_t
find_end(struct stream *stream, enum stream_end end)
{
	size_t from = stream->searched > stream->at ? stream->searched : stream->at;
	size_t size = stream->bytes.size - from;
	const char *at = stream->bytes.at + from, *found;

	if (end == STREAM_END_ANY) {
		size = bytes16_before(at, size, bytes16_line_ends);
	} else {
		found = size ? memchr(at, '\n', size) : NULL;
		size = found ? (size_t)(found - at) : size;
	}
	stream->searched = from + size;
	return stream->searched;
}

/* The second byte of a CRLF whose first ended a line, once it is there: not waited for. */
static void
skip_lf(struct stream *stream)
{
	if (!stream->after_cr || stream->at == stream->bytes.size)
		return;
	if (stream->bytes.at[stream->at] == '\n')
		stream->at++;
	stream->after_cr = false;
}

int
stream_line(struct stream *stream, enum stream_end end, struct slice *line, struct fault *fault)
{
	size_t stop;
	int more;

	skip_lf(stream);
	while (find_end(stream, end) == stream->bytes.size) {
		more = stream_more(stream, fault);
		if (more < 0)
			return -1;
		skip_lf(stream);
		if (more == 0 && stream->at == stream->bytes.size)
			return 0;
		if (more == 0)
			break;
	}
	stop = find_end(stream, end);
	*line = (struct slice){ stream->bytes.at + stream->at, stop - stream->at };
	stream->line++;
	stream->line_at = stream->at;
	stream->at = stop;
	if (stop < stream->bytes.size) {
		stream->after_cr = stream->bytes.at[stop] == '\r';
		stream->at++;
	}
	return 1;
}

/* Looks at all that is read at once: lines are short. */
bool
stream_is_utf8(struct stream *stream, struct slice line)
{
	size_t at = (size_t)(line.at - stream->bytes.at);

	if (stream->valid < at)
		stream->valid = at;
	if (stream->valid < at + line.size)
		stream->valid += utf8_valid_prefix(stream->bytes.at + stream->valid,
			stream->bytes.size - stream->valid);
	return stream->valid >= at + line.size;
}
