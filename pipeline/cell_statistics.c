/* cell_statistics.c: what is estimated of cells, as exact quotients. */
#include "cell.h"

static const char *const unit_names[CELL_UNITS] = {
	[CELL_REFERENCE] = "reference", [CELL_SENTENCE] = "sentence", [CELL_DOCUMENT] = "document"
};

static const char *const statistic_names[CELL_STATISTICS] = {
	[CELL_SHARE] = "share", [CELL_POLARITY_SHARE] = "polarity_share", [CELL_RATE] = "rate",
	[CELL_DOCUMENT_SHARE] = "document_share"
};

const char *
cell_unit_name(enum cell_unit unit)
{
	return unit_names[unit];
}

const char *
cell_statistic_name(enum cell_statistic statistic)
{
	return statistic_names[statistic];
}

static bool
find_name(const char *const *names, int count, const char *name, int *found)
{
	for (*found = 0; *found < count; ++*found)
		if (strcmp(names[*found], name) == 0)
			return true;
	return false;
}

bool
cell_unit_find(const char *name, const char *option, enum cell_unit *unit, struct fault *fault)
{
	char shown[QUOTED_BYTES];
	int found;

	if (!find_name(unit_names, CELL_UNITS, name, &found))
		return fault_set(fault, "%s \"%s\" is no unit; take reference, sentence or "
			"document", option, quoted(shown, slice_of(name)));
	*unit = (enum cell_unit)found;
	return true;
}

bool
cell_statistic_find(const char *name, const char *option, enum cell_statistic *statistic,
	struct fault *fault)
{
	char shown[QUOTED_BYTES];
	int found;

	if (!find_name(statistic_names, CELL_STATISTICS, name, &found))
		return fault_set(fault, "%s \"%s\" is no statistic; take share, polarity_share, "
			"rate or document_share", option, quoted(shown, slice_of(name)));
	*statistic = (enum cell_statistic)found;
	return true;
}

const struct cell_total *
cell_total_of(const struct cell_group *group, struct slice lexicon)
{
	for (size_t i = 0; i < group->total_count; i++)
		if (slice_equal(group->totals[i].lexicon, lexicon))
			return &group->totals[i];
	return NULL;
}

uint64_t
cell_denominator(const struct cell_group *group, struct slice lexicon)
{
	const struct cell_total *total = cell_total_of(group, lexicon);

	return total ? total->references[CELL_BARRIER] + total->references[CELL_ENABLER] : 0;
}

static bool
has_share(const struct cell *cell)
{
	return !cell_is_uncoded(cell->code) && cell->polarity != CELL_DENIED
		&& cell->polarity != CELL_NEUTRAL;
}

uint64_t
cell_whole(const struct cell *cell, const struct cell_group *group)
{
	return has_share(cell) ? cell_denominator(group, cell->lexicon) : 0;
}

struct cell_measure
cell_measure(const struct cell *cell, const struct cell_group *group)
{
	const struct cell_total *total = cell_total_of(group, cell->lexicon);
	struct cell_measure measure = {
		.units = cell_units(&cell->counts, group->unit),
		.documents = cell->counts.documents,
		.group_documents = group->documents,
		.group_words = group->words,
	};

	if (total && has_share(cell))
		measure.group_units = total->units[CELL_EITHER];
	if (total && !cell_is_uncoded(cell->code) && cell->polarity != CELL_EITHER)
		measure.group_polarity_units = total->units[cell->polarity];
	return measure;
}

struct cell_quotient
cell_quotient(const struct cell_measure *measure, enum cell_statistic statistic)
{
	switch (statistic) {
	case CELL_SHARE:
		return (struct cell_quotient){ measure->units, measure->group_units };
	case CELL_POLARITY_SHARE:
		return (struct cell_quotient){ measure->units, measure->group_polarity_units };
	case CELL_RATE:
		return (struct cell_quotient){ measure->units * 1000, measure->group_words };
	default:
		return (struct cell_quotient){ measure->documents, measure->group_documents };
	}
}

uint64_t
cell_billionths(struct cell_quotient quotient)
{
	uint64_t number = quotient.part / quotient.whole, rest = quotient.part % quotient.whole;
	uint64_t fraction = 0;

	if (quotient.part <= UINT64_MAX / CELL_ONE)
		return quotient.part * CELL_ONE / quotient.whole;
	if (number >= UINT64_MAX / CELL_ONE)
		return UINT64_MAX;
	for (uint64_t scale = 1; scale < CELL_ONE; scale *= 10) {
		rest *= 10;
		fraction = fraction * 10 + rest / quotient.whole;
		rest %= quotient.whole;
	}
	return number * CELL_ONE + fraction;
}
