/* pdf_hyphens.c: the text of the lines, with words that line ends divide put together again. */
#include "pdf_line.h"

#include "lexis.h"
#include "unicode.h"
#include "utf8.h"

enum {
	WORD_BYTES = 128	/* of the longest word that is looked up */
};

struct writer {
	struct buffer *out;
	struct lexis *words;	/* of the document, in small letters */
	struct pdf_hyphens *hyphens;
};

/* The size of the letter that text begins with; 0: it begins with none. */
static size_t
letter_size(struct slice text)
{
	const char *at = text.at;

	if (text.size == 0 || !unicode_is_letter(utf8_next(&at)))
		return 0;
	return (size_t)(at - text.at);
}

/* The bytes of letters that text begins with, and of those that it ends with. */
static size_t
letters_first(struct slice text)
{
	size_t size = 0, letter;

	while ((letter = letter_size((struct slice){ text.at + size, text.size - size })))
		size += letter;
	return size;
}

static size_t
letters_last(struct slice text)
{
	size_t from = text.size;

	while (from > 0) {
		size_t at = from - 1;

		while (at > 0 && ((unsigned char)text.at[at] & 0xc0) == 0x80)
			at--;
		if (!letter_size((struct slice){ text.at + at, from - at }))
			break;
		from = at;
	}
	return text.size - from;
}

/* The size of the hyphen that a line ends with: "-", U+00AD or U+2010; 0: it ends with none. *soft: one
 * that only line ends show. */
static size_t
hyphen_size(struct slice line, bool *soft)
{
	static const struct slice hyphens[] = { { "\u00ad", 2 }, { "-", 1 }, { "\u2010", 3 } };

	*soft = false;
	for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
		if (line.size > hyphens[i].size && slice_equal((struct slice){
				line.at + line.size - hyphens[i].size, hyphens[i].size },
				hyphens[i])) {
			*soft = i == 0;
			return hyphens[i].size;
		}
	return 0;
}

/* The two parts in small letters, with `between` in their middle; empty: too long to look up. */
static struct slice
fold(char out[3 * WORD_BYTES], struct slice a, const char *between, struct slice b)
{
	char joined[WORD_BYTES];
	size_t size = strlen(between);

	if (a.size + size + b.size > WORD_BYTES)
		return SLICE("");
	memcpy(joined, a.at, a.size);
	memcpy(joined + a.size, between, size);
	memcpy(joined + a.size + size, b.at, b.size);
	size += a.size + b.size;
	return (struct slice){ out, unicode_lower_text(out, (struct slice){ joined, size }) };
}

static bool
knows(const struct writer *w, struct slice a, const char *between, struct slice b)
{
	char folded[3 * WORD_BYTES];
	struct slice word = fold(folded, a, between, b);

	return word.size && lexis_find(w->words, word) != LEXIS_NONE;
}

/* Whether the hyphen between the parts belongs to the word. */
static bool
keeps_hyphen(const struct writer *w, struct slice a, struct slice b)
{
	const struct slice none = SLICE("");

	if (knows(w, a, "-", b))
		return true;
	return !knows(w, a, "", b) && knows(w, a, "", none) && knows(w, b, "", none);
}

/* Interns the words of a line, those with hyphens whole and in parts; what the line end divides is no
 * word. */
static bool
add_words(struct writer *w, struct slice line)
{
	char folded[3 * WORD_BYTES];
	size_t at = 0;

	while (at < line.size) {
		struct slice rest = { line.at + at, line.size - at };
		size_t size = letters_first(rest), whole = size;
		struct slice word;

		if (size == 0) {
			const char *next = rest.at;

			utf8_next(&next);
			at += (size_t)(next - rest.at);
			continue;
		}
		at += size;
		while (whole < rest.size && whole < WORD_BYTES && rest.at[whole] == '-') {
			size_t more = letters_first((struct slice){ rest.at + whole + 1,
				rest.size - whole - 1 });

			if (more == 0)
				break;
			whole += 1 + more;
		}
		if (whole + 1 == rest.size && rest.at[whole] == '-')
			continue;
		word = fold(folded, (struct slice){ rest.at, whole }, "", SLICE(""));
		if (word.size && lexis_intern(w->words, word) == LEXIS_NONE)
			return false;
		word = fold(folded, (struct slice){ rest.at, size }, "", SLICE(""));
		if (whole > size && word.size && lexis_intern(w->words, word) == LEXIS_NONE)
			return false;
	}
	return true;
}

static bool
is_small(struct slice text)
{
	const char *at = text.at;

	return letter_size(text) && !unicode_is_upper(utf8_next(&at));
}

static struct slice
without_start(struct slice line)
{
	while (line.size && (*line.at == ' ' || *line.at == '\t'))
		line = (struct slice){ line.at + 1, line.size - 1 };
	return line;
}

/* Adds a line whose end is the start of a word that `next` goes on with. Returns how many bytes of `next`
 * went with it; 0: none, the line is added as it stands. */
static size_t
add_divided(struct writer *w, struct slice line, struct slice next)
{
	bool soft;
	size_t hyphen = hyphen_size(line, &soft), first, last;
	struct slice begin = { line.at, line.size - hyphen }, a, b;

	last = letters_last(begin);
	first = letters_first(next);
	if (!hyphen || !last || !is_small(next)) {
		buffer_add_slice(w->out, line);
		return 0;
	}
	a = (struct slice){ begin.at + begin.size - last, last };
	b = (struct slice){ next.at, first };
	buffer_add_slice(w->out, begin);
	if (!soft && keeps_hyphen(w, a, b)) {
		buffer_add_char(w->out, '-');
		w->hyphens->kept++;
	} else {
		w->hyphens->dropped++;
	}
	/* with the stop or comma behind the word */
	while (first < next.size && next.at[first] != ' ' && next.at[first] != '-')
		first++;
	buffer_add(w->out, next.at, first);
	return first;
}

/* The next line that is not out; the end if there is none. */
static size_t
next_line(const struct pdf_lines *lines, size_t i)
{
	while (i < lines->count && lines->at[i].out)
		i++;
	return i;
}

/* The first line of the next page that has words, if a page ends behind line i. */
static size_t
next_page_line(const struct pdf_lines *lines, size_t i)
{
	size_t next = next_line(lines, i + 1), page = lines->at[i].page;

	while (next < lines->count && lines->at[next].text.size == 0)
		next = next_line(lines, next + 1);
	return next < lines->count && lines->at[next].page > page ? next : next_line(lines, i + 1);
}

/* Whether a page ends within a sentence: with no stop, and the next begins with a small letter. */
static bool
goes_on(struct slice line, struct slice next)
{
	return line.size && !strchr(".:;?!", line.at[line.size - 1]) && is_small(next);
}

static void
add_lines(struct writer *w, const struct pdf_lines *lines)
{
	size_t taken = 0, next;

	for (size_t i = next_line(lines, 0); i < lines->count; i = next) {
		struct slice line = lines->at[i].text, follows = SLICE("");
		bool page_ends;

		next = line.size ? next_page_line(lines, i) : next_line(lines, i + 1);
		page_ends = next < lines->count && lines->at[next].page > lines->at[i].page;
		if (next < lines->count)
			follows = without_start(lines->at[next].text);
		if (taken) {
			line = without_start(line);
			line = without_start((struct slice){ line.at + taken, line.size - taken });
			taken = 0;
			if (line.size == 0)
				continue;	/* all of it went with the line before */
		}
		taken = add_divided(w, line, follows);
		if (next == lines->count)
			return;
		buffer_add_string(w->out, page_ends && !taken && !goes_on(line, follows) ? "\n\n"
			: "\n");
	}
}

bool
pdf_add_text(struct buffer *out, const struct pdf_lines *lines, struct pdf_hyphens *hyphens,
	struct fault *fault)
{
	struct writer w = { .out = out, .words = lexis_new(SIZE_MAX), .hyphens = hyphens };
	bool done = w.words != NULL;

	for (size_t i = 0; done && i < lines->count; i++)
		if (!lines->at[i].out)
			done = add_words(&w, lines->at[i].text);
	if (done)
		add_lines(&w, lines);
	while (out->size && out->at[out->size - 1] == '\n')
		out->size--;
	buffer_add_char(out, '\n');
	lexis_free(w.words);
	return (done && !buffer_failed(out)) || fault_memory(fault);
}
