#include "drawing.h"

const struct lettering drawing_plain = { 10, false };
const struct lettering drawing_strong = { 10, true };
const struct lettering drawing_small = { 9, false };

static const struct lettering title_lettering = { 13, true };

enum {
	TITLE_LINES = 3,
	HEAD_LINES = 2,
	NOTE_LINES = LETTERING_LINES,
	KEY_SIZE = 10
};

static void
add_paragraph(struct drawing *drawing, struct lettering lettering, struct slice text, size_t most,
	const char *attributes)
{
	struct lettering_lines lines = lettering_break(lettering, text, DRAWING_WIDTH, most);

	svg_lines(&drawing->svg, 0, drawing->y + lettering.size, lettering, &lines, text,
		attributes);
	drawing->y += (double)lines.count * lettering_leading(lettering);
}

struct buffer *
drawing_text(struct drawing *drawing)
{
	drawing->failed |= buffer_failed(&drawing->text);	/* a reset forgets it */
	buffer_reset(&drawing->text, SIZE_MAX);
	return &drawing->text;
}

void
drawing_name_lexicon(struct drawing *drawing, struct slice lexicon)
{
	buffer_add_string(&drawing->title, lexicon.size ? ": " : "");
	buffer_add_slice(&drawing->title, lexicon);
}

void
drawing_begin(struct drawing *drawing)
{
	add_paragraph(drawing, title_lettering, buffer_slice(&drawing->title), TITLE_LINES,
		"fill=\"" DRAWING_INK "\"");
	drawing->y += DRAWING_GAP;
}

void
drawing_head(struct drawing *drawing, struct slice text)
{
	add_paragraph(drawing, drawing_strong, text, HEAD_LINES, "");
	drawing->y += DRAWING_GAP / 2;
}

void
drawing_axis_title(struct drawing *drawing, double left, struct slice text)
{
	const double nearer = 8;	/* to the marks than panels are to each other */
	struct lettering_lines lines = lettering_break(drawing_small, text, DRAWING_WIDTH - left, 2);

	drawing->y -= nearer;
	svg_lines(&drawing->svg, (left + DRAWING_WIDTH) / 2, drawing->y + drawing_small.size,
		drawing_small, &lines, text, MIDDLE);
	drawing->y += (double)lines.count * lettering_leading(drawing_small) + DRAWING_GAP / 2;
}

void
drawing_note_panels(struct drawing *drawing)
{
	const struct cell_by *by = &drawing->view->ledger->by;
	struct buffer *text = drawing_text(drawing);

	if (!by->count)
		return;
	buffer_add_string(text, "Panels: ");
	for (size_t i = 0; i < by->count; i++) {
		buffer_add_string(text, i ? ", " : "");
		buffer_add_slice(text, by->at[i].name);
	}
	buffer_add_string(text, drawing->view->ledger->group_count > 1
		? "; combined: all documents." : ".");
	drawing_note(drawing, buffer_slice(text));
}

void
drawing_note(struct drawing *drawing, struct slice text)
{
	add_paragraph(drawing, drawing_small, text, NOTE_LINES, GREY);
	drawing->y += 3;
}

bool
drawing_end(struct drawing *drawing, struct buffer *out, struct fault *fault)
{
	svg_end(&drawing->svg, out, DRAWING_WIDTH, drawing->y, buffer_slice(&drawing->title),
		buffer_slice(&drawing->description));
	out->failed |= buffer_failed(&drawing->title) || buffer_failed(&drawing->description)
		|| buffer_failed(drawing_text(drawing)) || drawing->failed;
	return !buffer_failed(out) || fault_memory(fault);
}

void
drawing_free(struct drawing *drawing)
{
	svg_free(&drawing->svg);
	buffer_free(&drawing->title);
	buffer_free(&drawing->description);
	buffer_free(&drawing->text);
}

void
drawing_bar(struct drawing *drawing, enum cell_polarity polarity, double x, double y,
	double width, double height)
{
	if (polarity == CELL_BARRIER)
		svg_rect(&drawing->svg, x, y, width, height, "fill=\"" DRAWING_BARRIER "\"");
	else
		svg_striped_rect(&drawing->svg, x, y, width, height,
			"stroke=\"" DRAWING_ENABLER "\" stroke-width=\"0.8\"");
}

static double
add_key(struct drawing *drawing, enum cell_polarity polarity, double x)
{
	struct slice name = polarity == CELL_BARRIER ? SLICE("barriers") : SLICE("enablers");

	drawing_bar(drawing, polarity, x, drawing->y, KEY_SIZE, KEY_SIZE);
	x += KEY_SIZE + 4;
	svg_text(&drawing->svg, x, drawing->y + KEY_SIZE - 1, drawing_plain, name, "");
	return x + lettering_width(drawing_plain, name) + DRAWING_GAP;
}

void
drawing_key(struct drawing *drawing, double x)
{
	add_key(drawing, CELL_ENABLER, add_key(drawing, CELL_BARRIER, x));
	drawing->y += KEY_SIZE + DRAWING_GAP;
}

void
drawing_stripes(struct drawing *drawing)
{
	svg_stripes(&drawing->svg, DRAWING_PALE, DRAWING_ENABLER);
}

void
drawing_open_tip(struct drawing *drawing, struct slice code, struct slice group, struct sums sums)
{
	struct buffer *tip = drawing_text(drawing);

	buffer_add_slice(tip, code);
	buffer_add_string(tip, ", ");
	buffer_add_slice(tip, group);
	buffer_add_string(tip, ": barriers ");
	buffer_add_number(tip, sums.barriers);
	buffer_add_string(tip, ", enablers ");
	buffer_add_number(tip, sums.enablers);
	svg_open(&drawing->svg, "", buffer_slice(tip));
}

double
drawing_step(double spacing, double unit)
{
	static const double mantissas[] = { 1, 2, 5 };

	if (!(unit > 0))
		return 0;
	for (double power = 0.01;; power *= 10)
		for (size_t i = 0; i < 3; i++)
			if (mantissas[i] * power * unit >= spacing)
				return mantissas[i] * power;
}
