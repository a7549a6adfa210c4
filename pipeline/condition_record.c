/* condition_record.c: what the members of a record must be like for an entry to count. */
#include "condition.h"
#include "json.h"

enum {
	NUMBER_BYTES = 40	/* of a number that is compared */
};

enum comparison {
	IS, IS_NOT, AT_LEAST, AT_MOST, ABOVE, BELOW
};

static const struct {
	const char *sign;
	enum comparison comparison;
} signs[] = {
	{ "!=", IS_NOT }, { ">=", AT_LEAST }, { "<=", AT_MOST }, { "=", IS }, { ">", ABOVE },
	{ "<", BELOW },
};

struct record_rule {
	const struct record_rule *next;
	struct slice name;
	enum comparison comparison;
	struct slice value;	/* with "|" between alternatives */
	double number;
};

struct reader {
	const char *at, *end;
	struct fault *fault;
};

/* A decimal number, optionally negative, with a fraction or without. */
static bool
number_read(struct slice text, double *number)
{
	double scale = 0;
	size_t i = text.size && text.at[0] == '-', digits = 0;

	*number = 0;
	for (; i < text.size && text.size <= NUMBER_BYTES; i++) {
		if (text.at[i] == '.' && scale == 0 && digits) {
			scale = 1;
			continue;
		}
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		*number = *number * 10 + (text.at[i] - '0');
		scale *= 10;
		digits++;
	}
	if (scale > 1)
		*number /= scale;
	if (text.size && text.at[0] == '-')
		*number = -*number;
	return digits && scale != 1 && text.size <= NUMBER_BYTES;
}

static bool
read_sign(struct reader *reader, enum comparison *comparison)
{
	struct slice rest = { reader->at, (size_t)(reader->end - reader->at) };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (slice_starts(rest, slice_of(signs[i].sign))) {
			*comparison = signs[i].comparison;
			reader->at += strlen(signs[i].sign);
			return true;
		}
	return fault_set(reader->fault, "not a condition; write one such as source=grey or "
		"year>=2015");
}

/* Up to a space, or between single quotes. */
static bool
read_value(struct reader *reader, struct slice *value)
{
	const char *from = reader->at;
	bool is_quoted = from < reader->end && *from == '\'';

	if (from < reader->end && memchr("=!<>", *from, 4))
		return fault_set(reader->fault, "two signs; write one of = != >= <= > <, or the value "
			"between single quotes");
	if (is_quoted)
		from = ++reader->at;
	while (reader->at < reader->end && *reader->at != (is_quoted ? '\'' : ' '))
		reader->at++;
	*value = (struct slice){ from, (size_t)(reader->at - from) };
	if (is_quoted && reader->at == reader->end)
		return fault_set(reader->fault, "a quote is opened and never closed");
	reader->at += is_quoted;
	if (reader->at < reader->end && *reader->at != ' ')
		return fault_set(reader->fault, "a space is missing behind the quote");
	return value->size || fault_set(reader->fault, "a value is missing; write one behind the "
		"sign");
}

static bool
read_rule(struct reader *reader, struct record_rule *rule)
{
	const char *from = reader->at;
	char shown[QUOTED_BYTES];

	while (reader->at < reader->end && !memchr(" =!<>", *reader->at, 5))
		reader->at++;
	rule->name = (struct slice){ from, (size_t)(reader->at - from) };
	if (rule->name.size == 0)
		return fault_set(reader->fault, "a name is missing; write a condition such as "
			"source=grey");
	if (!read_sign(reader, &rule->comparison) || !read_value(reader, &rule->value))
		return false;
	if (rule->comparison != IS && rule->comparison != IS_NOT
			&& !number_read(rule->value, &rule->number))
		return fault_set(reader->fault, "\"%s\" is no number; compare with one such as 2015",
			quoted(shown, rule->value));
	return true;
}

const struct record_rule *
record_rule_read(struct slice source, struct arena *arena, const char **at, struct fault *fault)
{
	struct slice copy = arena_copy(arena, source);
	struct reader reader = { copy.at, copy.at + copy.size, fault };
	const struct record_rule *first = NULL;

	*at = source.at;
	while (copy.at && reader.at < reader.end) {
		struct record_rule *rule;

		if (*reader.at == ' ') {
			reader.at++;
			continue;
		}
		rule = arena_take(arena, sizeof *rule);
		if (!rule)
			break;
		*at = source.at + (reader.at - copy.at);
		*rule = (struct record_rule){ .next = first };
		if (!read_rule(&reader, rule))
			return NULL;
		first = rule;
	}
	if (!copy.at || reader.at < reader.end) {
		fault_memory(fault);
		return NULL;
	}
	return first;
}

static bool
is_among(struct slice text, struct slice alternatives)
{
	const char *at = alternatives.at, *end = at + alternatives.size;

	for (;;) {
		const char *bar = memchr(at, '|', (size_t)(end - at));
		struct slice one = { at, (size_t)((bar ? bar : end) - at) };

		if (slice_equal(one, text))
			return true;
		if (!bar)
			return false;
		at = bar + 1;
	}
}

static bool
compare(const struct record_rule *rule, struct slice text)
{
	double number;

	if (rule->comparison == IS || rule->comparison == IS_NOT)
		return is_among(text, rule->value) == (rule->comparison == IS);
	if (!number_read(text, &number))
		return false;
	switch (rule->comparison) {
	case AT_LEAST:
		return number >= rule->number;
	case AT_MOST:
		return number <= rule->number;
	case ABOVE:
		return number > rule->number;
	default:
		return number < rule->number;
	}
}

/* False without memory. */
static bool
value_holds(const struct record_rule *rule, struct slice value, struct arena *arena, bool *holds)
{
	*holds = false;
	if (slice_is(value, "null") || json_is_object(value) || json_is_array(value))
		return true;
	if (json_is_string(value))
		value = json_characters(value, arena);
	if (!value.at)
		return false;
	*holds = compare(rule, value);
	return true;
}

/* One element that satisfies the rule will do, but for "!=", which all must. */
static bool
array_holds(const struct record_rule *rule, struct slice array, struct arena *arena, bool *holds)
{
	struct json_cursor cursor = json_enter(array);
	bool all = rule->comparison == IS_NOT, one = all;
	struct slice value;

	*holds = false;
	while (one == all && json_next_value(&cursor, &value)) {
		if (!value_holds(rule, value, arena, &one))
			return false;
		*holds = one;
	}
	return true;
}

static bool
one_holds(const struct record_rule *rule, struct record *record, bool *holds)
{
	struct slice value;

	*holds = false;
	if (!record_path(record, rule->name, &value))
		return true;
	return (json_is_array(value) ? array_holds : value_holds)(rule, value,
		record_arena(record), holds);
}

bool
record_rule_holds(const struct record_rule *rule, struct record *record, bool *holds)
{
	*holds = true;
	for (; *holds && rule; rule = rule->next)
		if (!one_holds(rule, record, holds))
			return false;
	return true;
}
