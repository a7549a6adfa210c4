#include "sniff.h"

#include "ascii.h"
#include "bibtex.h"
#include "hypertext.h"
#include "markdown.h"
#include "medline.h"
#include "web_words.h"
#include "refer.h"
#include "ris.h"
#include "table_header.h"
#include "wos.h"
#include "xml_head.h"

struct kind {
	struct slice head;	/* in capitals where the case does not count */
	const char *looks;
	const char *remedy;
};

#define KIND(head, looks, remedy) { { (head), sizeof(head) - 1 }, (looks), (remedy) }

static const struct kind binary_kinds[] = {
	KIND("%PDF-", "a PDF", "convert it with pdftotext first"),
	KIND("PK\3\4", "a ZIP archive or an office document (DOCX, ODT, EPUB)",
		"unpack it or save it as plain text first"),
	KIND("\xd0\xcf\x11\xe0", "an old office document (DOC, XLS)",
		"save it as plain text first"),
	KIND("{\\rtf", "an RTF document", "save it as plain text first"),
	KIND("\x89PNG", "a picture (PNG)", "read its text by OCR first"),
	KIND("\xff\xd8\xff", "a picture (JPEG)", "read its text by OCR first"),
	KIND("GIF8", "a picture (GIF)", "read its text by OCR first"),
	KIND("II*\0", "a picture (TIFF)", "read its text by OCR first"),
	KIND("MM\0*", "a picture (TIFF)", "read its text by OCR first"),
	KIND("\xfd""7zXZ", "packed with xz", "unpack it with xz -d first"),
	KIND("\x28\xb5\x2f\xfd", "packed with zstd", "unpack it with zstd -d first"),
};

enum {
	LONGEST_HEAD = 5	/* bytes; none of the heads above is longer */
};

/* Text, but made for programs: it can be read as it stands, only not with much profit. */
static const struct kind markup_kinds[] = {
	KIND("<?XML", "XML", "convert it first"),
	KIND("<!DOCTYPE", "XML", "convert it first"),
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct slice
skip_space(struct slice bytes)
{
	while (bytes.size && ascii_is_space(*bytes.at)) {
		bytes.at++;
		bytes.size--;
	}
	return bytes;
}

/* Cuts the first line off *bytes; false when its end is not there yet. */
static bool
next_line(struct slice *bytes, bool ended, struct slice *line)
{
	size_t size = 0;

	while (size < bytes->size && bytes->at[size] != '\n' && bytes->at[size] != '\r')
		size++;
	if (size == bytes->size && (!ended || size == 0))
		return false;
	*line = (struct slice){ bytes->at, size };
	size += size < bytes->size;
	*bytes = (struct slice){ bytes->at + size, bytes->size - size };
	return true;
}

/* RIS starts with a tag, or has a "TY" with a tag below it: a page that talks about RIS has
 * not. */
static bool
is_ris(struct slice head, bool ended)
{
	bool first = true, type_above = false;
	struct slice line;

	while (next_line(&head, ended, &line)) {
		unsigned spaces;

		if (ascii_is_blank(line))
			continue;
		if (ris_tag(line, &spaces)) {
			bool type = slice_starts(line, SLICE("TY"));

			if (type_above || (first && (type || spaces == 2)))
				return true;
			type_above = type;
		} else {
			type_above = false;
		}
		first = false;
	}
	return false;
}

/* By the first line that is not blank. FORMAT_AUTO: its end is not there yet; FORMAT_TEXT: it says
 * nothing. */
static enum format
first_line_format(struct slice head, bool ended)
{
	struct slice line;

	do {
		if (!next_line(&head, ended, &line))
			return ended ? FORMAT_TEXT : FORMAT_AUTO;
	} while (ascii_is_blank(line));
	if (medline_begins(line))
		return FORMAT_MEDLINE;
	if (wos_begins(line))
		return FORMAT_WOS;
	if (refer_begins(line))
		return FORMAT_REFER;
	return table_begins(line) ? FORMAT_TABLE : FORMAT_TEXT;
}

/* One object a line, or objects over many lines? Told by the end of the first line, or else by the
 * start of the next. `head` starts with '{'. */
static enum format
lines_or_items(struct slice head, bool ended)
{
	struct slice line;

	if (!next_line(&head, ended, &line))
		return head.size < SNIFF_BYTES && !ended ? FORMAT_AUTO : FORMAT_JSONL;
	if (ascii_trim(line).at[ascii_trim(line).size - 1] == '}')
		return FORMAT_JSONL;
	head = skip_space(head);
	if (head.size == 0)
		return ended ? FORMAT_JSONL : FORMAT_AUTO;
	return *head.at == '{' ? FORMAT_JSONL : FORMAT_CSL;
}

/* FORMAT_TEXT: it is no JSON. */
static enum format
json_format(struct slice head, bool ended)
{
	struct slice inside;
	char first;

	head = skip_space(head);
	if (head.size == 0)
		return ended ? FORMAT_TEXT : FORMAT_AUTO;
	first = *head.at;
	if (first != '[' && first != '{')
		return FORMAT_TEXT;
	inside = skip_space((struct slice){ head.at + 1, head.size - 1 });
	if (inside.size == 0)
		return ended ? FORMAT_TEXT : FORMAT_AUTO;
	if (first == '[')
		return *inside.at == '{' || *inside.at == ']' ? FORMAT_CSL : FORMAT_TEXT;
	return *inside.at == '"' || *inside.at == '}' ? lines_or_items(head, ended) : FORMAT_TEXT;
}

static bool
has_head(struct slice bytes, struct slice head, bool any_case)
{
	if (bytes.size < head.size)
		return false;
	for (size_t i = 0; i < head.size; i++)
		if ((any_case ? ascii_upper(bytes.at[i]) : bytes.at[i]) != head.at[i])
			return false;
	return true;
}

static struct sniffed
sniff_text(struct slice head)
{
	if (head.size == 0)
		return (struct sniffed){ .format = FORMAT_TEXT };
	if (memchr(head.at, '\0', head.size))
		return (struct sniffed){ FORMAT_BINARY, "binary data, or UTF-16 "
			"without a byte order mark", "convert it to plain text first" };
	if (memchr(head.at, '\f', head.size))
		return (struct sniffed){ .format = FORMAT_PDF };
	if (web_begins(head))
		return (struct sniffed){ .format = FORMAT_PAGE };
	if (markdown_begins(head))
		return (struct sniffed){ .format = FORMAT_MARKDOWN };
	head = skip_space(head);
	for (size_t i = 0; i < COUNT(markup_kinds); i++)
		if (has_head(head, markup_kinds[i].head, true))
			return (struct sniffed){ FORMAT_TEXT, markup_kinds[i].looks,
				markup_kinds[i].remedy };
	return (struct sniffed){ .format = FORMAT_TEXT };
}

/* False where it is none of the formats that were looked for: text, as far as that goes. */
static bool
is_settled(enum format format, bool enough, struct sniffed *sniffed)
{
	sniffed->format = format == FORMAT_AUTO && enough ? FORMAT_TEXT : format;
	return sniffed->format != FORMAT_TEXT;
}

struct sniffed
sniff(struct slice head, bool ended)
{
	struct sniffed undecided = { .format = FORMAT_AUTO }, sniffed = undecided;
	bool enough = ended || head.size >= SNIFF_BYTES;
	int bibtex;

	if (head.size > SNIFF_BYTES) {
		head.size = SNIFF_BYTES;
		ended = false;
	}
	if (head.size < LONGEST_HEAD && !ended)
		return undecided;
	for (size_t i = 0; i < COUNT(binary_kinds); i++)
		if (has_head(head, binary_kinds[i].head, false))
			return (struct sniffed){ FORMAT_BINARY, binary_kinds[i].looks,
				binary_kinds[i].remedy };
	if (is_settled(json_format(head, ended), enough, &sniffed)
			|| is_settled(xml_head_format(skip_space(head), ended), enough, &sniffed))
		return sniffed;
	if (hypertext_begins(skip_space(head)))
		return (struct sniffed){ .format = FORMAT_HTML };
	if (is_settled(first_line_format(head, ended), enough, &sniffed))
		return sniffed;
	bibtex = bibtex_begins(head, ended);
	if (bibtex > 0)
		return (struct sniffed){ .format = FORMAT_BIBTEX };
	if (bibtex < 0 && !enough)
		return undecided;
	if (is_ris(head, ended))
		return (struct sniffed){ .format = FORMAT_RIS };
	if (!enough)
		return undecided;
	return sniff_text(head);
}

bool
format_named(const char *name, enum format *format)
{
	static const struct {
		const char *name;
		enum format format;
	} names[] = {
		{ "auto", FORMAT_AUTO }, { "ris", FORMAT_RIS }, { "nbib", FORMAT_MEDLINE },
		{ "wos", FORMAT_WOS }, { "enw", FORMAT_REFER }, { "xml", FORMAT_XML },
		{ "bibtex", FORMAT_BIBTEX }, { "csv", FORMAT_TABLE }, { "csl-json", FORMAT_CSL },
		{ "jsonl", FORMAT_JSONL }, { "html", FORMAT_HTML }, { "page", FORMAT_PAGE },
		{ "pdftotext", FORMAT_PDF }, { "markdown", FORMAT_MARKDOWN },
		{ "text", FORMAT_TEXT },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i].name, name) == 0) {
			*format = names[i].format;
			return true;
		}
	return false;
}
