#include "hand.h"

#include <stdlib.h>

#include "lexis.h"
#include "record.h"

static bool
begin_link(struct hand *hand, size_t i, struct fault *fault)
{
	const struct link *link = &hand->links[i];

	hand->states[i] = link->settings;
	if (link->stage->begin)
		hand->states[i] = link->stage->begin(link->settings, hand->lexis, fault);
	return hand->states[i] != NULL;
}

/* Whether nobody reads why tags are there: the last stage counts them and gives no records. */
static bool
counts_tags(const struct link *links, size_t count)
{
	if (count == 0 || !links[count - 1].stage->bare_tags)
		return false;
	for (size_t i = 0; i < count - 1; i++)
		if (links[i].needs & LAYER_BIT(LAYER_TAGS))
			return false;
	return true;
}

bool
hand_begin(struct hand *hand, const struct link *links, size_t count, size_t lexis_bytes,
	struct fault *fault)
{
	hand->links = links;
	hand->count = count;
	hand->lexis = lexis_new(lexis_bytes);
	hand->record = hand->lexis ? record_new(hand->lexis) : NULL;
	hand->states = calloc(count + 1, sizeof *hand->states);
	if (!hand->record || !hand->states)
		return fault_memory(fault);
	record_set_bare(hand->record, counts_tags(links, count));
	for (size_t i = 0; i < count; i++)
		if (!begin_link(hand, i, fault))
			return false;
	return true;
}

void
hand_end(struct hand *hand)
{
	for (size_t i = 0; hand->states && i < hand->count; i++) {
		const struct stage *stage = hand->links[i].stage;

		if (hand->states[i] && stage->end)
			stage->end(hand->states[i]);
	}
	free(hand->states);
	record_free(hand->record);
	lexis_free(hand->lexis);
	*hand = (struct hand){ 0 };
}

static bool
has_needs(struct record *record, unsigned needs, struct fault *fault)
{
	for (int layer = 0; layer < LAYER_COUNT; layer++)
		if ((needs & LAYER_BIT(layer)) && !record_has(record, (enum layer)layer))
			return fault_set(fault, "no \"%s\"; run %s first",
				layer_name((enum layer)layer), layer_maker((enum layer)layer));
	return true;
}

enum verdict
hand_work(struct hand *hand, struct slice line, const struct link **at, struct fault *fault)
{
	const struct link *ignored = NULL, **link = at ? at : &ignored;

	*link = hand->links;
	lexis_trim(hand->lexis);
	if (!record_parse(hand->record, line, !(hand->count && hand->links->reads_cells), fault))
		return VERDICT_REJECT;
	for (size_t i = 0; i < hand->count; i++) {
		enum verdict verdict = VERDICT_REJECT;

		*link = &hand->links[i];
		if (has_needs(hand->record, (*link)->needs, fault))
			verdict = (*link)->stage->each(hand->states[i], hand->record, fault);
		if (verdict != VERDICT_KEEP)
			return verdict;
	}
	return VERDICT_KEEP;
}
