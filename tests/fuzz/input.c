/* Files and gzip: input_read gives the same bytes however little is asked for at a time, and what it
 * gives is what zlib's own reader gives. */
#include <stdlib.h>
#include <zlib.h>

#include "shared/folder.h"
#include "shared/fuzz.h"

#include "input.h"

/* False and what came before when the file is refused. */
static bool
read_by(const char *path, size_t room, struct buffer *out)
{
	struct fault fault = { 0 };
	struct input *input = input_open(path, &fault);
	ssize_t got;

	MUST(input);
	do {
		char *at = buffer_reserve(out, room);

		MUST(at);
		got = input_read(input, at, room, &fault);
		out->size += got > 0 ? (size_t)got : 0;
	} while (got > 0);
	MUST(got == 0 || strncmp(fault.words, path, strlen(path)) == 0);
	MUST(got < 0 || input_read(input, buffer_reserve(out, 1), 1, &fault) == 0);
	input_close(input);
	return got == 0;
}

/* zlib 1.2 ends where zeros stand between two members; as in gzip files made for tapes, we go on. */
static void
compare_zlib(const char *path, struct slice expected, bool padded)
{
	gzFile file = gzopen(path, "rb");
	char *bytes = malloc(expected.size + 1);
	int got;

	MUST(file && bytes);
	got = gzread(file, bytes, (unsigned)expected.size + 1);
	MUST(got >= 0 && (size_t)got <= expected.size);
	MUST(padded || (size_t)got == expected.size);
	MUST(got == 0 || memcmp(bytes, expected.at, (size_t)got) == 0);
	gzclose(file);
	free(bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t rooms[] = { 65536, 7, 1 };
	struct buffer first = { 0 }, again = { 0 };
	char path[FOLDER_PATH];
	bool whole;

	folder_write("in", (struct slice){ (const char *)data, size });
	folder_path("in", path);
	whole = read_by(path, rooms[0], &first);
	if (first.size > 1 << 20)	/* a bomb: only slow */
		goto out;
	for (size_t i = 1; i < sizeof rooms / sizeof *rooms; i++) {
		again.size = 0;
		MUST(read_by(path, rooms[i], &again) == whole);
		MUST(!whole || slice_equal(buffer_slice(&first), buffer_slice(&again)));
	}
	if (whole)
		compare_zlib(path, buffer_slice(&first), memmem(data, size, "\0\x1f\x8b", 3));
out:
	buffer_free(&first);
	buffer_free(&again);
	return 0;
}
