#include "rules.h"

#include <stdlib.h>

#include "array.h"
#include "columns.h"

static const char *const names[] = { "rule", "decision", "when", "pattern", "in", "reason", NULL };

struct columns {
	size_t rule, decision, when, pattern, in, reason;
};

static bool
find_columns(const struct tsv *tsv, struct columns *columns, struct fault *fault)
{
	columns->when = tsv_column(tsv, "when");
	columns->pattern = tsv_column(tsv, "pattern");
	columns->in = tsv_column(tsv, "in");
	columns->reason = tsv_column(tsv, "reason");
	return columns_known(tsv, names, fault)
		&& tsv_need_column(tsv, "rule", &columns->rule, fault)
		&& tsv_need_column(tsv, "decision", &columns->decision, fault);
}

static bool
read_name(const struct rules *rules, struct slice cell, struct fault *fault)
{
	if (cell.size == 0) {
		fault_set(fault, "a rule without a name; give it one, for records to tell");
		return tsv_place(rules->tsv, cell.at, fault);
	}
	for (size_t i = 0; i < rules->count; i++)
		if (slice_equal(rules->at[i].name, cell))
			return tsv_refuse(rules->tsv, cell, "names a rule above; give it another "
				"name", fault);
	return true;
}

static bool
read_in(const struct tsv *tsv, struct slice cell, unsigned *in, struct fault *fault)
{
	*in = IN_TITLE | IN_ABSTRACT;
	if (cell.size == 0)
		return true;
	*in = slice_is(cell, "title") ? IN_TITLE : IN_ABSTRACT;
	return *in == IN_TITLE || slice_is(cell, "abstract")
		|| tsv_refuse(tsv, cell, "is neither title nor abstract; leave it empty for both",
			fault);
}

static bool
open_patterns(struct rules *rules, const char *spelling, struct fault *fault)
{
	if (rules->patterns)
		return true;
	rules->patterns = lexicons_new();
	return rules->patterns ? lexicons_read_by(rules->patterns, rules->language, spelling, fault)
		: fault_memory(fault);
}

static bool
read_pattern(struct rules *rules, struct slice cell, const char *spelling, struct rule *rule,
	struct fault *fault)
{
	const char *at;

	rule->has_pattern = cell.size > 0;
	rule->entry = rules->pattern_count;
	if (!rule->has_pattern)
		return true;
	if (!open_patterns(rules, spelling, fault))
		return false;
	rules->pattern_count++;
	return lexicons_add_pattern(rules->patterns, cell, &at, fault)
		|| tsv_place(rules->tsv, at, fault);
}

static bool
read_when(struct rules *rules, struct slice cell, struct rule *rule, struct fault *fault)
{
	const char *at;

	if (cell.size == 0)
		return true;
	rule->when = record_rule_read(cell, &rules->arena, &at, fault);
	return rule->when || tsv_place(rules->tsv, at, fault);
}

static bool
read_row(struct rules *rules, const struct columns *columns, const char *spelling,
	struct fault *fault)
{
	const struct tsv *tsv = rules->tsv;
	struct slice decision = tsv_cell(tsv, columns->decision);
	struct rule rule = {
		.name = tsv_cell(tsv, columns->rule), .reason = tsv_cell(tsv, columns->reason),
		.excludes = slice_is(decision, "exclude")
	};
	struct rule *at = array_reserve(rules->at, &rules->room, rules->count, 1, sizeof rule);

	if (!at)
		return fault_memory(fault);
	rules->at = at;
	if (!rule.excludes && !slice_is(decision, "include"))
		return tsv_refuse(tsv, decision, "is neither include nor exclude", fault);
	if (!read_name(rules, rule.name, fault)
			|| !read_when(rules, tsv_cell(tsv, columns->when), &rule, fault)
			|| !read_in(tsv, tsv_cell(tsv, columns->in), &rule.in, fault)
			|| !read_pattern(rules, tsv_cell(tsv, columns->pattern), spelling, &rule,
				fault))
		return false;
	at[rules->count++] = rule;
	return true;
}

bool
rules_open(struct rules *rules, const char *path, const char *language, const char *spelling,
	struct fault *fault)
{
	struct columns columns;

	rules->language = language;
	rules->tsv = tsv_open(path, fault);
	if (!rules->tsv || !find_columns(rules->tsv, &columns, fault))
		return false;
	while (tsv_next(rules->tsv))
		if (!read_row(rules, &columns, spelling, fault))
			return false;
	return !rules->patterns || lexicons_seal(rules->patterns, fault);
}

void
rules_close(struct rules *rules)
{
	lexicons_free(rules->patterns);
	tsv_close(rules->tsv);
	free(rules->at);
	arena_free(&rules->arena);
	*rules = (struct rules){ 0 };
}

bool
referee_open(struct referee *referee, const struct rules *rules, struct lexis *lexis,
	struct fault *fault)
{
	referee->rules = rules;
	if (!rules->patterns)
		return true;
	referee->seen = calloc(rules->pattern_count, sizeof *referee->seen);
	if (!referee->seen || !parts_open(&referee->parts, rules->language, lexis))
		return fault_memory(fault);
	return sights_open(&referee->sights, rules->patterns, lexis, fault);
}

void
referee_close(struct referee *referee)
{
	sights_close(&referee->sights);
	parts_close(&referee->parts);
	free(referee->seen);
}

/* Finds out which patterns match where. */
static bool
look(struct referee *referee, struct record *record, struct fault *fault)
{
	const struct entry *entries = lexicons_entries(referee->rules->patterns);

	if (!parts_read(&referee->parts, record, fault)
			|| !sights_find(&referee->sights, referee->parts.record, fault))
		return false;
	memset(referee->seen, 0, referee->rules->pattern_count * sizeof *referee->seen);
	for (size_t i = 0; i < referee->sights.count; i++) {
		const struct sight *sight = &referee->sights.at[i];

		bool in_title = sight->span.start < referee->parts.spans[1].start;

		referee->seen[sight->entry - entries] |= in_title ? IN_TITLE : IN_ABSTRACT;
	}
	return true;
}

bool
referee_decide(struct referee *referee, struct record *record, const struct rule **rule,
	struct fault *fault)
{
	const struct rules *rules = referee->rules;

	*rule = NULL;
	if (rules->patterns && !look(referee, record, fault))
		return false;
	for (size_t i = 0; i < rules->count; i++) {
		const struct rule *one = &rules->at[i];
		bool holds = !one->has_pattern || (referee->seen[one->entry] & one->in);

		if (holds && one->when && !record_rule_holds(one->when, record, &holds))
			return fault_memory(fault);
		if (holds) {
			*rule = one;
			return true;
		}
	}
	return true;
}
