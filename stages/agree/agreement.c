/* agreement.c: the table of statistics. */
#include <math.h>
#include <stdio.h>

#include "rows.h"
#include "tables.h"

enum {
	COUNTS = 4,	/* sentences, hit, wrong, missed */
	MOST_COLUMNS = 4 + COUNTS + 3 * STATISTICS + 1,
	NUMBER_BYTES = 96
};

static const char *const statistic_names[STATISTICS] = {
	"agreement", "kappa", "alpha", "ac1", "precision", "recall", "f1", "prevalence"
};

/* One table: of two codings, or of all. */
struct table {
	const struct tables *tables;
	struct row_maker *maker;
	size_t first, second;
	struct sheet sheet;
	struct sheet_column columns[MOST_COLUMNS];
	struct sheet_cell cells[MOST_COLUMNS];
	char numbers[MOST_COLUMNS][NUMBER_BYTES];
	size_t column;		/* of the cell to be filled next */
	struct buffer heads, title, note;
};

static bool
is_people(const struct table *table)
{
	return table->tables->format->people;
}

static void
add_column(struct table *table, const char *head, const char *suffix, enum sheet_kind kind)
{
	size_t from = table->heads.size;

	buffer_add_format(&table->heads, "%s%s", head, suffix);
	/* the buffer may move: the size alone for now, see place_heads */
	table->columns[table->sheet.column_count++] = (struct sheet_column){
		.head = { NULL, table->heads.size - from }, .kind = kind
	};
}

static void
place_heads(struct table *table)
{
	const char *at = table->heads.at;

	for (size_t i = 0; i < table->sheet.column_count; i++) {
		table->columns[i].head.at = at;
		at += table->columns[i].head.size;
	}
}

static void
add_columns(struct table *table)
{
	static const char *const counts[COUNTS] = { "sentences", "hit", "wrong", "missed" };

	if (!is_people(table)) {
		add_column(table, "reference", "", SHEET_TEXT);
		add_column(table, "coding", "", SHEET_TEXT);
	}
	add_column(table, "level", "", SHEET_TEXT);
	add_column(table, "value", "", SHEET_TEXT);
	for (size_t i = 0; i < COUNTS; i++)
		add_column(table, counts[i], "", SHEET_NUMBER);
	for (size_t i = 0; i < STATISTICS; i++) {
		add_column(table, statistic_names[i], "", SHEET_NUMBER);
		if (is_people(table))
			continue;
		add_column(table, statistic_names[i], "_low", SHEET_NUMBER);
		add_column(table, statistic_names[i], "_high", SHEET_NUMBER);
	}
	if (!is_people(table))
		add_column(table, "interval", "", SHEET_TEXT);
	place_heads(table);
}

static void
add_text(struct table *table, struct slice text)
{
	table->cells[table->column++] = (struct sheet_cell){ .kind = SHEET_TEXT, .text = text };
}

/* A number or, where it is none, NA; null in JSON. */
static char *
print_number(char *out, size_t room, double number, int decimals, const char *none)
{
	int size = isnan(number) ? snprintf(out, room, "%s", none)
		: snprintf(out, room, "%.*f", decimals, number);
	bool zero = !isnan(number) && strspn(out, "-0.") == (size_t)size;

	if (zero && out[0] == '-')	/* -0.0000 */
		memmove(out, out + 1, (size_t)size);
	return out;
}

static const char *
none_of(const struct table *table)
{
	return table->tables->format->sheet == &sheet_jsonl ? "null" : "NA";
}

static void
add_number(struct table *table, double number, int decimals)
{
	char *out = table->numbers[table->column];

	print_number(out, NUMBER_BYTES, number, decimals, none_of(table));
	table->cells[table->column++] = (struct sheet_cell){
		.kind = SHEET_NUMBER, .text = slice_of(out)
	};
}

/* "0.68 [0.55, 0.79]" */
static void
add_short(struct table *table, const struct estimate *estimate)
{
	enum { DECIMALS = 2, ONE = 24 };
	char value[ONE], low[ONE], high[ONE], *out = table->numbers[table->column];

	print_number(value, sizeof value, estimate->value, DECIMALS, "NA");
	print_number(low, sizeof low, estimate->interval.low, DECIMALS, "NA");
	print_number(high, sizeof high, estimate->interval.high, DECIMALS, "NA");
	if (isnan(estimate->interval.low))
		snprintf(out, NUMBER_BYTES, "%s", value);
	else
		snprintf(out, NUMBER_BYTES, "%s [%s, %s]", value, low, high);
	table->cells[table->column++] = (struct sheet_cell){
		.kind = SHEET_NUMBER, .text = slice_of(out)
	};
}

static void
add_estimate(struct table *table, const struct estimate *estimate)
{
	enum { DECIMALS = 4 };

	if (is_people(table)) {
		add_short(table, estimate);
		return;
	}
	add_number(table, estimate->value, DECIMALS);
	add_number(table, estimate->interval.low, DECIMALS);
	add_number(table, estimate->interval.high, DECIMALS);
}

static struct slice
name_of(const struct table *table, size_t coding)
{
	return coding == ROW_EVERYBODY ? SLICE("*")
		: slice_of(table->tables->units->codings[coding].name);
}

static void
add_row(struct table *table, enum value_level level, struct slice value, const struct row *row)
{
	bool everybody = table->second == ROW_EVERYBODY;
	int decimals = table->tables->weighted ? 2 : 0;

	table->column = 0;
	if (!is_people(table)) {
		add_text(table, everybody ? SLICE("*") : name_of(table, table->first));
		add_text(table, name_of(table, table->second));
	}
	add_text(table, slice_of(value_level_name(level)));
	add_text(table, value);
	add_number(table, row->sentences, decimals);
	add_number(table, everybody ? NAN : row->decisions.hit, decimals);
	add_number(table, everybody ? NAN : row->decisions.wrong, decimals);
	add_number(table, everybody ? NAN : row->decisions.missed, decimals);
	for (size_t i = 0; i < STATISTICS; i++)
		add_estimate(table, &row->estimates[i]);
	if (!is_people(table))
		add_text(table, buffer_slice(&table->note));
	table->tables->format->sheet->row(&table->tables->sink->text, &table->sheet, table->cells,
		slice_is(value, "*"));
}

static bool
fill_level(struct table *table, enum value_level level, const struct values *values,
	struct fault *fault)
{
	struct row row;

	if (!row_make(table->maker, values, ROW_ALL_VALUES, table->first, table->second, &row,
			fault))
		return false;
	add_row(table, level, SLICE("*"), &row);
	for (size_t i = 0; i < values->name_count; i++) {
		if (!row_make(table->maker, values, values->names[i], table->first, table->second,
				&row, fault))
			return false;
		add_row(table, level, lexis_word(table->tables->words, values->names[i]), &row);
	}
	return true;
}

static bool
fill_table(void *state, struct fault *fault)
{
	struct table *table = state;
	const struct tables *tables = table->tables;
	bool fine = true;

	for (unsigned level = 0; fine && level < VALUE_LEVELS; level++) {
		struct values values = { 0 };

		fine = values_make(&values, level, tables->units, tables->polarities,
			tables->words, fault)
			&& fill_level(table, level, &values, fault);
		values_free(&values);
	}
	return fine;
}

static bool
write_table(struct table *table, size_t first, size_t second, bool is_first,
	struct fault *fault)
{
	struct slice note = buffer_slice(&table->note), name = name_of(table, first);

	table->first = first;
	table->second = second;
	buffer_reset(&table->title, SIZE_MAX);
	if (second == ROW_EVERYBODY)
		buffer_add_string(&table->title, "Agreement of all codings");
	else
		buffer_add_format(&table->title, "Agreement of %s (reference) and %s",
			(const char *)name.at, table->tables->units->codings[second].name);
	if (buffer_failed(&table->title))
		return fault_memory(fault);
	table->sheet.title = buffer_slice(&table->title);
	table->sheet.notes = &note;
	table->sheet.note_count = 1;
	return tables_sheet(table->tables, &table->sheet, is_first, fill_table, table, fault);
}

static bool
write_tables(struct table *table, struct fault *fault)
{
	size_t count = table->tables->units->coding_count;
	bool first = true;

	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			if (!write_table(table, i, j, first, fault))
				return false;
			first = false;
		}
	return count == 2 || write_table(table, 0, ROW_EVERYBODY, false, fault);
}

static void
describe_interval(struct table *table)
{
	const struct tables *tables = table->tables;

	if (tables->replicates == 0)
		buffer_add_string(&table->note, "no intervals");
	else
		buffer_add_format(&table->note, "95%% percentile interval (type 1), "
			"%llu Poisson bootstrap replicates of documents, seed %llu",
			(unsigned long long)tables->replicates, (unsigned long long)tables->seed);
	if (tables->weighted)
		buffer_add_string(&table->note, "; sentences weighted by the sheet");
}

bool
tables_write_agreement(const struct tables *tables, struct fault *fault)
{
	struct table table = { .tables = tables, .sheet.columns = table.columns };
	bool fine;

	table.maker = row_maker_new(tables->units, tables->words, tables->weighted,
		tables->replicates, tables->seed, fault);
	if (!table.maker)
		return false;
	describe_interval(&table);
	add_columns(&table);
	fine = (!buffer_failed(&table.heads) && !buffer_failed(&table.note)) || fault_memory(fault);
	fine = fine && write_tables(&table, fault);
	row_maker_free(table.maker);
	buffer_free(&table.heads);
	buffer_free(&table.title);
	buffer_free(&table.note);
	return fine;
}
