#include "page.h"

#include "fault.h"
#include "unicode.h"
#include "utf8.h"

enum {
	LABEL_INDENT = 2,
	FIELD_INDENT = 11
};

void
page_free(struct page *page)
{
	buffer_free(&page->word);
}

/* What a terminal does from here on (ECMA-48, SGR). */
static void
add_style(const struct page *page, struct buffer *out, unsigned style)
{
	static const char *const colours[STYLE_COLOURS] = {
		[STYLE_PLAIN] = "", [STYLE_RED] = ";31", [STYLE_GREEN] = ";32",
		[STYLE_YELLOW] = ";33", [STYLE_CYAN] = ";36",
	};

	if (page->colours)
		buffer_add_format(out, "\033[0%s%s%s%sm", style & STYLE_BOLD ? ";1" : "",
			style & STYLE_DIM ? ";2" : "", style & STYLE_UNDERLINED ? ";4" : "",
			colours[style & (STYLE_BOLD - 1)]);
}

static void
set_line_style(struct page *page, unsigned style)
{
	if (page->line_style != style)
		add_style(page, page->out, style);
	page->line_style = style;
}

static void
add_spaces(struct page *page, unsigned count)
{
	for (; count > 0; count--)
		buffer_add_char(page->out, ' ');
}

static void
break_line(struct page *page)
{
	set_line_style(page, STYLE_PLAIN);
	buffer_add_char(page->out, '\n');
	add_spaces(page, page->indent);
	page->column = page->indent;
	page->gap = false;
}

/* The word goes to the line, or to the next. A space before it has its style only if the word
 * before has it too. */
static void
end_word(struct page *page)
{
	page->out->failed |= page->word.failed;
	if (page->word.size == 0)
		return;
	if (page->column > page->indent
			&& page->column + page->gap + page->word_width > page->width)
		break_line(page);
	if (page->gap && page->word_style != page->line_style)
		set_line_style(page, STYLE_PLAIN);
	if (page->gap)
		buffer_add_char(page->out, ' ');
	set_line_style(page, page->word_style);
	buffer_add_slice(page->out, buffer_slice(&page->word));
	page->line_style = page->drawn;
	page->column += page->gap + page->word_width;
	page->gap = false;
	page->word_width = 0;
	buffer_reset(&page->word, SIZE_MAX);
}

static void
add_to_word(struct page *page, const char *bytes, size_t size, unsigned width)
{
	if (page->word.size == 0)
		page->word_style = page->style;
	else if (page->drawn != page->style)
		add_style(page, &page->word, page->style);
	page->drawn = page->style;
	buffer_add(&page->word, bytes, size);
	page->word_width += width;
	if (page->word_width >= page->width - page->indent)
		end_word(page);		/* no line is longer */
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void
add_escaped(struct page *page, char byte)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char c = (unsigned char)byte;
	char shown[4] = { '\\', 'x', digits[c >> 4], digits[c & 15] };

	add_to_word(page, shown, sizeof shown, sizeof shown);
}

void
page_add(struct page *page, struct slice text)
{
	const char *at = text.at, *end = at + text.size;

	while (at < end) {
		size_t length = harmless_length(at, end);
		const char *next = at;

		if (is_blank(*at)) {
			end_word(page);
			page->gap = page->column > page->indent;
			at++;
		} else if (length == 0) {
			add_escaped(page, *at++);
		} else {
			add_to_word(page, at, length, unicode_width(utf8_next(&next)));
			if (*at == '|')
				end_word(page);		/* patterns are long */
			at += length;
		}
	}
}

void
page_add_string(struct page *page, const char *text)
{
	page_add(page, slice_of(text));
}

void
page_indent(struct page *page, unsigned columns)
{
	page->indent = columns;
	page->column = columns;
	add_spaces(page, columns);
}

void
page_end_line(struct page *page)
{
	end_word(page);
	set_line_style(page, STYLE_PLAIN);
	buffer_add_char(page->out, '\n');
	page->gap = false;
}

void
page_field(struct page *page, const char *label)
{
	page_indent(page, LABEL_INDENT);
	page->style = STYLE_DIM;
	page_add_string(page, label);
	page->style = STYLE_PLAIN;
	end_word(page);
	set_line_style(page, STYLE_PLAIN);
	if (page->column < FIELD_INDENT)
		add_spaces(page, FIELD_INDENT - page->column);
	page->indent = page->column = FIELD_INDENT;
}
