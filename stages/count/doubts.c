#include "doubts.h"

#include "fault.h"

static bool
is_absent(const struct order *order, size_t field)
{
	for (size_t i = 0; i < order->count; i++)
		if (!slice_is(order->groups[i].by.at[field].value, "null"))
			return false;
	return true;
}

static bool
is_met(const struct tally *tally, struct slice lexicon)
{
	for (size_t i = 0; i < tally->code_count; i++)
		if (slice_equal(tally->codes[i].lexicon, lexicon))
			return true;
	return false;
}

void
doubts_remark(const struct order *order, const struct tally *tally, const struct key_rule *rule,
	struct buffer *remarks)
{
	size_t fields = order->count ? order->groups[0].by.count : 0;
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < fields; i++)
		if (is_absent(order, i))
			buffer_add_format(remarks, "no document has \"%s\", which --by names; "
				"it divides nothing\n", quoted(shown, order->groups[0].by.at[i].name));
	for (size_t i = 0; tally->code_count && i < rule->known_count; i++)
		if (!is_met(tally, rule->known[i].lexicon))
			buffer_add_format(remarks, "no tag is of the lexicon \"%s\", which -l names\n",
				quoted(shown, rule->known[i].lexicon));
}
