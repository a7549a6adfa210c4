#include "judge.h"

#include <stdlib.h>

#include "combiner.h"
#include "context.h"

struct judge {
	const struct lexicons *set;
	struct matching *matching;
	struct combiner *combiner;
	struct piece_space space;
	struct weighing weighing;
	struct context context;
	enum findings findings;	/* of the sentence */
	struct record *record;
	judge_visitor *visitor;
	void *data;
};

/* What a record is tagged by. */
struct layers {
	struct slice text;
	const struct sections *sections;	/* NULL: none */
	const struct spans *sentences, *tokens;
	const struct stems *stems;		/* NULL: as the stemming finds them */
	const uint32_t *words;
};

void
judge_free(struct judge *judge)
{
	if (!judge)
		return;
	matching_free(judge->matching);
	combiner_free(judge->combiner);
	piece_space_free(&judge->space);
	weighing_free(&judge->weighing);
	free(judge);
}

struct judge *
judge_new(const struct lexicons *set, const struct findings_map *map, struct lexis *lexis)
{
	struct judge *judge = calloc(1, sizeof *judge);

	if (!judge)
		return NULL;
	judge->set = set;
	judge->context.map = map;
	judge->matching = matching_new(lexicons_matcher(set), lexis);
	judge->combiner = combiner_new(set);
	if (judge->matching && judge->combiner
			&& weighing_start(&judge->weighing, lexicons_meanings(set)))
		return judge;
	judge_free(judge);
	return NULL;
}

/* Those of the candidates, from *from on, that are the lexicon's. */
static bool
visit_lexicon(struct judge *judge, struct judged *judged, size_t *from)
{
	struct candidate *candidates = judge->weighing.candidates + *from;
	size_t count = 0;

	while (*from + count < judged->piece->term_count
			&& candidates[count].hit->entry->term.lexicon_number == judged->lexicon)
		count++;
	if (!lexicons_scoring(judge->set, judged->lexicon))
		weigh_scores(&judge->weighing, candidates, count, judged->findings == FINDINGS_FEW);
	judged->candidates = candidates;
	judged->count = count;
	*from += count;
	return judge->visitor(judge->data, judged);
}

static bool
judge_piece(struct judge *judge, struct piece *piece)
{
	struct placed_cue above[CONTEXT_CUES];
	size_t above_count = context_cues(&judge->context, piece_refers_back(piece), above);
	bool aside = judge->findings == FINDINGS_FEW;
	struct statement statement;
	struct judged judged = { .arena = record_arena(judge->record), .piece = piece,
		.statement = &statement, .findings = judge->findings };
	size_t from = 0;

	if (!piece_place_cues(piece, above, above_count, &judge->space)
			|| !weigh_terms(&judge->weighing, piece))
		return false;
	weigh_statement(piece, aside, &statement);
	context_leave(&judge->context, piece, &statement);
	judged.leads = context_leads(&judge->context);
	for (; judged.lexicon < lexicons_count(judge->set); judged.lexicon++)
		if (!visit_lexicon(judge, &judged, &from))
			return false;
	return true;
}

/* Fetches the entries that were seen: there are many, and what follows hangs on what they are. */
static void
entries_prefetch(const struct entry *entries, const struct matched *matched)
{
	for (size_t i = 0; i < matched->sighting_count; i++)
		if (matched->sightings[i].entry < EVIDENCE_BASE)
			__builtin_prefetch(&entries[matched->sightings[i].entry]);
}

static bool
judge_sentence(struct judge *judge, const struct layers *layers, struct span sentence,
	struct passage passage)
{
	const struct entry *entries = lexicons_entries(judge->set);
	struct span area = { sentence.start, sentence.start };	/* of the piece */

	judge->findings = context_enter(&judge->context, sentence);
	while (passage.count > 0) {
		struct piece piece = { .text = layers->text.at };

		if (!matching_run(judge->matching, &passage, &piece.matched))
			return false;
		entries_prefetch(entries, &piece.matched);
		area.start = area.end;
		area.end = passage.count > 0 ? passage.tokens->start : sentence.end;
		if (!combiner_run(judge->combiner, layers->text.at, area, &piece.matched))
			return false;
		if (piece.matched.sighting_count + piece.matched.aside_count > 0
				&& (!piece_resolve(&piece, entries, &judge->space)
				|| !judge_piece(judge, &piece)))
			return false;
	}
	return true;
}

static bool
judge_sentences(struct judge *judge, const struct layers *layers)
{
	const struct spans *tokens = layers->tokens;
	size_t token = 0;

	for (size_t i = 0; i < layers->sentences->count; i++) {
		struct span sentence = layers->sentences->at[i];
		struct passage passage;

		while (token < tokens->count && tokens->at[token].start < sentence.start)
			token++;
		passage = (struct passage){ tokens->at + token, layers->words + token,
			layers->stems ? layers->stems->at + token : NULL, 0 };
		for (; token < tokens->count && tokens->at[token].end <= sentence.end; token++)
			passage.count++;
		if (!judge_sentence(judge, layers, sentence, passage))
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
		&& (layers->words = record_words(record, fault))
		&& (record_stemming(record) || (layers->stems = record_stems(record, fault)));
}

enum verdict
judge_record(struct judge *judge, struct record *record, judge_visitor *visitor, void *data,
	struct fault *fault)
{
	struct layers layers = { 0 };

	if (!layers_read(record, &layers, fault))
		return VERDICT_REJECT;
	judge->record = record;
	judge->visitor = visitor;
	judge->data = data;
	matching_set_stemming(judge->matching, record_stemming(record));
	context_start(&judge->context, layers.text, layers.sections);
	combiner_start(judge->combiner, record, layers.sections);
	if (judge_sentences(judge, &layers))
		return VERDICT_KEEP;
	if (combiner_refuses(judge->combiner, fault))
		return VERDICT_REJECT;
	fault_memory(fault);
	return VERDICT_BROKEN;
}
