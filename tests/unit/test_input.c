/* input: plain and packed bytes, whole, broken off, damaged, in any pieces. */
#include <zlib.h>

#include "input.h"
#include "scratch.h"

static struct fault fault;

/* A gzip member of the bytes, behind what is there. */
static void
pack(struct buffer *out, struct slice bytes)
{
	z_stream stream = { .next_in = (unsigned char *)bytes.at, .avail_in = (uInt)bytes.size };
	char *at;

	assert_int_equal(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY),
		Z_OK);
	at = buffer_reserve(out, deflateBound(&stream, bytes.size));
	stream.next_out = (unsigned char *)at;
	stream.avail_out = (uInt)(out->room - out->size);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	out->size += stream.total_out;
	deflateEnd(&stream);
}

/* Reads a file in pieces of `room` bytes; false and fault if that fails. */
static bool
read_in_pieces(const char *path, size_t room, struct buffer *out)
{
	struct input *input = input_open(path, &fault);
	ssize_t got;

	assert_non_null(input);
	buffer_reset(out, SIZE_MAX);
	do {
		char *at = buffer_reserve(out, room);

		got = input_read(input, at, room, &fault);
		if (got > 0)
			out->size += (size_t)got;
	} while (got > 0);
	if (got == 0)	/* and the end stays the end */
		assert_int_equal(input_read(input, (char[1]){ 0 }, 1, &fault), 0);
	input_close(input);
	return got == 0;
}

static bool
read_bytes(struct scratch *scratch, struct slice bytes, size_t room, struct buffer *out)
{
	const char *path = scratch_path(scratch, "in");

	write_file(path, bytes);
	return read_in_pieces(path, room, out);
}

/* Lines that pack well and not all alike. */
static void
add_lines(struct buffer *out, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		buffer_add_format(out, "line %u of %u\n", i * 7919 % count, count);
}

static void
plain_bytes_come_as_they_are(void **state)
{
	static const struct slice files[] = {
		SLICE(""), SLICE("x"), SLICE("\x1f"), SLICE("\x1f\n"), SLICE("\x8b\x1f"),
		SLICE("one\ntwo"), SLICE("a\0b\n"), SLICE("PK\003\004")
	};
	struct buffer seen = { 0 };

	for (size_t i = 0; i < COUNT_OF(files); i++)
		for (size_t room = 1; room < 5; room += 3) {
			assert_true(read_bytes(*state, files[i], room, &seen));
			assert_true(slice_equal(buffer_slice(&seen), files[i]));
		}
	buffer_free(&seen);
}

static void
gzip_is_unpacked_member_by_member(void **state)
{
	struct buffer bytes = { 0 }, packed = { 0 }, seen = { 0 };
	static const size_t rooms[] = { 1, 7, 4096, 131072, 10000000 };

	add_lines(&bytes, 100000);
	pack(&packed, SLICE(""));
	pack(&packed, (struct slice){ bytes.at, 10 });
	pack(&packed, SLICE(""));
	pack(&packed, (struct slice){ bytes.at + 10, bytes.size - 10 });
	buffer_add(&packed, "\0\0\0\0\0", 5);	/* padding, as tapes have it */
	for (size_t i = 0; i < COUNT_OF(rooms); i++) {
		if (!read_bytes(*state, buffer_slice(&packed), rooms[i], &seen))
			fail_msg("%s", fault.words);
		assert_true(slice_equal(buffer_slice(&seen), buffer_slice(&bytes)));
	}
	buffer_free(&bytes);
	buffer_free(&packed);
	buffer_free(&seen);
}

static void
gzip_broken_off_anywhere_is_a_fault(void **state)
{
	struct buffer packed = { 0 }, seen = { 0 };

	pack(&packed, SLICE("one line and another line\n"));
	for (size_t size = 2; size < packed.size; size++) {
		struct slice part = { packed.at, size };

		if (read_bytes(*state, part, 4096, &seen))
			fail_msg("%zu of %zu bytes are taken for the whole", size, packed.size);
		assert_words(&fault,
			"/in: gzip data ends in the middle; fetch or pack the file again");
	}
	assert_true(read_bytes(*state, buffer_slice(&packed), 4096, &seen));
	pack(&packed, SLICE("more\n"));
	packed.size -= 4;
	assert_false(read_bytes(*state, buffer_slice(&packed), 4096, &seen));
	assert_words(&fault, "ends in the middle");
	buffer_free(&packed);
	buffer_free(&seen);
}

/* Where a changed byte does no harm, what is read is right. */
static void
gzip_damaged_anywhere_is_a_fault_or_whole(void **state)
{
	struct buffer bytes = { 0 }, packed = { 0 }, seen = { 0 };
	unsigned faults = 0;

	add_lines(&bytes, 30);
	pack(&packed, buffer_slice(&bytes));
	for (size_t i = 2; i < packed.size; i++) {
		packed.at[i] ^= 0x55;
		if (!read_bytes(*state, buffer_slice(&packed), 4096, &seen))
			faults++;
		else
			assert_true(slice_equal(buffer_slice(&seen), buffer_slice(&bytes)));
		packed.at[i] ^= 0x55;
	}
	assert_true(faults > packed.size / 2);
	buffer_free(&bytes);
	buffer_free(&packed);
	buffer_free(&seen);
}

static void
gzip_followed_by_something_else_is_a_fault(void **state)
{
	static const struct slice tails[] = {
		SLICE("x"), SLICE("\0x"), SLICE("{\"id\":\"x\"}\n"), SLICE("\x1f"), SLICE("\x1fx"),
		SLICE("\x1f\x8b")
	};
	struct buffer packed = { 0 }, seen = { 0 };

	for (size_t i = 0; i < COUNT_OF(tails); i++) {
		buffer_reset(&packed, SIZE_MAX);
		pack(&packed, SLICE("one line\n"));
		buffer_add_slice(&packed, tails[i]);
		if (read_bytes(*state, buffer_slice(&packed), 4096, &seen))
			fail_msg("tail %zu is passed over", i);
		assert_words(&fault, "/in: gzip data ");
		assert_slice(buffer_slice(&seen), "one line\n");
	}
	buffer_free(&packed);
	buffer_free(&seen);
}

static void
files_that_cannot_be_read_are_refused(void **state)
{
	char path[512];

	strcpy(path, scratch_path(*state, "missing\033.jsonl"));
	assert_null(input_open(path, &fault));
	assert_words(&fault, "missing\\x1b.jsonl: cannot open: No such file or directory");
	strcpy(path, scratch_path(*state, ""));
	assert_null(input_open(path, &fault));
	assert_words(&fault, "is a directory; tl-ingest reads directories");
}

static void
tells_name_and_position(void **state)
{
	struct input *input;
	char path[512], byte[8];

	strcpy(path, scratch_path(*state, "in"));
	write_file(path, SLICE("123456789"));
	input = input_open(path, &fault);
	assert_string_equal(input_name(input), path);
	assert_int_equal(input_file_position(input), 0);
	while (input_read(input, byte, sizeof byte, &fault) > 0)
		;
	assert_int_equal(input_file_position(input), 9);
	input_close(input);
	input = input_open("-", &fault);
	assert_string_equal(input_name(input), "standard input");
	input_close(input);
}

static void
reading_all_has_a_limit(void **state)
{
	struct buffer out = { 0 };
	char path[512];

	strcpy(path, scratch_path(*state, "in"));
	write_file(path, SLICE("1234567890"));
	for (size_t limit = 9; limit <= 10; limit++) {
		struct input *input = input_open(path, &fault);

		buffer_reset(&out, SIZE_MAX);
		buffer_add_string(&out, "before:");
		assert_int_equal(input_read_all(input, &out, limit, &fault), limit == 10);
		input_close(input);
	}
	assert_slice(buffer_slice(&out), "before:1234567890");
	assert_words(&fault, "/in: larger than 9 bytes; split the file");
	buffer_free(&out);
}

static struct input *
open_pipe(int ends[2])
{
	static char path[64];
	struct input *input;

	assert_int_equal(pipe(ends), 0);
	snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
	input = input_open(path, &fault);
	assert_non_null(input);
	close(ends[0]);
	return input;
}

static void
a_pipe_says_when_it_would_block(void **state)
{
	char bytes[16];
	int ends[2];
	struct input *input = open_pipe(ends);

	(void)state;
	assert_true(input_would_block(input));
	assert_int_equal(write(ends[1], "abc", 3), 3);
	assert_false(input_would_block(input));
	assert_int_equal(input_read(input, bytes, 2, &fault), 2);
	assert_false(input_would_block(input));
	assert_int_equal(input_read(input, bytes, 2, &fault), 1);
	assert_true(input_would_block(input));
	close(ends[1]);
	assert_false(input_would_block(input));
	assert_int_equal(input_read(input, bytes, 2, &fault), 0);
	input_close(input);
}

/* A pipe from a slow writer gives the magic bytes and all else one by one. */
static void
gzip_may_come_byte_by_byte(void **state)
{
	struct buffer packed = { 0 }, seen = { 0 };
	int ends[2];
	struct input *input = open_pipe(ends);
	char byte;

	(void)state;
	pack(&packed, SLICE("one\n"));
	pack(&packed, SLICE("two\n"));
	for (size_t i = 0; i < packed.size; i++)
		assert_int_equal(write(ends[1], packed.at + i, 1), 1);
	close(ends[1]);
	while (input_read(input, &byte, 1, &fault) == 1)
		buffer_add_char(&seen, byte);
	assert_slice(buffer_slice(&seen), "one\ntwo\n");
	input_close(input);
	buffer_free(&packed);
	buffer_free(&seen);
}

/* The thread that unpacks waits for more; closing does not wait for it. */
static void
gzip_in_a_pipe_says_when_it_would_block(void **state)
{
	struct buffer packed = { 0 };
	char bytes[16];
	int ends[2];
	struct input *input = open_pipe(ends);

	(void)state;
	pack(&packed, SLICE("one\n"));
	assert_int_equal(write(ends[1], packed.at, packed.size), packed.size);
	assert_int_equal(input_read(input, bytes, 2, &fault), 2);
	assert_false(input_would_block(input));
	assert_int_equal(input_read(input, bytes, sizeof bytes, &fault), 2);
	assert_true(input_would_block(input));
	input_close(input);
	close(ends[1]);
	buffer_free(&packed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(plain_bytes_come_as_they_are),
		scratch_test(gzip_is_unpacked_member_by_member),
		scratch_test(gzip_broken_off_anywhere_is_a_fault),
		scratch_test(gzip_damaged_anywhere_is_a_fault_or_whole),
		scratch_test(gzip_followed_by_something_else_is_a_fault),
		scratch_test(files_that_cannot_be_read_are_refused),
		scratch_test(tells_name_and_position),
		scratch_test(reading_all_has_a_limit),
		cmocka_unit_test(a_pipe_says_when_it_would_block),
		cmocka_unit_test(gzip_may_come_byte_by_byte),
		cmocka_unit_test(gzip_in_a_pipe_says_when_it_would_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
