/* coding_rows.c: a coding sheet that somebody filled in. */
#include "cell.h"
#include "coding.h"
#include "coding_sheet.h"
#include "tsv.h"

struct sheet_reader {
	struct coding *coding;
	const struct coding_context *context;
	struct tsv *tsv;
	size_t document, start, end, text, weight, code, polarity;
	struct fault *fault;
};

/* Digits, and behind a point more of them. No locale has a say in it. */
static bool
read_decimal(struct slice cell, double *number)
{
	double scale = 0;
	size_t digits = 0;

	*number = 0;
	for (size_t i = 0; i < cell.size; i++) {
		char c = cell.at[i];

		if (c == '.' && scale == 0 && digits) {
			scale = 1;
			continue;
		}
		if (c < '0' || c > '9' || ++digits > 15)
			return false;
		*number = *number * 10 + (c - '0');
		scale *= 10;
	}
	if (scale > 1)
		*number /= scale;
	return digits > 0;
}

static bool
misplaced(struct sheet_reader *reader, struct slice cell, const char *words)
{
	char shown[QUOTED_BYTES];

	fault_set(reader->fault, "\"%s\" %s", quoted(shown, cell), words);
	return tsv_place(reader->tsv, cell.at, reader->fault);
}

static bool
read_offset(struct sheet_reader *reader, size_t column, uint32_t *offset)
{
	struct slice cell = tsv_cell(reader->tsv, column);
	double number;

	if (!read_decimal(cell, &number) || number > UINT32_MAX
			|| memchr(cell.at, '.', cell.size))
		return misplaced(reader, cell, "is not an offset; leave this column as it was");
	*offset = (uint32_t)number;
	return true;
}

/* Takes the first of several from a cell. */
static struct slice
take_first(struct slice *rest)
{
	const char *end = rest->at + rest->size;
	const char *divider = rest->size
		? memchr(rest->at, CODING_SHEET_DIVIDER, rest->size) : NULL;
	const char *to = divider ? divider : end;
	struct slice first = { rest->at, (size_t)(to - rest->at) };

	*rest = divider ? (struct slice){ divider + 1, (size_t)(end - divider) - 1 }
		: (struct slice){ end, 0 };
	while (first.size && first.at[0] == ' ')
		first = (struct slice){ first.at + 1, first.size - 1 };
	while (first.size && first.at[first.size - 1] == ' ')
		first.size--;
	return first;
}

static bool
read_mark(struct sheet_reader *reader, struct slice code, struct slice polarity,
	struct coding_mark mark)
{
	if (!cell_is_path(code) || slice_is(code, CODING_SHEET_NO_CODE))
		return misplaced(reader, code, "is not a code; write codes between \";\", or \"-\" "
			"alone for none");
	if (cell_polarity_of(polarity) >= CELL_EITHER)
		return misplaced(reader, polarity, "is not a polarity; write barrier, enabler, "
			"neutral or denied, one for each code or one for all");
	mark.code = coding_word(reader->context, code, reader->fault);
	mark.polarity = coding_word(reader->context, polarity, reader->fault);
	return mark.code != LEXIS_NONE && mark.polarity != LEXIS_NONE
		&& coding_add_mark(reader->coding, mark, reader->fault);
}

static bool
read_codes(struct sheet_reader *reader, const struct coding_sentence *sentence)
{
	struct slice codes = coding_sheet_cell(tsv_cell(reader->tsv, reader->code));
	struct slice polarities = coding_sheet_cell(tsv_cell(reader->tsv, reader->polarity));
	struct coding_mark mark = { .document = sentence->document, .start = sentence->start,
		.end = sentence->end };
	struct slice polarity = polarities;
	bool many = polarities.size && memchr(polarities.at, CODING_SHEET_DIVIDER, polarities.size);

	if (slice_is(codes, CODING_SHEET_NO_CODE) || codes.size == 0) {
		if (polarities.size && !slice_is(polarities, CODING_SHEET_NO_CODE))
			return misplaced(reader, polarities, "stands beside no code; "
				"write the code too, uncoded if it has none");
		return true;
	}
	while (codes.size) {
		struct slice code = take_first(&codes);

		if (many)
			polarity = take_first(&polarities);
		if (!read_mark(reader, code, polarity, mark))
			return false;
	}
	if (many && polarities.size)
		return misplaced(reader, polarities, "is a polarity more than there are codes");
	return true;
}

static bool
read_weight(struct sheet_reader *reader, double *weight)
{
	struct slice cell = tsv_cell(reader->tsv, reader->weight);

	*weight = 1;
	if (!reader->coding->weighted)
		return true;
	return read_decimal(cell, weight)
		|| misplaced(reader, cell, "is not a weight; leave this column as it was");
}

static bool
read_row(struct sheet_reader *reader)
{
	struct slice document = coding_sheet_cell(tsv_cell(reader->tsv, reader->document));
	struct coding_sentence sentence = { .coded = tsv_cell(reader->tsv, reader->code).size > 0 };

	if (document.size == 0)
		return misplaced(reader, document,
			"is not a document; leave this column as it was");
	sentence.document = coding_word(reader->context, document, reader->fault);
	if (sentence.document == LEXIS_NONE || !read_offset(reader, reader->start, &sentence.start)
			|| !read_offset(reader, reader->end, &sentence.end)
			|| !read_weight(reader, &sentence.weight))
		return false;
	if (reader->context->keep_text && reader->text != TSV_NONE) {
		sentence.text = arena_copy(reader->context->arena,
			coding_sheet_cell(tsv_cell(reader->tsv, reader->text)));
		if (!sentence.text.at)
			return fault_memory(reader->fault);
	}
	return coding_add_sentence(reader->coding, sentence, reader->fault)
		&& read_codes(reader, &sentence);
}

bool
coding_read_sheet(struct coding *coding, const struct coding_context *context,
	struct fault *fault)
{
	struct sheet_reader r = { .coding = coding, .context = context, .fault = fault };
	bool fine;

	r.tsv = tsv_open(coding->name, fault);
	if (!r.tsv)
		return false;
	r.text = tsv_column(r.tsv, CODING_SHEET_TEXT);
	r.weight = tsv_column(r.tsv, CODING_SHEET_WEIGHT);
	coding->weighted = r.weight != TSV_NONE;
	fine = tsv_need_column(r.tsv, CODING_SHEET_DOCUMENT, &r.document, fault)
		&& tsv_need_column(r.tsv, CODING_SHEET_START, &r.start, fault)
		&& tsv_need_column(r.tsv, CODING_SHEET_END, &r.end, fault)
		&& tsv_need_column(r.tsv, CODING_SHEET_CODE, &r.code, fault)
		&& tsv_need_column(r.tsv, CODING_SHEET_POLARITY, &r.polarity, fault);
	while (fine && tsv_next(r.tsv))
		fine = read_row(&r);
	tsv_close(r.tsv);
	return fine;
}
