/* cell_write.c: the lines of a count as JSON. */
#include "cell.h"
#include "json.h"

enum {
	RATIO_DIGITS = 6
};

void
cell_add_ratio(struct buffer *out, uint64_t part, uint64_t whole, unsigned decimals)
{
	char digits[RATIO_DIGITS];
	uint64_t number = part / whole, rest = part % whole, fraction = 0, scale = 1;
	unsigned i;

	for (i = 0; i < decimals; i++) {
		rest *= 10;
		fraction = fraction * 10 + rest / whole;
		rest %= whole;
		scale *= 10;
	}
	if (rest >= whole - rest && ++fraction == scale) {
		fraction = 0;
		number++;
	}
	buffer_add_number(out, number);
	if (decimals)
		buffer_add_char(out, '.');
	for (i = decimals; i > 0; i--) {
		digits[i - 1] = (char)('0' + fraction % 10);
		fraction /= 10;
	}
	buffer_add(out, digits, decimals);
}

static void
add_name(struct buffer *out, const char *name)
{
	buffer_add_string(out, ",\"");
	buffer_add_string(out, name);
	buffer_add_string(out, "\":");
}

static void
add_count(struct buffer *out, const char *name, uint64_t count)
{
	add_name(out, name);
	buffer_add_number(out, count);
}

static void
add_string(struct buffer *out, const char *name, struct slice text)
{
	add_name(out, name);
	json_add_string(out, text);
}

static void
add_quotient(struct buffer *out, const char *name, struct cell_quotient quotient)
{
	add_name(out, name);
	if (quotient.whole)
		cell_add_ratio(out, quotient.part, quotient.whole, RATIO_DIGITS);
	else
		buffer_add_string(out, "null");
}

static void
add_billionths(struct buffer *out, const char *name, uint64_t number)
{
	add_quotient(out, name, (struct cell_quotient){ number, CELL_ONE });
}

static void
add_thousandths(struct buffer *out, const char *name, uint64_t number)
{
	add_name(out, name);
	cell_add_ratio(out, number, 1000, 3);
}

static void
add_list(struct buffer *out, const char *name, const uint64_t *numbers, size_t count)
{
	buffer_add_char(out, '"');
	buffer_add_string(out, name);
	buffer_add_string(out, "\":");
	for (size_t i = 0; i < count; i++) {
		buffer_add_char(out, i ? ',' : '[');
		buffer_add_number(out, numbers[i]);
	}
	buffer_add_char(out, ']');
}

static void
add_part(struct buffer *out, const struct cell_part *part, const char *first)
{
	add_string(out, "unit", slice_of(cell_unit_name(part->unit)));
	if (!part->replicates)
		return;
	add_count(out, "seed", part->seed);
	add_name(out, "replicates");
	buffer_add_char(out, '{');
	add_list(out, first, part->first, part->replicates);
	buffer_add_char(out, ',');
	add_list(out, "documents", part->documents, part->replicates);
	buffer_add_char(out, '}');
}

void
cell_add_by(struct buffer *out, const struct cell_by *by)
{
	size_t i;

	buffer_add_char(out, '{');
	for (i = 0; i < by->count; i++) {
		if (i)
			buffer_add_char(out, ',');
		json_add_string(out, by->at[i].name);
		buffer_add_char(out, ':');
		buffer_add_slice(out, by->at[i].value);
	}
	buffer_add_char(out, '}');
}

static void
add_head(struct buffer *out, const char *kind, const struct cell_group *group, bool partial)
{
	buffer_add_string(out, "{\"kind\":\"");
	buffer_add_string(out, kind);
	buffer_add_string(out, partial ? "\",\"partial\":true" : "\"");
	buffer_add_string(out, group->all ? ",\"all\":true,\"by\":" : ",\"by\":");
	cell_add_by(out, &group->by);
}

/* Adds counts by polarity; CELL_EITHER is called "either". */
static void
add_polarities(struct buffer *out, const uint64_t *counts, enum cell_polarity end)
{
	enum cell_polarity p;

	for (p = CELL_BARRIER; p < end; p++) {
		buffer_add_string(out, p ? ",\"" : "{\"");
		buffer_add_slice(out, p == CELL_EITHER ? SLICE("either") : cell_polarity_name(p));
		buffer_add_string(out, "\":");
		buffer_add_number(out, counts[p]);
	}
	buffer_add_char(out, '}');
}

static void
add_totals(struct buffer *out, const struct cell_group *group, bool units)
{
	add_name(out, units ? "units" : "references");
	for (size_t i = 0; i < group->total_count; i++) {
		const struct cell_total *total = &group->totals[i];

		buffer_add_char(out, i ? ',' : '{');
		json_add_string(out, total->lexicon);
		buffer_add_char(out, ':');
		add_polarities(out, units ? total->units : total->references,
			units ? CELL_POLARITIES : CELL_EITHER);
	}
	buffer_add_string(out, group->total_count ? "}" : "{}");
}

static void
add_bootstrap(struct buffer *out, const struct cell_bootstrap *bootstrap)
{
	add_name(out, "bootstrap");
	buffer_add_string(out, "{\"replicates\":");
	buffer_add_number(out, bootstrap->replicates);
	add_count(out, "seed", bootstrap->seed);
	add_thousandths(out, "level", bootstrap->level);
	buffer_add_char(out, '}');
}

void
cell_write_group(struct buffer *out, const struct cell_group *group, const struct cell_part *part)
{
	add_head(out, "group", group, part != NULL);
	add_count(out, "documents", group->documents);
	add_count(out, "sentences", group->sentences);
	add_count(out, "words", group->words);
	add_totals(out, group, false);
	if (part) {
		add_part(out, part, "words");
	} else {
		add_string(out, "unit", slice_of(cell_unit_name(group->unit)));
		if (group->unit != CELL_REFERENCE)
			add_totals(out, group, true);
		if (group->bootstrap.replicates)
			add_bootstrap(out, &group->bootstrap);
	}
	buffer_add_char(out, '}');
}

void
cell_write_rule(struct buffer *out, const struct cell_rule *rule, const struct cell_group *group)
{
	add_head(out, "rule", group, false);
	add_string(out, "lexicon", rule->lexicon);
	add_count(out, "depth", rule->depth);
	if (rule->polarity != CELL_EITHER)
		add_string(out, "polarity", cell_polarity_name(rule->polarity));
	add_string(out, "of", slice_of(cell_statistic_name(rule->of)));
	add_string(out, "unit", slice_of(cell_unit_name(rule->unit)));
	add_thousandths(out, "quantile", rule->quantile);
	add_count(out, "type", rule->type);
	add_string(out, "ties", rule->ties ? SLICE("key") : SLICE("not key"));
	add_count(out, "cells", rule->cells);
	add_count(out, "zeros", rule->zeros);
	add_billionths(out, "threshold", rule->threshold);
	buffer_add_char(out, '}');
}

static void
add_intervals(struct buffer *out, const struct cell_findings *findings)
{
	const char *divider = "";

	add_name(out, "interval");
	buffer_add_char(out, '{');
	for (int i = 0; i < CELL_STATISTICS; i++) {
		const struct cell_interval *interval = &findings->intervals[i];

		if (!(findings->known & 1u << i))
			continue;
		buffer_add_format(out, "%s\"%s\":[", divider, cell_statistic_name(i));
		cell_add_ratio(out, interval->low, CELL_ONE, RATIO_DIGITS);
		buffer_add_char(out, ',');
		cell_add_ratio(out, interval->high, CELL_ONE, RATIO_DIGITS);
		buffer_add_char(out, ']');
		divider = ",";
	}
	buffer_add_char(out, '}');
}

static void
add_findings(struct buffer *out, const struct cell_findings *findings)
{
	if (findings->concentrated)
		buffer_add_string(out, ",\"concentrated\":true");
	if (findings->key != CELL_KEY_NONE)
		buffer_add_string(out, findings->key == CELL_KEY ? ",\"key\":true"
			: ",\"key\":false");
	if (!findings->resampled)
		return;
	add_intervals(out, findings);
	if (findings->key != CELL_KEY_NONE)
		add_billionths(out, "key_stability", findings->key_stability);
}

static void
add_statistics(struct buffer *out, const struct cell *cell, const struct cell_group *group)
{
	const struct cell_counts *counts = &cell->counts;
	struct cell_measure measure = cell_measure(cell, group);

	for (int i = 0; i < CELL_STATISTICS; i++)
		if (i != CELL_POLARITY_SHARE || cell->polarity != CELL_EITHER)
			add_quotient(out, cell_statistic_name(i), cell_quotient(&measure, i));
	add_quotient(out, "intensity",
		(struct cell_quotient){ counts->references, counts->documents });
	add_quotient(out, "largest", (struct cell_quotient){ counts->most, counts->references });
}

static void
add_counts(struct buffer *out, const struct cell_counts *counts)
{
	add_count(out, "references", counts->references);
	add_count(out, "sentences", counts->sentences);
	add_count(out, "documents", counts->documents);
	add_count(out, "most", counts->most);
}

void
cell_write(struct buffer *out, const struct cell *cell, const struct cell_group *group,
	const struct cell_part *part)
{
	bool margin = cell->polarity == CELL_EITHER;

	add_head(out, margin ? "margin" : "cell", group, part != NULL);
	add_string(out, "lexicon", cell->lexicon);
	add_string(out, "code", cell->code);
	add_count(out, "depth", cell_code_depth(cell->code));
	if (!margin)
		add_string(out, "polarity", cell_polarity_name(cell->polarity));
	add_counts(out, &cell->counts);
	if (part) {
		add_part(out, part, "units");
	} else {
		add_statistics(out, cell, group);
		add_findings(out, &cell->findings);
	}
	buffer_add_char(out, '}');
}

void
cell_write_total(struct buffer *out, const struct cell *total, const struct cell_group *group,
	const struct cell_part *part)
{
	add_head(out, "total", group, true);
	add_string(out, "lexicon", total->lexicon);
	if (total->polarity != CELL_EITHER)
		add_string(out, "polarity", cell_polarity_name(total->polarity));
	add_counts(out, &total->counts);
	add_part(out, part, "units");
	buffer_add_char(out, '}');
}
