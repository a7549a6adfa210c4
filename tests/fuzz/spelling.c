/* A spelling table from outside, then "\n%%\n" and words. Where all rows are about whole words, folding
 * what was folded changes nothing, and all the spellings of a word fold to the same. Two kinds of row
 * can make a form that a row applies to again: one about a beginning (by centr*, cent* what was centrr-
 * is centr-), and one that makes a compound, whose parts are folded each on its own. */
#include <stdlib.h>

#include "shared/folder.h"
#include "shared/fuzz.h"

#include "compound.h"
#include "spelling.h"
#include "unicode.h"

static size_t
count_hyphens(struct slice word)
{
	const char *end = word.at + word.size;
	size_t count = 0;

	for (const char *at = word.at; at < end; at++)
		count += hyphen_length(at, end) > 0;
	return count;
}

static void
must_fold_to(const struct spelling *spelling, struct slice word, struct slice expected)
{
	struct buffer folded = { 0 };

	spelling_fold(spelling, word, &folded);
	MUST(slice_equal(buffer_slice(&folded), expected));
	buffer_free(&folded);
}

static void
check_word(const struct spelling *spelling, struct slice word, bool whole_words)
{
	struct buffer folded = { 0 };
	struct arena arena = { 0 };
	struct spellings all;
	size_t hyphens = count_hyphens(word);
	bool stable;

	spelling_fold(spelling, word, &folded);
	stable = whole_words && count_hyphens(buffer_slice(&folded)) == hyphens;
	if (stable)
		must_fold_to(spelling, buffer_slice(&folded), buffer_slice(&folded));
	MUST(spelling_variants(spelling, word, &arena, &all) && all.count > 0);
	MUST(hyphens || slice_equal(all.at[0], buffer_slice(&folded)));
	for (size_t i = 0; i < all.count; i++) {
		MUST(i < 2 || slice_compare(all.at[i - 1], all.at[i]) < 0);
		if (hyphens == 0 && stable)
			must_fold_to(spelling, all.at[i], buffer_slice(&folded));
	}
	arena_free(&arena);
	buffer_free(&folded);
}

/* Words come to the tables in lower case. */
static void
check_words(const struct spelling *spelling, struct slice words, bool whole_words)
{
	char *lower = malloc(3 * words.size + 1);
	struct slice rest = { lower, 0 };

	MUST(lower);
	rest.size = unicode_lower_text(lower, words);
	while (rest.size) {
		struct slice word = fuzz_take(&rest, " ");

		if (word.size)
			check_word(spelling, word, whole_words);
	}
	free(lower);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice input = { (const char *)data, size }, table = fuzz_take(&input, "\n%%\n");
	bool whole_words = table.size == 0 || !memchr(table.at, '*', table.size);
	char path[FOLDER_PATH];
	struct fault fault = { 0 };
	struct spelling *spelling;

	folder_write("variants.tsv", table);
	spelling = spelling_load(folder_path("", path), &fault);
	if (!spelling) {
		MUST(fault.words[0]);
		return 0;
	}
	check_words(spelling, fuzz_text((const uint8_t *)input.at, input.size), whole_words);
	spelling_free(spelling);
	return 0;
}
