#include "texts.h"

#include "prose.h"
#include "thousandths.h"

struct text_corpus
text_corpus(const struct ledger *ledger)
{
	struct text_corpus sum = { 0 };

	for (size_t i = 0; i < ledger->group_count; i++) {
		sum.documents += ledger->groups[i].group.documents;
		sum.sentences += ledger->groups[i].group.sentences;
		sum.words += ledger->groups[i].group.words;
	}
	return sum;
}

struct text_references
text_references(const struct ledger *ledger, struct slice lexicon)
{
	struct text_references sum = { 0 };

	for (size_t i = 0; i < ledger->group_count; i++) {
		struct sums sums = sums_of(ledger, i, lexicon, SLICE(""));

		sum.barriers += sums.barriers;
		sum.enablers += sums.enablers;
		sum.uncoded += ledger_counts(ledger, i, lexicon, SLICE("uncoded"),
			CELL_EITHER).references;
	}
	return sum;
}

static bool
is_met(const struct view *view, struct slice lexicon, struct slice code)
{
	for (size_t i = 0; i < view->ledger->group_count; i++)
		if (ledger_counts(view->ledger, i, lexicon, code, CELL_EITHER).references)
			return true;
	return false;
}

struct text_codes
text_codes(const struct view *view, const struct chapter *chapter)
{
	const struct outline *outline = &chapter->outline;
	struct text_codes codes = { 0 };
	uint64_t unmet[2] = { 0 };	/* themes, codes below */
	uint32_t i = OUTLINE_NONE;

	while ((i = outline_next(outline, i)) != OUTLINE_NONE) {
		const struct outline_node *node = &outline->nodes[i];
		bool below = node->parent != OUTLINE_NONE;

		if (cell_is_uncoded(node->code))
			continue;
		codes.themes += !below;
		codes.subthemes += below;
		unmet[below] += !is_met(view, chapter->lexicon, node->code);
	}
	codes.unmet = unmet[codes.subthemes > 0];
	return codes;
}

void
text_rule(struct buffer *out, const struct cell_rule *rule)
{
	static const char *const statistics[CELL_STATISTICS] = {
		[CELL_SHARE] = "share of all barriers and enablers of the group",
		[CELL_POLARITY_SHARE] = "share of all of the group with the same polarity",
		[CELL_RATE] = "rate in 1,000 words of the group",
		[CELL_DOCUMENT_SHARE] = "share of the documents of the group",
	};

	buffer_add_format(out, "%s is %s the ", statistics[rule->of],
		rule->ties ? "at or above" : "above");
	thousandths_add(out, (int32_t)rule->quantile);
	buffer_add_format(out, " quantile (type %u of Hyndman and Fan) of the codes of the same "
		"level%s",
		rule->type, rule->polarity == CELL_EITHER ? ", barriers and enablers together"
		: " and polarity");
	if (rule->unit != CELL_REFERENCE)
		buffer_add_format(out, ", counted in %ss", cell_unit_name(rule->unit));
}

void
text_bootstrap(struct buffer *out, const struct cell_bootstrap *bootstrap)
{
	thousandths_add(out, (int32_t)bootstrap->level * 100);
	buffer_add_string(out, "% interval from ");
	prose_count(out, bootstrap->replicates, "replicate", "replicates");
	buffer_add_string(out, " (seed ");
	buffer_add_number(out, bootstrap->seed);
	buffer_add_string(out, ") of a Poisson bootstrap over documents");
}
