#include "svg.h"

#include <math.h>

#include "utf8.h"

void
svg_add_number(struct buffer *out, double length)
{
	long hundredths = lround(length * 100);
	unsigned long size = (unsigned long)(hundredths < 0 ? -hundredths : hundredths);

	buffer_add_string(out, hundredths < 0 ? "-" : "");
	buffer_add_number(out, size / 100);
	if (size % 100)
		buffer_add_char(out, '.');
	if (size % 100)
		buffer_add_char(out, (char)('0' + size / 10 % 10));
	if (size % 10)
		buffer_add_char(out, (char)('0' + size % 10));
}

static void
add_attribute(struct svg *svg, const char *name, double length)
{
	buffer_add_char(&svg->body, ' ');
	buffer_add_string(&svg->body, name);
	buffer_add_string(&svg->body, "=\"");
	svg_add_number(&svg->body, length);
	buffer_add_char(&svg->body, '"');
}

/* Behind the numbers, what the caller has said. */
static void
add_attributes(struct svg *svg, const char *attributes)
{
	buffer_add_string(&svg->body, *attributes ? " " : "");
	buffer_add_string(&svg->body, attributes);
}

static const char *
entity(uint32_t c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

static void
add_text(struct buffer *out, struct slice text)
{
	const char *at = text.at, *end = text.at + text.size;

	while (at < end) {
		uint32_t c = lettering_shown(utf8_next(&at));
		const char *escaped = entity(c);
		char bytes[4];

		if (escaped)
			buffer_add_string(out, escaped);
		else
			buffer_add(out, bytes, utf8_put(bytes, c));
	}
}

static void
add_id(struct svg *svg, struct buffer *out, const char *name)
{
	add_text(out, svg->prefix);
	buffer_add_string(out, name);
}

static void
add_named(struct svg *svg, struct buffer *out, const char *element, struct slice text)
{
	buffer_add_char(out, '<');
	buffer_add_string(out, element);
	buffer_add_string(out, " id=\"");
	add_id(svg, out, element);
	buffer_add_string(out, "\">");
	add_text(out, text);
	buffer_add_string(out, "</");
	buffer_add_string(out, element);
	buffer_add_string(out, ">\n");
}

static void
add_size(struct buffer *out, double width, double height)
{
	buffer_add_string(out, " width=\"");
	svg_add_number(out, width);
	buffer_add_string(out, "\" height=\"");
	svg_add_number(out, height);
	buffer_add_string(out, "\" viewBox=\"0 0 ");
	svg_add_number(out, width);
	buffer_add_char(out, ' ');
	svg_add_number(out, height);
	buffer_add_char(out, '"');
}

void
svg_end(struct svg *svg, struct buffer *out, double width, double height, struct slice title,
	struct slice description)
{
	buffer_add_string(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	add_size(out, width, height);
	buffer_add_string(out, " role=\"img\" aria-labelledby=\"");
	add_id(svg, out, "title");
	buffer_add_char(out, ' ');
	add_id(svg, out, "desc");
	/* geometricPrecision: letters are as wide at every zoom */
	buffer_add_string(out, "\" font-family=\"sans-serif\" text-rendering=\"geometricPrecision\">\n");
	add_named(svg, out, "title", title);
	add_named(svg, out, "desc", description);
	buffer_add_string(out, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
	buffer_add_slice(out, buffer_slice(&svg->body));
	buffer_add_string(out, "</svg>\n");
	out->failed |= buffer_failed(&svg->body);
}

void
svg_free(struct svg *svg)
{
	buffer_free(&svg->body);
}

static void
begin(struct svg *svg, const char *element)
{
	buffer_add_char(&svg->body, '<');
	buffer_add_string(&svg->body, element);
}

static void
end(struct svg *svg, const char *attributes)
{
	add_attributes(svg, attributes);
	buffer_add_string(&svg->body, "/>\n");
}

static void
add_tip(struct svg *svg, struct slice tip)
{
	buffer_add_string(&svg->body, "<title>");
	add_text(&svg->body, tip);
	buffer_add_string(&svg->body, "</title>");
}

void
svg_open(struct svg *svg, const char *attributes, struct slice tip)
{
	begin(svg, "g");
	add_attributes(svg, attributes);
	buffer_add_char(&svg->body, '>');
	if (tip.size)
		add_tip(svg, tip);
	buffer_add_char(&svg->body, '\n');
}

void
svg_close(struct svg *svg)
{
	buffer_add_string(&svg->body, "</g>\n");
}

void
svg_rect(struct svg *svg, double x, double y, double width, double height, const char *attributes)
{
	begin(svg, "rect");
	add_attribute(svg, "x", x);
	add_attribute(svg, "y", y);
	add_attribute(svg, "width", width);
	add_attribute(svg, "height", height);
	end(svg, attributes);
}

void
svg_stripes(struct svg *svg, const char *ground, const char *ink)
{
	buffer_add_string(&svg->body, "<defs><pattern id=\"");
	add_id(svg, &svg->body, "stripes");
	buffer_add_string(&svg->body, "\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\""
		" patternTransform=\"rotate(45)\">");
	buffer_add_format(&svg->body, "<rect width=\"4\" height=\"4\" fill=\"%s\"/>"
		"<rect width=\"1.4\" height=\"4\" fill=\"%s\"/></pattern></defs>\n", ground, ink);
}

void
svg_striped_rect(struct svg *svg, double x, double y, double width, double height,
	const char *attributes)
{
	buffer_add_string(&svg->body, "<g fill=\"url(#");
	add_id(svg, &svg->body, "stripes");
	buffer_add_string(&svg->body, ")\">");
	svg_rect(svg, x, y, width, height, attributes);
	svg_close(svg);
}

void
svg_line(struct svg *svg, double x1, double y1, double x2, double y2, const char *attributes)
{
	begin(svg, "line");
	add_attribute(svg, "x1", x1);
	add_attribute(svg, "y1", y1);
	add_attribute(svg, "x2", x2);
	add_attribute(svg, "y2", y2);
	end(svg, attributes);
}

void
svg_circle(struct svg *svg, double x, double y, double radius, const char *attributes)
{
	begin(svg, "circle");
	add_attribute(svg, "cx", x);
	add_attribute(svg, "cy", y);
	add_attribute(svg, "r", radius);
	end(svg, attributes);
}

static void
add_point(struct svg *svg, const char *step, double x, double y)
{
	buffer_add_string(&svg->body, step);
	svg_add_number(&svg->body, x);
	buffer_add_char(&svg->body, ' ');
	svg_add_number(&svg->body, y);
}

void
svg_bend(struct svg *svg, double x1, double y1, double x2, double y2, double x3, double y3,
	const char *attributes)
{
	add_point(svg, "<path d=\"M", x1, y1);
	add_point(svg, "L", x2, y2);
	add_point(svg, "L", x3, y3);
	buffer_add_string(&svg->body, "\" fill=\"none\"");
	end(svg, attributes);
}

void
svg_curve(struct svg *svg, double x1, double y1, double x2, double y2, double x3, double y3,
	double width, const char *attributes)
{
	add_point(svg, "<path d=\"M", x1, y1);
	add_point(svg, "Q", x2, y2);
	add_point(svg, " ", x3, y3);
	buffer_add_string(&svg->body, "\" fill=\"none\"");
	add_attribute(svg, "stroke-width", width);
	end(svg, attributes);
}

/* The element behind its place, with "\u2026" where `cut`. */
static void
end_text(struct svg *svg, struct lettering lettering, struct slice text, bool cut,
	const char *attributes)
{
	add_attribute(svg, "font-size", lettering.size);
	buffer_add_string(&svg->body, lettering.bold ? " font-weight=\"bold\"" : "");
	add_attributes(svg, attributes);
	buffer_add_char(&svg->body, '>');
	add_text(&svg->body, text);
	buffer_add_string(&svg->body, cut ? "\xe2\x80\xa6</text>\n" : "</text>\n");
}

static void
begin_text(struct svg *svg, double x, double y)
{
	begin(svg, "text");
	add_attribute(svg, "x", x);
	add_attribute(svg, "y", y);
}

void
svg_text(struct svg *svg, double x, double y, struct lettering lettering, struct slice text,
	const char *attributes)
{
	begin_text(svg, x, y);
	end_text(svg, lettering, text, false, attributes);
}

static void
add_lines(struct svg *svg, double x, double y, bool upwards, struct lettering lettering,
	const struct lettering_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		double on = (double)i * lettering_leading(lettering);

		if (upwards) {
			add_point(svg, "<text transform=\"translate(", x + on, y);
			buffer_add_string(&svg->body, ") rotate(-90)\"");
		} else {
			begin_text(svg, x, y + on);
		}
		end_text(svg, lettering, lines->at[i], lines->cut && i + 1 == lines->count, "");
	}
}

void
svg_lines(struct svg *svg, double x, double y, struct lettering lettering,
	const struct lettering_lines *lines, struct slice whole, const char *attributes)
{
	svg_open(svg, attributes, lines->cut ? whole : SLICE(""));
	add_lines(svg, x, y, false, lettering, lines);
	svg_close(svg);
}

void
svg_lines_upwards(struct svg *svg, double x, double y, struct lettering lettering,
	const struct lettering_lines *lines, struct slice whole, const char *attributes)
{
	svg_open(svg, attributes, lines->cut ? whole : SLICE(""));
	add_lines(svg, x, y, true, lettering, lines);
	svg_close(svg);
}
