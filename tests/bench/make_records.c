/* make-records: writes bibliographic records for the benchmark of tl-dedupe, a fifth of them another
 * database's record of one before. The same arguments give the same bytes.
 *
 * What stands before the hyphen of an id tells the publication. A record is drawn from the number of
 * its publication alone; how a second database writes it, from the number of the record. */
#include <stdio.h>
#include <stdlib.h>

#include "ascii.h"
#include "buffer.h"
#include "dice.h"

enum {
	VOCABULARY = 30000,
	TITLE_WORDS = 7, TITLE_MORE = 9,
	ABSTRACT_WORDS = 120,
	COPIES = 5	/* one record in so many */
};

/* Words are syllables of their number; the first ones are the most frequent. */
static void
add_word(struct buffer *out, struct dice *dice)
{
	static const char consonants[] = "bcdfghklmnprstvz", vowels[] = "aeiou";
	uint32_t a = dice_below(dice, VOCABULARY), b = dice_below(dice, VOCABULARY);
	uint32_t number = (uint32_t)((uint64_t)a * b / VOCABULARY) + 1;

	for (; number; number /= 80) {
		buffer_add_char(out, consonants[number % 80 / 5]);
		buffer_add_char(out, vowels[number % 5]);
	}
}

static void
add_words(struct buffer *out, struct dice *dice, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			buffer_add_char(out, ' ');
		add_word(out, dice);
	}
}

/* What the second database does to a title: capitals, a letter lost, a full stop. */
static void
change_title(struct buffer *line, size_t start, struct dice *dice)
{
	if (dice_hits(dice, 300))
		for (size_t i = start; i < line->size; i++)
			line->at[i] = ascii_upper(line->at[i]);
	if (dice_hits(dice, 200)) {
		size_t at = start + dice_below(dice, (uint32_t)(line->size - start));

		memmove(line->at + at, line->at + at + 1, line->size - at - 1);
		line->size--;
	}
	if (dice_hits(dice, 300))
		buffer_add_char(line, '.');
}

static void
add_record(struct buffer *line, uint32_t publication, uint32_t number)
{
	struct dice dice = { publication }, change = { UINT64_C(1) << 32 | number };
	bool copy = publication != number, has_doi = dice_hits(&dice, 500);
	uint32_t year, volume, page;
	size_t start;

	buffer_add_format(line, "{\"id\":\"%u-%u\",\"title\":\"", publication, number);
	start = line->size;
	add_words(line, &dice, TITLE_WORDS + dice_below(&dice, TITLE_MORE));
	if (copy)
		change_title(line, start, &change);
	buffer_add_string(line, "\",\"author\":[{\"family\":\"");
	add_word(line, &dice);
	year = 1990 + dice_below(&dice, 35);
	volume = 1 + dice_below(&dice, 60);
	page = 1 + dice_below(&dice, 2000);
	buffer_add_format(line, "\"}],\"year\":%u,\"container-title\":\"Journal %u\"",
		year + (copy && dice_hits(&change, 100)), dice_below(&dice, 3000));
	if (!copy || dice_hits(&change, 800))
		buffer_add_format(line, ",\"volume\":\"%u\",\"page\":\"%u-%u\"", volume, page,
			page + 9);
	if (copy ? dice_hits(&change, 500) : has_doi)
		buffer_add_format(line, ",\"DOI\":\"10.1000/%u\"", publication);
	buffer_add_string(line, ",\"text\":\"\",\"abstract\":\"");
	if (!copy || dice_hits(&change, 800))
		add_words(line, &dice, ABSTRACT_WORDS);
	buffer_add_string(line, "\"}\n");
}

int
main(int argc, char *argv[])
{
	unsigned long count = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
	struct dice dice = { 1 };
	struct buffer line = { 0 };

	if (count == 0 || count > 100000000) {
		fputs("usage: make-records N\n", stderr);
		return 2;
	}
	for (uint32_t i = 0; i < count; i++) {
		uint32_t publication = i;

		if (i && dice_below(&dice, COPIES) == 0)
			publication = dice_below(&dice, i);
		buffer_reset(&line, SIZE_MAX);
		add_record(&line, publication, i);
		if (buffer_failed(&line) || fwrite(line.at, 1, line.size, stdout) != line.size)
			return 3;
	}
	buffer_free(&line);
	return fclose(stdout) == 0 ? 0 : 3;
}
