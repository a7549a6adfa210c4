#include "cell.h"

#include <stdlib.h>

#include "ascii.h"
#include "bin.h"
#include "json.h"

enum {
	NUMBER_BYTES = 60	/* longest number that stays one */
};

static const struct slice polarity_names[CELL_EITHER] = {
	[CELL_BARRIER] = SLICE("barrier"), [CELL_DENIED] = SLICE("denied"),
	[CELL_ENABLER] = SLICE("enabler"), [CELL_NEUTRAL] = SLICE("neutral")
};

struct slice
cell_polarity_name(enum cell_polarity polarity)
{
	return polarity < CELL_EITHER ? polarity_names[polarity] : SLICE("");
}

enum cell_polarity
cell_polarity_of(struct slice name)
{
	enum cell_polarity p;

	for (p = CELL_BARRIER; p < CELL_EITHER; p++)	/* their first letters tell them apart */
		if (name.size && name.at[0] == polarity_names[p].at[0]
				&& slice_equal(name, polarity_names[p]))
			return p;
	return CELL_POLARITIES;
}

bool
cell_polarities_read(const char *list, unsigned *set, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	*set = 0;
	do {
		struct slice name = { list, strcspn(list, ",") };
		enum cell_polarity polarity = cell_polarity_of(name);

		if (polarity >= CELL_EITHER)
			return fault_set(fault, "\"%s\" is not a polarity; name some of barrier, "
				"enabler, neutral, denied, with commas between", quoted(shown, name));
		*set |= CELL_POLARITY_BIT(polarity);
		list += name.size;
	} while (*list++ == ',');
	return true;
}

unsigned
cell_code_depth(struct slice code)
{
	unsigned depth = 1;
	size_t i;

	for (i = 0; i < code.size; i++)
		depth += code.at[i] == '/';
	return depth;
}

bool
cell_is_path(struct slice code)
{
	const char *at = code.at, *end = code.at + code.size, *slash;
	unsigned levels = 1;

	while (at < end && (slash = memchr(at, '/', (size_t)(end - at))) != NULL) {
		if (slash == at || ++levels > CELL_LEVELS)
			return false;
		at = slash + 1;
	}
	return at < end;
}

/* Slashes sort before every other byte, so that "costs/x" stands before "costs-and-more". */
int
cell_code_compare(struct slice a, struct slice b)
{
	size_t i, shared = a.size < b.size ? a.size : b.size;

	for (i = 0; i < shared; i++) {
		if (a.at[i] == b.at[i])
			continue;
		if (a.at[i] == '/')
			return -1;
		if (b.at[i] == '/')
			return 1;
		return (unsigned char)a.at[i] < (unsigned char)b.at[i] ? -1 : 1;
	}
	return (a.size > b.size) - (a.size < b.size);
}

bool
cell_is_uncoded(struct slice code)
{
	return slice_is(code, "uncoded") || slice_starts(code, SLICE("uncoded/"));
}

static bool
is_number(struct slice value)
{
	return value.size && (value.at[0] == '-' || ascii_is_digit(value.at[0]));
}

/* Takes the fraction off "2020.0" and the sign off "-0". */
static struct slice
plain_number(struct slice number)
{
	const char *point = memchr(number.at, '.', number.size);
	size_t end = number.size;

	if (point) {
		while (number.at[end - 1] == '0')
			end--;
		if (number.at + end - 1 == point)
			number.size = end - 1;
	}
	return slice_is(number, "-0") ? SLICE("0") : number;
}

/* From an opening quote to behind the closing one. */
static size_t
string_size(const char *at)
{
	size_t size = 1;

	while (at[size] != '"')
		size += at[size] == '\\' ? 2 : 1;
	return size + 1;
}

/* Adds JSON without the space between its parts, its strings with the least escapes. */
static bool
add_compact(struct buffer *out, struct slice value, struct arena *arena)
{
	for (size_t i = 0; i < value.size; i++) {
		char c = value.at[i];

		if (c == '"') {
			struct slice string = { value.at + i, string_size(value.at + i) };
			struct slice text = json_characters(string, arena);

			if (!text.at)
				return false;
			json_add_string(out, text);
			i += string.size - 1;
		} else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
			buffer_add_char(out, c);
		}
	}
	return !buffer_failed(out);
}

bool
cell_add_value(struct buffer *out, struct slice value, struct arena *arena)
{
	bool number = is_number(value), added;
	bool as_text = json_is_array(value) || json_is_object(value)
		|| (number && value.size > NUMBER_BYTES);
	struct buffer text = { 0 };

	if (!as_text)
		return add_compact(out, number ? plain_number(value) : value, arena);
	added = add_compact(&text, value, arena);
	if (added)
		json_add_string(out, buffer_slice(&text));
	buffer_free(&text);
	return added && !buffer_failed(out);
}

static struct slice
between_quotes(struct slice string)
{
	return (struct slice){ string.at + 1, string.size - 2 };
}

enum value_rank {
	RANK_NULL, RANK_FALSE, RANK_TRUE, RANK_NUMBER, RANK_BIN, RANK_STRING
};

static enum value_rank
value_rank(struct slice value)
{
	switch (value.at[0]) {
	case 'n': return RANK_NULL;
	case 'f': return RANK_FALSE;
	case 't': return RANK_TRUE;
	case '"': return bin_is(between_quotes(value)) ? RANK_BIN : RANK_STRING;
	default: return RANK_NUMBER;
	}
}

static int
number_compare(struct slice a, struct slice b)
{
	char text[2][NUMBER_BYTES + 1] = { { 0 } };
	double x, y;

	memcpy(text[0], a.at, a.size);
	memcpy(text[1], b.at, b.size);
	x = strtod(text[0], NULL);
	y = strtod(text[1], NULL);
	return x < y ? -1 : x > y ? 1 : slice_compare(a, b);
}

int
cell_value_compare(struct slice a, struct slice b)
{
	enum value_rank rank = value_rank(a);
	int order = (int)rank - (int)value_rank(b);

	if (order)
		return order;
	switch (rank) {
	case RANK_NUMBER: return number_compare(a, b);
	case RANK_BIN: return bin_compare(between_quotes(a), between_quotes(b));
	case RANK_STRING: return slice_compare(between_quotes(a), between_quotes(b));
	default: return 0;
	}
}

int
cell_by_compare(const struct cell_by *a, const struct cell_by *b)
{
	size_t i;
	int order = 0;

	for (i = 0; !order && i < a->count && i < b->count; i++)
		order = cell_value_compare(a->at[i].value, b->at[i].value);
	return order;
}
