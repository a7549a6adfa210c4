/* cell_read_findings.c: what a line of a count says beside counts: key cells and their rule,
 * intervals, and what parts need to be added up. */
#include "ascii.h"
#include "cell_reading.h"

enum {
	BILLIONTH_DIGITS = 9,
	THOUSANDTH = CELL_ONE / 1000
};

/* A decimal number, no exponent; digits beyond the ninth behind the point are dropped. */
static bool
read_billionths(const struct reading *reading, const char *name, struct slice value,
	uint64_t *number)
{
	const char *point = value.size ? memchr(value.at, '.', value.size) : NULL;
	struct slice whole = { value.at, point ? (size_t)(point - value.at) : value.size };
	uint64_t scale = CELL_ONE;

	if (!json_unsigned(whole, number) || *number >= UINT64_MAX / CELL_ONE)
		return reading_wrong(reading, name, "a decimal number");
	*number *= CELL_ONE;
	for (size_t i = whole.size + 1; i < value.size; i++) {
		if (!ascii_is_digit(value.at[i]))
			return reading_wrong(reading, name, "a decimal number");
		scale /= 10;
		*number += scale * (uint64_t)(value.at[i] - '0');
	}
	return true;
}

static bool
read_thousandths(const struct reading *reading, const char *name, struct slice value,
	uint64_t *number)
{
	if (!read_billionths(reading, name, value, number))
		return false;
	*number /= THOUSANDTH;
	return *number <= 1000 || reading_wrong(reading, name, "a number from 0 to 1");
}

static bool
read_pair(const struct reading *reading, struct slice value, struct cell_interval *interval)
{
	struct json_cursor cursor;
	struct slice low, high, more;

	if (!json_is_array(value))
		return reading_wrong(reading, "interval", "an object of pairs");
	cursor = json_enter(value);
	if (!json_next_value(&cursor, &low) || !json_next_value(&cursor, &high)
			|| json_next_value(&cursor, &more))
		return reading_wrong(reading, "interval", "an object of pairs");
	return read_billionths(reading, "interval", low, &interval->low)
		&& read_billionths(reading, "interval", high, &interval->high);
}

static bool
read_intervals(const struct reading *reading, struct cell_findings *findings)
{
	struct slice value = reading->values[MEMBER_INTERVAL];
	struct json_cursor cursor;
	struct json_member member;

	if (!json_is_object(value))
		return reading_wrong(reading, "interval", "an object of pairs");
	findings->resampled = true;
	cursor = json_enter(value);
	while (json_next_member(&cursor, &member))
		for (int i = 0; i < CELL_STATISTICS; i++) {
			if (!slice_is(member.key, cell_statistic_name(i)))
				continue;
			if (!read_pair(reading, member.value, &findings->intervals[i]))
				return false;
			findings->known |= 1u << i;
		}
	return true;
}

bool
reading_findings(const struct reading *reading, struct cell_findings *findings)
{
	struct slice concentrated = reading->values[MEMBER_CONCENTRATED];
	struct slice key = reading->values[MEMBER_KEY];
	struct slice stability = reading->values[MEMBER_KEY_STABILITY];

	*findings = (struct cell_findings){ 0 };
	findings->concentrated = concentrated.at && slice_is(concentrated, "true");
	if (key.at)
		findings->key = slice_is(key, "true") ? CELL_KEY : CELL_NOT_KEY;
	if (reading->values[MEMBER_INTERVAL].at && !read_intervals(reading, findings))
		return false;
	return !stability.at || read_billionths(reading, "key_stability", stability,
		&findings->key_stability);
}

bool
reading_unit(const struct reading *reading, enum cell_unit *unit)
{
	struct slice name;

	*unit = CELL_REFERENCE;
	if (!reading->values[MEMBER_UNIT].at)
		return true;
	if (!reading_string(reading, MEMBER_UNIT, &name))
		return false;
	for (; *unit < CELL_UNITS; ++*unit)
		if (slice_is(name, cell_unit_name(*unit)))
			return true;
	return reading_wrong(reading, "unit", "reference, sentence or document");
}

static bool
read_statistic(const struct reading *reading, enum cell_statistic *statistic)
{
	struct slice name;

	if (!reading_string(reading, MEMBER_OF, &name))
		return false;
	for (*statistic = 0; *statistic < CELL_STATISTICS; ++*statistic)
		if (slice_is(name, cell_statistic_name(*statistic)))
			return true;
	return reading_wrong(reading, "of", "a statistic of cells");
}

static bool
read_small(const struct reading *reading, enum member member, uint64_t most, unsigned *number)
{
	uint64_t count;

	if (!reading_member_count(reading, member, &count))
		return false;
	*number = (unsigned)count;
	return count <= most || reading_wrong(reading, "depth or type", "within its bounds");
}

static bool
read_quantile(const struct reading *reading, struct cell_rule *rule)
{
	uint64_t quantile;
	struct slice ties;

	if (!read_thousandths(reading, "quantile", reading->values[MEMBER_QUANTILE], &quantile)
			|| !reading_string(reading, MEMBER_TIES, &ties))
		return false;
	rule->quantile = (unsigned)quantile;
	rule->ties = slice_is(ties, "key");
	return read_small(reading, MEMBER_TYPE, 9, &rule->type);
}

bool
reading_rule(const struct reading *reading, struct cell_rule *rule)
{
	return reading_string(reading, MEMBER_LEXICON, &rule->lexicon)
		&& read_small(reading, MEMBER_DEPTH, CELL_LEVELS, &rule->depth)
		&& reading_polarity(reading, &rule->polarity)
		&& read_statistic(reading, &rule->of) && reading_unit(reading, &rule->unit)
		&& read_quantile(reading, rule)
		&& reading_member_count(reading, MEMBER_CELLS, &rule->cells)
		&& reading_member_count(reading, MEMBER_ZEROS, &rule->zeros)
		&& read_billionths(reading, "threshold", reading->values[MEMBER_THRESHOLD],
			&rule->threshold);
}

static struct slice
member_of(struct slice object, const char *name)
{
	struct json_cursor cursor = json_enter(object);
	struct json_member member;

	while (json_next_member(&cursor, &member))
		if (slice_is(member.key, name))
			return member.value;
	return (struct slice){ NULL, 0 };
}

bool
reading_bootstrap(const struct reading *reading, struct cell_bootstrap *bootstrap)
{
	struct slice value = reading->values[MEMBER_BOOTSTRAP];

	*bootstrap = (struct cell_bootstrap){ 0 };
	if (!value.at)
		return true;
	if (!json_is_object(value))
		return reading_wrong(reading, "bootstrap", "an object");
	return reading_count(reading, "replicates", member_of(value, "replicates"),
			&bootstrap->replicates)
		&& reading_count(reading, "seed", member_of(value, "seed"), &bootstrap->seed)
		&& read_thousandths(reading, "level", member_of(value, "level"),
			&bootstrap->level);
}

static bool
read_list(const struct reading *reading, struct slice value, const uint64_t **list, size_t *count)
{
	struct json_cursor cursor;
	struct slice number;
	uint64_t *numbers;

	if (!json_is_array(value))
		return reading_wrong(reading, "replicates", "an object of lists");
	*count = 0;
	for (cursor = json_enter(value); json_next_value(&cursor, &number); )
		++*count;
	numbers = arena_array(reading->arena, *count, sizeof *numbers);
	if (!numbers)
		return fault_memory(reading->fault);
	*list = numbers;
	for (cursor = json_enter(value); json_next_value(&cursor, &number); numbers++)
		if (!reading_count(reading, "replicates", number, numbers))
			return false;
	return true;
}

bool
reading_part(const struct reading *reading, const char *first, struct cell_part *part)
{
	struct slice value = reading->values[MEMBER_REPLICATES];
	size_t documents;

	*part = (struct cell_part){ 0 };
	if (!reading_unit(reading, &part->unit))
		return false;
	if (!value.at)
		return true;
	if (!json_is_object(value))
		return reading_wrong(reading, "replicates", "an object of lists");
	if (!reading_member_count(reading, MEMBER_SEED, &part->seed)
			|| !read_list(reading, member_of(value, first), &part->first,
				&part->replicates)
			|| !read_list(reading, member_of(value, "documents"), &part->documents,
				&documents))
		return false;
	return documents == part->replicates
		|| reading_wrong(reading, "replicates", "two lists of one length");
}
