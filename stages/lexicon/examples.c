#include "examples.h"

#include <stdlib.h>
#include <zlib.h>

#include "cell.h"
#include "json.h"
#include "text_index.h"

/* A record on its way into examples. */
struct intake {
	struct examples *examples;
	struct slice id;
	const struct text_index *index;
	struct example *only;	/* NULL: each in its place */
};

/* The codes of the terms, and of each entry its own. */
static bool
find_codes(struct examples *examples)
{
	const struct tagger *tagger = &examples->tagger;

	examples->code_of = malloc((tagger->entry_count + 1) * sizeof *examples->code_of);
	if (!examples->code_of)
		return false;
	for (size_t i = 0; i < tagger->term_count; i++) {
		uint32_t code = lexis_intern(examples->codes, tagger->entries[i].term.code);

		if (code == LEXIS_NONE)
			return false;
		examples->code_of[i] = code;
	}
	return true;
}

static unsigned
polarity_bit(struct slice polarity)
{
	if (slice_is(polarity, "barrier"))
		return 1u << POLARITY_BARRIER;
	return slice_is(polarity, "enabler") ? 1u << POLARITY_ENABLER : 0;
}

/* Takes what people said into a code's view, or into what is said without one. */
static bool
take_mark(struct examples *examples, struct example *example, const struct coding_mark *mark,
	struct fault *fault)
{
	struct slice code = lexis_word(examples->coded.context.words, mark->code);
	uint8_t bits = (uint8_t)polarity_bit(lexis_word(examples->coded.context.words,
		mark->polarity));
	uint32_t known = lexis_find(examples->codes, code);
	char shown[QUOTED_BYTES];

	if (cell_is_uncoded(code)) {
		*(mark->maybe ? &example->maybe_uncoded : &example->uncoded) |= bits;
		return true;
	}
	if (known == LEXIS_NONE)
		return fault_set(fault, "%s: no term has the code \"%s\" that a coded sentence has",
			examples->tagger.folder.path, quoted(shown, code));
	*(mark->maybe ? &example->codes[known].maybe : &example->codes[known].gold) |= bits;
	return true;
}

static bool
take_marks(struct examples *examples, size_t number, struct fault *fault)
{
	const struct coded *coded = &examples->coded;
	size_t count;
	const struct coding_mark *marks = coded_marks(coded, &coded->coding.sentences[number],
		&count);

	for (size_t i = 0; i < count; i++)
		if (!take_mark(examples, &examples->at[number], &marks[i], fault))
			return false;
	return true;
}

static bool
make_examples(struct examples *examples, struct fault *fault)
{
	size_t codes = lexis_count(examples->codes), all;

	examples->count = examples->coded.coding.sentence_count;
	if (examples->count == 0)
		return fault_set(fault, "no coded sentences to learn from");
	if (!examples_count_tests(examples, fault))
		return false;
	all = examples->count + examples->tests;
	examples->at = calloc(all, sizeof *examples->at);
	examples->order = calloc(all, sizeof *examples->order);
	examples->views = calloc(all, codes * sizeof *examples->views);
	examples->elsewhere = calloc(codes, sizeof *examples->elsewhere);
	if (!examples->at || !examples->order || !examples->views || !examples->elsewhere)
		return fault_memory(fault);
	for (size_t i = 0; i < all; i++)
		examples->at[i].codes = examples->views + i * codes;
	for (size_t i = 0; i < examples->count; i++)
		if (!take_marks(examples, i, fault))
			return false;
	return examples_add_tests(examples, fault);
}

static bool
open_lexicon(struct examples *examples, const char *lexicon, struct fault *fault)
{
	const struct strings usual = { 0 };
	struct lexicons *set = lexicons_new();

	if (!set)
		return fault_memory(fault);
	if (!lexicons_add(set, lexicon, fault) || !lexicons_seal(set, fault)) {
		lexicons_free(set);
		return false;
	}
	tagger_take_set(&examples->tagger, set);
	if (!tagger_open_words(&examples->tagger, lexicon, fault)
			|| !findings_read(&examples->map, &usual, fault))
		return false;
	examples->judge = judge_new(set, &examples->map, examples->tagger.hand.lexis);
	return examples->judge || fault_memory(fault);
}

bool
examples_open(struct examples *examples, const struct examples_sources *sources,
	struct fault *fault)
{
	examples->group = sources->group;
	if (!open_lexicon(examples, sources->lexicon, fault)
			|| !coded_open(&examples->coded, sources->coded, fault))
		return false;
	examples->groups = lexis_new(SIZE_MAX);
	examples->codes = lexis_new(SIZE_MAX);
	if (!examples->groups || !examples->codes || !ngrams_open(&examples->ngrams)
			|| !find_codes(examples) || !examples_open_patterns(examples))
		return fault_memory(fault);
	if (sources->refused
			&& !refused_read(&examples->refused, examples, sources->refused, fault))
		return false;
	return make_examples(examples, fault);
}

void
examples_close(struct examples *examples)
{
	judge_free(examples->judge);
	tagger_close(&examples->tagger);
	coded_close(&examples->coded);
	refused_close(&examples->refused);
	ngrams_close(&examples->ngrams);
	lexis_free(examples->groups);
	lexis_free(examples->codes);
	free(examples->code_of);
	free(examples->at);
	free(examples->order);
	free(examples->views);
	free(examples->elsewhere);
	free(examples->patterns);
	free(examples->homes);
	found_free(&examples->entries);
	found_free(&examples->runs);
	free(examples->entry_groups);
	free(examples->ngram_groups);
	arena_free(&examples->arena);
}

/* The example that holds a byte of the record; NULL: it was not coded. */
static struct example *
example_at(const struct intake *intake, uint32_t byte)
{
	const struct coded *coded = &intake->examples->coded;
	const struct coding_sentence *sentence;

	if (intake->only)
		return intake->only;
	sentence = coded_find(coded, intake->id,
		text_index_points(intake->index, byte));

	return sentence ? &intake->examples->at[sentence - coded->coding.sentences] : NULL;
}

static bool
take_candidate(struct intake *intake, const struct piece *piece, const struct candidate *candidate)
{
	struct examples *examples = intake->examples;
	const struct entry *entry = candidate->hit->entry;
	size_t number = (size_t)(entry - examples->tagger.entries);
	uint32_t code = examples->code_of[number];
	struct example *example = example_at(intake, piece_span(piece, candidate->hit->at).start);
	unsigned said = 1u << (candidate->judgement.mention ? POLARITY_NEUTRAL
		: candidate->judgement.polarity);

	examples->elsewhere[code]++;
	if (!example)
		return true;
	example->said |= said;
	example->codes[code].said |= (uint8_t)said;
	if (example->codes[code].terms < UINT16_MAX)
		example->codes[code].terms++;
	return found_add(&examples->entries, (size_t)(example - examples->at), number);
}

/* Patterns of evidence are runs of the example that they are in. */
static bool
take_evidence(struct intake *intake, uint32_t pattern, uint32_t start)
{
	struct examples *examples = intake->examples;
	uint32_t run = examples->patterns[pattern];
	const struct example *example = run == LEXIS_NONE ? NULL : example_at(intake, start);

	return !example || found_add(&examples->runs, (size_t)(example - examples->at), run);
}

static bool
take_clues(struct intake *intake, const struct piece *piece)
{
	const struct matched *matched = &piece->matched;

	for (size_t i = 0; i < piece->clue_count; i++)
		if (!take_evidence(intake, piece->clues[i].pattern,
				piece_span(piece, piece->clues[i].at).start))
			return false;
	for (size_t i = 0; i < matched->aside_count; i++) {
		const struct aside *aside = &matched->asides[i];
		const uint32_t *entries = matched->aside_entries + aside->first;

		for (uint32_t j = 0; j < aside->count; j++)
			if (!take_evidence(intake, entries[j] - EVIDENCE_BASE,
					matched->units[aside->unit].span.start))
				return false;
	}
	return true;
}

static bool
take_judged(void *data, const struct judged *judged)
{
	struct intake *intake = data;
	const struct piece *piece = judged->piece;

	for (size_t i = 0; i < piece->cue_count; i++) {
		struct example *example = example_at(intake,
			piece_span(piece, piece->cues[i].at).start);

		if (example)
			example->classes |= 1u << piece->cues[i].entry->cue.class;
	}
	for (size_t i = 0; i < judged->count; i++)
		if (!take_candidate(intake, piece, &judged->candidates[i]))
			return false;
	return take_clues(intake, piece);
}

/* The first word of the group's member, else the document's id. */
static uint32_t
group_of(struct examples *examples, struct record *record)
{
	struct slice name = record_id(record), value;
	size_t size = 0;

	if (examples->group && record_member(record, examples->group, &value)
			&& json_is_string(value)) {
		value = json_characters(value, record_arena(record));
		if (!value.at)
			return LEXIS_NONE;
		while (size < value.size && value.at[size] != ' ')
			size++;
		if (size > 0)
			name = (struct slice){ value.at, size };
	}
	return lexis_intern(examples->groups, name);
}

/* The runs of words of the record's examples. */
static bool
take_words(struct intake *intake, struct record *record, struct fault *fault)
{
	struct examples *examples = intake->examples;
	const struct spans *tokens = record_tokens(record, fault);
	const struct stems *stems = tokens ? record_stems(record, fault) : NULL;
	const struct example *last = NULL;
	uint32_t found[NGRAM_WORDS];
	size_t count;

	if (!stems)
		return false;
	for (size_t i = 0; i < tokens->count; i++) {
		struct span span = tokens->at[i];
		const struct example *example = example_at(intake, span.start);
		struct slice word = { intake->index->text.at + span.start, span.end - span.start };

		if (example != last)
			ngrams_start(&examples->ngrams);
		last = example;
		if (!example)
			continue;
		if (!ngrams_take(&examples->ngrams, word,
				lexis_word(record_lexis(record), stems->at[i]), found, &count))
			return fault_memory(fault);
		for (size_t j = 0; j < count; j++)
			if (!found_add(&examples->runs, (size_t)(example - examples->at),
					found[j]))
				return fault_memory(fault);
	}
	return true;
}

/* What concerns all of the record's examples. */
static void
take_document(struct intake *intake, uint32_t group)
{
	struct examples *examples = intake->examples;
	size_t codes = lexis_count(examples->codes), count;
	const struct coding_sentence *first = coded_of(&examples->coded, intake->id, &count);
	struct example *example = examples->at + (first - examples->coded.coding.sentences);
	struct slice name = lexis_word(examples->groups, group);
	uLong sum = crc32(0, (const Bytef *)name.at, (uInt)name.size);

	for (const struct example *end = example + count; example < end; example++) {
		example->seen = true;
		example->group = group;
		example->fold = (uint8_t)(sum % FOLDS);
		for (size_t code = 0; code < codes; code++) {
			uint32_t near = examples->elsewhere[code] - example->codes[code].terms;

			example->codes[code].near = (uint8_t)(near < NEAR_MOST ? near : NEAR_MOST);
		}
	}
}

bool
examples_add(void *data, struct slice line, struct fault *fault)
{
	struct examples *examples = data;
	struct record *record = tagger_line(&examples->tagger, line, fault);
	struct text_index index;
	struct intake intake = { examples, { 0 }, &index, NULL };
	uint32_t group;

	if (!record)
		return false;
	intake.id = record_id(record);
	if (lexis_find(examples->coded.context.words, intake.id) == LEXIS_NONE)
		return true;
	memset(examples->elsewhere, 0, lexis_count(examples->codes) * sizeof *examples->elsewhere);
	group = group_of(examples, record);
	if (group == LEXIS_NONE || !text_index_build(&index, *record_text(record, fault),
			record_arena(record)))
		return fault_memory(fault);
	if (judge_record(examples->judge, record, take_judged, &intake, fault) != VERDICT_KEEP
			|| !take_words(&intake, record, fault))
		return false;
	take_document(&intake, group);
	return true;
}

bool
examples_take(struct examples *examples, struct record *record, struct example *example,
	struct fault *fault)
{
	struct text_index index;
	struct intake intake = { examples, { 0 }, &index, example };

	if (!text_index_build(&index, *record_text(record, fault), record_arena(record)))
		return fault_memory(fault);
	return judge_record(examples->judge, record, take_judged, &intake, fault) == VERDICT_KEEP
		&& take_words(&intake, record, fault);
}

size_t
examples_targets(const struct examples *examples)
{
	return lexis_count(examples->codes) + STATEMENTS;
}

/* What was said of any code, and without one. */
static unsigned
all_bits(const struct examples *examples, const struct example *example, bool maybe)
{
	unsigned bits = maybe ? example->maybe_uncoded : example->uncoded;

	for (size_t i = 0; i < lexis_count(examples->codes); i++)
		bits |= maybe ? example->codes[i].maybe : example->codes[i].gold;
	return bits;
}

static bool
has_target(const struct examples *examples, size_t number, size_t target, bool maybe)
{
	const struct example *example = &examples->at[number];
	size_t codes = lexis_count(examples->codes);

	if (target < codes)
		return maybe ? example->codes[target].maybe : example->codes[target].gold;
	return all_bits(examples, example, maybe) >> (POLARITY_BARRIER + (target - codes)) & 1;
}

bool
example_is_open(const struct examples *examples, size_t example, size_t target)
{
	return !has_target(examples, example, target, false)
		&& has_target(examples, example, target, true);
}

bool
example_is(const struct examples *examples, size_t example, size_t target)
{
	return has_target(examples, example, target, false);
}
