#include "stock.h"

#include <stdlib.h>

#include "array.h"
#include "corpus.h"
#include "tsv.h"
#include "unicode.h"
#include "utf8.h"

/* The word's place in the stock; NULL: no memory. */
static struct stock_word *
add_form(struct stock *stock, struct slice form)
{
	uint32_t id = lexis_intern(stock->stems->words, form), *number;
	struct stock_word *words = array_reserve(stock->words, &stock->room, stock->count, 1,
		sizeof *words);

	if (words)
		stock->words = words;
	if (!words || id == LEXIS_NONE)
		return NULL;
	number = lexis_column_at(&stock->numbers, stock->stems->words, id);
	if (!number)
		return NULL;
	if (*number == LEXIS_UNSET) {
		*number = (uint32_t)stock->count;
		words[stock->count++] = (struct stock_word){ .form = id,
			.stem = word_stem(stock->stems, form) };
	}
	return &words[*number];
}

static struct stock_word *
add_word(struct stock *stock, struct slice word)
{
	char *room;

	buffer_reset(&stock->lower, SIZE_MAX);
	room = buffer_reserve(&stock->lower, 3 * word.size);
	if (!room)
		return NULL;
	return add_form(stock, (struct slice){ room, unicode_lower_text(room, word) });
}

/* An entry that wants a word in this form. */
static void
note_exact(struct stock_word *word, const struct entry *entry)
{
	if (entry->is_cue || entry->evidence)
		return;
	if (!word->exact[0])
		word->exact[0] = entry;
	else if (!word->exact[1] && !slice_equal(word->exact[0]->term.code, entry->term.code))
		word->exact[1] = entry;
}

static bool
add_pattern(struct stock *stock, const struct pattern *pattern, const struct entry *entry)
{
	for (const struct pattern_sequence *s = pattern->first; s; s = s->next)
		for (size_t i = 0; i < s->count; i++)
			for (size_t j = 0; j < s->steps[i].count; j++) {
				const struct pattern_word *word = &s->steps[i].words[j];
				struct stock_word *known;

				if (word->test == WORD_GLOB)
					continue;
				known = add_word(stock, word->text);
				if (!known)
					return false;
				if (word->test == WORD_EXACT)
					note_exact(known, entry);
			}
	return true;
}

static bool
add_text(struct stock *stock, struct tagger *tagger, struct slice text, struct fault *fault)
{
	struct record *record = tagger_text(tagger, text, fault);
	const struct spans *tokens = record ? record_tokens(record, fault) : NULL;

	if (!tokens)
		return false;
	text = *record_text(record, fault);
	for (size_t i = 0; i < tokens->count; i++)
		if (!add_word(stock, (struct slice){ text.at + tokens->at[i].start,
				tokens->at[i].end - tokens->at[i].start }))
			return fault_memory(fault);
	return true;
}

/* The cells of a table of prose, if it is there and can be read. */
static bool
add_table(struct stock *stock, struct tagger *tagger, const char *name, const char *const *columns,
	struct fault *fault)
{
	const char *path = folder_file(&tagger->folder, name, fault);
	struct fault ignored = { 0 };
	struct tsv *tsv = path ? tsv_open(path, &ignored) : NULL;
	bool good = path;

	while (good && tsv && tsv_next(tsv))
		for (const char *const *column = columns; good && *column; column++)
			good = add_text(stock, tagger, tsv_cell(tsv, tsv_column(tsv, *column)),
				fault);
	tsv_close(tsv);
	return good && fault_excuse(&ignored, fault);
}

/* The first word of a line. */
static bool
add_listed(void *data, struct slice line, struct fault *fault)
{
	struct stock *stock = data;
	struct stock_word *known;
	size_t size = 0;

	while (size < line.size && !strchr(" \t\r", line.at[size]))
		size++;
	if (size == 0 || utf8_valid_prefix(line.at, size) < size)
		return size == 0 || fault_set(fault, "bytes that are not UTF-8");
	known = add_word(stock, (struct slice){ line.at, size });
	if (known)
		known->listed = true;
	return known || fault_memory(fault);
}

static int
word_order(const void *left, const void *right, void *data)
{
	const struct stock_word *a = left, *b = right;
	struct lexis *words = data;
	int order = slice_compare(lexis_word(words, a->stem), lexis_word(words, b->stem));

	return order ? order
		: slice_compare(lexis_word(words, a->form), lexis_word(words, b->form));
}

bool
stock_open(struct stock *stock, struct check *check, struct fault *fault)
{
	static const char *const codebook[] = {
		"label", "definition", "include", "exclude", "example", NULL
	};
	static const char *const tests[] = { "sentence", NULL };
	const struct strings list = { &check->word_list, 1, 1 };

	stock->stems = &check->stems;
	for (size_t i = 0; i < check->tagger.entry_count; i++)
		if (check->patterns[i].first && !add_pattern(stock, &check->patterns[i],
				&check->tagger.entries[i]))
			return fault_memory(fault);
	if (!add_table(stock, &check->tagger, "codebook.tsv", codebook, fault)
			|| !add_table(stock, &check->tagger, "tests.tsv", tests, fault)
			|| (check->word_list && corpus_visit(&list, 0, add_listed, stock, fault)
				!= STATUS_WHOLE))
		return false;
	if (check->stems.failed)
		return fault_memory(fault);
	if (stock->count > 0)
		qsort_r(stock->words, stock->count, sizeof *stock->words, word_order,
			stock->stems->words);
	return true;
}

void
stock_close(struct stock *stock)
{
	buffer_free(&stock->lower);
	lexis_column_free(&stock->numbers);
	free(stock->words);
}
