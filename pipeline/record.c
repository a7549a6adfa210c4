/* record.c: the line, its members, and which layers are where. */
#include <stdlib.h>

#include "record_inside.h"

static const struct {
	const char *name, *maker;
} layers[LAYER_COUNT] = {
	[LAYER_TEXT] = { "text", "tl-ingest" },
	[LAYER_SECTIONS] = { "sections", "tl-segment" },
	[LAYER_SENTENCES] = { "sentences", "tl-segment" },
	[LAYER_TOKENS] = { "tokens", "tl-tokenise" },
	[LAYER_STEMS] = { "stems", "tl-stem" },
	[LAYER_TAGS] = { "tags", "tl-tag" },
	[LAYER_SCREENING] = { "screening", "tl-screen" },
	[LAYER_APPRAISAL] = { "appraisal", "tl-appraise" },
};

const char *
layer_name(enum layer layer)
{
	return layers[layer].name;
}

const char *
layer_maker(enum layer layer)
{
	return layers[layer].maker;
}

int
tag_compare(const void *left, const void *right)
{
	const struct tag *a = left, *b = right;
	int order = (a->span.start > b->span.start) - (a->span.start < b->span.start);

	if (order == 0)
		order = (a->span.end > b->span.end) - (a->span.end < b->span.end);
	if (order == 0)
		order = slice_compare(a->lexicon, b->lexicon);
	if (order == 0)
		order = slice_compare(a->code, b->code);
	return order ? order : slice_compare(a->polarity, b->polarity);
}

struct record *
record_new(struct lexis *lexis)
{
	struct record *record = calloc(1, sizeof *record);

	if (record)
		record->lexis = lexis;
	return record;
}

void
record_free(struct record *record)
{
	if (!record)
		return;
	json_check_free(&record->check);
	arena_free(&record->arena);
	free(record);
}

static void
forget_line(struct record *record, struct slice line)
{
	arena_reset(&record->arena);
	record->line = line;
	record->id = record->text = (struct slice){ NULL, 0 };
	record->added_count = 0;
	record->words = NULL;
	record->stemming = NULL;
	record->indexed = false;
	for (int i = 0; i < LAYER_COUNT; i++)
		record->layers[i] = (struct layer_state){ .member = NOT_IN_LINE };
}

static bool
keep_id(struct record *record, struct slice value, struct fault *fault)
{
	if (!json_is_string(value))
		return fault_set(fault, "\"id\" is not a string; put quotes around it");
	record->id = json_characters(value, &record->arena);
	return record->id.at ? true : fault_memory(fault);
}

/* Notes where the layers and the id stand in the line. */
static bool
find_layers(struct record *record, struct fault *fault)
{
	const struct json_members *members = &record->check.members;

	for (size_t i = 0; i < members->count; i++) {
		struct slice key = json_unescape(members->at[i].key, &record->arena);

		if (!key.at)
			return fault_memory(fault);
		if (slice_is(key, "id") && !keep_id(record, members->at[i].value, fault))
			return false;
		for (int layer = 0; layer < LAYER_COUNT; layer++)
			if (slice_is(key, layers[layer].name))
				record->layers[layer].member = i;
	}
	return true;
}

bool
record_parse(struct record *record, struct slice line, bool whole, struct fault *fault)
{
	forget_line(record, line);
	if (!json_check_object(&record->check, line, fault))
		return false;
	if (!whole)
		return true;
	if (!find_layers(record, fault))
		return false;
	if (!record->id.at)
		return fault_set(fault, "no \"id\"; every record needs one (tl-ingest gives it)");
	if (record->id.size == 0)
		return fault_set(fault, "\"id\" is empty; give every record a name of its own");
	return true;
}

struct lexis *
record_lexis(struct record *record)
{
	return record->lexis;
}

uint64_t
record_turn(const struct record *record)
{
	return record->turn;
}

void
record_set_turn(struct record *record, uint64_t turn)
{
	record->turn = turn;
}

struct arena *
record_arena(struct record *record)
{
	return &record->arena;
}

struct slice
record_line(const struct record *record)
{
	return record->line;
}

struct slice
record_id(const struct record *record)
{
	return record->id;
}

bool
record_has(struct record *record, enum layer layer)
{
	return record->layers[layer].set || record->layers[layer].member != NOT_IN_LINE;
}

static bool
decode(struct record *record, enum layer layer, struct slice value, struct fault *fault)
{
	switch (layer) {
	case LAYER_TEXT:
		return decode_text(record, value, fault);
	case LAYER_SECTIONS:
		return decode_sections(record, value, fault);
	case LAYER_SENTENCES:
		return decode_spans(record, layer, value, &record->sentences, fault);
	case LAYER_TOKENS:
		return decode_spans(record, layer, value, &record->tokens, fault);
	case LAYER_STEMS:
		return decode_stems(record, value, fault);
	case LAYER_TAGS:
		return decode_tags(record, value, fault);
	default:
		return false;
	}
}

/* Makes the array of a layer valid. */
static bool
want(struct record *record, enum layer layer, struct fault *fault)
{
	struct layer_state *state = &record->layers[layer];

	if (state->decoded)
		return true;
	if (state->member == NOT_IN_LINE)
		return fault_set(fault, "no \"%s\"; run %s first", layers[layer].name,
			layers[layer].maker);
	if (layer != LAYER_TEXT && !(want(record, LAYER_TEXT, fault) && index_text(record, fault)))
		return false;
	if (layer == LAYER_STEMS && !want(record, LAYER_TOKENS, fault))
		return false;
	state->decoded = decode(record, layer, record->check.members.at[state->member].value,
		fault);
	return state->decoded;
}

const struct slice *
record_text(struct record *record, struct fault *fault)
{
	return want(record, LAYER_TEXT, fault) ? &record->text : NULL;
}

const struct sections *
record_sections(struct record *record, struct fault *fault)
{
	return want(record, LAYER_SECTIONS, fault) ? &record->sections : NULL;
}

const struct spans *
record_sentences(struct record *record, struct fault *fault)
{
	return want(record, LAYER_SENTENCES, fault) ? &record->sentences : NULL;
}

const struct spans *
record_tokens(struct record *record, struct fault *fault)
{
	return want(record, LAYER_TOKENS, fault) ? &record->tokens : NULL;
}

bool
find_stems(struct record *record, struct fault *fault)
{
	const struct stemming *stemming = record->stemming;
	struct stems *stems = &record->stems;

	if (!stemming)
		return true;
	stems->at = arena_array(&record->arena, stems->count, sizeof *stems->at);
	if (!stems->at || !stemming->find(stemming->data, record->stemmed, *stems))
		return fault_memory(fault);
	record->stemming = NULL;
	return true;
}

const struct stems *
record_stems(struct record *record, struct fault *fault)
{
	if (!want(record, LAYER_STEMS, fault) || !want(record, LAYER_TOKENS, fault))
		return NULL;
	if (record->stems.count != record->tokens.count) {
		fault_set(fault, "%zu stems for %zu tokens; run tl-stem again",
			record->stems.count, record->tokens.count);
		return NULL;
	}
	return find_stems(record, fault) ? &record->stems : NULL;
}

const struct stemming *
record_stemming(const struct record *record)
{
	return record->stemmed == record->words ? record->stemming : NULL;
}

const struct tags *
record_tags(struct record *record, struct fault *fault)
{
	struct layer_state *state = &record->layers[LAYER_TAGS];

	if (record->bare_tags && !state->set)
		state->decoded = false;
	record->bare_tags = false;
	return want(record, LAYER_TAGS, fault) ? &record->tags : NULL;
}

const struct tags *
record_bare_tags(struct record *record, struct fault *fault)
{
	if (!record->layers[LAYER_TAGS].decoded)
		record->bare_tags = true;
	return want(record, LAYER_TAGS, fault) ? &record->tags : NULL;
}

void
record_set_bare(struct record *record, bool bare)
{
	record->bare = bare;
}

bool
record_is_bare(const struct record *record)
{
	return record->bare;
}

bool
record_count_tokens(struct record *record, size_t *count, struct fault *fault)
{
	const struct layer_state *state = &record->layers[LAYER_TOKENS];

	if (!state->decoded && state->member != NOT_IN_LINE
			&& decode_count(record->check.members.at[state->member].value, count))
		return true;
	if (!want(record, LAYER_TOKENS, fault))
		return false;
	*count = record->tokens.count;
	return true;
}

const uint32_t *
record_words(struct record *record, struct fault *fault)
{
	const struct spans *tokens = &record->tokens;
	uint32_t *words;

	if (record->words)
		return record->words;
	if (!want(record, LAYER_TOKENS, fault))
		return NULL;
	_Static_assert(sizeof(struct span) == 2 * sizeof(uint32_t), "spans are pairs of numbers");
	words = arena_array(&record->arena, tokens->count, sizeof *words);
	if (!words || (tokens->count && !lexis_intern_all(record->lexis, record->text,
			&tokens->at->start, tokens->count, words))) {
		fault_memory(fault);
		return NULL;
	}
	record->words = words;
	return words;
}

static void
mark_set(struct record *record, enum layer layer)
{
	struct layer_state *state = &record->layers[layer];

	if (!state->set && state->member == NOT_IN_LINE)
		record->added[record->added_count++] = layer;
	state->set = state->decoded = true;
}

void
record_set_sections(struct record *record, struct sections sections)
{
	record->sections = sections;
	mark_set(record, LAYER_SECTIONS);
}

void
record_set_sentences(struct record *record, struct spans sentences)
{
	record->sentences = sentences;
	mark_set(record, LAYER_SENTENCES);
}

void
record_set_tokens(struct record *record, struct spans tokens)
{
	record->tokens = tokens;
	record->words = NULL;
	mark_set(record, LAYER_TOKENS);
}

void
record_set_stems(struct record *record, struct stems stems)
{
	record->stems = stems;
	record->stemming = NULL;
	mark_set(record, LAYER_STEMS);
}

void
record_set_stemming(struct record *record, const struct stemming *stemming)
{
	record->stems = (struct stems){ NULL, record->tokens.count };
	record->stemmed = record->words;
	record->stemming = stemming;
	mark_set(record, LAYER_STEMS);
}

void
record_set_tags(struct record *record, struct tags tags)
{
	record->tags = tags;
	mark_set(record, LAYER_TAGS);
}

void
record_set_value(struct record *record, enum layer layer, struct slice value)
{
	record->values[layer] = value;
	mark_set(record, layer);
}
