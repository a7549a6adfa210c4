/* tl-tag: adds the layer "tags": terms of lexicons, with what their sentence says about them. */
#include <stdlib.h>

#include "array.h"
#include "combiner.h"
#include "lexicon.h"
#include "mistakes.h"
#include "piece.h"
#include "stage.h"

struct tag_settings {
	struct strings lexicons, cues;
	bool polar;
	struct lexicons *set;
};

struct tag_worker {
	const struct tag_settings *settings;
	struct matching *matching;
	struct combiner *combiner;
	struct piece_space space;
	struct tag *tags;	/* of the record */
	size_t tag_count, tag_room;
	struct heading heading;	/* the last of the record */
};

/* What a record is tagged by. */
struct layers {
	struct slice text;
	const struct sections *sections;	/* NULL: none */
	const struct spans *sentences, *tokens;
	const struct stems *stems;
	const uint32_t *words;
};

static const struct option tag_options[] = {
	{ "lexicon", 'l', OPTION_LIST, offsetof(struct tag_settings, lexicons), "DIR",
		"a lexicon: a folder with terms.tsv; may be given several times" },
	{ "cues", 0, OPTION_LIST, offsetof(struct tag_settings, cues), "DIR",
		"a folder with cues.tsv, beside those that the lexicons name" },
	{ "polar", 0, OPTION_FLAG, offsetof(struct tag_settings, polar), NULL,
		"leave out neutral tags, the mere mentions" },
	{ 0 }
};

static bool
tag_configure(void *data, struct fault *fault)
{
	struct tag_settings *settings = data;
	struct mistakes mistakes = { 0 };
	bool good;

	if (settings->lexicons.count == 0)
		return fault_set(fault, "no lexicon; name at least one with -l, as in "
			"-l lexicons/integrated-care");
	settings->set = lexicons_new();
	if (!settings->set)
		return fault_memory(fault);
	lexicons_listen(settings->set, mistakes_hear, &mistakes);
	for (size_t i = 0; i < settings->lexicons.count; i++)
		lexicons_add(settings->set, settings->lexicons.at[i], fault);
	for (size_t i = 0; i < settings->cues.count; i++)
		lexicons_add_cues(settings->set, settings->cues.at[i], fault);
	good = lexicons_seal(settings->set, fault);
	lexicons_listen(settings->set, NULL, NULL);
	return good;
}

static void
tag_release(void *data)
{
	struct tag_settings *settings = data;

	lexicons_free(settings->set);
	settings->set = NULL;
}

static void
tag_end(void *data)
{
	struct tag_worker *worker = data;

	if (!worker)
		return;
	matching_free(worker->matching);
	combiner_free(worker->combiner);
	piece_space_free(&worker->space);
	free(worker->tags);
	free(worker);
}

static void *
tag_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct tag_worker *worker = calloc(1, sizeof *worker);

	if (worker) {
		worker->settings = settings;
		worker->matching = matching_new(lexicons_matcher(worker->settings->set), lexis);
		worker->combiner = combiner_new(worker->settings->set);
	}
	if (!worker || !worker->matching || !worker->combiner) {
		fault_memory(fault);
		tag_end(worker);
		return NULL;
	}
	return worker;
}

static bool
tag_add(struct tag_worker *worker, struct record *record, const struct piece *piece,
	const struct hit *hit, const struct judgement *judgement)
{
	struct tag *tags = array_reserve(worker->tags, &worker->tag_room, worker->tag_count, 1,
		sizeof *tags);
	struct tag_cue *cues = arena_array(record_arena(record), judgement->cue_count,
		sizeof *cues);

	if (tags)
		worker->tags = tags;
	if (!tags || !cues)
		return false;
	for (size_t i = 0; i < judgement->cue_count; i++)
		cues[i] = (struct tag_cue){
			.span = judgement->cues[i]->span,
			.class = slice_of(cue_class_name(judgement->cues[i]->class)),
		};
	tags[worker->tag_count++] = (struct tag){
		.span = piece_span(piece, hit->at),
		.lexicon = hit->entry->term.lexicon,
		.code = hit->entry->term.code,
		.polarity = slice_of(polarity_name(judgement->polarity)),
		.status = slice_of(status_name(judgement->status)),
		.rule = hit->entry->rule,
		.level = hit->entry->term.level,
		.frame = hit->entry->term.frame,
		.cues = cues,
		.cue_count = judgement->cue_count,
	};
	return true;
}

/* The heading that the sentence stands under, NULL if there is none. */
static const struct heading *
heading_over(const struct tag_worker *worker, struct span sentence)
{
	return sentence.start < worker->heading.until ? &worker->heading : NULL;
}

static bool
tag_piece(struct tag_worker *worker, struct record *record, struct piece *piece,
	struct span sentence)
{
	if (piece->term_count == 0)
		return true;
	if (!piece_place_cues(piece, heading_over(worker, sentence), &worker->space))
		return false;
	for (size_t i = 0; i < piece->term_count; i++) {
		const struct hit *hit = &piece->terms[i];
		struct placed_term term = { hit->at, hit->entry->term.kind };
		struct judgement judgement;

		polarity_judge(&term, piece->placed, piece->placed_count, &judgement);
		if (judgement.polarity == POLARITY_NEUTRAL && worker->settings->polar)
			continue;
		if (!tag_add(worker, record, piece, hit, &judgement))
			return false;
	}
	return true;
}

/* A heading reaches to the end of its section, without sections to the end of the text. */
static void
note_heading(struct tag_worker *worker, const struct layers *layers, const struct piece *piece,
	struct span sentence)
{
	size_t count = layers->sections ? layers->sections->count : 0, from = 0, to = count;

	if (!piece_is_heading(piece, &worker->heading))
		return;
	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (layers->sections->at[middle].span.end <= sentence.start)
			from = middle + 1;
		else
			to = middle;
	}
	worker->heading.until = from < count ? layers->sections->at[from].span.end
		: (uint32_t)layers->text.size;
}

static bool
tag_sentence(struct tag_worker *worker, struct record *record, const struct layers *layers,
	struct span sentence, struct passage passage)
{
	const struct entry *entries = lexicons_entries(worker->settings->set);
	struct span area = { sentence.start, sentence.start };	/* of the piece */
	size_t before = worker->tag_count;

	while (passage.count > 0) {
		struct piece piece = { .text = layers->text.at };

		if (!matching_run(worker->matching, &passage, &piece.matched))
			return false;
		area.start = area.end;
		area.end = passage.count > 0 ? passage.tokens->start : sentence.end;
		if (!combiner_run(worker->combiner, layers->text.at, area, &piece.matched))
			return false;
		if (piece.matched.sighting_count == 0)
			continue;
		if (!piece_resolve(&piece, entries, &worker->space)
				|| !tag_piece(worker, record, &piece, sentence))
			return false;
		note_heading(worker, layers, &piece, sentence);
	}
	/* of one lexicon they are in order: those that begin together are as long */
	if (lexicons_count(worker->settings->set) > 1 && worker->tag_count > before)
		qsort(worker->tags + before, worker->tag_count - before, sizeof *worker->tags,
			tag_compare);
	return true;
}

static bool
tag_sentences(struct tag_worker *worker, struct record *record, const struct layers *layers)
{
	const struct spans *tokens = layers->tokens;
	size_t token = 0;

	for (size_t i = 0; i < layers->sentences->count; i++) {
		struct span sentence = layers->sentences->at[i];
		struct passage passage;

		while (token < tokens->count && tokens->at[token].start < sentence.start)
			token++;
		passage = (struct passage){ tokens->at + token, layers->words + token,
			layers->stems->at + token, 0 };
		for (; token < tokens->count && tokens->at[token].end <= sentence.end; token++)
			passage.count++;
		if (!tag_sentence(worker, record, layers, sentence, passage))
			return false;
	}
	return true;
}

static bool
layers_read(struct record *record, struct layers *layers, struct fault *fault)
{
	const struct slice *text = record_text(record, fault);

	if (!text)
		return false;
	layers->text = *text;
	if (record_has(record, LAYER_SECTIONS)) {
		layers->sections = record_sections(record, fault);
		if (!layers->sections)
			return false;
	}
	return (layers->sentences = record_sentences(record, fault))
		&& (layers->tokens = record_tokens(record, fault))
		&& (layers->stems = record_stems(record, fault))
		&& (layers->words = record_words(record, fault));
}

static enum verdict
tag_record(void *data, struct record *record, struct fault *fault)
{
	struct tag_worker *worker = data;
	struct layers layers = { 0 };

	if (!layers_read(record, &layers, fault))
		return VERDICT_REJECT;
	worker->tag_count = 0;
	worker->heading.until = 0;
	combiner_start(worker->combiner, record, layers.sections);
	if (!tag_sentences(worker, record, &layers)) {
		if (combiner_refuses(worker->combiner, fault))
			return VERDICT_REJECT;
		fault_memory(fault);
		return VERDICT_BROKEN;
	}
	record_set_tags(record, (struct tags){ worker->tags, worker->tag_count });
	return VERDICT_KEEP;
}

const struct stage tag_stage = {
	.name = "tag",
	.summary = "add the terms of lexicons as tags, with what the text says about them",
	.options = tag_options,
	.settings_size = sizeof(struct tag_settings),
	.needs = LAYER_BIT(LAYER_TEXT) | LAYER_BIT(LAYER_SENTENCES) | LAYER_BIT(LAYER_TOKENS)
		| LAYER_BIT(LAYER_STEMS),
	.configure = tag_configure,
	.release = tag_release,
	.begin = tag_begin,
	.end = tag_end,
	.each = tag_record,
};
