#include "reason_inside.h"

static const char *
last_slash(const char *from, const char *end)
{
	while (end > from)
		if (*--end == '/')
			return end;
	return NULL;
}

/* tl-crosswalk puts the lexicon before the rule: "integrated-care/terms.tsv:12". */
static void
find_rule(struct reason *reason)
{
	struct slice rule = reason->tag->rule;
	const char *slash = last_slash(rule.at, rule.at + rule.size), *before;

	reason->lexicon = reason->tag->lexicon;
	reason->rule = rule;
	reason->crossed = slash != NULL;
	if (!slash)
		return;
	before = last_slash(rule.at, slash);
	before = before ? before + 1 : rule.at;
	reason->lexicon = (struct slice){ before, (size_t)(slash - before) };
	reason->rule = (struct slice){ slash + 1, (size_t)(rule.at + rule.size - slash - 1) };
}

static bool
find_section(struct reason *reason, struct record *record, struct fault *fault)
{
	const struct sections *sections;

	if (!record_has(record, LAYER_SECTIONS))
		return true;
	sections = record_sections(record, fault);
	if (!sections)
		return false;
	reason->section = quote_section(sections, reason->tag->span);
	return true;
}

const struct sight *
sight_of(const struct inquiry *inquiry, const struct tag *tag)
{
	const struct sights *sights = &inquiry->tagging->sights;
	size_t i = inquiry->end;

	if (inquiry->from < inquiry->end)
		i = sights_from(sights, tag->span.start);
	for (; i < inquiry->end && sights->at[i].span.start == tag->span.start; i++)
		if (sight_gave(&sights->at[i], tag))
			return &sights->at[i];
	return NULL;
}

/* The sight of the row at the tag's place. */
static const struct sight *
row_sight(const struct inquiry *inquiry)
{
	const struct reason *reason = inquiry->reason;
	struct tag given = *reason->tag;

	given.lexicon = reason->lexicon;
	given.rule = reason->rule;
	return sight_of(inquiry, &given);
}

/* The tag that the row gives now in this place, with this polarity if it can be. */
static const struct tag *
tag_now(const struct inquiry *inquiry)
{
	const struct reason *reason = inquiry->reason;
	const struct tags *tags = inquiry->tags;
	const struct tag *found = NULL;

	for (size_t i = tags_from(tags, reason->tag->span.start); i < tags->count
			&& tags->at[i].span.start == reason->tag->span.start; i++) {
		const struct tag *tag = &tags->at[i];

		if (span_equal(tag->span, reason->tag->span)
				&& slice_equal(tag->rule, reason->rule)
				&& slice_equal(tag->lexicon, reason->lexicon)
				&& (!found || slice_equal(tag->polarity, reason->tag->polarity)))
			found = tag;
	}
	return found;
}

static bool
says_the_same(const struct reason *reason, const struct tag *now)
{
	const struct tag *tag = reason->tag;

	return now && (reason->crossed || slice_equal(now->code, tag->code))
		&& slice_equal(now->polarity, tag->polarity)
		&& slice_equal(now->status, tag->status)
		&& now->scored == tag->scored && (!tag->scored || now->score == tag->score);
}

static void
find_standing(struct inquiry *inquiry)
{
	struct reason *reason = inquiry->reason;
	const struct sight *sight = row_sight(inquiry);

	reason->now = tag_now(inquiry);
	if (sight) {
		reason->entry = sight->entry;
		reason->standing = says_the_same(reason, reason->now) ? STANDING_SAME
			: STANDING_OTHER;
		return;
	}
	reason->entry = tagging_row(inquiry->tagging, reason->lexicon, reason->rule);
	reason->standing = reason->entry ? STANDING_UNMATCHED : STANDING_GONE;
}

/* The entry of a cue; one from above may say other than its class, as its sentence was judged. */
static const struct entry *
cue_entry(const struct sights *sights, const struct tag_cue *cue, bool outside)
{
	const struct entry *entry = sights_cue(sights, cue);
	struct tag_cue turned = *cue;

	if (entry || !outside)
		return entry;
	turned.class = slice_is(cue->class, "barrier") ? SLICE("enabler") : SLICE("barrier");
	return sights_cue(sights, &turned);
}

static bool
find_cues(struct inquiry *inquiry)
{
	struct reason *reason = inquiry->reason;
	const struct tag *tag = reason->tag;
	struct span sentence = reason->quote.sentence;

	reason->cues = arena_array(inquiry->arena, tag->cue_count + 1, sizeof *reason->cues);
	if (!reason->cues)
		return false;
	for (size_t i = 0; i < tag->cue_count; i++) {
		const struct tag_cue *cue = &tag->cues[i];
		struct reason_cue *found = &reason->cues[reason->cue_count++];

		*found = (struct reason_cue){ .cue = cue };
		found->outside = cue->span.start < sentence.start || cue->span.end > sentence.end;
		if (inquiry->known)
			found->entry = cue_entry(&inquiry->tagging->sights, cue, found->outside);
	}
	return true;
}

/* Whether it speaks for the code, or for what the sentence says. */
static bool
is_evidence(const struct reason *reason, const struct entry *entry)
{
	struct slice code = reason->now ? reason->now->code : reason->tag->code;

	return !entry->is_cue && entry->evidence
		&& slice_equal(entry->term.lexicon, reason->lexicon)
		&& (entry->evidence != EVIDENCE_CODE || slice_equal(entry->term.code, code));
}

static bool
find_evidence(struct inquiry *inquiry)
{
	struct reason *reason = inquiry->reason;
	const struct sights *sights = &inquiry->tagging->sights;

	reason->evidence = arena_array(inquiry->arena, inquiry->end - inquiry->from + 1,
		sizeof *reason->evidence);
	if (!reason->evidence)
		return false;
	for (size_t i = inquiry->from; i < inquiry->end; i++) {
		bool new = is_evidence(reason, sights->at[i].entry);

		for (size_t j = 0; j < reason->evidence_count && new; j++)
			new = reason->evidence[j]->entry != sights->at[i].entry;
		if (new)
			reason->evidence[reason->evidence_count++] = &sights->at[i];
	}
	return true;
}

bool
reason_find(struct reason *reason, struct record *record, const struct tag *tag,
	const struct tagging *tagging, struct arena *arena, struct fault *fault)
{
	const struct slice *text = record_text(record, fault);
	const struct spans *sentences = record_sentences(record, fault);
	struct inquiry inquiry = { .reason = reason, .tagging = tagging, .arena = arena,
		.tags = record_tags(record, fault) };

	*reason = (struct reason){ .tag = tag };
	if (!text || !sentences || !inquiry.tags)
		return false;
	reason->text = *text;
	find_rule(reason);
	reason->quote = quote_of(*text, sentences, tag->span);
	if (!find_section(reason, record, fault))
		return false;
	if (tagging->set) {
		inquiry.from = sights_from(&tagging->sights, reason->quote.part.start);
		inquiry.end = sights_from(&tagging->sights, reason->quote.part.end);
	}
	inquiry.known = tagging_limits(tagging, reason->lexicon, &inquiry.limits);
	reason->absent = tagging->set && !inquiry.known;
	if (inquiry.known) {
		inquiry.tags = tagging->tags;
		find_standing(&inquiry);
	}
	return (find_cues(&inquiry) && find_evidence(&inquiry) && find_rivals(&inquiry))
		|| fault_memory(fault);
}
