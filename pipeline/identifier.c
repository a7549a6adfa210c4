#include "identifier.h"

#include "ascii.h"

static struct slice
behind(struct slice text, size_t size)
{
	return (struct slice){ text.at + size, text.size - size };
}

/* Takes `start` (in lower case) off the text if it is there. */
static bool
skip(struct slice *text, struct slice start)
{
	if (!ascii_starts(*text, start))
		return false;
	*text = behind(*text, start.size);
	return true;
}

static size_t
count_digits(struct slice text)
{
	size_t count = 0;

	while (count < text.size && ascii_is_digit(text.at[count]))
		count++;
	return count;
}

/* ISO 26324 as Crossref gives them out: "10.", four to nine digits (with parts), "/", no space. */
static bool
is_doi(struct slice text)
{
	size_t digits, at;

	if (!slice_starts(text, SLICE("10.")))
		return false;
	digits = count_digits(behind(text, 3));
	if (digits < 4 || digits > 9)
		return false;
	for (at = 3 + digits; at < text.size && text.at[at] == '.'; at += digits) {
		at++;
		digits = count_digits(behind(text, at));
	}
	if (at + 1 >= text.size || text.at[at] != '/')
		return false;
	for (; at < text.size; at++)
		if (ascii_is_space(text.at[at]))
			return false;
	return true;
}

bool
doi_read(struct slice text, struct slice *doi)
{
	text = ascii_trim(text);
	if (skip(&text, SLICE("doi")) && !skip(&text, SLICE(":")) && !skip(&text, SLICE(" "))
			&& !slice_starts(text, SLICE(".org/")))
		return false;
	text = ascii_trim(text);
	if (skip(&text, SLICE("https://")) || skip(&text, SLICE("http://")))
		skip(&text, SLICE("www."));
	if (skip(&text, SLICE("dx.doi.org/")) || skip(&text, SLICE("doi.org/")))
		skip(&text, SLICE("doi:"));
	skip(&text, SLICE(".org/"));
	while (text.size && strchr(".,;", text.at[text.size - 1]))
		text.size--;
	if (!is_doi(text))
		return false;
	*doi = text;
	return true;
}

/* What stands behind the last of `marks` that the text holds, up to the next '/' or '?'. */
static bool
page_number(struct slice text, struct slice *number)
{
	static const struct slice marks[] = {
		{ "pubmed.ncbi.nlm.nih.gov/", 24 }, { "ncbi.nlm.nih.gov/pubmed/", 24 },
		{ "ncbi.nlm.nih.gov/pmc/articles/", 30 }, { "pmc.ncbi.nlm.nih.gov/articles/", 30 }
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *found = memmem(text.at, text.size, marks[i].at, marks[i].size);
		size_t size = 0;

		if (!found)
			continue;
		text = behind(text, (size_t)(found - text.at) + marks[i].size);
		while (size < text.size && (ascii_is_letter(text.at[size])
				|| ascii_is_digit(text.at[size])))
			size++;
		*number = (struct slice){ text.at, size };
		return true;
	}
	return false;
}

bool
pubmed_read(struct slice text, struct slice *pmid, struct slice *pmcid)
{
	size_t digits = count_digits(text);
	struct slice label = ascii_trim(behind(text, digits)), number;

	if (digits > 0 && ascii_same(label, SLICE("[pmid]"))) {
		*pmid = (struct slice){ text.at, digits };
		return true;
	}
	if (!page_number(text, &number)) {
		const char *space = memchr(text.at, ' ', text.size);

		number = text;
		if (space && ascii_same(ascii_trim(behind(text, (size_t)(space - text.at))),
				SLICE("[pmcid]")))
			number.size = (size_t)(space - text.at);
		if (ascii_is_number(number))
			return false;	/* a bare number may be anything */
	}
	if (ascii_starts(number, SLICE("pmc")) && ascii_is_number(behind(number, 3)))
		*pmcid = number;
	else if (ascii_is_number(number))
		*pmid = number;
	else
		return false;
	return true;
}

/* Adds a number unless the list has it. */
static void
list_add(struct buffer *list, struct slice number)
{
	if (list->size && memmem(list->at, list->size, number.at, number.size))
		return;
	if (list->size)
		buffer_add_string(list, ", ");
	buffer_add_slice(list, number);
}

static bool
add_number(struct buffer *issn, struct buffer *isbn, struct slice word)
{
	char digits[14];
	size_t count = 0;

	for (size_t i = 0; i < word.size; i++) {
		char c = ascii_upper(word.at[i]);

		if (c == '-')
			continue;
		if (count == 13 || !(ascii_is_digit(c) || (c == 'X' && i + 1 == word.size)))
			return false;
		digits[count++] = c;
	}
	if (count == 8) {
		memmove(digits + 5, digits + 4, 4);
		digits[4] = '-';
		list_add(issn, (struct slice){ digits, 9 });
	} else if (count == 10 || count == 13) {
		list_add(isbn, word);
	} else {
		return false;
	}
	return true;
}

static bool
is_divider(char c)
{
	return ascii_is_space(c) || c == ',' || c == ';';
}

bool
standard_numbers_add(struct buffer *issn, struct buffer *isbn, struct slice text)
{
	bool whole = true;

	while (text.size) {
		size_t size = 0;

		if (is_divider(*text.at)) {
			text = behind(text, 1);
			continue;
		}
		if (*text.at == '(') {
			const char *close = memchr(text.at, ')', text.size);

			text = behind(text, close ? (size_t)(close + 1 - text.at) : text.size);
			continue;
		}
		while (size < text.size && text.at[size] != '(' && !is_divider(text.at[size]))
			size++;
		whole &= add_number(issn, isbn, (struct slice){ text.at, size });
		text = behind(text, size);
	}
	return whole;
}
