#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "again.h"
#include "ahead.h"

enum {
	RAW_ROOM = 256 * 1024
};

struct input {
	const char *path;
	int fd;
	_Atomic uint64_t position;	/* in it, wherever it is read */
	bool sniffed, gzip;
	struct ahead *ahead;		/* what unpacks gzip and has all below; NULL: no thread */
	int stop;			/* readable when that is to end; -1: none */
	int quit;			/* readable when nobody wants more; -1: none; borrowed */
	bool at_end;			/* the file has given its last byte */
	bool between_members;		/* of a gzip stream: an end here is a clean one */
	z_stream stream;
	unsigned char *raw;		/* bytes of the file not handed on yet; RAW_ROOM */
	size_t raw_at, raw_end;
};

const char *
input_name(const struct input *input)
{
	return strcmp(input->path, "-") == 0 ? "standard input" : input->path;
}

/* To read what one writes has no end. */
static bool
is_standard_output(const struct stat *about)
{
	struct stat output;

	return S_ISREG(about->st_mode) && fstat(STDOUT_FILENO, &output) == 0
		&& output.st_dev == about->st_dev && output.st_ino == about->st_ino;
}

static bool
open_file(struct input *input, struct fault *fault)
{
	char shown[QUOTED_BYTES];
	struct stat about;

	if (strcmp(input->path, "-") == 0)
		input->fd = STDIN_FILENO;
	else
		input->fd = open(input->path, O_RDONLY | O_CLOEXEC);
	if (input->fd < 0)
		return fault_errno(fault, "%s: cannot open", quoted(shown, slice_of(input->path)));
	if (fstat(input->fd, &about) != 0)
		return fault_errno(fault, "%s: cannot read", quoted(shown, slice_of(input->path)));
	if (S_ISDIR(about.st_mode))
		return fault_set(fault, "%s: is a directory; tl-ingest reads directories",
			quoted(shown, slice_of(input->path)));
	if (is_standard_output(&about))
		return fault_set(fault, "%s: is what standard output goes to as well; write to another "
			"file", quoted(shown, slice_of(input_name(input))));
	return true;
}

bool
input_is_there(const char *path)
{
	return access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

struct input *
input_open(const char *path, struct fault *fault)
{
	struct input *input = calloc(1, sizeof *input);

	if (!input) {
		fault_memory(fault);
		return NULL;
	}
	input->path = path;
	input->fd = input->stop = input->quit = -1;
	input->raw = malloc(RAW_ROOM);
	if (!input->raw)
		fault_memory(fault);
	else if (open_file(input, fault))
		return input;
	input_close(input);
	return NULL;
}

void
input_close(struct input *input)
{
	if (!input)
		return;
	if (input->ahead)
		eventfd_write(input->stop, 1);
	ahead_stop(input->ahead);
	if (input->stop >= 0)
		close(input->stop);
	if (input->gzip)
		inflateEnd(&input->stream);
	if (input->fd > STDIN_FILENO)
		close(input->fd);
	free(input->raw);
	free(input);
}

void
input_quit_by(struct input *input, int quit)
{
	input->quit = quit;
}

/* Waits until there is something to read. False: nobody wants it any more. */
static bool
is_wanted(const struct input *input)
{
	struct pollfd pollers[] = {	/* those below 0 are passed over */
		{ input->fd, POLLIN, 0 }, { input->stop, POLLIN, 0 }, { input->quit, POLLIN, 0 },
	};

	if (input->stop < 0 && input->quit < 0)
		return true;
	while (poll(pollers, 3, -1) < 0 && errno == EINTR)
		;
	return pollers[1].revents == 0 && pollers[2].revents == 0;
}

static ssize_t
read_file(struct input *input, void *out, size_t room, struct fault *fault)
{
	ssize_t got;
	char shown[QUOTED_BYTES];

	do
		got = is_wanted(input) ? read(input->fd, out, room) : 0;
	while (got < 0 && again(input->fd, POLLIN));
	if (got < 0)
		fault_errno(fault, "%s: cannot read", quoted(shown, slice_of(input_name(input))));
	else
		input->position += (uint64_t)got;
	input->at_end = got == 0;
	return got;
}

static bool
fill_raw(struct input *input, struct fault *fault)
{
	ssize_t got;

	if (input->raw_at == input->raw_end)
		input->raw_at = input->raw_end = 0;
	got = read_file(input, input->raw + input->raw_end, RAW_ROOM - input->raw_end, fault);
	if (got < 0)
		return false;
	input->raw_end += (size_t)got;
	return true;
}

/* The first two bytes tell gzip (RFC 1952) from text; a pipe may give them one at a time. */
static bool
sniff(struct input *input, struct fault *fault)
{
	while (input->raw_end < 2 && !input->at_end)
		if (!fill_raw(input, fault))
			return false;
	input->sniffed = true;
	if (input->raw_end < 2 || input->raw[0] != 0x1f || input->raw[1] != 0x8b)
		return true;
	if (inflateInit2(&input->stream, 15 + 16) != Z_OK)
		return fault_memory(fault);
	input->gzip = true;
	return true;
}

static bool
broken_gzip(struct input *input, const char *what, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return fault_set(fault, "%s: gzip data %s; fetch or pack the file again",
		quoted(shown, slice_of(input_name(input))), what);
}

/* Behind a member: another one follows, or zeros that pad to the end, or nothing. */
static bool
next_member(struct input *input, struct fault *fault)
{
	while (input->raw_at < input->raw_end && input->raw[input->raw_at] == 0)
		input->raw_at++;
	if (input->raw_at == input->raw_end)
		return true;
	if (input->raw[input->raw_at] != 0x1f)
		return broken_gzip(input, "is followed by something else", fault);
	input->between_members = false;
	return inflateReset(&input->stream) == Z_OK || fault_memory(fault);
}

static bool
inflate_some(struct input *input, struct fault *fault)
{
	z_stream *stream = &input->stream;
	int status;

	stream->next_in = input->raw + input->raw_at;
	stream->avail_in = (uInt)(input->raw_end - input->raw_at);
	status = inflate(stream, Z_NO_FLUSH);
	input->raw_at = input->raw_end - stream->avail_in;
	if (status == Z_MEM_ERROR)
		return fault_memory(fault);
	if (status == Z_STREAM_END)
		input->between_members = true;
	else if (status != Z_OK && status != Z_BUF_ERROR)
		return broken_gzip(input, "is damaged", fault);
	return true;
}

static ssize_t
read_gzip(void *state, char *out, size_t room, struct fault *fault)
{
	struct input *input = state;

	if (room > UINT32_MAX)
		room = UINT32_MAX;
	input->stream.next_out = (unsigned char *)out;
	input->stream.avail_out = (uInt)room;
	while (input->stream.avail_out == room) {
		if (input->raw_at == input->raw_end) {
			if (!input->at_end && !fill_raw(input, fault))
				return -1;
			if (input->at_end && input->raw_at == input->raw_end)
				break;
		}
		if (input->between_members ? !next_member(input, fault)
				: !inflate_some(input, fault))
			return -1;
	}
	if (input->stream.avail_out == room && !input->between_members) {
		broken_gzip(input, "ends in the middle", fault);
		return -1;
	}
	return (ssize_t)(room - input->stream.avail_out);
}

static bool
raw_would_block(void *state)
{
	const struct input *input = state;
	struct pollfd poller = { .fd = input->fd, .events = POLLIN };

	if (input->at_end || input->raw_at < input->raw_end)
		return false;
	return poll(&poller, 1, 0) == 0;
}

/* The first bytes tell how the others are read. */
static bool
begin_reading(struct input *input, struct fault *fault)
{
	if (!sniff(input, fault))
		return false;
	if (input->gzip)
		input->stop = eventfd(0, EFD_CLOEXEC);
	if (input->stop >= 0)
		input->ahead = ahead_start((struct ahead_source){ input, read_gzip, raw_would_block });
	return true;
}

ssize_t
input_read(struct input *input, char *out, size_t room, struct fault *fault)
{
	size_t left;

	if (!input->sniffed && !begin_reading(input, fault))
		return -1;
	if (input->ahead)
		return ahead_read(input->ahead, out, room, fault);
	if (input->gzip)
		return read_gzip(input, out, room, fault);
	left = input->raw_end - input->raw_at;
	if (left == 0)
		return input->at_end ? 0 : read_file(input, out, room, fault);
	if (left > room)
		left = room;
	memcpy(out, input->raw + input->raw_at, left);
	input->raw_at += left;
	return (ssize_t)left;
}

bool
input_would_block(struct input *input)
{
	return input->ahead ? ahead_would_block(input->ahead) : raw_would_block(input);
}

uint64_t
input_file_position(const struct input *input)
{
	return input->position;
}

bool
input_read_all(struct input *input, struct buffer *out, size_t limit, struct fault *fault)
{
	size_t from = out->size;
	char shown[QUOTED_BYTES];

	for (;;) {
		char *at = buffer_reserve(out, RAW_ROOM);
		ssize_t got;

		if (!at)
			return fault_memory(fault);
		got = input_read(input, at, RAW_ROOM, fault);
		if (got <= 0)
			return got == 0;
		out->size += (size_t)got;
		if (out->size - from > limit)
			return fault_set(fault, "%s: larger than %zu bytes; split the file",
				quoted(shown, slice_of(input_name(input))), limit);
	}
}
