#include "sums.h"

static struct sums
of_code(const struct ledger *ledger, size_t group, struct slice lexicon, struct slice code)
{
	return (struct sums){
		ledger_counts(ledger, group, lexicon, code, CELL_BARRIER).references,
		ledger_counts(ledger, group, lexicon, code, CELL_ENABLER).references,
		ledger_counts(ledger, group, lexicon, code, CELL_EITHER).documents,
		cell_denominator(&ledger->groups[group].group, lexicon)
	};
}

static struct sums
of_group(const struct cell_group *group, struct slice lexicon)
{
	struct sums sums = { .documents = group->documents };

	for (size_t i = 0; i < group->total_count; i++) {
		const struct cell_total *total = &group->totals[i];

		if (!slice_equal(total->lexicon, lexicon))
			continue;
		sums.barriers = total->references[CELL_BARRIER];
		sums.enablers = total->references[CELL_ENABLER];
		sums.whole = sums.barriers + sums.enablers;
	}
	return sums;
}

struct sums
sums_of(const struct ledger *ledger, size_t group, struct slice lexicon, struct slice code)
{
	return code.size ? of_code(ledger, group, lexicon, code)
		: of_group(&ledger->groups[group].group, lexicon);
}

void
sums_add(struct sums *sum, struct sums more)
{
	sum->barriers += more.barriers;
	sum->enablers += more.enablers;
	sum->documents += more.documents;
	sum->whole += more.whole;
}
