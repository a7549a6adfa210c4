#include "reference.h"

/* The sentence that holds byte `start`, looking from *from on. */
static uint32_t
sentence_at(const struct spans *sentences, uint32_t start, uint32_t *from)
{
	while (*from < sentences->count && sentences->at[*from].end <= start)
		++*from;
	return *from < sentences->count && sentences->at[*from].start <= start ? *from
		: REFERENCE_BETWEEN;
}

static bool
check_tag(const struct tag *tag, enum cell_polarity polarity, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	if (polarity == CELL_POLARITIES)
		return fault_set(fault, "polarity \"%s\" is not barrier, denied, enabler or "
			"neutral; run tl-tag again", quoted(shown, tag->polarity));
	if (!cell_is_path(tag->code))
		return fault_set(fault, "code \"%s\" is no path of 1 to %d names; mend the "
			"lexicon and run tl-tag again", quoted(shown, tag->code), CELL_LEVELS);
	return true;
}

bool
references_read(struct references *references, struct record *record, struct fault *fault)
{
	const struct spans *sentences = record_sentences(record, fault);
	const struct tags *tags = sentences ? record_bare_tags(record, fault) : NULL;
	uint32_t sentence = 0;

	if (!tags)
		return false;
	references->count = tags->count;
	references->at = arena_array(record_arena(record), tags->count, sizeof *references->at);
	if (!references->at)
		return fault_memory(fault);
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];
		enum cell_polarity polarity = cell_polarity_of(tag->polarity);

		if (i && tag->span.start < tag[-1].span.start)
			return fault_set(fault, "\"tags\" are not in order; run tl-tag again");
		if (!check_tag(tag, polarity, fault))
			return false;
		references->at[i] = (struct reference){
			tag, polarity, sentence_at(sentences, tag->span.start, &sentence)
		};
	}
	return true;
}
