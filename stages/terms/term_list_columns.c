/* term_list_columns.c: what the columns of a list hold. */
#include <math.h>

#include "json.h"
#include "term_list_inside.h"

enum {
	COLUMNS = 24,		/* beside those of the fields */
	MILLION = 1000000
};

static const struct book_group *
group_at(const struct term_list *list, const struct row *row)
{
	return &list->reading->book.groups[list->rows->groups[row->group]];
}

static const struct book_cell *
counts_at(const struct term_list *list, const struct row *row)
{
	return &list->reading->book.cells[row->cell];
}

/* The scratch buffer as a cell that lives as long as the row. */
static void
fill_scratch(struct term_list *list, enum sheet_kind kind, struct sheet_cell *cell)
{
	struct slice copy = { NULL, 0 };

	if (!buffer_failed(&list->scratch))
		copy = arena_copy(&list->row_arena, buffer_slice(&list->scratch));
	if (!copy.at)
		list->text.failed = true;
	*cell = (struct sheet_cell){ .kind = copy.at ? kind : SHEET_EMPTY, .text = copy };
}

static void
fill_kind(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	(void)row;
	(void)number;
	*cell = sheet_text(list->reading->shape->collocations ? SLICE("collocation")
		: list->rows->account->keyness ? SLICE("key-term") : SLICE("term"));
}

/* The fields and their values as one JSON object. */
static void
fill_by(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	(void)number;
	buffer_reset(&list->scratch, SIZE_MAX);
	cell_add_by(&list->scratch, &list->rows->by[row->group]);
	fill_scratch(list, SHEET_NUMBER, cell);
}

struct slice
term_list_plain(struct term_list *list, struct slice value, struct arena *arena)
{
	struct slice plain = json_plain(value, arena);

	list->text.failed |= !plain.at;
	return plain.at ? plain : SLICE("");
}

static void
fill_field(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	struct slice value = list->rows->by[row->group].at[number].value;

	*cell = sheet_text(term_list_plain(list, value, &list->row_arena));
}

static void
fill_size(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	(void)list;
	(void)number;
	*cell = sheet_count(row->size);
}

/* The words [first, end) of the row at hand, as they are counted or as they are shown. */
static void
fill_words(struct term_list *list, size_t first, size_t end, const uint32_t *forms,
	struct sheet_cell *cell)
{
	const struct lexis *words = list->reading->vocabulary.words;

	buffer_reset(&list->scratch, SIZE_MAX);
	for (size_t i = first; i < end; i++) {
		uint32_t word = list->words[i];

		buffer_add_string(&list->scratch, i > first ? " " : "");
		buffer_add_slice(&list->scratch, lexis_word(words, forms ? forms[word] : word));
	}
	fill_scratch(list, SHEET_TEXT, cell);
}

static void
fill_term(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	(void)number;
	fill_words(list, 0, row->size, NULL, cell);
}

static void
fill_form(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	(void)number;
	fill_words(list, 0, row->size, list->forms, cell);
}

/* One word of a pair. */
static void
fill_word(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	(void)row;
	fill_words(list, number, number + 1, NULL, cell);
}

static void
fill_word_form(struct term_list *list, const struct row *row, size_t number,
	struct sheet_cell *cell)
{
	(void)row;
	fill_words(list, number, number + 1, list->forms, cell);
}

/* In how many pairs a word of this one stands in its place. */
static void
fill_margin(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	const struct margin *margin = &list->reading->margins.at[list->words[number]];

	(void)row;
	*cell = sheet_count(number == 0 ? margin->first : margin->second);
}

static void
fill_pairs(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	(void)row;
	(void)number;
	*cell = sheet_count(list->reading->margins.all);
}

static struct sheet_cell
per_million(uint64_t count, uint64_t words)
{
	return (struct sheet_cell){ .kind = SHEET_RATE, .part = count * MILLION, .whole = words };
}

static void
fill_rate(struct term_list *list, const struct row *row, size_t number, struct sheet_cell *cell)
{
	(void)number;
	*cell = per_million(counts_at(list, row)->count, group_at(list, row)->words);
}

/* Of the groups beside this one: occurrences, documents, rate. */
static void
fill_elsewhere(struct term_list *list, const struct row *row, size_t number,
	struct sheet_cell *cell)
{
	const struct account *account = list->rows->account;
	const struct book_cell *here = counts_at(list, row);
	uint32_t term = list->reading->book.numbers.at[row->cell].second;
	uint64_t count = account->totals[term].count - here->count;

	if (number == 0)
		*cell = sheet_count(count);
	else if (number == 1)
		*cell = sheet_count(account->totals[term].documents - here->documents);
	else
		*cell = per_million(count, account->all.words - group_at(list, row)->words);
}

static void
fill_measure(struct term_list *list, const struct row *row, size_t number,
	struct sheet_cell *cell)
{
	double value = account_measure(list->rows->account, (enum measure)number, row->cell);
	bool whole = number == MEASURE_COUNT || number == MEASURE_DOCUMENTS;

	*cell = (struct sheet_cell){ .kind = SHEET_EMPTY };
	if (isnan(value))
		return;
	buffer_reset(&list->scratch, SIZE_MAX);
	if (whole)
		buffer_add_number(&list->scratch, (uint64_t)value);
	else
		buffer_add_format(&list->scratch, "%.*f", MEASURE_DECIMALS, measure_round(value));
	fill_scratch(list, SHEET_NUMBER, cell);
}

static void
fill_size_of_group(struct term_list *list, const struct row *row, size_t number,
	struct sheet_cell *cell)
{
	const struct book_group *group = group_at(list, row);

	*cell = sheet_count(number == 0 ? group->words : group->documents);
}

static void
add_column(struct term_list *list, const char *head, enum sheet_kind kind, filler *fill,
	size_t number)
{
	size_t at = list->sheet.column_count++;

	list->sheet.columns[at] = (struct sheet_column){ slice_of(head), kind, false };
	list->columns[at] = (struct column){ fill, number };
}

static void
add_measure(struct term_list *list, enum measure measure)
{
	add_column(list, measure_name(measure), SHEET_NUMBER, fill_measure, measure);
}

static void
add_measures(struct term_list *list, enum measure first, enum measure last)
{
	for (enum measure measure = first; measure <= last; measure++)
		add_measure(list, measure);
}

static bool
is_jsonl(const struct term_list *list)
{
	return list->format->sheet == &sheet_jsonl;
}

static void
add_group_columns(struct term_list *list)
{
	if (is_jsonl(list)) {
		add_column(list, "by", SHEET_NUMBER, fill_by, 0);
		return;
	}
	for (size_t i = 0; i < list->fields->count; i++) {
		add_column(list, "", SHEET_TEXT, fill_field, i);
		list->sheet.columns[list->sheet.column_count - 1].head
			= list->fields->at[i];
	}
}

static void
add_pair_columns(struct term_list *list)
{
	add_column(list, "first", SHEET_TEXT, fill_word, 0);
	add_column(list, "second", SHEET_TEXT, fill_word, 1);
	if (list->forms) {
		add_column(list, "first_form", SHEET_TEXT, fill_word_form, 0);
		add_column(list, "second_form", SHEET_TEXT, fill_word_form, 1);
	}
	add_measures(list, MEASURE_COUNT, MEASURE_DOCUMENTS);
	add_column(list, "first_count", SHEET_COUNT, fill_margin, 0);
	add_column(list, "second_count", SHEET_COUNT, fill_margin, 1);
	add_measure(list, MEASURE_LIKELIHOOD);
	add_measures(list, MEASURE_INFORMATION, MEASURE_T);
	if (!list->format->people)
		add_column(list, "of_pairs", SHEET_COUNT, fill_pairs, 0);
}

static void
add_term_columns(struct term_list *list)
{
	add_group_columns(list);
	add_column(list, "size", SHEET_COUNT, fill_size, 0);
	add_column(list, "term", SHEET_TEXT, fill_term, 0);
	if (list->forms)
		add_column(list, "form", SHEET_TEXT, fill_form, 0);
	add_measures(list, MEASURE_COUNT, MEASURE_DOCUMENTS);
	add_column(list, "per_million", SHEET_RATE, fill_rate, 0);
	if (list->rows->account->keyness) {
		add_column(list, "count_elsewhere", SHEET_COUNT, fill_elsewhere, 0);
		add_column(list, "documents_elsewhere", SHEET_COUNT, fill_elsewhere, 1);
		add_column(list, "per_million_elsewhere", SHEET_RATE, fill_elsewhere, 2);
		add_measures(list, MEASURE_LIKELIHOOD, MEASURE_RATIO);
	}
	if (list->rows->account->dispersion)
		add_measures(list, MEASURE_DP, MEASURE_DP_NORM);
	if (!list->format->people) {
		add_column(list, "of_words", SHEET_COUNT, fill_size_of_group, 0);
		add_column(list, "of_documents", SHEET_COUNT, fill_size_of_group, 1);
	}
}

bool
term_list_columns(struct term_list *list)
{
	size_t most = list->fields->count + COLUMNS;

	list->sheet.columns = arena_array(&list->arena, most, sizeof(struct sheet_column));
	list->columns = arena_array(&list->arena, most, sizeof *list->columns);
	list->cells = arena_array(&list->arena, most, sizeof *list->cells);
	if (!list->sheet.columns || !list->columns || !list->cells)
		return false;
	if (is_jsonl(list))
		add_column(list, "kind", SHEET_TEXT, fill_kind, 0);
	if (list->reading->shape->collocations)
		add_pair_columns(list);
	else
		add_term_columns(list);
	return true;
}
