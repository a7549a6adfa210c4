#include "latex.h"

#include "ascii.h"
#include "latex_table.h"
#include "utf8.h"

enum gap {
	GAP_NONE, GAP_SPACE, GAP_PARAGRAPH
};

struct latex {
	const char *at, *end;
	struct buffer *out;
	enum latex_kind kind;
	size_t start;			/* of what is added here, in out */
	enum gap gap;			/* waits for something to stand behind it */
	const struct accent *accent;	/* waits for its letter */
	bool math;			/* inside of a formula */
};

static void
add(struct latex *latex, struct slice bytes)
{
	if (bytes.size == 0)
		return;
	if (latex->gap && latex->out->size > latex->start)
		buffer_add_string(latex->out, latex->gap == GAP_SPACE ? " " : "\n\n");
	latex->gap = GAP_NONE;
	buffer_add_slice(latex->out, bytes);
}

static void
widen(struct latex *latex, enum gap gap)
{
	if (gap == GAP_PARAGRAPH && latex->kind != LATEX_PARAGRAPHS)
		gap = GAP_SPACE;
	if (gap > latex->gap)
		latex->gap = gap;
}

static void
take_space(struct latex *latex)
{
	unsigned feeds = 0;

	for (; latex->at < latex->end && ascii_is_space(*latex->at); latex->at++)
		feeds += *latex->at == '\n';
	widen(latex, feeds > 1 ? GAP_PARAGRAPH : GAP_SPACE);
}

static void
skip_space(struct latex *latex)
{
	while (latex->at < latex->end && ascii_is_space(*latex->at))
		latex->at++;
}

/* The group that follows, without its braces; what is there up to the end if it is open; empty if
 * none follows. */
static struct slice
take_group(struct latex *latex)
{
	const char *from;
	size_t depth = 0;

	skip_space(latex);
	from = latex->at;
	if (from == latex->end || *from != '{')
		return SLICE("");
	do {
		depth += *latex->at == '{';
		depth -= *latex->at == '}';
		latex->at++;
	} while (latex->at < latex->end && depth);
	return (struct slice){ from + 1, (size_t)(latex->at - from) - 1 - (depth == 0) };
}

/* One letter, with the accent that waits for it. */
static void
add_letter(struct latex *latex, struct slice letter)
{
	struct slice both = letter;

	if (latex->accent)
		both = accent_composed(latex->accent, letter);
	add(latex, both);
	if (latex->accent && both.at == letter.at)
		add(latex, slice_of(latex->accent->combining));
	latex->accent = NULL;
}

/* An accent upon nothing is a character of its own: "\~{}" in addresses. */
static void
drop_accent(struct latex *latex)
{
	if (latex->accent && strchr("~^", latex->accent->command))
		add(latex, (struct slice){ &latex->accent->command, 1 });
	latex->accent = NULL;
}

/* "\char126" is a tilde; other numbers than those of ASCII hang on the font. */
static void
add_numbered(struct latex *latex)
{
	unsigned number = 0;
	char c;

	while (latex->at < latex->end && ascii_is_digit(*latex->at) && number < 128)
		number = number * 10 + (unsigned)(*latex->at++ - '0');
	c = (char)number;
	if (number > ' ' && number < 127)
		add(latex, (struct slice){ &c, 1 });
}

/* Whether the command takes something that is not printed, or needs a gap, or more. */
static bool
take_special(struct latex *latex, struct slice name)
{
	if (slice_is(name, "href") || slice_is(name, "textcolor") || slice_is(name, "color")
			|| slice_is(name, "vphantom") || slice_is(name, "hspace")
			|| slice_is(name, "vspace") || slice_is(name, "label")) {
		take_group(latex);
	} else if (slice_is(name, "begin") || slice_is(name, "end")) {
		take_group(latex);
		widen(latex, GAP_SPACE);
	} else if (slice_is(name, "url") || slice_is(name, "path")) {
		add(latex, take_group(latex));
	} else if (slice_is(name, "char")) {
		add_numbered(latex);
	} else if (slice_is(name, "par")) {
		widen(latex, GAP_PARAGRAPH);
	} else if (slice_is(name, "item") || slice_is(name, "newline") || slice_is(name, "quad")
			|| slice_is(name, "space")) {
		widen(latex, GAP_SPACE);
	} else {
		return false;
	}
	return true;
}

static void
take_word(struct latex *latex)
{
	struct slice name = { latex->at, 0 };
	const char *printed;

	while (latex->at < latex->end && ascii_is_letter(*latex->at))
		latex->at++;
	name.size = (size_t)(latex->at - name.at);
	skip_space(latex);
	if (take_special(latex, name))
		return;
	if (name.size == 1 && accent_of(*name.at)) {
		latex->accent = accent_of(*name.at);
	} else if (latex->accent && (slice_is(name, "i") || slice_is(name, "j"))) {
		add_letter(latex, name);	/* the accent stands for the dot */
	} else {
		printed = latex_symbol(name);
		if (printed)
			add_letter(latex, slice_of(printed));
	}
}

/* Behind a backslash. */
static void
take_command(struct latex *latex)
{
	char c;

	if (latex->at == latex->end)
		return;
	if (ascii_is_letter(*latex->at)) {
		take_word(latex);
		return;
	}
	c = *latex->at;
	if (accent_of(c)) {
		latex->at++;
		skip_space(latex);
		latex->accent = accent_of(c);
	} else if (ascii_is_space(c) || strchr("\\,;:>", c)) {
		latex->at++;
		widen(latex, GAP_SPACE);
	} else if (strchr("-/!()[]@*", c)) {
		latex->at++;
	} else {
		size_t size = utf8_length(latex->at, latex->end);

		size += size == 0;
		add_letter(latex, (struct slice){ latex->at, size });
		latex->at += size;
	}
}

/* The next dollar sign closes a formula if it stands behind something and not before a digit: two
 * prices are none. */
static bool
opens_math(const struct latex *latex)
{
	const char *at = latex->at + 1;

	if (at == latex->end || ascii_is_space(*at))
		return false;
	while (at < latex->end && *at != '$')
		at += *at == '\\' && at + 1 < latex->end ? 2 : 1;
	return at < latex->end && !ascii_is_space(at[-1])
		&& (at + 1 == latex->end || !ascii_is_digit(at[1]));
}

static bool
take_dollar(struct latex *latex)
{
	if (!latex->math && !opens_math(latex))
		return false;
	latex->at++;
	latex->math = !latex->math;
	return true;
}

/* How many of the byte that stands here follow each other. */
static size_t
run_length(const struct latex *latex)
{
	size_t size = 1;

	while (latex->at + size < latex->end && latex->at[size] == *latex->at)
		size++;
	return size;
}

/* What is written in more than one character, or is not printed, outside of addresses. */
static bool
take_mark(struct latex *latex)
{
	static const struct {
		char c;
		size_t length;
		const char *printed;
	} marks[] = {
		{ '-', 2, "\u2013" }, { '-', 3, "\u2014" }, { '`', 2, "\u201c" },
		{ '\'', 2, "\u201d" }
	};
	size_t length;

	if (*latex->at == '$')
		return take_dollar(latex);
	if (*latex->at == '~') {
		latex->at++;
		widen(latex, GAP_SPACE);
		return true;
	}
	if (latex->math && strchr("^_", *latex->at)) {
		latex->at++;
		return true;
	}
	length = run_length(latex);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].c == *latex->at && marks[i].length == length) {
			add(latex, slice_of(marks[i].printed));
			latex->at += length;
			return true;
		}
	return false;
}

/* Whether the byte may mean something else than itself. */
static bool
is_special(char c)
{
	static const bool special[256] = {
		[' '] = true, ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true,
		['\r'] = true, ['\\'] = true, ['{'] = true, ['}'] = true, ['$'] = true, ['~'] = true,
		['-'] = true, ['`'] = true, ['\''] = true, ['^'] = true, ['_'] = true
	};

	return special[(unsigned char)c];
}

/* Bytes that mean themselves, as most do; single spaces and hyphens between them too. */
static void
take_plain(struct latex *latex)
{
	const char *from = latex->at, *at = from + 1, *end = latex->end;

	for (; at < end; at++)
		if (is_special(*at) && ((*at != ' ' && *at != '-') || at + 1 == end
				|| is_special(at[1])))
			break;
	latex->at = at;
	add(latex, (struct slice){ from, (size_t)(at - from) });
}

static void
take_next(struct latex *latex)
{
	char c = *latex->at;

	if (ascii_is_space(c)) {
		take_space(latex);
	} else if (c == '{') {
		latex->at++;
	} else if (c == '}') {
		drop_accent(latex);
		latex->at++;
	} else if (c == '\\') {
		latex->at++;
		take_command(latex);
	} else if (latex->accent) {
		size_t size = utf8_length(latex->at, latex->end);

		size += size == 0;
		add_letter(latex, (struct slice){ latex->at, size });
		latex->at += size;
	} else if (latex->kind == LATEX_ADDRESS || !strchr("$~-`'^_", c) || !take_mark(latex)) {
		take_plain(latex);
	}
}

void
latex_add(struct buffer *out, struct slice text, enum latex_kind kind)
{
	struct latex latex = {
		.at = text.at, .end = text.at + text.size, .out = out, .kind = kind,
		.start = out->size
	};

	while (latex.at < latex.end)
		take_next(&latex);
	drop_accent(&latex);
}
