#include "marks.h"

#include "ascii.h"

struct slice
marks_next_word(struct slice *words)
{
	const char *space = words->size ? memchr(words->at, ' ', words->size) : NULL;
	struct slice word = { words->at, space ? (size_t)(space - words->at) : words->size };
	size_t used = word.size + (space != NULL);

	*words = (struct slice){ words->at + used, words->size - used };
	return word;
}

uint32_t
marks_of(struct slice title, struct slice type)
{
	static const struct {
		const char *word;
		uint32_t bit;
	} words[] = {
		{ "erratum", 1 }, { "errata", 1 }, { "corrigendum", 1 }, { "corrigenda", 1 },
		{ "correction", 1 }, { "addendum", 1 },
		{ "comment", 2 }, { "comments", 2 }, { "commentary", 2 },
		{ "reply", 4 }, { "editorial", 8 }, { "retraction", 16 }, { "protocol", 32 },
		{ "update", 64 }, { "updated", 64 }, { "letter", 128 },
	};
	uint32_t marks = 0;

	for (struct slice word; (word = marks_next_word(&title)).size; )
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (slice_is(word, words[i].word))
				marks |= words[i].bit;
	if (slice_is(type, "paper-conference"))
		marks |= MARK_CONFERENCE;
	if (slice_is(type, "thesis"))
		marks |= MARK_THESIS;
	return marks;
}

/* The digits of a word; of a Roman number those of its value. */
static struct slice
number_of(struct slice word)
{
	static const struct {
		const char *roman, *digits;
	} numbers[] = {
		{ "i", "1" }, { "ii", "2" }, { "iii", "3" }, { "iv", "4" }, { "v", "5" },
		{ "vi", "6" }, { "vii", "7" }, { "viii", "8" }, { "ix", "9" }, { "x", "10" },
	};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (slice_is(word, numbers[i].roman))
			return slice_of(numbers[i].digits);
	return word;
}

/* Digits one by one, through words. */
struct digits {
	struct slice rest, word;
};

/* The next digit, 0 at the end. */
static char
next_digit(struct digits *digits)
{
	while (true) {
		while (digits->word.size) {
			char c = *digits->word.at;

			digits->word = (struct slice){
				digits->word.at + 1, digits->word.size - 1
			};
			if (ascii_is_digit(c))
				return c;
		}
		if (digits->rest.size == 0)
			return '\0';
		digits->word = number_of(marks_next_word(&digits->rest));
	}
}

bool
marks_same_numbers(struct slice a, struct slice b)
{
	struct digits left = { a, { NULL, 0 } }, right = { b, { NULL, 0 } };
	char digit;

	do {
		digit = next_digit(&left);
		if (next_digit(&right) != digit)
			return false;
	} while (digit);
	return true;
}
