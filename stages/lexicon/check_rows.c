/* check_rows.c: rows that other rows make needless or useless, or that say something else of the
 * same words. A row's own words, put to the matcher, find the rows that it must be compared with.
 * */
#include "check.h"
#include "merge.h"
#include "sights.h"

struct rows {
	struct check *check;
	struct sights sights;
	struct buffer text;
};

/* Adds the first word of each step: "fund*" as "fund". */
static void
add_example(const struct pattern_sequence *sequence, struct buffer *out)
{
	for (size_t i = 0; i < sequence->count; i++) {
		const struct pattern_step *step = &sequence->steps[i];

		if (step->count == 0)
			continue;
		buffer_add_string(out, out->size ? " " : "");
		for (size_t j = 0; j < step->words[0].text.size; j++) {
			char c = step->words[0].text.at[j];

			if (step->words[0].test != WORD_GLOB || c != '*')
				buffer_add_char(out, c);
		}
	}
}

static bool
comes_first(const struct entry *a, const struct entry *b)
{
	return a->rank < b->rank;
}

/* A row and another one with the same code, or class, direction and reach, that has all its
 * matches. */
static void
compare_alike(struct check *check, const struct entry *row, const struct entry *other, bool mutual)
{
	char pattern[QUOTED_BYTES];

	if (row->section_rule != other->section_rule || row->record_rule != other->record_rule
			|| (row->evidence && !mutual))	/* evidence does not compete */
		return;
	if (mutual && row > other)
		complaints_warn_entry(&check->complaints, row, "duplicate: %s has the same words; "
			"keep one of the two", other->rule.at);
	else if (!mutual && comes_first(other, row))
		complaints_warn_entry(&check->complaints, row, "unreachable: %s (%s) has all that "
			"this matches, and comes first; give this a higher weight, or take it out",
			other->rule.at, quoted(pattern, other->pattern));
	else if (!mutual && entry_equal(row, other))
		complaints_warn_entry(&check->complaints, row, "shadowed: %s (%s) has all that "
			"this matches and says the same; take this out", other->rule.at,
			quoted(pattern, other->pattern));
}

/* A row and another one that says something else and has all its matches. */
static void
compare_different(struct check *check, const struct entry *row, const struct entry *other,
	bool mutual)
{
	char pattern[QUOTED_BYTES], code[QUOTED_BYTES];

	if (row->evidence || (mutual && row < other)
			|| (row->is_cue && row->cue.class == other->cue.class))
		return;
	quoted(pattern, other->pattern);
	complaints_warn_entry(&check->complaints, row, "overlap: %s (%s) has all that this "
		"matches, as %s; both count", other->rule.at, pattern, row->is_cue
			? cue_class_name(other->cue.class) : quoted(code, other->term.code));
}

static bool
check_row(struct rows *rows, size_t number, struct fault *fault)
{
	struct check *check = rows->check;
	const struct entry *entries = check->tagger.entries, *row = &entries[number];
	const struct pattern *patterns = check->patterns;
	struct record *record;

	buffer_reset(&rows->text, SIZE_MAX);
	add_example(patterns[number].first, &rows->text);
	if (buffer_failed(&rows->text))
		return fault_memory(fault);
	record = tagger_text(&check->tagger, buffer_slice(&rows->text), fault);
	if (!record || !sights_find(&rows->sights, record, fault))
		return false;
	for (size_t i = 0; i < rows->sights.count; i++) {
		const struct sight *sight = &rows->sights.at[i];
		const struct entry *other = sight->entry;
		bool mutual;

		if (sight->span.end - sight->span.start != rows->text.size || other == row
				|| other->group != row->group || other->evidence != row->evidence
				|| !patterns[other - entries].first
				|| !pattern_within(&check->stems, &patterns[number],
					&patterns[other - entries]))
			continue;
		mutual = pattern_within(&check->stems, &patterns[other - entries],
			&patterns[number]);
		if (row->meaning == other->meaning)
			compare_alike(check, row, other, mutual);
		else
			compare_different(check, row, other, mutual);
	}
	return true;
}

bool
check_rows(struct check *check, struct fault *fault)
{
	struct rows rows = { .check = check };
	bool good = sights_open(&rows.sights, check->tagger.set, check->tagger.hand.lexis, fault);

	for (size_t i = 0; good && i < check->tagger.entry_count; i++)
		if (check->patterns[i].first && check_owns(check, &check->tagger.entries[i]))
			good = check_row(&rows, i, fault);
	sights_close(&rows.sights);
	buffer_free(&rows.text);
	return good;
}
