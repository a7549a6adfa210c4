#include "tag_list.h"

#include <stdlib.h>

#include "array.h"

enum {
	FEW_TAGS = 24	/* too few for qsort to pay */
};

/* Puts down the cues that a judgement rests on. */
static bool
note_cues(const struct tag_list *list, struct arena *arena, const struct judgement *judgement,
	struct tag_cue **cues, size_t *count)
{
	*cues = NULL;
	*count = 0;
	if (list->bare)
		return true;
	*cues = arena_array(arena, judgement->cue_count, sizeof **cues);
	if (!*cues)
		return false;
	for (; *count < judgement->cue_count; ++*count) {
		const struct placed_cue *cue = judgement->cues[*count];

		(*cues)[*count] = (struct tag_cue){
			.span = cue->span, .class = slice_of(cue_class_name(cue->class)),
		};
	}
	return true;
}

static struct slice
rule_of(const struct tag_list *list, const struct entry *entry)
{
	return list->bare ? (struct slice){ NULL, 0 } : entry->rule;
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
term_note(const struct tag_list *list, struct term_note *note, struct arena *arena,
	const struct piece *piece, const struct candidate *candidate)
{
	note->entry = candidate->hit->entry;
	__builtin_prefetch(&note->entry->term.code);
	note->span = piece_span(piece, candidate->hit->at);
	note->status = candidate->judgement.status;
	return note_cues(list, arena, &candidate->judgement, &note->cues, &note->cue_count);
}

struct tag
term_tag(const struct tag_list *list, const struct term_note *note)
{
	const struct term *term = &note->entry->term;

	return (struct tag){
		.span = note->span,
		.lexicon = term->lexicon,
		.code = term->code,
		.status = status_name(note->status),
		.rule = rule_of(list, note->entry),
		.level = term->level,
		.frame = term->frame,
		.cues = note->cues,
		.cue_count = note->cue_count,
	};
}

bool
tag_list_term(struct tag_list *list, struct arena *arena, const struct piece *piece,
	const struct candidate *candidate)
{
	struct tag *tag = tag_list_add(list);
	struct term_note note;

	if (!tag || !term_note(list, &note, arena, piece, candidate))
		return false;
	*tag = term_tag(list, &note);
	tag->polarity = polarity_name(candidate_polarity(candidate));
	return candidate->judgement.polarity == POLARITY_NEUTRAL
		|| add_score(list, tag, arena, &candidate->score);
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
		.rule = rule_of(list, statement->cue->entry),
	};
	return note_cues(list, arena, &statement->judgement, &tag->cues, &tag->cue_count)
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
