/* tl-lexicon gaps: what a lexicon has no entries for, as rows that could be some. */
#include <stdlib.h>

#include "array.h"
#include "cell.h"
#include "commands.h"
#include "corpus.h"
#include "phrases.h"
#include "quotation.h"
#include "sheet.h"
#include "text_index.h"

struct gaps_settings {
	const char *format_name, *table, *unit_name;
	uint64_t least, top;
	const struct sheet_format *format;
	enum phrase_unit unit;
	bool statements;
};

static const struct option gaps_options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(struct gaps_settings, format_name), "FORMAT",
		"tsv, csv or markdown (default tsv)" },
	{ "table", 't', OPTION_STRING, offsetof(struct gaps_settings, table), "TABLE",
		"phrases (default), or statements that got no code" },
	{ "unit", 'u', OPTION_STRING, offsetof(struct gaps_settings, unit_name), "UNIT",
		"sentence (default) or document: what is compared with the rest" },
	{ "least", 0, OPTION_COUNT, offsetof(struct gaps_settings, least), "N",
		"how often a phrase must be found (default 3)" },
	{ "top", 0, OPTION_COUNT, offsetof(struct gaps_settings, top), "N",
		"show the first N (default 100)" },
	{ 0 }
};

/* A sentence that says that something hinders or helps, and got no code. */
struct statement {
	struct slice polarity, document, text;
	uint32_t start, end;	/* code points */
};

struct gaps {
	const struct gaps_settings *settings;
	struct tagger tagger;
	struct phrases phrases;
	const struct phrase **order;
	struct statement *statements;
	size_t statement_count, statement_room;
	struct buffer scratch;
};

static bool
choose(const char *name, const char *first, const char *second, const char *what, bool *is_second,
	struct fault *fault)
{
	char shown[QUOTED_BYTES];

	*is_second = name && strcmp(name, second) == 0;
	return !name || *is_second || strcmp(name, first) == 0
		|| fault_set(fault, "unknown %s \"%s\"; take %s or %s", what,
			quoted(shown, slice_of(name)), first, second);
}

static bool
gaps_configure(void *data, struct fault *fault)
{
	struct gaps_settings *settings = data;
	bool document;

	if (!choose(settings->table, "phrases", "statements", "table", &settings->statements, fault)
			|| !choose(settings->unit_name, "sentence", "document", "unit", &document,
				fault))
		return false;
	settings->unit = document ? PHRASE_DOCUMENT : PHRASE_SENTENCE;
	settings->least = settings->least ? settings->least : 3;
	settings->top = settings->top ? settings->top : 100;
	return sheet_format_find(settings->format_name, &settings->format, fault);
}

static bool
keep_statement(struct gaps *gaps, struct record *record, const struct text_index *index,
	struct slice polarity, struct span sentence)
{
	struct arena *arena = &gaps->phrases.arena;
	struct statement *at = array_reserve(gaps->statements, &gaps->statement_room,
		gaps->statement_count, 1, sizeof *at);

	if (!at)
		return false;
	gaps->statements = at;
	buffer_reset(&gaps->scratch, SIZE_MAX);
	quotation_add(&gaps->scratch, (struct slice){ index->text.at + sentence.start,
		sentence.end - sentence.start });
	at += gaps->statement_count++;
	*at = (struct statement){ arena_copy(arena, polarity), arena_copy(arena, record_id(record)),
		arena_copy(arena, buffer_slice(&gaps->scratch)),
		text_index_points(index, sentence.start), text_index_points(index, sentence.end) };
	return !buffer_failed(&gaps->scratch) && at->polarity.at && at->document.at && at->text.at;
}

/* Keeps the sentences with the tag "uncoded". */
static bool
keep_statements(struct gaps *gaps, struct record *record, struct fault *fault)
{
	const struct tags *tags = record_tags(record, fault);
	const struct spans *sentences = record_sentences(record, fault);
	struct text_index index;

	if (!text_index_build(&index, *record_text(record, fault), record_arena(record)))
		return fault_memory(fault);
	for (size_t i = 0, sentence = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];

		if (!cell_is_uncoded(tag->code))
			continue;
		while (sentences->at[sentence].end <= tag->span.start)
			sentence++;
		if (!keep_statement(gaps, record, &index, tag->polarity, sentences->at[sentence]))
			return fault_memory(fault);
	}
	return true;
}

static bool
visit(void *data, struct slice line, struct fault *fault)
{
	struct gaps *gaps = data;
	struct record *record = tagger_line(&gaps->tagger, line, fault);

	if (!record)
		return false;
	return gaps->settings->statements ? keep_statements(gaps, record, fault)
		: phrases_add(&gaps->phrases, record, fault);
}

static int
phrase_order(const void *left, const void *right)
{
	const struct phrase *a = *(const struct phrase *const *)left;
	const struct phrase *b = *(const struct phrase *const *)right;
	double keys[2] = { keyness(&a->contrast), keyness(&b->contrast) };
	int order = (keys[0] < keys[1]) - (keys[0] > keys[1]);

	if (order == 0)
		order = (a->contrast.here < b->contrast.here)
			- (a->contrast.here > b->contrast.here);
	return order ? order : slice_compare(a->form, b->form);
}

/* Those that are frequent, and more so here than there; *count of them. NULL: no memory. */
static const struct phrase **
choose_phrases(const struct gaps *gaps, size_t known, size_t *count)
{
	const struct phrase **order = calloc(known + 1, sizeof *order);

	*count = 0;
	for (size_t i = 0; order && i < known; i++) {
		const struct phrase *phrase = &gaps->phrases.at[i];

		if (phrase->contrast.here >= gaps->settings->least && !phrase->part
				&& (gaps->phrases.there == 0 || log_ratio(&phrase->contrast) > 0))
			order[(*count)++] = phrase;
	}
	if (order)
		qsort(order, *count, sizeof *order, phrase_order);
	return order;
}

static bool
write_phrase(struct gaps *gaps, const struct sheet *sheet, const struct phrase *phrase,
	struct sink *sink)
{
	struct buffer *numbers = &gaps->scratch;
	size_t first;

	buffer_reset(numbers, SIZE_MAX);
	buffer_add_format(numbers, "%.2f", keyness(&phrase->contrast));
	first = numbers->size;
	buffer_add_format(numbers, "%.2f", log_ratio(&phrase->contrast));
	if (buffer_failed(numbers))
		return false;
	const struct sheet_cell cells[] = {
		sheet_text(phrase->code.size ? phrase->code : SLICE("?")),
		sheet_text(phrase->form), sheet_text(SLICE("neutral")), sheet_text(SLICE("")),
		sheet_text(phrase->example), sheet_count(phrase->contrast.here),
		sheet_count(phrase->documents), sheet_count(phrase->contrast.there),
		{ .kind = SHEET_NUMBER, .text = { numbers->at, first } },
		{ .kind = SHEET_NUMBER, .text = { numbers->at + first, numbers->size - first } },
	};
	gaps->settings->format->row(&sink->text, sheet, cells, false);
	return true;
}

static bool
write_phrases(struct gaps *gaps, struct sink *sink, struct fault *fault)
{
	struct sheet_column columns[] = {
		{ SLICE("code"), SHEET_TEXT, false }, { SLICE("pattern"), SHEET_TEXT, false },
		{ SLICE("kind"), SHEET_TEXT, false }, { SLICE("weight"), SHEET_TEXT, false },
		{ SLICE("note"), SHEET_TEXT, false }, { SLICE("here"), SHEET_COUNT, false },
		{ SLICE("documents"), SHEET_COUNT, false },
		{ SLICE("elsewhere"), SHEET_COUNT, false },
		{ SLICE("keyness"), SHEET_NUMBER, false },
		{ SLICE("log ratio"), SHEET_NUMBER, false },
	};
	const struct sheet sheet = { .title = SLICE("Phrases without an entry"), .columns = columns,
		.column_count = sizeof columns / sizeof *columns };
	size_t known, count;

	if (!phrases_finish(&gaps->phrases, &known)
			|| !(gaps->order = choose_phrases(gaps, known, &count)))
		return fault_memory(fault);
	gaps->settings->format->begin(&sink->text, &sheet, true);
	for (size_t i = 0; i < count && i < gaps->settings->top; i++)
		if (!write_phrase(gaps, &sheet, gaps->order[i], sink))
			return fault_memory(fault);
	gaps->settings->format->end(&sink->text, &sheet);
	return true;
}

static bool
write_statements(struct gaps *gaps, struct sink *sink, struct fault *fault)
{
	struct sheet_column columns[] = {
		{ SLICE("polarity"), SHEET_TEXT, false }, { SLICE("document"), SHEET_TEXT, false },
		{ SLICE("start"), SHEET_COUNT, false }, { SLICE("end"), SHEET_COUNT, false },
		{ SLICE("text"), SHEET_TEXT, false },
	};
	const struct sheet sheet = { .title = SLICE("Statements without a code"),
		.columns = columns, .column_count = sizeof columns / sizeof *columns };

	gaps->settings->format->begin(&sink->text, &sheet, true);
	for (size_t i = 0; i < gaps->statement_count && i < gaps->settings->top; i++) {
		const struct statement *at = &gaps->statements[i];
		const struct sheet_cell cells[] = { sheet_text(at->polarity),
			sheet_text(at->document), sheet_count(at->start), sheet_count(at->end),
			sheet_text(at->text) };

		gaps->settings->format->row(&sink->text, &sheet, cells, false);
		if (!sink_pass(sink, fault))
			return false;
	}
	gaps->settings->format->end(&sink->text, &sheet);
	return true;
}

static enum status
find_gaps(struct gaps *gaps, const struct strings *operands, struct sink *sink, struct fault *fault)
{
	enum status status;

	gaps->phrases.unit = gaps->settings->unit;
	if (!tagger_open(&gaps->tagger, operands->at[0], fault)
			|| !phrases_open(&gaps->phrases, &gaps->tagger, fault))
		return STATUS_MISUSE;
	status = corpus_visit_all(operands, 1, visit, gaps, &sink->progress, fault);
	if (status != STATUS_WHOLE)
		return status;
	return (gaps->settings->statements ? write_statements : write_phrases)(gaps, sink, fault)
		? STATUS_WHOLE : STATUS_BROKEN;
}

static enum status
gaps_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	struct gaps gaps = { .settings = settings };
	enum status status = find_gaps(&gaps, operands, sink, fault);

	buffer_free(&gaps.scratch);
	free(gaps.order);
	free(gaps.statements);
	phrases_close(&gaps.phrases);
	tagger_close(&gaps.tagger);
	return status;
}

const struct tool lexicon_gaps = {
	.name = "gaps",
	.summary = "propose words and phrases that the lexicon has no entry for",
	.operands = "LEXICON [FILE]...",
	.least = 1,
	.directories = true,
	.options = gaps_options,
	.settings_size = sizeof(struct gaps_settings),
	.configure = gaps_configure,
	.opens = lexicon_opens,
	.run = gaps_run,
};
