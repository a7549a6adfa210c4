/* rivals.c: what else was considered, and why a tag is neutral. */
#include <stdlib.h>

#include "reason_inside.h"

size_t
tags_from(const struct tags *tags, uint32_t byte)
{
	size_t from = 0, to = tags->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (tags->at[middle].span.start < byte)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static bool
is_said(const struct tag *tag)
{
	return slice_is(tag->polarity, "barrier") || slice_is(tag->polarity, "enabler");
}

/* The first tag in the quotation of the lexicon, from number *i on; NULL behind the last. */
static const struct tag *
next_tag(const struct inquiry *inquiry, size_t *i)
{
	const struct reason *reason = inquiry->reason;
	struct slice lexicon = inquiry->known ? reason->lexicon : reason->tag->lexicon;

	for (; *i < inquiry->tags->count; ++*i) {
		const struct tag *tag = &inquiry->tags->at[*i];

		if (tag->span.start >= reason->quote.part.end)
			return NULL;
		if (slice_equal(tag->lexicon, lexicon)) {
			++*i;
			return tag;
		}
	}
	return NULL;
}

/* Why a tag with a score was not kept (choice.h). */
static struct outcome
held_back(const struct inquiry *inquiry, const struct tag *tag)
{
	const struct lexicon_limits *limits = &inquiry->limits;
	size_t i = tags_from(inquiry->tags, inquiry->reason->quote.part.start);
	int32_t best = tag->score;
	const struct tag *other;
	bool any = false;

	if (!inquiry->known)
		return (struct outcome){ .fate = FATE_LITTLE };
	if (tag->score < limits->threshold)
		return (struct outcome){ .fate = FATE_THRESHOLD, .limit = limits->threshold };
	while ((other = next_tag(inquiry, &i))) {
		any |= is_said(other);
		if (other->scored && other->score > best && !slice_is(other->polarity, "denied"))
			best = other->score;
	}
	if (tag->score < (int64_t)best * limits->share / 1000)
		return (struct outcome){ .fate = FATE_SHARE, .limit = limits->share,
			.best = best };
	if (any || limits->cap == 0)
		return (struct outcome){ .fate = FATE_CAP, .limit = (int32_t)limits->cap };
	return (struct outcome){ .fate = FATE_PLACE };
}

static struct outcome
outcome_of(const struct inquiry *inquiry, const struct tag *tag)
{
	if (slice_is(tag->polarity, "denied"))
		return (struct outcome){ .fate = FATE_DENIED };
	if (is_said(tag))
		return (struct outcome){ .fate = FATE_KEPT };
	return tag->scored ? held_back(inquiry, tag) : (struct outcome){ .fate = FATE_MENTION };
}

static bool
is_itself(const struct inquiry *inquiry, const struct tag *tag)
{
	const struct reason *reason = inquiry->reason;

	return tag == reason->tag || tag == reason->now;
}

static void
add_rival(struct reason *reason, struct rival rival)
{
	reason->rivals[reason->rival_count++] = rival;
}

static const struct entry *
entry_of(const struct inquiry *inquiry, const struct tag *tag)
{
	const struct sight *sight = sight_of(inquiry, tag);

	return sight ? sight->entry : NULL;
}

static bool
has_tag(const struct inquiry *inquiry, const struct sight *sight)
{
	const struct tags *tags = inquiry->tags;

	for (size_t i = tags_from(tags, sight->span.start); i < tags->count
			&& tags->at[i].span.start == sight->span.start; i++)
		if (sight_gave(sight, &tags->at[i]))
			return true;
	return false;
}

static bool
is_cited(const struct reason *reason, const struct sight *sight)
{
	for (size_t i = 0; i < reason->cue_count; i++)
		if (reason->cues[i].entry == sight->entry
				&& span_equal(reason->cues[i].cue->span, sight->span))
			return true;
	return false;
}

/* Terms and cues that no tag in the quotation came of. */
static void
add_sight(struct inquiry *inquiry, const struct sight *sight)
{
	struct reason *reason = inquiry->reason;
	const struct entry *entry = sight->entry;
	struct rival rival = { .span = sight->span, .entry = entry };

	if (entry == reason->entry && span_equal(sight->span, reason->tag->span))
		return;
	if (entry->is_cue ? is_cited(reason, sight) : entry->evidence
			|| !slice_equal(entry->term.lexicon, reason->lexicon)
			|| has_tag(inquiry, sight))
		return;
	rival.outcome.winner = sight->winner;
	rival.outcome.fate = rival.outcome.winner ? FATE_GAVE_WAY
		: entry->is_cue ? FATE_IDLE : FATE_NO_TAG;
	add_rival(reason, rival);
}

static int
rival_order(const void *left, const void *right)
{
	const struct rival *a = left, *b = right;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	if (a->span.end != b->span.end)
		return a->span.end < b->span.end ? -1 : 1;
	if (a->tag && b->tag)
		return (a->tag > b->tag) - (a->tag < b->tag);
	if (a->tag || b->tag)
		return a->tag ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

bool
find_rivals(struct inquiry *inquiry)
{
	struct reason *reason = inquiry->reason;
	size_t first = tags_from(inquiry->tags, reason->quote.part.start);
	size_t last = tags_from(inquiry->tags, reason->quote.part.end);
	const struct tag *tag;

	reason->outcome = outcome_of(inquiry, reason->now ? reason->now : reason->tag);
	reason->rivals = arena_array(inquiry->arena,
		last - first + inquiry->end - inquiry->from + 1, sizeof *reason->rivals);
	if (!reason->rivals)
		return false;
	while ((tag = next_tag(inquiry, &first)))
		if (!is_itself(inquiry, tag))
			add_rival(reason, (struct rival){ .span = tag->span, .tag = tag,
				.entry = entry_of(inquiry, tag),
				.outcome = outcome_of(inquiry, tag) });
	for (size_t i = inquiry->from; i < inquiry->end && inquiry->known; i++)
		add_sight(inquiry, &inquiry->tagging->sights.at[i]);
	if (reason->rival_count > 1)
		qsort(reason->rivals, reason->rival_count, sizeof *reason->rivals, rival_order);
	return true;
}
