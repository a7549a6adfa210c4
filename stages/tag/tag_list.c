#include "tag_list.h"

#include <stdlib.h>

#include "array.h"

enum {
	FEW_TAGS = 24	/* too few for qsort to pay */
};

/* Adds the entry that it rests on, and the cues. */
static bool
add_reasons(const struct tag_list *list, struct tag *tag, struct arena *arena,
	const struct entry *entry, const struct judgement *judgement)
{
	if (list->bare)
		return true;
	tag->rule = entry->rule;
	tag->cues = arena_array(arena, judgement->cue_count, sizeof *tag->cues);
	if (!tag->cues)
		return false;
	for (; tag->cue_count < judgement->cue_count; tag->cue_count++) {
		const struct placed_cue *cue = judgement->cues[tag->cue_count];

		tag->cues[tag->cue_count] = (struct tag_cue){
			.span = cue->span, .class = slice_of(cue_class_name(cue->class)),
		};
	}
	return true;
}

static bool
add_score(const struct tag_list *list, struct tag *tag, struct arena *arena,
	const struct score *score)
{
	if (list->bare)
		return true;
	tag->parts = arena_array(arena, SCORE_PARTS, sizeof *tag->parts);
	if (!tag->parts)
		return false;
	for (enum score_part part = 0; part < SCORE_PARTS; part++)
		if (score->parts[part])
			tag->parts[tag->part_count++] = (struct tag_part){
				slice_of(score_part_name(part)), score->parts[part],
			};
	tag->scored = true;
	tag->score = score->sum;
	return true;
}

struct tag *
tag_list_add(struct tag_list *list)
{
	struct tag *tags = array_reserve(list->at, &list->room, list->count, 1, sizeof *tags);

	if (!tags)
		return NULL;
	list->at = tags;
	return &tags[list->count++];
}

bool
tag_of_term(const struct tag_list *list, struct tag *tag, struct arena *arena,
	const struct piece *piece, const struct candidate *candidate)
{
	const struct entry *entry = candidate->hit->entry;

	*tag = (struct tag){
		.span = piece_span(piece, candidate->hit->at),
		.lexicon = entry->term.lexicon,
		.code = entry->term.code,
		.polarity = polarity_name(candidate_polarity(candidate)),
		.status = status_name(candidate->judgement.status),
		.level = entry->term.level,
		.frame = entry->term.frame,
	};
	return add_reasons(list, tag, arena, entry, &candidate->judgement);
}

bool
tag_list_term(struct tag_list *list, struct arena *arena, const struct piece *piece,
	const struct candidate *candidate)
{
	struct tag *tag = tag_list_add(list);

	return tag && tag_of_term(list, tag, arena, piece, candidate)
		&& (candidate->judgement.polarity == POLARITY_NEUTRAL
		|| add_score(list, tag, arena, &candidate->score));
}

bool
tag_list_statement(struct tag_list *list, struct arena *arena, struct slice lexicon,
	const struct statement *statement)
{
	struct tag *tag = tag_list_add(list);

	if (!tag)
		return false;
	*tag = (struct tag){
		.span = statement->cue->span,
		.lexicon = lexicon,
		.code = SLICE("uncoded"),
		.polarity = polarity_name(statement->judgement.polarity),
		.status = status_name(statement->judgement.status),
	};
	return add_reasons(list, tag, arena, statement->cue->entry, &statement->judgement)
		&& add_score(list, tag, arena, &statement->score);
}

/* Mostly the starts tell. */
static bool
is_before(const struct tag *tag, const struct tag *other)
{
	return tag->span.start < other->span.start
		|| (tag->span.start == other->span.start && tag_compare(tag, other) < 0);
}

void
tag_list_sort(struct tag_list *list, size_t from)
{
	for (size_t i = from + 1; i < list->count; i++) {
		struct tag tag;
		size_t at = i;

		if (!is_before(&list->at[i], &list->at[i - 1]))
			continue;
		if (list->count - from > FEW_TAGS) {
			qsort(list->at + from, list->count - from, sizeof tag, tag_compare);
			return;
		}
		tag = list->at[i];
		for (; at > from && is_before(&tag, &list->at[at - 1]); at--)
			list->at[at] = list->at[at - 1];
		list->at[at] = tag;
	}
}
