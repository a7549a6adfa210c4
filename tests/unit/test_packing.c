/* packing: members cut by their bytes alone, whole lines in each, faults of the sink told. */
#include <zlib.h>

#include "buffer.h"
#include "check.h"
#include "packing.h"

enum {
	TEXT_BYTES = 5 * 1024 * 1024,
	LEAST_MEMBER = 1 << 20
};

static bool
keep(void *state, struct slice bytes, struct fault *fault)
{
	(void)fault;
	buffer_add_slice(state, bytes);
	return true;
}

static bool
refuse(void *state, struct slice bytes, struct fault *fault)
{
	size_t *room = state;

	if (bytes.size > *room)
		return fault_set(fault, "no room");
	*room -= bytes.size;
	return true;
}

/* Lines of 1 to 100,000 bytes that do not pack well. */
static void
make_text(struct buffer *text)
{
	uint64_t seed = 7;

	while (text->size < TEXT_BYTES) {
		for (uint32_t left = next_random(&seed) % 100000; left > 0; left--)
			buffer_add_char(text, (char)('a' + next_random(&seed) % 26));
		buffer_add_char(text, '\n');
	}
	assert_false(buffer_failed(text));
}

static void
pack(struct slice text, size_t piece, size_t jobs, struct buffer *packed)
{
	struct fault fault = { 0 };
	struct packing *packing = packing_new((struct packing_sink){ packed, keep }, jobs, &fault);

	assert_non_null(packing);
	while (text.size > 0) {
		size_t size = text.size < piece ? text.size : piece;

		assert_true(packing_write(packing, (struct slice){ text.at, size }, &fault));
		text = (struct slice){ text.at + size, text.size - size };
	}
	assert_true(packing_finish(packing, &fault));
	packing_free(packing);
}

/* Unpacks one member behind what is in `text`; returns what it takes of `packed`. */
static size_t
unpack_member(struct slice packed, struct buffer *text)
{
	z_stream stream = { .next_in = (unsigned char *)packed.at, .avail_in = (uInt)packed.size };
	char *room = buffer_reserve(text, 2 * LEAST_MEMBER);

	assert_non_null(room);
	stream.next_out = (unsigned char *)room;
	stream.avail_out = 2 * LEAST_MEMBER;
	assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
	assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
	text->size += stream.total_out;
	assert_int_equal(inflateEnd(&stream), Z_OK);
	return stream.total_in;
}

static void
members_hold_whole_lines(void **state)
{
	struct buffer text = { 0 }, packed = { 0 }, seen = { 0 };
	size_t members = 0;

	(void)state;
	make_text(&text);
	pack(buffer_slice(&text), text.size, 1, &packed);
	for (size_t at = 0; at < packed.size; members++) {
		size_t before = seen.size;

		at += unpack_member((struct slice){ packed.at + at, packed.size - at }, &seen);
		assert_int_equal(seen.at[seen.size - 1], '\n');
		assert_true(at == packed.size || seen.size - before >= LEAST_MEMBER);
	}
	assert_true(slice_equal(buffer_slice(&seen), buffer_slice(&text)));
	assert_int_equal(members, 5);
	buffer_free(&text);
	buffer_free(&packed);
	buffer_free(&seen);
}

static void
pieces_and_threads_do_not_matter(void **state)
{
	static const size_t pieces[] = { 1009, 262144, SIZE_MAX };
	struct buffer text = { 0 }, expected = { 0 };

	(void)state;
	make_text(&text);
	pack(buffer_slice(&text), 70001, 1, &expected);
	for (size_t i = 0; i < COUNT_OF(pieces); i++)
		for (size_t jobs = 1; jobs < 5; jobs++) {
			struct buffer packed = { 0 };

			pack(buffer_slice(&text), pieces[i], jobs, &packed);
			assert_true(slice_equal(buffer_slice(&packed), buffer_slice(&expected)));
			buffer_free(&packed);
		}
	buffer_free(&text);
	buffer_free(&expected);
}

static void
nothing_is_one_member(void **state)
{
	struct buffer packed = { 0 }, seen = { 0 };

	(void)state;
	pack(SLICE(""), 1, 2, &packed);
	assert_int_equal(unpack_member(buffer_slice(&packed), &seen), packed.size);
	assert_int_equal(seen.size, 0);
	buffer_free(&packed);
	buffer_free(&seen);
}

static void
a_full_sink_is_told(void **state)
{
	struct buffer text = { 0 };

	(void)state;
	make_text(&text);
	for (size_t jobs = 1; jobs < 4; jobs++) {
		struct fault fault = { 0 };
		size_t room = 2 * LEAST_MEMBER;
		struct packing *packing = packing_new((struct packing_sink){ &room, refuse }, jobs,
			&fault);

		assert_non_null(packing);
		assert_false(packing_write(packing, buffer_slice(&text), &fault)
			&& packing_finish(packing, &fault));
		assert_string_equal(fault.words, "no room");
		packing_free(packing);
	}
	buffer_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_hold_whole_lines),
		cmocka_unit_test(pieces_and_threads_do_not_matter),
		cmocka_unit_test(nothing_is_one_member),
		cmocka_unit_test(a_full_sink_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
