#include "draw.h"

#include "svg.h"

enum {
	MARGIN = 2,		/* pixels, as everything here */
	BAND = 22,		/* the steps of the flow, at its left */
	GAP = 26,		/* between boxes, with an arrow in it */
	PADDING = 7,
	INDENT = 8,		/* of the parts of a box */
	ONE_ARM = 640, BOTH_ARMS = 900,
	TIP = 4			/* half the width of an arrow's */
};

#define FRAME "fill=\"#fff\" stroke=\"#1a1a1a\" stroke-width=\"0.8\""
#define HEAD "fill=\"#f4e3c1\" stroke=\"#1a1a1a\" stroke-width=\"0.8\""
#define STEP "fill=\"#d6ecfa\" stroke=\"#1a1a1a\" stroke-width=\"0.8\""
#define ARROW "stroke=\"#1a1a1a\" stroke-width=\"1\""
#define MIDDLE "text-anchor=\"middle\""
#define NO_BREAK "\xc2\xa0"	/* a space where no line ends */

static const struct lettering plain = { 10, false }, strong = { 10, true };

/* The steps on the left, and the last row of each. */
static const struct {
	struct slice name;
	enum box_row last;
} steps[] = {
	{ { "Identification", 14 }, ROW_IDENTIFICATION }, { { "Screening", 9 }, ROW_ELIGIBILITY },
	{ { "Included", 8 }, ROW_INCLUDED },
};

struct frame {
	double x, y, height;
	bool drawn;
};

struct figure {
	struct svg svg;
	const struct boxes *boxes;
	struct buffer text;
	bool failed;		/* the text, once */
	double width, box;	/* of the figure, of a box */
	struct frame frames[ARMS][BOX_ROWS][2];	/* by arm, row and whether aside */
	double y;		/* the top of what is still free */
};

static struct slice
line_text(struct figure *figure, struct slice label, bool counted, uint64_t count)
{
	struct buffer *text = &figure->text;

	figure->failed |= buffer_failed(text);
	buffer_reset(text, SIZE_MAX);
	buffer_add_slice(text, label);
	if (counted)
		buffer_add_format(text, " (n" NO_BREAK "=" NO_BREAK "%llu)",
			(unsigned long long)count);
	else
		buffer_add_char(text, ':');
	return buffer_slice(text);
}

/* Adds the height of a paragraph to *y; draws it unless `measure`. */
static void
paragraph(struct figure *figure, double x, double indent, double *y, struct slice text,
	bool measure)
{
	struct lettering_lines lines = lettering_break(plain, text,
		figure->box - 2 * PADDING - indent, LETTERING_LINES);

	if (!measure)
		svg_lines(&figure->svg, x + PADDING + indent, *y + plain.size, plain, &lines, text,
			"");
	*y += (double)lines.count * lettering_leading(plain);
}

/* The lines of a box from `y` on; returns where they end. */
static double
box_lines(struct figure *figure, const struct box *box, double x, double y, bool measure)
{
	paragraph(figure, x, 0, &y, line_text(figure, box->title, box->counted, box->count),
		measure);
	for (const struct box_line *line = box->lines; line < box->lines + box->line_count; line++)
		paragraph(figure, x, line->depth * INDENT, &y,
			line_text(figure, line->label, true, line->count), measure);
	return y;
}

static size_t
arm_of(const struct box *box)
{
	return box->arm == ARMS ? ARM_DATABASES : box->arm;
}

static struct frame *
frame_of(struct figure *figure, const struct box *box)
{
	return &figure->frames[arm_of(box)][box->row][box->aside];
}

static double
column_x(const struct figure *figure, size_t arm, bool aside)
{
	return MARGIN + BAND + GAP / 2 + (double)(2 * arm + aside) * (figure->box + GAP);
}

/* Lays out the boxes of a row; boxes of the same place share a frame. */
static void
place_row(struct figure *figure, enum box_row row)
{
	double highest = 0;

	for (size_t i = 0; i < figure->boxes->count; i++) {
		const struct box *box = &figure->boxes->at[i];
		struct frame *frame = frame_of(figure, box);

		if (box->row != row)
			continue;
		if (!frame->drawn)
			*frame = (struct frame){ column_x(figure, arm_of(box), box->aside),
				figure->y, 2 * PADDING, true };
		frame->height += box_lines(figure, box, 0, 0, true);
		if (frame->height > highest)
			highest = frame->height;
	}
	figure->y += highest + GAP;
}

static void
draw_boxes(struct figure *figure)
{
	double ends[ARMS][BOX_ROWS][2] = { { { 0 } } };

	for (size_t i = 0; i < figure->boxes->count; i++) {
		const struct box *box = &figure->boxes->at[i];
		const struct frame *frame = frame_of(figure, box);
		double *end = &ends[arm_of(box)][box->row][box->aside];

		if (*end == 0) {
			svg_rect(&figure->svg, frame->x, frame->y, figure->box, frame->height,
				FRAME);
			*end = frame->y + PADDING;
		}
		*end = box_lines(figure, box, frame->x, *end, false);
	}
}

static void
draw_tip(struct figure *figure, double x, double y, double dx, double dy)
{
	svg_bend(&figure->svg, x - TIP * (2 * dx + dy), y - TIP * (2 * dy + dx), x, y,
		x - TIP * (2 * dx - dy), y - TIP * (2 * dy - dx), ARROW);
}

/* From a box to the one beside it, and to the next below that is there. */
static void
draw_arrows(struct figure *figure, size_t arm, enum box_row row)
{
	const struct frame *from = &figure->frames[arm][row][0];
	const struct frame *beside = &figure->frames[arm][row][1];
	double middle = from->x + figure->box / 2;

	if (!from->drawn)
		return;
	if (beside->drawn) {
		double height = from->height < beside->height ? from->height : beside->height;
		double y = from->y + height / 2;

		svg_line(&figure->svg, from->x + figure->box, y, beside->x, y, ARROW);
		draw_tip(figure, beside->x, y, 1, 0);
	}
	for (size_t below = row + 1; below < BOX_ROWS; below++) {
		const struct frame *to = &figure->frames[arm][below][0];

		if (!to->drawn)
			continue;
		svg_line(&figure->svg, middle, from->y + from->height, middle, to->y, ARROW);
		draw_tip(figure, middle, to->y, 0, 1);
		return;
	}
}

/* From the end of the other methods to what is included. */
static void
draw_junction(struct figure *figure)
{
	const struct frame *from = &figure->frames[ARM_OTHER][ROW_ELIGIBILITY][0];
	const struct frame *to = &figure->frames[ARM_DATABASES][ROW_INCLUDED][0];
	double x = from->x + figure->box / 2, y = to->y + to->height / 2;

	if (!from->drawn)
		return;
	svg_bend(&figure->svg, x, from->y + from->height, x, y, to->x + figure->box, y, ARROW);
	draw_tip(figure, to->x + figure->box, y, -1, 0);
}

static void
draw_head(struct figure *figure, size_t arm, struct slice text)
{
	double x = column_x(figure, arm, false), width = 2 * figure->box + GAP;
	double height = lettering_leading(strong) + PADDING;

	svg_rect(&figure->svg, x, MARGIN, width, height, HEAD);
	svg_text(&figure->svg, x + width / 2, MARGIN + PADDING / 2.0 + strong.size, strong, text,
		MIDDLE);
	figure->y = MARGIN + height + GAP / 2;
}

static void
draw_steps(struct figure *figure, const double tops[BOX_ROWS + 1])
{
	size_t row = 0;

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		double top = tops[row], height = tops[steps[i].last + 1] - GAP - top;
		double needed = lettering_width(strong, steps[i].name) + PADDING;
		struct lettering_lines lines = lettering_break(strong, steps[i].name, 2 * needed,
			1);

		if (height < needed) {	/* of the last, below which is room */
			height = needed;
			figure->y = top + needed + GAP;
		}
		svg_rect(&figure->svg, MARGIN, top, BAND, height, STEP);
		svg_lines_upwards(&figure->svg, MARGIN + BAND / 2.0 + strong.size / 2 - 1,
			top + height / 2, strong, &lines, steps[i].name, MIDDLE);
		row = steps[i].last + 1;
	}
}

static void
describe(const struct boxes *boxes, struct buffer *out)
{
	for (size_t i = 0; i < boxes->count; i++) {
		const struct box *box = &boxes->at[i];

		if (!box->counted)
			continue;
		buffer_add_string(out, out->size ? "; " : "");
		if (box->arm == ARM_OTHER)
			buffer_add_string(out, "other methods: ");
		buffer_add_slice(out, box->title);
		buffer_add_format(out, " %llu", (unsigned long long)box->count);
	}
	buffer_add_char(out, '.');
}

void
draw_flow(const struct boxes *boxes, struct buffer *out)
{
	struct figure figure = {
		.svg = { .prefix = SLICE("prisma-") }, .boxes = boxes,
		.width = boxes->other ? BOTH_ARMS : ONE_ARM
	};
	size_t columns = boxes->other ? 4 : 2;
	double tops[BOX_ROWS + 1];

	figure.box = (figure.width - 2 * MARGIN - BAND - GAP / 2 - (double)(columns - 1) * GAP)
		/ (double)columns;
	draw_head(&figure, ARM_DATABASES,
		SLICE("Identification of studies via databases and registers"));
	if (boxes->other)
		draw_head(&figure, ARM_OTHER,
			SLICE("Identification of studies via other methods"));
	for (size_t row = 0; row < BOX_ROWS; row++) {
		tops[row] = figure.y;
		place_row(&figure, row);
	}
	tops[BOX_ROWS] = figure.y;
	draw_boxes(&figure);
	for (size_t arm = 0; arm < ARMS; arm++)
		for (size_t row = 0; row < BOX_ROWS; row++)
			draw_arrows(&figure, arm, row);
	draw_junction(&figure);
	draw_steps(&figure, tops);
	buffer_reset(&figure.text, SIZE_MAX);
	describe(boxes, &figure.text);
	svg_end(&figure.svg, out, figure.width, figure.y - GAP + MARGIN, SLICE("PRISMA 2020 flow"),
		buffer_slice(&figure.text));
	out->failed |= figure.failed || buffer_failed(&figure.text);
	svg_free(&figure.svg);
	buffer_free(&figure.text);
}
