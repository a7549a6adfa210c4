#include "bin.h"

#include "ascii.h"
#include "json.h"

enum {
	NUMBER_DIGITS = 15
};

bool
bin_split(struct slice *name, uint64_t *width)
{
	size_t at = name->size;
	struct slice digits;

	*width = 0;
	while (at > 0 && ascii_is_digit(name->at[at - 1]))
		at--;
	digits = (struct slice){ name->at + at, name->size - at };
	if (digits.size == 0 || at == 0 || name->at[at - 1] != '/')
		return true;
	name->size = at - 1;
	return json_unsigned(digits, width) && *width > 0 && *width <= BIN_WIDTH_MAX;
}

/* Takes [-]digits off the front. */
static bool
take_whole(struct slice *text, int64_t *number)
{
	size_t sign = text->size && text->at[0] == '-', end = sign;

	for (*number = 0; end < text->size && ascii_is_digit(text->at[end]); end++) {
		if (end - sign == NUMBER_DIGITS)
			return false;
		*number = *number * 10 + (text->at[end] - '0');
	}
	if (end == sign)
		return false;
	if (sign)
		*number = -*number;
	*text = (struct slice){ text->at + end, text->size - end };
	return true;
}

/* The greatest whole number that is not above it. */
static bool
read_floor(struct slice text, int64_t *number)
{
	bool negative = text.size && text.at[0] == '-', beyond = false;
	size_t i = 1;

	if (!take_whole(&text, number))
		return false;
	if (text.size == 0)
		return true;
	for (; i < text.size && ascii_is_digit(text.at[i]); i++)
		beyond |= text.at[i] != '0';
	*number -= negative && beyond;
	return text.at[0] == '.' && i > 1 && i == text.size;
}

static void
add_whole(struct buffer *out, int64_t number)
{
	if (number < 0)
		buffer_add_char(out, '-');
	buffer_add_number(out, (uint64_t)(number < 0 ? -number : number));
}

bool
bin_add(struct buffer *out, struct slice number, uint64_t width)
{
	int64_t low, size = (int64_t)width;

	if (!read_floor(number, &low))
		return false;
	low -= (low % size + size) % size;
	if (size > 1)
		buffer_add_char(out, '"');
	add_whole(out, low);
	if (size == 1)
		return true;
	buffer_add_char(out, '-');
	add_whole(out, low + size - 1);
	buffer_add_char(out, '"');
	return true;
}

static bool
read_bin(struct slice name, int64_t *low, int64_t *high)
{
	if (!take_whole(&name, low) || name.size == 0 || name.at[0] != '-')
		return false;
	name = (struct slice){ name.at + 1, name.size - 1 };
	return take_whole(&name, high) && name.size == 0;
}

bool
bin_is(struct slice name)
{
	int64_t low, high;

	return read_bin(name, &low, &high);
}

int
bin_compare(struct slice a, struct slice b)
{
	int64_t low[2] = { 0 }, high[2] = { 0 };

	read_bin(a, &low[0], &high[0]);
	read_bin(b, &low[1], &high[1]);
	if (low[0] != low[1])
		return low[0] < low[1] ? -1 : 1;
	return high[0] != high[1] ? (high[0] < high[1] ? -1 : 1) : slice_compare(a, b);
}
