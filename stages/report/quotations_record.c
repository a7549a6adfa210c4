/* quotations_record.c: what is quoted of one record. */
#include "array.h"
#include "html.h"
#include "page_document.h"
#include "quotations_inside.h"
#include "quote.h"
#include "thousandths.h"

enum {
	CUE_MOST = 200,		/* bytes shown of a cue that stands elsewhere */
	NO_CELL = UINT32_MAX
};

/* What is known of the record at hand. */
struct document {
	struct record *record;
	const struct slice *text;
	const struct spans *sentences;
	const struct sections *sections;	/* NULL: it has none */
	size_t group;
	bool told;		/* it stands among the documents */
	struct span quoted;	/* the last sentence that stands among the sentences, once told */
};

bool
quotations_have(enum cell_polarity polarity)
{
	return polarity == CELL_BARRIER || polarity == CELL_ENABLER || polarity == CELL_DENIED;
}

/* The group that the record is counted in, by its number. */
static bool
find_group(struct reading *reading, struct document *document, struct fault *fault)
{
	struct arena *arena = record_arena(document->record);
	const struct ledger_group *group;
	struct cell_by by;

	if (!group_values(&reading->fields, document->record, &reading->values)
			|| !group_to_by(buffer_slice(&reading->names),
				buffer_slice(&reading->values), arena, &by))
		return fault_memory(fault);
	group = ledger_find_group(reading->ledger, &by);
	if (!group)
		return fault_set(fault, "not of a group that was counted; give the records that "
			"tl-count has read");
	document->group = (size_t)(group - reading->ledger->groups);
	reading->quotations->group_documents[document->group]++;
	return true;
}

/* Counts the tag in the cells of its code and the levels above. The number of that of its very
 * code; NO_CELL: that was not counted. */
static uint32_t
count_tag(struct reading *reading, size_t group, const struct tag *tag,
	enum cell_polarity polarity)
{
	const struct ledger *ledger = reading->ledger;
	const struct ledger_cell *cell = NULL;

	for (size_t i = 0; i <= tag->code.size; i++) {
		if (i < tag->code.size && tag->code.at[i] != '/')
			continue;
		cell = ledger_find(ledger, group, tag->lexicon,
			(struct slice){ tag->code.at, i }, polarity);
		if (!cell)
			return NO_CELL;
		reading->quotations->cells[cell - ledger->cells].seen++;
	}
	return (uint32_t)(cell - ledger->cells);
}

/* What is quoted for the tag. A term without end would make a quotation without end. */
static struct quote
quote_tag(const struct document *document, struct span place)
{
	if (place.end - place.start > QUOTE_MOST)
		place.end = quote_cut(*document->text, place.start + QUOTE_MOST);
	return quote_of(*document->text, document->sentences, place);
}

/* Adds the sentence, unless the tag before is in it too. */
static void
add_sentence(struct reading *reading, struct document *document, const struct quote *quote)
{
	struct quotations *quotations = reading->quotations;
	struct buffer *out = &quotations->sentences;
	const struct section *section = NULL;
	struct span part = quote->part;

	if (document->told && part.start == document->quoted.start
			&& part.end == document->quoted.end)
		return;
	if (!document->told) {
		page_blocks_next(&reading->documents, &quotations->documents);
		page_document_add(&quotations->documents, document->record);
	}
	document->told = true;
	document->quoted = part;
	if (document->sections)
		section = quote_section(document->sections, quote->sentence);
	page_blocks_next(&reading->sentences, out);
	buffer_add_format(out, "[%llu,", (unsigned long long)reading->documents.count - 1);
	html_add_json(out, (struct slice){ document->text->at + part.start,
		part.end - part.start });
	buffer_add_format(out, ",%llu,", (unsigned long long)quote->number);
	html_add_json(out, section ? section->label : SLICE(""));
	buffer_add_char(out, ']');
}

/* Adds two offsets into what is quoted, clipped to it. */
static void
add_span(struct buffer *out, const struct document *document, struct span span)
{
	const char *text = document->text->at;
	struct span quoted = document->quoted;
	size_t start;

	if (span.start < quoted.start)
		span.start = quoted.start;
	if (span.end > quoted.end)
		span.end = quoted.end;
	start = html_units((struct slice){ text + quoted.start, span.start - quoted.start });
	buffer_add_format(out, "%llu,%llu", (unsigned long long)start, (unsigned long long)(start
		+ html_units((struct slice){ text + span.start, span.end - span.start })));
}

static void
add_cue(struct buffer *out, const struct document *document, const struct tag_cue *cue)
{
	struct slice text = *document->text;
	struct span span = cue->span;

	buffer_add_char(out, '[');
	html_add_json(out, cue->class);
	buffer_add_char(out, ',');
	if (span.start < document->quoted.end && span.end > document->quoted.start) {
		add_span(out, document, span);
	} else {
		if (span.end - span.start > CUE_MOST)
			span.end = quote_cut(text, span.start + CUE_MOST);
		html_add_json(out, (struct slice){ text.at + span.start, span.end - span.start });
	}
	buffer_add_char(out, ']');
}

/* The pattern of a row, as far as the lexicons at hand tell. */
static struct slice
find_pattern(const struct reading *reading, struct slice row, const struct tag *tag)
{
	const struct quotations_source *source = reading->source;
	const char *slash = memrchr(row.at, '/', row.size);
	struct slice lexicon = { row.at, (size_t)(slash - row.at) };
	struct slice rule = { slash + 1, row.size - lexicon.size - 1 };
	bool crossed = !slice_equal(lexicon, tag->lexicon);

	for (size_t i = 0; i < source->row_count; i++)
		if (slice_equal(source->rows[i].lexicon, lexicon))
			return term_rows_pattern(&source->rows[i], rule,
				crossed ? SLICE("") : tag->code);
	return SLICE("");
}

/* The number of the row that decided: LEXICON/terms.tsv:12, as tl-crosswalk writes it. */
static uint32_t
row_number(struct reading *reading, const struct tag *tag)
{
	struct buffer *row = &reading->row, *out = &reading->quotations->rows;
	size_t count = lexis_count(reading->rows);
	uint32_t number;

	buffer_reset(row, SIZE_MAX);
	if (!memchr(tag->rule.at, '/', tag->rule.size)) {
		buffer_add_slice(row, tag->lexicon);
		buffer_add_char(row, '/');
	}
	buffer_add_slice(row, tag->rule);
	number = lexis_intern(reading->rows, buffer_slice(row));
	out->failed |= row->failed || number == LEXIS_NONE;	/* row is emptied for the next */
	if (number == count && !out->failed) {
		buffer_add_string(out, number ? ",\n[" : "\n[");
		html_add_json(out, buffer_slice(row));
		buffer_add_char(out, ',');
		html_add_json(out, find_pattern(reading, buffer_slice(row), tag));
		buffer_add_char(out, ']');
	}
	return number;
}

static void
add_reference(struct reading *reading, const struct document *document, const struct tag *tag)
{
	struct buffer *out = &reading->quotations->text;

	buffer_add_format(out, "[%llu,", (unsigned long long)reading->sentences.count - 1);
	add_span(out, document, tag->span);
	buffer_add_format(out, ",%lu,", (unsigned long)row_number(reading, tag));
	html_add_json(out, tag->status);
	buffer_add_char(out, ',');
	if (tag->scored)
		thousandths_add(out, tag->score);
	else
		buffer_add_string(out, "null");
	buffer_add_string(out, ",[");
	for (size_t i = 0; i < tag->cue_count; i++) {
		buffer_add_string(out, i ? "," : "");
		add_cue(out, document, &tag->cues[i]);
	}
	buffer_add_string(out, "]]");
}

/* Notes a reference that has been added behind `start`. */
static bool
keep(struct quotations *quotations, uint32_t cell, size_t start)
{
	struct quotation *at = array_reserve(quotations->at, &quotations->room, quotations->count,
		1, sizeof *at);

	if (!at)
		return false;
	quotations->at = at;
	at[quotations->count++] = (struct quotation){ start, quotations->text.size - start, cell };
	quotations->cells[cell].kept++;
	return true;
}

static bool
take_tag(struct reading *reading, struct document *document, const struct tag *tag,
	struct fault *fault)
{
	struct quotations *quotations = reading->quotations;
	enum cell_polarity polarity = cell_polarity_of(tag->polarity);
	size_t start = quotations->text.size;
	struct quote quote;
	uint32_t cell;

	if (!quotations_have(polarity))
		return true;
	cell = count_tag(reading, document->group, tag, polarity);
	if (cell == NO_CELL)
		return fault_set(fault, "has a tag that was not counted; give the records that "
			"tl-count has read");
	quotations->cells[cell].own++;
	if (reading->source->limit && quotations->cells[cell].kept >= reading->source->limit)
		return true;
	quote = quote_tag(document, tag->span);
	add_sentence(reading, document, &quote);
	add_reference(reading, document, tag);
	return keep(quotations, cell, start) || fault_memory(fault);
}

static bool
have_memory(const struct reading *reading, struct fault *fault)
{
	const struct quotations *quotations = reading->quotations;

	return !(buffer_failed(&quotations->documents) || buffer_failed(&quotations->sentences)
		|| buffer_failed(&quotations->text) || buffer_failed(&quotations->rows))
		|| fault_memory(fault);
}

bool
quotations_take(struct reading *reading, struct record *record, struct fault *fault)
{
	struct document document = { .record = record };
	const struct tags *tags;

	document.text = record_text(record, fault);
	document.sentences = document.text ? record_sentences(record, fault) : NULL;
	tags = document.sentences ? record_tags(record, fault) : NULL;
	if (!tags)
		return false;
	if (record_has(record, LAYER_SECTIONS)) {
		document.sections = record_sections(record, fault);
		if (!document.sections)
			return false;
	}
	if (!find_group(reading, &document, fault))
		return false;
	for (size_t i = 0; i < tags->count; i++)
		if (!take_tag(reading, &document, &tags->at[i], fault))
			return false;
	return have_memory(reading, fault);
}
