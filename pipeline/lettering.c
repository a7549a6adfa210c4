#include "lettering.h"

#include "ascii.h"
#include "fault.h"
#include "unicode.h"
#include "utf8.h"

enum {
	ELLIPSIS = 1000,
	NO_BREAK_SPACE = 0xa0,
	FIRST = 0x20, LAST = 0x7e
};

static const double margin = 1.02;

/* Advance widths in thousandths of the size, regular and bold, of U+0020 to U+007E. */
static const uint16_t ascii[2][LAST - FIRST + 1] = {
	{
		318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
		637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531,
		1000, 685, 687, 699, 771, 632, 576, 775, 752, 295, 295, 656, 558, 863, 749, 788,
		604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838, 500,
		500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
		635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838
	}, {
		349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366,
		696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 581,
		1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 373, 775, 638, 996, 837, 851,
		733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 500,
		500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688,
		716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838
	}
};

/* The widest letter up to `last`, from behind the row before. */
static const struct {
	uint32_t last;
	uint16_t widths[2];
} blocks[] = {
	{ 0xff, { 1000, 1085 } },		/* Latin-1 */
	{ 0x17f, { 1070, 1167 } },		/* Latin Extended-A */
	{ 0x2ff, { 1422, 1556 } },
	{ 0x36f, { 0, 0 } },			/* combining marks */
	{ 0x3ff, { 934, 1093 } },		/* Greek */
	{ 0x42f, { 1094, 1326 } },		/* Cyrillic capitals */
	{ 0x45f, { 942, 1106 } },
	{ 0x52f, { 1180, 1406 } },
	{ 0x58f, { 980, 985 } },		/* Armenian */
	{ 0x5ff, { 710, 759 } },		/* Hebrew */
	{ 0x6ff, { 1221, 1380 } },		/* Arabic */
	{ 0x1dff, { 1500, 1700 } },
	{ 0x1fff, { 1100, 1252 } },		/* Latin and Greek with marks */
	{ 0x2026, { 1000, 1000 } },		/* dashes, quotes, the ellipsis */
	{ 0x2fff, { 1736, 1887 } },		/* symbols */
	{ 0xd7ff, { 1100, 1100 } },		/* Chinese, Japanese, Korean */
	{ 0xfdef, { 1550, 1750 } },
	{ 0xfdff, { 12000, 12000 } },		/* Arabic words in one sign */
	{ 0xffff, { 1550, 1750 } },
	{ 0x10ffff, { 1650, 1650 } }		/* emoji */
};

uint32_t
lettering_shown(uint32_t c)
{
	char bytes[4];

	if (c > ' ' && c <= LAST)
		return c;
	if (c < 0x80 && ascii_is_space((char)c))
		return ' ';
	if (c == 0xfffe || c == 0xffff || harmless_length(bytes, bytes + utf8_put(bytes, c)) == 0)
		return 0xfffd;
	return c;
}

static uint32_t
thousandths(struct lettering lettering, uint32_t c)
{
	size_t i = 0;

	c = c == NO_BREAK_SPACE ? ' ' : lettering_shown(c);
	if (c <= LAST)
		return ascii[lettering.bold][c - FIRST];
	while (blocks[i].last < c)
		i++;
	return blocks[i].widths[lettering.bold];
}

static double
in_units(struct lettering lettering, uint64_t sum)
{
	return (double)sum / 1000 * lettering.size * margin;
}

static uint64_t
sum_of(struct lettering lettering, struct slice text)
{
	const char *at = text.at, *end = text.at + text.size;
	uint64_t sum = 0;

	while (at < end)
		sum += thousandths(lettering, utf8_next(&at));
	return sum;
}

double
lettering_width(struct lettering lettering, struct slice text)
{
	return in_units(lettering, sum_of(lettering, text));
}

/* Whether a line may be broken between two letters where it must: not before what belongs to the
 * letter in front of it (marks, joined emoji). */
static bool
is_joined(uint32_t before, uint32_t c)
{
	enum word_break kind = unicode_word_break(c);

	return kind == WB_EXTEND || kind == WB_ZWJ || unicode_word_break(before) == WB_ZWJ;
}

/* The longest start of `text` that is no wider than `width` and ends where a line may be broken:
 * at a space or hyphen, or, if none is there or `anywhere`, behind any letter. */
static size_t
fitting(struct lettering lettering, struct slice text, double width, bool anywhere)
{
	const char *at = text.at, *end = text.at + text.size;
	const char *word = NULL, *letter = NULL;
	uint32_t before = 0;
	uint64_t sum = 0;

	while (at < end) {
		const char *from = at;
		uint32_t c = lettering_shown(utf8_next(&at));

		if (from > text.at && !is_joined(before, c))
			letter = from;
		if (c == ' ')
			word = from;
		sum += thousandths(lettering, c);
		if (in_units(lettering, sum) > width && letter)
			return (size_t)((word && !anywhere ? word : letter) - text.at);
		if (c == '-' || c == '/' || c == 0x2013)
			word = at;
		before = c;
	}
	return text.size;
}

struct lettering_lines
lettering_break(struct lettering lettering, struct slice text, double width, size_t most)
{
	struct lettering_lines lines = { .count = 0 };
	double ellipsis = in_units(lettering, ELLIPSIS);

	text = ascii_trim(text);
	do {
		bool last = lines.count + 1 == most;
		size_t size = fitting(lettering, text, width, last);

		lines.cut = last && size < text.size;
		if (lines.cut)
			size = fitting(lettering, text, width - ellipsis, true);
		lines.at[lines.count++] = ascii_trim((struct slice){ text.at, size });
		text = ascii_trim((struct slice){ text.at + size, text.size - size });
	} while (text.size && !lines.cut);
	return lines;
}

double
lettering_lines_width(struct lettering lettering, const struct lettering_lines *lines)
{
	double widest = 0;

	for (size_t i = 0; i < lines->count; i++) {
		bool last = i + 1 == lines->count;
		uint64_t sum = sum_of(lettering, lines->at[i])
			+ (last && lines->cut ? ELLIPSIS : 0);
		double width = in_units(lettering, sum);

		widest = width > widest ? width : widest;
	}
	return widest;
}
