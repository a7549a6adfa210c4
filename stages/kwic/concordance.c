#include "concordance.h"

#include <limits.h>

#include "json.h"
#include "quotation.h"
#include "unicode.h"
#include "utf8.h"

enum {
	COLUMNS = 16,		/* beside those of the fields */
	MATCH_COLUMNS = 20,	/* more at the right, for what was found */
	GAP = 2			/* blanks beside it */
};

static bool
is_jsonl(const struct concordance *concordance)
{
	return concordance->format && concordance->format->sheet == &sheet_jsonl;
}

static void
add_head(struct concordance *concordance, struct slice head, enum sheet_kind kind)
{
	concordance->sheet.columns[concordance->sheet.column_count++]
		= (struct sheet_column){ head, kind, false };
}

static void
add_heads(struct concordance *concordance, const struct group_fields *fields)
{
	bool lines = is_jsonl(concordance);

	if (lines)
		add_head(concordance, SLICE("kind"), SHEET_TEXT);
	add_head(concordance, SLICE("id"), SHEET_TEXT);
	if (lines && fields->count)
		add_head(concordance, SLICE("by"), SHEET_NUMBER);
	for (size_t i = 0; !lines && i < fields->count; i++)
		add_head(concordance, fields->at[i], SHEET_TEXT);
	add_head(concordance, SLICE("sentence"), SHEET_COUNT);
	add_head(concordance, SLICE("start"), SHEET_COUNT);
	add_head(concordance, SLICE("end"), SHEET_COUNT);
	add_head(concordance, SLICE("left"), SHEET_TEXT);
	add_head(concordance, SLICE("match"), SHEET_TEXT);
	add_head(concordance, SLICE("right"), SHEET_TEXT);
	if (!concordance->tags) {
		add_head(concordance, SLICE("pattern"), SHEET_TEXT);
		return;
	}
	add_head(concordance, SLICE("lexicon"), SHEET_TEXT);
	add_head(concordance, SLICE("code"), SHEET_TEXT);
	add_head(concordance, SLICE("polarity"), SHEET_TEXT);
	add_head(concordance, SLICE("status"), SHEET_TEXT);
}

bool
concordance_open(struct concordance *concordance, const struct group_fields *fields)
{
	concordance->sheet.title = SLICE("Concordance");
	concordance->sheet.columns = arena_array(&concordance->arena, fields->count + COLUMNS,
		sizeof *concordance->sheet.columns);
	if (!concordance->sheet.columns)
		return false;
	add_heads(concordance, fields);
	return true;
}

void
concordance_close(struct concordance *concordance)
{
	arena_free(&concordance->arena);
}

void
scribe_free(struct scribe *scribe)
{
	arena_free(&scribe->arena);
	buffer_free(&scribe->scratch);
}

void
concordance_begin(const struct concordance *concordance, struct buffer *out)
{
	if (concordance->format)
		concordance->format->sheet->begin(out, &concordance->sheet, true);
}

void
concordance_end(const struct concordance *concordance, struct buffer *out)
{
	if (concordance->format)
		concordance->format->sheet->end(out, &concordance->sheet);
}

/* What is in the scratch buffer, for as long as the line; the output fails without memory. */
static struct slice
keep_scratch(struct scribe *scribe, struct buffer *out)
{
	struct slice copy = { NULL, 0 };

	if (!buffer_failed(&scribe->scratch))
		copy = arena_copy(&scribe->arena, buffer_slice(&scribe->scratch));
	out->failed |= !copy.at;
	return copy.at ? copy : SLICE("");
}

/* A part of the text in one line. */
static struct slice
quote_part(struct scribe *scribe, struct slice text, struct span span, struct buffer *out)
{
	buffer_reset(&scribe->scratch, SIZE_MAX);
	quotation_add(&scribe->scratch,
		(struct slice){ text.at + span.start, span.end - span.start });
	return keep_scratch(scribe, out);
}

/* The fields as one JSON object. */
static struct slice
by_object(struct scribe *scribe, const struct cell_by *by, struct buffer *out)
{
	buffer_reset(&scribe->scratch, SIZE_MAX);
	cell_add_by(&scribe->scratch, by);
	return keep_scratch(scribe, out);
}

static struct slice
plain_value(struct scribe *scribe, struct slice value, struct buffer *out)
{
	struct slice plain = json_plain(value, &scribe->arena);

	out->failed |= !plain.at;
	return plain.at ? plain : SLICE("");
}

/* Each adds cells and returns the one behind them. */
static struct sheet_cell *
add_document(struct sheet_cell *cell, const struct concordance *concordance, struct scribe *scribe,
	const struct concordance_line *line, struct buffer *out)
{
	bool lines = is_jsonl(concordance);

	if (lines)
		*cell++ = sheet_text(SLICE("line"));
	*cell++ = sheet_text(line->id);
	if (lines && line->by.count)
		*cell++ = (struct sheet_cell){ .kind = SHEET_NUMBER,
			.text = by_object(scribe, &line->by, out) };
	for (size_t i = 0; !lines && i < line->by.count; i++)
		*cell++ = sheet_text(plain_value(scribe, line->by.at[i].value, out));
	return cell;
}

static struct sheet_cell *
add_place(struct sheet_cell *cell, struct scribe *scribe, const struct concordance_line *line,
	struct buffer *out)
{
	*cell++ = line->sentence ? sheet_count(line->sentence)
		: (struct sheet_cell){ .kind = SHEET_EMPTY };
	*cell++ = sheet_count(line->start);
	*cell++ = sheet_count(line->end);
	*cell++ = sheet_text(quote_part(scribe, line->text, line->around.left, out));
	*cell++ = sheet_text(quote_part(scribe, line->text, line->hit->span, out));
	*cell++ = sheet_text(quote_part(scribe, line->text, line->around.right, out));
	return cell;
}

static void
add_what(struct sheet_cell *cell, const struct hit *hit)
{
	if (!hit->tag) {
		*cell = sheet_text(hit->pattern);
		return;
	}
	*cell++ = sheet_text(hit->tag->lexicon);
	*cell++ = sheet_text(hit->tag->code);
	*cell++ = sheet_text(hit->tag->polarity);
	*cell = sheet_text(hit->tag->status);
}

static void
add_row(const struct concordance *concordance, struct scribe *scribe,
	const struct concordance_line *line, struct buffer *out)
{
	struct sheet_cell *cells = arena_array(&scribe->arena, concordance->sheet.column_count,
		sizeof *cells), *cell;

	if (!cells) {
		out->failed = true;
		return;
	}
	cell = add_document(cells, concordance, scribe, line, out);
	cell = add_place(cell, scribe, line, out);
	add_what(cell, line->hit);
	concordance->format->sheet->row(out, &concordance->sheet, cells, false);
}

static void
add_blanks(struct buffer *out, unsigned count)
{
	while (count-- > 0)
		buffer_add_char(out, ' ');
}

/* Adds text with U+FFFD for what may not be shown as it is, up to so many columns; returns those
 * that it takes. */
static unsigned
add_shown(struct buffer *out, struct slice text, unsigned columns)
{
	const char *at = text.at, *end = at + text.size;
	unsigned taken = 0;

	while (at < end) {
		const char *from = at;
		uint32_t c = utf8_next(&at);
		bool harmless = harmless_length(from, end) > 0;
		unsigned width = harmless ? unicode_width(c) : 1;

		if (taken + width > columns)
			break;
		if (harmless)
			buffer_add(out, from, (size_t)(at - from));
		else
			buffer_add_string(out, "\xef\xbf\xbd");
		taken += width;
	}
	return taken;
}

/* The last part of the text that fits; it does not begin with a mark that combines. */
static struct slice
last_columns(struct slice text, unsigned columns)
{
	const char *at = text.at, *end = at + text.size;
	unsigned width = unicode_text_width(text);

	while (at < end && width > columns) {
		width -= unicode_width(utf8_next(&at));
		for (const char *next = at; next < end && unicode_width(utf8_next(&next)) == 0;)
			at = next;
	}
	return (struct slice){ at, (size_t)(end - at) };
}

/* Where it is from, and what it is. */
static void
add_source(struct scribe *scribe, const struct concordance_line *line, struct buffer *out)
{
	const struct tag *tag = line->hit->tag;

	add_shown(out, line->id, UINT_MAX);
	if (line->sentence)
		buffer_add_format(out, ":%zu", line->sentence);
	for (size_t i = 0; i < line->by.count; i++) {
		add_blanks(out, 2);
		add_shown(out, plain_value(scribe, line->by.at[i].value, out), UINT_MAX);
	}
	if (tag) {
		add_blanks(out, 2);
		add_shown(out, tag->code, UINT_MAX);
		buffer_add_char(out, ' ');
		add_shown(out, tag->polarity, UINT_MAX);
	}
	buffer_add_char(out, '\n');
}

/* A part of the text in one line, as it may be shown. */
static struct slice
show_part(struct scribe *scribe, struct slice text, struct span span, struct buffer *out)
{
	struct slice part = quote_part(scribe, text, span, out);

	buffer_reset(&scribe->scratch, SIZE_MAX);
	add_shown(&scribe->scratch, part, UINT_MAX);
	return keep_scratch(scribe, out);
}

/* What was found begins in the same column of every line. */
static void
add_columns(const struct concordance *concordance, struct scribe *scribe,
	const struct concordance_line *line, struct buffer *out)
{
	unsigned columns = concordance->columns, most = columns + MATCH_COLUMNS, taken;
	struct slice left = last_columns(
		show_part(scribe, line->text, line->around.left, out), columns);
	struct slice match = show_part(scribe, line->text, line->hit->span, out);
	struct slice right = show_part(scribe, line->text, line->around.right, out);

	add_blanks(out, columns - unicode_text_width(left));
	buffer_add_slice(out, left);
	add_blanks(out, GAP);
	buffer_add_slice(out, match);
	add_blanks(out, GAP);
	taken = unicode_text_width(match) + GAP;
	if (taken < most)
		taken += add_shown(out, right, most - taken);
	add_blanks(out, (taken < most ? most - taken : 0) + GAP);
	add_source(scribe, line, out);
}

void
concordance_add(const struct concordance *concordance, struct scribe *scribe,
	const struct concordance_line *line, struct buffer *out)
{
	arena_reset(&scribe->arena);
	if (concordance->format)
		add_row(concordance, scribe, line, out);
	else
		add_columns(concordance, scribe, line, out);
}
