/* fault: messages are cut at code points, words from outside are shown harmlessly. */
#include <errno.h>

#include "check.h"
#include "utf8.h"

static void
quotes_what_a_terminal_must_not_see(void **state)
{
	static const struct {
		const char *from, *shown;
	} cases[] = {
		{ "plain words", "plain words" },
		{ "na\u00efve \U0001f600", "na\u00efve \U0001f600" },
		{ "a\nb\tc", "a\\x0ab\\x09c" },
		{ "\033[31mred", "\\x1b[31mred" },
		{ "\x7f", "\\x7f" },
		{ "\xff\xc3", "\\xff\\xc3" },
		{ "a\u202egpj.exe", "a\\xe2\\x80\\xaegpj.exe" },
		{ "\u2066x", "\\xe2\\x81\\xa6x" },
		{ "\xc2\x9b" "31m", "\\xc2\\x9b31m" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char shown[QUOTED_BYTES];

		assert_string_equal(quoted(shown, slice_of(cases[i].from)), cases[i].shown);
	}
}

static void
quotes_long_words_in_part(void **state)
{
	char bytes[4 * QUOTED_BYTES], shown[QUOTED_BYTES];

	(void)state;
	for (size_t size = QUOTED_BYTES - 20; size < sizeof bytes; size++) {
		size_t length;

		memset(bytes, size % 2 ? '\x01' : 'x', size);
		quoted(shown, (struct slice){ bytes, size });
		length = strlen(shown);
		assert_true(length < QUOTED_BYTES);
		if (size >= QUOTED_BYTES)
			assert_string_equal(shown + length - 3, "...");
	}
}

static void
cuts_long_messages_at_a_code_point(void **state)
{
	struct fault fault = { 0 };
	char words[2 * FAULT_WORDS];

	(void)state;
	for (size_t shift = 0; shift < 3; shift++) {
		size_t size = shift;

		memset(words, 'x', shift);
		while (size + 4 < sizeof words)
			size += utf8_put(words + size, 0x20ac);
		words[size] = '\0';
		assert_false(fault_set(&fault, "%s", words));
		size = strlen(fault.words);
		assert_true(size > FAULT_WORDS - 8 && size < FAULT_WORDS);
		assert_int_equal(utf8_valid_prefix(fault.words, size), size);
	}
}

static void
adds_reason_and_place(void **state)
{
	struct fault fault = { 0 };

	(void)state;
	errno = ENOENT;
	assert_false(fault_errno(&fault, "%s: cannot open", "x.jsonl"));
	assert_string_equal(fault.words, "x.jsonl: cannot open: No such file or directory");
	assert_false(fault_place(&fault, "tl-%s", "tag"));
	assert_string_equal(fault.words, "tl-tag: x.jsonl: cannot open: No such file or directory");
	assert_false(fault_memory(&fault));
	assert_string_equal(fault.words, "out of memory");
}

static void
shows_nothing_raw_that_was_not_quoted(void **state)
{
	struct fault fault = { 0 };

	(void)state;
	fault_set(&fault, "%s: wrong", "\033[31m\n\xff");
	fault_place(&fault, "%s", "\r");
	assert_string_equal(fault.words, "\\x0d: \\x1b[31m\\x0a\\xff: wrong");
}

static void
tells_what_is_broken_from_mistakes(void **state)
{
	struct fault fault = { 0 }, mistake = { 0 };

	(void)state;
	fault_memory(&fault);
	assert_true(fault.broken);
	fault_place(&fault, "x.tsv:%d", 2);
	assert_true(fault.broken);
	fault_set(&mistake, "a mistake");
	assert_true(fault_excuse(&mistake, &fault));
	assert_string_equal(fault.words, "x.tsv:2: out of memory");
	errno = EIO;
	fault_errno(&mistake, "y.tsv: cannot read");
	assert_false(fault_excuse(&mistake, &fault));
	assert_string_equal(fault.words, "y.tsv: cannot read: Input/output error");
	errno = ENOENT;
	fault_errno(&mistake, "z.tsv: cannot open");
	assert_true(fault_excuse(&mistake, &fault));
}

static void
places_of_any_length_leave_room_for_the_words(void **state)
{
	struct fault fault = { 0 };
	char place[2 * FAULT_WORDS];

	(void)state;
	memset(place, 'p', sizeof place - 1);
	place[sizeof place - 1] = '\0';
	fault_set(&fault, "what is wrong");
	fault_place(&fault, "%s", place);
	assert_words(&fault, "p: what is wrong");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes_what_a_terminal_must_not_see),
		cmocka_unit_test(quotes_long_words_in_part),
		cmocka_unit_test(cuts_long_messages_at_a_code_point),
		cmocka_unit_test(adds_reason_and_place),
		cmocka_unit_test(shows_nothing_raw_that_was_not_quoted),
		cmocka_unit_test(tells_what_is_broken_from_mistakes),
		cmocka_unit_test(places_of_any_length_leave_room_for_the_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
