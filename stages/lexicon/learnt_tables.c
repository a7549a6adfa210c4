/* learnt_tables.c: evidence.tsv, scores.tsv and changes.tsv. */
#include <math.h>
#include <stdlib.h>

#include "learnt.h"
#include "thousandths.h"

#define LEARNT_NOTE "learnt: "
#define LEAST_OF_OTHERS 0.1	/* what a code says of another: less is not written */

enum {
	LEAST_HITS = 10		/* of an entry that goes */
};

int32_t
learnt_weight(double weight)
{
	return thousandths_of(round(weight * 100) / 100);
}

struct slice
learnt_target(const struct examples *examples, size_t target)
{
	size_t codes = lexis_count(examples->codes);

	return target < codes ? lexis_word(examples->codes, (uint32_t)target)
		: target == codes ? SLICE("barrier") : SLICE("enabler");
}

static bool
has_number(struct numbers numbers, uint32_t number)
{
	size_t from = 0, to = numbers.count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (numbers.at[middle] < number)
			from = middle + 1;
		else
			to = middle;
	}
	return from < numbers.count && numbers.at[from] == number;
}

struct record_of_hits
learnt_entry_hits(const struct learnt *learnt, size_t entry)
{
	const struct examples *examples = learnt->examples;
	struct record_of_hits hits = { .groups = examples->entry_groups[entry] };

	for (size_t i = 0; i < examples->count && hits.groups; i++)
		if (has_number(examples->at[i].entries, (uint32_t)entry)) {
			hits.hits++;
			hits.right += example_is(examples, i, examples->code_of[entry]);
		}
	return hits;
}

struct record_of_hits
learnt_evidence_hits(const struct learnt *learnt, const struct evidence_weight *evidence)
{
	const struct examples *examples = learnt->examples;
	struct record_of_hits hits = { .groups = examples->ngram_groups[evidence->ngram] };

	for (size_t i = 0; i < examples->count; i++)
		if (has_number(examples->at[i].ngrams, evidence->ngram)) {
			hits.hits++;
			hits.right += example_is(examples, i, evidence->target);
		}
	return hits;
}

bool
learnt_drops(const struct learnt *learnt, size_t entry)
{
	size_t codes = lexis_count(learnt->examples->codes);
	size_t code = learnt->examples->code_of[entry];

	return learnt->weights->entries[entry] + learnt->weights->terms[code * codes + code] <= 0
		&& learnt_entry_hits(learnt, entry).hits >= LEAST_HITS;
}

void
learnt_note(struct slice note, struct record_of_hits hits, struct buffer *out)
{
	const char *old = note.size ? memmem(note.at, note.size, LEARNT_NOTE,
		strlen(LEARNT_NOTE)) : NULL;

	if (old)
		note.size = (size_t)(old - note.at);
	while (note.size > 0 && strchr("; ", note.at[note.size - 1]))
		note.size--;
	buffer_add_slice(out, note);
	if (hits.hits == 0)
		return;
	buffer_add_string(out, note.size ? "; " : "");
	buffer_add_format(out, LEARNT_NOTE "%u of %u hit%s right, in %u group%s", hits.right,
		hits.hits, hits.hits == 1 ? "" : "s", hits.groups, hits.groups == 1 ? "" : "s");
}

static void
add_score(struct buffer *out, struct slice code, const char *prefix, struct slice feature,
	double weight)
{
	int32_t number = learnt_weight(weight);

	if (number == 0)
		return;
	buffer_add_slice(out, code);
	buffer_add_format(out, "\t%s", prefix);
	buffer_add_slice(out, feature);
	buffer_add_char(out, '\t');
	thousandths_add(out, number);
	buffer_add_char(out, '\n');
}

static void
add_said(struct buffer *out, struct slice code, const char *prefix, const double weights[SAID])
{
	for (int i = 0; i < SAID; i++)
		add_score(out, code, prefix, polarity_name((enum polarity)i), weights[i]);
}

/* What codes and statements both have. */
static void
add_sum(struct buffer *out, struct slice name, const struct sum_weights *sum)
{
	add_score(out, name, "", SLICE("bias"), sum->bias);
	add_said(out, name, "tag=", sum->tags);
	for (int i = 0; i < CUE_CLASSES; i++)
		add_score(out, name, "cue=", slice_of(cue_class_name((enum cue_class)i)),
			sum->classes[i]);
}

/* Of a code, for each code; what others say goes without the smallest. */
static void
add_codes(const struct examples *examples, struct buffer *out, size_t code, const char *prefix,
	const double *weights)
{
	struct slice name = learnt_target(examples, code);

	for (size_t i = 0; i < lexis_count(examples->codes); i++)
		if (i == code || fabs(weights[i]) >= LEAST_OF_OTHERS)
			add_score(out, name, prefix, learnt_target(examples, i), weights[i]);
}

static void
add_direction(const struct learnt *learnt, struct buffer *out)
{
	const struct weights *weights = learnt->weights;
	const struct slice name = SLICE("direction");

	add_score(out, name, "", SLICE("bias"), weights->bias);
	add_score(out, name, "", SLICE("slope"), weights->slope);
	add_said(out, name, "own=", weights->own);
	for (size_t i = 0; i < lexis_count(learnt->examples->codes); i++)
		add_score(out, name, "", learnt_target(learnt->examples, i),
			weights->codes[i].direction);
}

void
learnt_scores(const struct learnt *learnt, struct buffer *out)
{
	const struct weights *weights = learnt->weights;
	const struct examples *examples = learnt->examples;
	size_t codes = lexis_count(examples->codes);
	const struct slice emit = SLICE("emit"), sentence = SLICE("sentence");

	buffer_add_string(out, "code\tfeature\tweight\n");
	add_score(out, emit, "", SLICE("threshold"), learnt->thresholds->pair);
	add_score(out, emit, "", SLICE("statement"), learnt->thresholds->statement);
	add_score(out, emit, "", SLICE("cap"), learnt->thresholds->cap);
	add_score(out, sentence, "", SLICE("rival"), weights->rival);
	add_score(out, sentence, "", SLICE("stated"), weights->stated);
	add_direction(learnt, out);
	for (size_t i = 0; i < STATEMENTS; i++)
		add_sum(out, learnt_target(examples, codes + i), &weights->sums[codes + i]);
	for (size_t code = 0; code < codes; code++) {
		struct slice name = learnt_target(examples, code);

		add_sum(out, name, &weights->sums[code]);
		add_codes(examples, out, code, "term:", weights->terms + code * codes);
		add_codes(examples, out, code, "near:", weights->near + code * codes);
		add_said(out, name, "own=", weights->codes[code].own);
	}
}

/* Whether a row is written: one that says nothing only where people wrote it. */
static bool
is_row(const struct learnt *learnt, const struct evidence_weight *evidence)
{
	return learnt_weight(evidence->weight) != 0
		|| examples_at_home(learnt->examples, evidence->ngram, evidence->target);
}

static int
evidence_order(const void *left, const void *right)
{
	const struct evidence_weight *a = left, *b = right;
	int order = (a->target > b->target) - (a->target < b->target);

	if (order == 0)
		order = (a->weight < b->weight) - (a->weight > b->weight);
	return order ? order : (a->ngram > b->ngram) - (a->ngram < b->ngram);
}

/* The rows of evidence by target, the highest weight first; those that are written as 0 are
 * there. NULL and fault without memory. */
static struct evidence_weight *
sorted_evidence(const struct learnt *learnt, struct fault *fault)
{
	size_t count = learnt->weights->evidence_count;
	struct evidence_weight *sorted = malloc((count + 1) * sizeof *sorted);

	if (!sorted) {
		fault_memory(fault);
		return NULL;
	}
	if (count > 0) {
		memcpy(sorted, learnt->weights->evidence, count * sizeof *sorted);
		qsort(sorted, count, sizeof *sorted, evidence_order);
	}
	return sorted;
}

bool
learnt_evidence(const struct learnt *learnt, struct buffer *out, struct fault *fault)
{
	struct evidence_weight *sorted = sorted_evidence(learnt, fault);

	buffer_add_string(out, "code\tpattern\tweight\tnote\n");
	for (size_t i = 0; sorted && i < learnt->weights->evidence_count; i++) {
		if (!is_row(learnt, &sorted[i]))
			continue;
		buffer_add_slice(out, learnt_target(learnt->examples, sorted[i].target));
		buffer_add_char(out, '\t');
		ngrams_add(&learnt->examples->ngrams, sorted[i].ngram, out);
		buffer_add_char(out, '\t');
		thousandths_add(out, learnt_weight(sorted[i].weight));
		buffer_add_char(out, '\t');
		learnt_note(examples_note(learnt->examples, sorted[i].ngram),
			learnt_evidence_hits(learnt, &sorted[i]), out);
		buffer_add_char(out, '\n');
	}
	if (!sorted)
		return false;
	free(sorted);
	return !buffer_failed(out) || fault_memory(fault);
}

/* The cells behind the pattern. Weights are thousandths; NULL: there was or is none. */
static void
add_change(struct buffer *out, const int32_t *before, const int32_t *after,
	struct record_of_hits hits, double gain)
{
	buffer_add_char(out, '\t');
	buffer_add_string(out, !before ? "added" : !after ? "dropped" : *before == *after ? "kept"
		: "changed");
	buffer_add_char(out, '\t');
	if (before)
		thousandths_add(out, *before);
	buffer_add_char(out, '\t');
	if (after)
		thousandths_add(out, *after);
	buffer_add_format(out, "\t%u\t%u\t%u\t", hits.hits, hits.right, hits.groups);
	thousandths_add(out, learnt_weight(gain));
	buffer_add_char(out, '\n');
}

static void
add_entry_change(const struct learnt *learnt, size_t number, struct buffer *out)
{
	const struct entry *entry = &learnt->examples->tagger.entries[number];
	int32_t before = thousandths_of(entry->weight);
	int32_t after = learnt_weight(learnt->weights->entries[number]);

	buffer_add_string(out, "terms\t");
	buffer_add_slice(out, entry->term.code);
	buffer_add_char(out, '\t');
	buffer_add_slice(out, entry->pattern);
	add_change(out, &before, learnt_drops(learnt, number) ? NULL : &after,
		learnt_entry_hits(learnt, number), learnt->across->entry_gains[number]);
}

/* The evidence that the lexicon had: keys are code, tab and pattern. */
struct old_evidence {
	struct lexis *keys;
	const struct entry **entries;
	bool *met;
	struct buffer key;
};

static void
old_close(struct old_evidence *old)
{
	lexis_free(old->keys);
	free(old->entries);
	free(old->met);
	buffer_free(&old->key);
}

static uint32_t
old_find(struct old_evidence *old, struct slice code, struct slice pattern, bool add)
{
	buffer_reset(&old->key, SIZE_MAX);
	buffer_add_slice(&old->key, code);
	buffer_add_char(&old->key, '\t');
	buffer_add_slice(&old->key, pattern);
	return add ? lexis_intern(old->keys, buffer_slice(&old->key))
		: lexis_find(old->keys, buffer_slice(&old->key));
}

static struct slice
evidence_target(const struct entry *entry)
{
	return entry->evidence == EVIDENCE_CODE ? entry->term.code
		: entry->evidence == EVIDENCE_BARRIER ? SLICE("barrier") : SLICE("enabler");
}

static bool
old_open(struct old_evidence *old, const struct tagger *tagger)
{
	size_t room = tagger->evidence_end - tagger->term_count + 1;

	old->keys = lexis_new(SIZE_MAX);
	old->entries = calloc(room, sizeof *old->entries);
	old->met = calloc(room, sizeof *old->met);
	if (!old->keys || !old->entries || !old->met)
		return false;
	for (size_t i = tagger->term_count; i < tagger->evidence_end; i++) {
		const struct entry *entry = &tagger->entries[i];
		uint32_t key = old_find(old, evidence_target(entry), entry->pattern, true);

		if (key == LEXIS_NONE)
			return false;
		old->entries[key] = entry;
	}
	return true;
}

static void
add_evidence_change(const struct learnt *learnt, const struct evidence_weight *evidence,
	struct old_evidence *old, struct buffer *pattern, struct buffer *out)
{
	const struct examples *examples = learnt->examples;
	size_t ngrams = lexis_count(examples->ngrams.runs) + 1;
	struct slice target = learnt_target(examples, evidence->target);
	int32_t after = learnt_weight(evidence->weight), before = 0;
	uint32_t key;

	if (!is_row(learnt, evidence))
		return;
	buffer_reset(pattern, SIZE_MAX);
	ngrams_add(&examples->ngrams, evidence->ngram, pattern);
	key = old_find(old, target, buffer_slice(pattern), false);
	if (key != LEXIS_NONE) {
		before = thousandths_of(old->entries[key]->weight);
		old->met[key] = true;
	}
	buffer_add_string(out, "evidence\t");
	buffer_add_slice(out, target);
	buffer_add_char(out, '\t');
	buffer_add_slice(out, buffer_slice(pattern));
	add_change(out, key == LEXIS_NONE ? NULL : &before, &after,
		learnt_evidence_hits(learnt, evidence),
		learnt->across->evidence_gains[evidence->target * ngrams + evidence->ngram]);
}

static void
add_dropped_evidence(const struct old_evidence *old, struct buffer *out)
{
	for (uint32_t i = 0; i < lexis_count(old->keys); i++) {
		int32_t before = thousandths_of(old->entries[i]->weight);

		if (old->met[i])
			continue;
		buffer_add_string(out, "evidence\t");
		buffer_add_slice(out, lexis_word(old->keys, i));
		add_change(out, &before, NULL, (struct record_of_hits){ 0 }, 0);
	}
}

bool
learnt_changes(const struct learnt *learnt, struct buffer *out, struct fault *fault)
{
	struct evidence_weight *sorted = sorted_evidence(learnt, fault);
	struct old_evidence old = { 0 };
	struct buffer pattern = { 0 };
	bool good = sorted && old_open(&old, &learnt->examples->tagger);

	buffer_add_string(out, "table\tcode\tpattern\tchange\tbefore\tafter\thits\tright\tgroups\t"
		"gain\n");
	for (size_t i = 0; good && i < learnt->examples->tagger.term_count; i++)
		add_entry_change(learnt, i, out);
	for (size_t i = 0; good && i < learnt->weights->evidence_count; i++)
		add_evidence_change(learnt, &sorted[i], &old, &pattern, out);
	if (good)
		add_dropped_evidence(&old, out);
	good = good && !buffer_failed(out) && !buffer_failed(&pattern) && !buffer_failed(&old.key);
	buffer_free(&pattern);
	old_close(&old);
	free(sorted);
	return good || fault_memory(fault);
}
