/* arena: alignment, what a reset keeps, sizes that overflow. */
#include <stdalign.h>

#include "arena.h"
#include "check.h"

static void
gives_aligned_memory_that_is_apart(void **state)
{
	struct arena arena = { 0 };
	unsigned char *pieces[1000];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pieces); i++) {
		pieces[i] = arena_take(&arena, i);
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
		memset(pieces[i], (int)(i % 251), i);
	}
	for (size_t i = 0; i < COUNT_OF(pieces); i++)
		for (size_t j = 0; j < i; j++)
			assert_int_equal(pieces[i][j], i % 251);
	arena_free(&arena);
}

static void
refuses_sizes_that_overflow(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_null(arena_take(&arena, SIZE_MAX));
	assert_null(arena_take(&arena, SIZE_MAX - 32));
	assert_null(arena_array(&arena, SIZE_MAX / 4, 8));
	assert_null(arena_copy(&arena, (struct slice){ "", SIZE_MAX }).at);
	assert_non_null(arena_array(&arena, 0, 8));
	arena_free(&arena);
}

static void
copies_end_with_nul(void **state)
{
	struct arena arena = { 0 };
	struct slice copy = arena_copy(&arena, SLICE("a\0b")), none;

	(void)state;
	assert_int_equal(copy.size, 3);
	assert_memory_equal(copy.at, "a\0b", 4);
	none = arena_copy(&arena, (struct slice){ NULL, 0 });
	assert_non_null(none.at);
	assert_int_equal(none.size, 0);
	arena_free(&arena);
}

static void
keeps_one_block_of_ordinary_size(void **state)
{
	struct arena arena = { 0 };
	void *first = arena_take(&arena, 16);

	(void)state;
	assert_non_null(arena_take(&arena, 10 << 20));
	arena_reset(&arena);
	assert_ptr_equal(arena_take(&arena, 16), first);
	arena_reset(&arena);
	arena_free(&arena);
	assert_null(arena.head);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_aligned_memory_that_is_apart),
		cmocka_unit_test(refuses_sizes_that_overflow),
		cmocka_unit_test(copies_end_with_nul),
		cmocka_unit_test(keeps_one_block_of_ordinary_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
