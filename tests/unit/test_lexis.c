/* lexis: one number a word, growth, forgetting, and columns beside the numbers. */
#include "check.h"
#include "lexis.h"
#include "lexis_key.h"

static uint32_t
intern(struct lexis *lexis, const char *word)
{
	return lexis_intern(lexis, slice_of(word));
}

static void
numbers_are_dense_and_stay(void **state)
{
	struct lexis *lexis = lexis_new(1 << 20);

	(void)state;
	assert_int_equal(intern(lexis, "care"), 0);
	assert_int_equal(intern(lexis, ""), 1);
	assert_int_equal(intern(lexis, "Care"), 2);
	assert_int_equal(intern(lexis, "car"), 3);
	assert_int_equal(intern(lexis, "care"), 0);
	assert_int_equal(intern(lexis, ""), 1);
	assert_int_equal(lexis_intern(lexis, SLICE("a\0b")), 4);
	assert_int_equal(lexis_intern(lexis, SLICE("a\0c")), 5);
	assert_int_equal(lexis_count(lexis), 6);
	assert_slice(lexis_word(lexis, 0), "care");
	assert_slice(lexis_word(lexis, 1), "");
	assert_true(slice_equal(lexis_word(lexis, 4), SLICE("a\0b")));
	lexis_free(lexis);
}

/* Words that differ in one byte only, of every length around the steps of the hash. */
static void
tells_every_byte(void **state)
{
	struct lexis *lexis = lexis_new(1 << 20);
	uint32_t expected = 0;

	(void)state;
	for (size_t size = 1; size < 40; size++)
		for (size_t place = 0; place < size; place++) {
			char word[40];
			struct slice copy;

			memset(word, 'x', size);
			word[place] = 'y';
			copy = exact_copy((struct slice){ word, size });
			assert_int_equal(lexis_intern(lexis, copy), expected);
			free_copy(copy);
			expected++;
		}
	lexis_free(lexis);
}

static void
grows_to_many_words(void **state)
{
	struct lexis *lexis = lexis_new(SIZE_MAX);
	char word[32];

	(void)state;
	for (unsigned round = 0; round < 2; round++)
		for (unsigned i = 0; i < 100000; i++) {
			snprintf(word, sizeof word, "word%u", i);
			assert_int_equal(intern(lexis, word), i);
		}
	assert_int_equal(lexis_count(lexis), 100000);
	assert_slice(lexis_word(lexis, 77777), "word77777");
	lexis_free(lexis);
}

/* The beginnings of the bytes are no words until somebody adds them. */
static void
assert_no_words_yet(const char *bytes, uint32_t count)
{
	struct lexis *lexis = lexis_new(SIZE_MAX);

	for (uint32_t size = 0; size < count; size++) {
		const uint32_t ends[] = { 0, size, 0, size };
		struct slice word = { bytes, size };
		uint32_t ids[] = { LEXIS_NONE, LEXIS_NONE };

		assert_int_equal(lexis_find(lexis, word), LEXIS_NONE);
		assert_true(lexis_intern_all(lexis, (struct slice){ bytes, count }, ends, 2, ids));
		assert_int_equal(ids[0], size);
		assert_int_equal(ids[1], size);
		assert_int_equal(lexis_find(lexis, word), size);
	}
	lexis_free(lexis);
}

static void
free_slots_are_no_words(void **state)
{
	static const char zeros[40], cancelled[40] = "\0\0\0\0\0\0\0\0\0\0\0\xf0\xff\xff\xff";
	struct key key = { 0, htole64(UINT64_C(0x0fffffff) << 32 | UINT64_C(0xf0) << 24) };

	(void)state;
	assert_int_equal(rest_of(key), 0);	/* of 15 bytes of `cancelled` */
	assert_no_words_yet(zeros, sizeof zeros);
	assert_no_words_yet(cancelled, sizeof cancelled);
}

static void
forgets_only_beyond_the_bound(void **state)
{
	struct lexis *lexis = lexis_new(4096);
	char word[32];

	(void)state;
	assert_int_equal(lexis_generation(lexis), 1);
	intern(lexis, "few");
	lexis_trim(lexis);
	assert_int_equal(lexis_generation(lexis), 1);
	assert_int_equal(lexis_count(lexis), 1);
	for (unsigned i = 0; i < 1000; i++) {
		snprintf(word, sizeof word, "word%u", i);
		intern(lexis, word);
	}
	assert_slice(lexis_word(lexis, 0), "few");	/* until it is trimmed */
	lexis_trim(lexis);
	assert_int_equal(lexis_generation(lexis), 2);
	assert_int_equal(lexis_count(lexis), 0);
	assert_int_equal(intern(lexis, "word5"), 0);
	assert_int_equal(intern(lexis, "few"), 1);
	lexis_trim(lexis);
	assert_int_equal(lexis_generation(lexis), 2);
	lexis_free(lexis);
}

static void
columns_forget_with_the_words(void **state)
{
	struct lexis *lexis = lexis_new(0);
	struct lexis_column column = { 0 };
	uint32_t id = intern(lexis, "care");

	(void)state;
	assert_int_equal(*lexis_column_at(&column, lexis, id), LEXIS_UNSET);
	*lexis_column_at(&column, lexis, id) = 7;
	assert_int_equal(*lexis_column_at(&column, lexis, id), 7);
	assert_int_equal(*lexis_column_at(&column, lexis, intern(lexis, "cure")), LEXIS_UNSET);
	lexis_trim(lexis);
	id = intern(lexis, "other");
	assert_int_equal(id, 0);
	assert_int_equal(*lexis_column_at(&column, lexis, id), LEXIS_UNSET);
	lexis_column_free(&column);
	lexis_free(lexis);
}

static void
columns_grow_and_keep(void **state)
{
	struct lexis *lexis = lexis_new(SIZE_MAX);
	struct lexis_column column = { 0 };
	char word[32];

	(void)state;
	for (unsigned i = 0; i < 50000; i++) {
		uint32_t id;

		snprintf(word, sizeof word, "w%u", i);
		id = intern(lexis, word);
		assert_int_equal(*lexis_column_at(&column, lexis, id), LEXIS_UNSET);
		*lexis_column_at(&column, lexis, id) = 3 * id;
	}
	for (uint32_t id = 0; id < 50000; id++)
		assert_int_equal(*lexis_column_at(&column, lexis, id), 3 * id);
	lexis_column_free(&column);
	lexis_free(lexis);
}

/* Of the bytes 0, 1, 2 and on, with the key 0 to 15; the first is of the reference, the others of a
 * program in Python that gives the vectors of SipHash-2-4. */
static void
long_words_are_hashed_by_siphash(void **state)
{
	const struct seed seed = { 0x0706050403020100u, 0x0f0e0d0c0b0a0908u };
	char bytes[23];

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)i;
	assert_int_equal(sip_hash((struct slice){ bytes, 0 }, &seed), 0xabac0158050fc4dcu);
	assert_int_equal(sip_hash((struct slice){ bytes, 3 }, &seed), 0x8bf80ab8e7ddf7fbu);
	assert_int_equal(sip_hash((struct slice){ bytes, 17 }, &seed), 0x9cf2689063dbd80cu);
	assert_int_equal(sip_hash((struct slice){ bytes, 23 }, &seed), 0x525a0e7fdae6c123u);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_dense_and_stay),
		cmocka_unit_test(tells_every_byte),
		cmocka_unit_test(grows_to_many_words),
		cmocka_unit_test(free_slots_are_no_words),
		cmocka_unit_test(forgets_only_beyond_the_bound),
		cmocka_unit_test(columns_forget_with_the_words),
		cmocka_unit_test(columns_grow_and_keep),
		cmocka_unit_test(long_words_are_hashed_by_siphash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
