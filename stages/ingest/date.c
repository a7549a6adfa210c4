#include "date.h"

#include "ascii.h"

static bool
is_part(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

/* Cuts the next run of letters and digits off *text; empty at the end. */
static struct slice
next_part(struct slice *text)
{
	const char *at = text->at, *end = at + text->size, *from;

	while (at < end && !is_part(*at))
		at++;
	for (from = at; at < end && is_part(*at); at++)
		;
	*text = (struct slice){ at, (size_t)(end - at) };
	return (struct slice){ from, (size_t)(at - from) };
}

/* Any part of an English month's name from its first three letters on; 0: it is none. */
static unsigned
month_named(struct slice part)
{
	static const char names[12][10] = {
		"january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december"
	};

	if (part.size < 3 || ascii_is_digit(*part.at))
		return 0;
	for (unsigned i = 0; i < 12; i++)
		if (part.size <= strlen(names[i])
				&& ascii_starts(part, (struct slice){ names[i], part.size }))
			return i + 1;
	return 0;
}

/* Puts a number where there is none, or the same. */
static bool
put(unsigned *field, unsigned number)
{
	if (*field && *field != number)
		return false;
	*field = number;
	return true;
}

/* Up to four digits; false for anything else. */
static bool
read_number(struct slice part, unsigned *number)
{
	*number = 0;
	if (part.size > 4)
		return false;
	for (size_t i = 0; i < part.size; i++) {
		if (!ascii_is_digit(part.at[i]))
			return false;
		*number = *number * 10 + (unsigned)(part.at[i] - '0');
	}
	return true;
}

/* 20190304 */
static bool
add_digits(struct date *date, struct slice part)
{
	unsigned year, month, day;

	return read_number((struct slice){ part.at, 4 }, &year)
		&& read_number((struct slice){ part.at + 4, 2 }, &month)
		&& read_number((struct slice){ part.at + 6, 2 }, &day)
		&& year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31
		&& put(&date->year, year) && put(&date->month, month) && put(&date->day, day);
}

static bool
add_part(struct date *date, struct slice part)
{
	unsigned number = month_named(part);

	if (number)
		return put(&date->month, number);
	if (part.size == 5 && ascii_lower(*part.at) == 'c')	/* c2003, of copyright or circa */
		part = (struct slice){ part.at + 1, part.size - 1 };
	if (part.size == 8)
		return add_digits(date, part);
	if (!read_number(part, &number))
		return false;
	if (part.size == 4)
		return number > 0 && put(&date->year, number);
	if (part.size > 2)
		return false;
	if (number == 0)
		return true;	/* 2001/00/00 */
	if (date->year && !date->month)
		return number <= 12 && put(&date->month, number);
	return number <= 31 && put(&date->day, number);
}

bool
date_read(struct slice text, struct date *date)
{
	bool whole = true;
	struct slice part;

	*date = (struct date){ 0 };
	while ((part = next_part(&text)).size)
		whole &= add_part(date, part);
	if (date->day && !date->month) {	/* 30/9/2019: which of the two is the day? */
		date->day = 0;
		whole = false;
	}
	return whole && (date->year || date->month);
}

bool
date_within(struct date date, struct date whole)
{
	return (!date.year || date.year == whole.year)
		&& (!date.month || date.month == whole.month)
		&& (!date.day || date.day == whole.day);
}
