/* tl-tag: adds the layer "tags": terms of lexicons, with what their sentence says about them. */
#include <stdlib.h>

#include "array.h"
#include "lexicon.h"
#include "longest.h"
#include "polarity.h"
#include "scope.h"
#include "stage.h"

struct tag_settings {
	struct strings lexicons, cues;
	bool polar;
	struct lexicons *set;
};

struct tag_worker {
	const struct tag_settings *settings;
	struct matching *matching;
	struct hit *hits;
	size_t hit_room;
	struct border *borders;
	size_t border_room;
	struct placed_cue *cues;
	size_t cue_room;
	struct tag *tags;	/* of the record */
	size_t tag_count, tag_room;
};

/* A piece of a sentence whose hits are resolved. */
struct piece {
	const char *text;
	struct matched matched;
	const struct hit *terms, *cues;
	size_t term_count, cue_count;
	size_t placed;	/* cues in worker->cues: those that are no stops */
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

	if (settings->lexicons.count == 0)
		return fault_set(fault, "no lexicon; name at least one with -l, as in "
			"-l lexicons/integrated-care");
	settings->set = lexicons_new();
	if (!settings->set)
		return fault_memory(fault);
	for (size_t i = 0; i < settings->lexicons.count; i++)
		if (!lexicons_add(settings->set, settings->lexicons.at[i], fault))
			return false;
	for (size_t i = 0; i < settings->cues.count; i++)
		if (!lexicons_add_cues(settings->set, settings->cues.at[i], fault))
			return false;
	return lexicons_seal(settings->set, fault);
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
	free(worker->hits);
	free(worker->borders);
	free(worker->cues);
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
	}
	if (!worker || !worker->matching) {
		fault_memory(fault);
		tag_end(worker);
		return NULL;
	}
	return worker;
}

/* Turns the sightings of a piece into its resolved hits. */
static bool
piece_resolve(struct tag_worker *worker, struct piece *piece)
{
	const struct entry *entries = lexicons_entries(worker->settings->set);
	size_t count = piece->matched.sighting_count;
	struct hit *hits = array_reserve(worker->hits, &worker->hit_room, 0, count, sizeof *hits);

	if (!hits)
		return false;
	worker->hits = hits;
	for (size_t i = 0; i < count; i++) {
		const struct sighting *sighting = &piece->matched.sightings[i];

		hits[i] = (struct hit){ &entries[sighting->entry], { sighting->first, sighting->end } };
	}
	count = longest_keep(hits, count);
	piece->terms = hits;
	while (piece->term_count < count && !hits[piece->term_count].entry->is_cue)
		piece->term_count++;
	piece->cues = hits + piece->term_count;
	piece->cue_count = count - piece->term_count;
	return true;
}

static bool
semicolon_before(const struct piece *piece, size_t unit)
{
	const struct unit *units = piece->matched.units;
	uint32_t from = units[unit - 1].span.end;

	return memchr(piece->text + from, ';', units[unit].span.start - from) != NULL;
}

/* Fills worker->borders. */
static bool
piece_borders(struct tag_worker *worker, const struct piece *piece, struct borders *out)
{
	struct border *borders = array_reserve(worker->borders, &worker->border_room, 0,
		piece->matched.unit_count, sizeof *borders);
	size_t cue = 0, count = 0;

	if (!borders)
		return false;
	worker->borders = borders;
	for (uint32_t unit = 0; unit < piece->matched.unit_count; unit++) {
		bool stop = false;

		for (; cue < piece->cue_count && piece->cues[cue].at.first == unit; cue++)
			stop |= piece->cues[cue].entry->cue.class == CUE_STOP;
		if (stop || (unit > 0 && semicolon_before(piece, unit)))
			borders[count++] = (struct border){ unit, stop };
	}
	*out = (struct borders){ borders, count, (uint32_t)piece->matched.unit_count };
	return true;
}

/* Fills worker->cues with the cues of the piece and their scopes. */
static bool
piece_place_cues(struct tag_worker *worker, struct piece *piece)
{
	struct placed_cue *placed = array_reserve(worker->cues, &worker->cue_room, 0, piece->cue_count,
		sizeof *placed);
	struct borders borders;

	if (!placed)
		return false;
	worker->cues = placed;
	if (!piece_borders(worker, piece, &borders))
		return false;
	for (size_t i = 0; i < piece->cue_count; i++) {
		const struct entry *entry = piece->cues[i].entry;

		if (entry->cue.class != CUE_STOP)
			placed[piece->placed++] = (struct placed_cue){
				.at = piece->cues[i].at,
				.scope = scope_of(&entry->cue, piece->cues[i].at, &borders),
				.class = entry->cue.class,
				.list = entry->cue.reach == REACH_LIST || entry->cue.reach == REACH_SECTION,
				.weight = entry->weight,
			};
	}
	cues_silence(placed, piece->placed);
	return true;
}

static struct span
place_span(const struct piece *piece, struct place at)
{
	const struct unit *units = piece->matched.units;

	return (struct span){ units[at.first].span.start, units[at.end - 1].span.end };
}

static bool
tag_add(struct tag_worker *worker, struct record *record, const struct piece *piece,
	const struct hit *hit, const struct judgement *judgement)
{
	struct tag *tags = array_reserve(worker->tags, &worker->tag_room, worker->tag_count, 1,
		sizeof *tags);
	struct tag_cue *cues = arena_array(record_arena(record), judgement->cue_count, sizeof *cues);

	if (tags)
		worker->tags = tags;
	if (!tags || !cues)
		return false;
	for (size_t i = 0; i < judgement->cue_count; i++)
		cues[i] = (struct tag_cue){
			.span = place_span(piece, judgement->cues[i]->at),
			.class = slice_of(cue_class_name(judgement->cues[i]->class)),
		};
	tags[worker->tag_count++] = (struct tag){
		.span = place_span(piece, hit->at),
		.lexicon = hit->entry->term.lexicon,
		.code = hit->entry->term.code,
		.polarity = slice_of(polarity_name(judgement->polarity)),
		.status = slice_of(status_name(judgement->status)),
		.rule = hit->entry->rule,
		.cues = cues,
		.cue_count = judgement->cue_count,
	};
	return true;
}

static bool
piece_tag(struct tag_worker *worker, struct record *record, struct piece *piece)
{
	if (!piece_resolve(worker, piece))
		return false;
	if (piece->term_count == 0)
		return true;
	if (!piece_place_cues(worker, piece))
		return false;
	for (size_t i = 0; i < piece->term_count; i++) {
		const struct hit *hit = &piece->terms[i];
		struct placed_term term = { hit->at, hit->entry->term.kind };
		struct judgement judgement;

		polarity_judge(&term, worker->cues, piece->placed, &judgement);
		if (judgement.polarity == POLARITY_NEUTRAL && worker->settings->polar)
			continue;
		if (!tag_add(worker, record, piece, hit, &judgement))
			return false;
	}
	return true;
}

static int
tag_order(const void *left, const void *right)
{
	const struct tag *a = left, *b = right;
	int order = (a->span.start > b->span.start) - (a->span.start < b->span.start);

	if (order == 0)
		order = (a->span.end > b->span.end) - (a->span.end < b->span.end);
	if (order == 0)
		order = slice_compare(a->lexicon, b->lexicon);
	return order ? order : slice_compare(a->code, b->code);
}

static bool
sentence_tag(struct tag_worker *worker, struct record *record, const char *text,
	struct passage passage)
{
	size_t before = worker->tag_count;

	while (passage.count > 0) {
		struct piece piece = { .text = text };

		if (!matching_run(worker->matching, &passage, &piece.matched))
			return false;
		if (piece.matched.sighting_count && !piece_tag(worker, record, &piece))
			return false;
	}
	if (worker->tag_count > before)
		qsort(worker->tags + before, worker->tag_count - before, sizeof *worker->tags, tag_order);
	return true;
}

static enum verdict
tag_record(void *data, struct record *record, struct fault *fault)
{
	struct tag_worker *worker = data;
	const struct slice *text = record_text(record, fault);
	const struct spans *sentences = text ? record_sentences(record, fault) : NULL;
	const struct spans *tokens = sentences ? record_tokens(record, fault) : NULL;
	const struct stems *stems = tokens ? record_stems(record, fault) : NULL;
	const uint32_t *words = stems ? record_words(record, fault) : NULL;
	size_t token = 0;

	if (!words)
		return VERDICT_REJECT;
	worker->tag_count = 0;
	for (size_t i = 0; i < sentences->count; i++) {
		struct passage passage;

		while (token < tokens->count && tokens->at[token].start < sentences->at[i].start)
			token++;
		passage = (struct passage){ tokens->at + token, words + token, stems->at + token, 0 };
		while (token < tokens->count && tokens->at[token].end <= sentences->at[i].end) {
			token++;
			passage.count++;
		}
		if (!sentence_tag(worker, record, text->at, passage)) {
			fault_memory(fault);
			return VERDICT_BROKEN;
		}
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
