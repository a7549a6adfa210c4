#include "usage.h"

#include <stdlib.h>

#include "array.h"
#include "quotation.h"
#include "text_index.h"
#include "unicode.h"

/* The record that is being counted. */
struct reading {
	struct usages *usages;
	struct record *record;
	struct slice text;
	struct text_index index;
};

bool
usages_open(struct usages *usages, struct tagger *tagger, const struct coded *coded,
	struct fault *fault)
{
	usages->tagger = tagger;
	usages->coded = coded;
	usages->at = calloc(tagger->entry_count + 1, sizeof *usages->at);
	usages->forms = lexis_new(SIZE_MAX);
	if (!usages->at || !usages->forms)
		return fault_memory(fault);
	return sights_open(&usages->sights, tagger->set, tagger->hand.lexis, fault);
}

void
usages_close(struct usages *usages)
{
	sights_close(&usages->sights);
	buffer_free(&usages->scratch);
	arena_free(&usages->arena);
	free(usages->form_counts);
	lexis_free(usages->forms);
	free(usages->at);
}

static uint32_t
entry_number(const struct usages *usages, const struct entry *entry)
{
	return (uint32_t)(entry - usages->tagger->entries);
}

/* A number that is as good as different for each place (splitmix64, Steele and others 2014). */
static uint64_t
place_key(uint64_t document, struct span span)
{
	uint64_t z = (document << 40) ^ ((uint64_t)span.start << 20) ^ span.end;

	z = (z + 0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

/* Counts a form of an entry: "Pooled  budgets" as "pooled budgets". */
static bool
count_form(struct reading *reading, uint32_t entry, struct slice text)
{
	struct usages *usages = reading->usages;
	struct buffer *scratch = &usages->scratch;
	size_t known = lexis_count(usages->forms), size;
	uint64_t *counts = usages->form_counts;
	uint32_t id;
	char *lower;

	buffer_reset(scratch, SIZE_MAX);
	buffer_add(scratch, &entry, sizeof entry);
	quotation_add(scratch, text);
	size = scratch->size;
	lower = buffer_reserve(scratch, 3 * size);
	if (!lower)
		return false;
	memcpy(lower, scratch->at, sizeof entry);
	size = sizeof entry + unicode_lower_text(lower + sizeof entry,
		(struct slice){ scratch->at + sizeof entry, size - sizeof entry });
	id = lexis_intern(usages->forms, (struct slice){ lower, size });
	counts = array_reserve(counts, &usages->form_room, known, 1, sizeof *counts);
	if (counts)
		usages->form_counts = counts;
	if (!counts || id == LEXIS_NONE)
		return false;
	counts[id] = id < known ? counts[id] + 1 : 1;
	return true;
}

static bool
count_matches(struct reading *reading)
{
	struct usages *usages = reading->usages;
	const struct sights *sights = &usages->sights;

	for (size_t i = 0; i < sights->count; i++) {
		struct span span = sights->at[i].span;
		uint32_t entry = entry_number(usages, sights->at[i].entry);

		usages->at[entry].matches++;
		usages->at[entry].places += place_key(usages->documents, span);
		if (!count_form(reading, entry, (struct slice){ reading->text.at + span.start,
				span.end - span.start }))
			return false;
	}
	return true;
}

/* What people say of the tag; CODED_OPEN also where they say nothing. */
static enum coded_verdict
judge(const struct reading *reading, const struct tag *tag)
{
	const struct coded *coded = reading->usages->coded;
	const struct coding_sentence *sentence = coded && tag_is_finding(tag)
		? coded_find(coded, record_id(reading->record),
			text_index_points(&reading->index, tag->span.start)) : NULL;

	return sentence ? coded_judge(coded, sentence, tag->code, tag->polarity) : CODED_OPEN;
}

/* The first hit is the example, but a wrong one is a better one. */
static bool
keep_example(struct reading *reading, struct usage *usage, struct span span, bool wrong)
{
	struct buffer *scratch = &reading->usages->scratch;

	if (usage->example.at && (usage->example_wrong || !wrong))
		return true;
	buffer_reset(scratch, SIZE_MAX);
	quotation_add_place(scratch, reading->text, span);
	usage->example_wrong = wrong;
	usage->example = arena_copy(&reading->usages->arena, buffer_slice(scratch));
	return !buffer_failed(scratch) && usage->example.at;
}

static bool
count_hit(struct reading *reading, const struct entry *entry, struct span span,
	enum coded_verdict verdict)
{
	struct usages *usages = reading->usages;
	struct usage *usage = &usages->at[entry_number(usages, entry)];

	usage->hits++;
	usage->documents += usage->last != usages->documents;
	usage->last = usages->documents;
	usage->right += verdict == CODED_RIGHT;
	usage->turned += verdict == CODED_TURNED;
	usage->wrong += verdict == CODED_WRONG;
	return keep_example(reading, usage, span,
		verdict == CODED_TURNED || verdict == CODED_WRONG);
}

static bool
count_hits(struct reading *reading, const struct tags *tags)
{
	const struct usages *usages = reading->usages;

	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];
		const struct entry *entry = tagger_entry(usages->tagger, tag);
		enum coded_verdict verdict = judge(reading, tag);

		if (entry && !count_hit(reading, entry, tag->span, verdict))
			return false;
		for (size_t j = 0; j < tag->cue_count; j++) {
			entry = sights_cue(&usages->sights, &tag->cues[j]);
			if (entry && !count_hit(reading, entry, tag->cues[j].span, verdict))
				return false;
		}
	}
	return true;
}

bool
usages_add(void *data, struct slice line, struct fault *fault)
{
	struct usages *usages = data;
	struct reading reading = { .usages = usages };
	const struct tags *tags;

	reading.record = tagger_line(usages->tagger, line, fault);
	tags = reading.record ? record_tags(reading.record, fault) : NULL;
	if (!tags || !sights_find(&usages->sights, reading.record, fault))
		return false;
	usages->documents++;
	reading.text = *record_text(reading.record, fault);
	return (text_index_build(&reading.index, reading.text, record_arena(reading.record))
		&& count_matches(&reading) && count_hits(&reading, tags)) || fault_memory(fault);
}

int64_t
usage_harm(const struct usage *usage)
{
	return (int64_t)(usage->turned + usage->wrong) - (int64_t)usage->right;
}

static int
form_order(const void *left, const void *right)
{
	const struct form *a = left, *b = right;
	int order = (a->entry > b->entry) - (a->entry < b->entry);

	if (order == 0)
		order = (a->count < b->count) - (a->count > b->count);
	return order ? order : slice_compare(a->text, b->text);
}

struct form *
usages_forms(const struct usages *usages, size_t *count)
{
	struct form *forms;

	*count = lexis_count(usages->forms);
	forms = calloc(*count + 1, sizeof *forms);
	for (uint32_t id = 0; forms && id < *count; id++) {
		struct slice key = lexis_word(usages->forms, id);
		struct form *form = &forms[id];

		memcpy(&form->entry, key.at, sizeof form->entry);
		form->text = (struct slice){ key.at + sizeof form->entry,
			key.size - sizeof form->entry };
		form->count = usages->form_counts[id];
	}
	if (forms)
		qsort(forms, *count, sizeof *forms, form_order);
	return forms;
}
