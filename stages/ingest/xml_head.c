#include "xml_head.h"

#include "ascii.h"

/* Cuts off what ends with `end`; false when the end is not there. */
static bool
cut(struct slice *head, const char *end)
{
	struct slice mark = slice_of(end);
	const char *found = memmem(head->at, head->size, mark.at, mark.size);
	size_t size;

	if (!found)
		return false;
	size = (size_t)(found - head->at) + mark.size;
	*head = (struct slice){ head->at + size, head->size - size };
	return true;
}

/* Cuts off a declaration of the document's type; what it declares stands between brackets. */
static bool
cut_doctype(struct slice *head)
{
	const char *end = memchr(head->at, '>', head->size);
	const char *bracket = memchr(head->at, '[', head->size);

	return cut(head, bracket && (!end || bracket < end) ? "]" : ">")
		&& (!bracket || (end && end < bracket) || cut(head, ">"));
}

/* Cuts off what stands before the first element, and the "<" of that; false when there is more to
 * come. */
static bool
cut_prolog(struct slice *head)
{
	while (head->size > 1) {
		bool whole;

		if (ascii_is_space(*head->at)) {
			*head = (struct slice){ head->at + 1, head->size - 1 };
			continue;
		}
		if (slice_starts(*head, SLICE("<?")))
			whole = cut(head, "?>");
		else if (slice_starts(*head, SLICE("<!--")))
			whole = cut(head, "-->");
		else if (slice_starts(*head, SLICE("<!")))
			whole = cut_doctype(head);
		else
			return true;
		if (!whole)
			return false;
	}
	return false;
}

static bool
is_root(struct slice name)
{
	static const char *const names[] = { "PubmedArticleSet", "PubmedArticle",
		"PubmedBookArticleSet", "PubmedBookArticle", "pmc-articleset", "xml",
		"records" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_is(name, names[i]))
			return true;
	return false;
}

static bool
holds(struct slice bytes, const char *words)
{
	return memmem(bytes.at, bytes.size, words, strlen(words)) != NULL;
}

/* An "article" may be HTML's too. What stands before the end of its tag says JATS, or else its
 * first element does. */
static enum format
article_format(struct slice head, struct slice article, bool ended)
{
	static const char *const marks[] = { "article-type=", "dtd-version=", "xmlns:xlink=",
		"xmlns:mml=", "JATS", "Journal Publishing", "Journal Archiving" };

	if (!cut(&article, ">"))
		return ended ? FORMAT_TEXT : FORMAT_AUTO;
	head.size -= article.size;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (holds(head, marks[i]))
			return FORMAT_XML;
	if (!cut_prolog(&article) || (article.size < strlen("<front") && !ended))
		return ended ? FORMAT_TEXT : FORMAT_AUTO;
	return slice_starts(article, SLICE("<front")) ? FORMAT_XML : FORMAT_TEXT;
}

enum format
xml_head_format(struct slice whole, bool ended)
{
	struct slice head = whole, name;
	size_t size = 1;

	if (head.size == 0 || *head.at != '<')
		return FORMAT_TEXT;
	if (!cut_prolog(&head))
		return ended ? FORMAT_TEXT : FORMAT_AUTO;
	if (*head.at != '<')
		return FORMAT_TEXT;
	while (size < head.size && !ascii_is_space(head.at[size]) && !strchr("/>", head.at[size]))
		size++;
	if (size == head.size && !ended)
		return FORMAT_AUTO;
	name = (struct slice){ head.at + 1, size - 1 };
	if (slice_is(name, "article"))
		return article_format(whole, head, ended);
	return is_root(name) ? FORMAT_XML : FORMAT_TEXT;
}

bool
xml_tells_encoding(struct slice head)
{
	const char *end, *at;

	if (!head.at || !slice_starts(head, SLICE("<?xml")))	/* NULL: of nothing that was read */
		return false;
	end = memmem(head.at, head.size, "?>", 2);
	if (!end)
		return false;
	head.size = (size_t)(end - head.at);
	at = memmem(head.at, head.size, "encoding", strlen("encoding"));
	if (!at)
		return false;
	at += strlen("encoding");
	while (at < end && (ascii_is_space(*at) || strchr("=\"'", *at)))
		at++;
	head = (struct slice){ at, (size_t)(end - at) };
	return !ascii_starts(head, SLICE("utf-8")) && !ascii_starts(head, SLICE("utf-16"));
}
