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
of_group(const struct ledger *ledger, size_t group, struct slice lexicon)
{
	struct sums sums = {
		ledger_total(ledger, group, lexicon, CELL_BARRIER),
		ledger_total(ledger, group, lexicon, CELL_ENABLER),
		ledger->groups[group].group.documents, 0
	};

	sums.whole = sums.barriers + sums.enablers;
	return sums;
}

struct sums
sums_of(const struct ledger *ledger, size_t group, struct slice lexicon, struct slice code)
{
	return code.size ? of_code(ledger, group, lexicon, code)
		: of_group(ledger, group, lexicon);
}

void
sums_add(struct sums *sum, struct sums more)
{
	sum->barriers += more.barriers;
	sum->enablers += more.enablers;
	sum->documents += more.documents;
	sum->whole += more.whole;
}
