#include "hypertext_element.h"

#include <stdlib.h>
#include <string.h>

#include "ascii.h"

struct element {
	const char *name;
	enum element_kind kind;
};

static const struct element elements[] = {	/* by the names' bytes */
	{ "a", ELEMENT_LINK }, { "address", ELEMENT_BLOCK }, { "article", ELEMENT_ARTICLE },
	{ "aside", ELEMENT_OUT }, { "audio", ELEMENT_HIDDEN }, { "blockquote", ELEMENT_BLOCK },
	{ "body", ELEMENT_BLOCK }, { "br", ELEMENT_BREAK }, { "button", ELEMENT_OUT },
	{ "canvas", ELEMENT_HIDDEN }, { "caption", ELEMENT_TABLE_HEAD }, { "center", ELEMENT_BLOCK },
	{ "dd", ELEMENT_BLOCK }, { "details", ELEMENT_BLOCK }, { "dialog", ELEMENT_OUT },
	{ "dir", ELEMENT_BLOCK }, { "div", ELEMENT_BLOCK }, { "dl", ELEMENT_BLOCK },
	{ "dt", ELEMENT_BLOCK }, { "embed", ELEMENT_HIDDEN }, { "fieldset", ELEMENT_OUT },
	{ "figcaption", ELEMENT_OUT }, { "figure", ELEMENT_OUT }, { "footer", ELEMENT_OUT },
	{ "form", ELEMENT_BLOCK }, { "h1", ELEMENT_HEADING }, { "h2", ELEMENT_HEADING },
	{ "h3", ELEMENT_HEADING }, { "h4", ELEMENT_HEADING }, { "h5", ELEMENT_HEADING },
	{ "h6", ELEMENT_HEADING }, { "header", ELEMENT_BLOCK }, { "hr", ELEMENT_BLOCK },
	{ "iframe", ELEMENT_HIDDEN }, { "label", ELEMENT_OUT }, { "legend", ELEMENT_OUT },
	{ "li", ELEMENT_BLOCK }, { "main", ELEMENT_MAIN }, { "math", ELEMENT_HIDDEN },
	{ "menu", ELEMENT_OUT }, { "meta", ELEMENT_META }, { "nav", ELEMENT_OUT },
	{ "noscript", ELEMENT_HIDDEN }, { "object", ELEMENT_HIDDEN }, { "ol", ELEMENT_BLOCK },
	{ "option", ELEMENT_HIDDEN }, { "p", ELEMENT_BLOCK }, { "pre", ELEMENT_BLOCK },
	{ "script", ELEMENT_HIDDEN }, { "search", ELEMENT_OUT }, { "section", ELEMENT_BLOCK },
	{ "select", ELEMENT_HIDDEN }, { "style", ELEMENT_HIDDEN }, { "summary", ELEMENT_BLOCK },
	{ "svg", ELEMENT_HIDDEN }, { "table", ELEMENT_TABLE }, { "td", ELEMENT_BLOCK },
	{ "template", ELEMENT_HIDDEN }, { "textarea", ELEMENT_HIDDEN },
	{ "th", ELEMENT_TABLE_HEAD }, { "thead", ELEMENT_TABLE_HEAD }, { "title", ELEMENT_TITLE },
	{ "tr", ELEMENT_BLOCK }, { "ul", ELEMENT_BLOCK }, { "video", ELEMENT_HIDDEN },
};

struct out_word {
	const char *word;
	const char *reason;
};

/* Roles of WAI-ARIA 1.2, and words of classes and ids, that say what is not of the document. */
static const struct out_word out_words[] = {	/* by the words' bytes */
	{ "ads", "advertisement" }, { "advert", "advertisement" },
	{ "advertisement", "advertisement" }, { "alert", "notice" }, { "altmetric", "metrics" },
	{ "bibliography", "references" }, { "breadcrumb", "menu" }, { "breadcrumbs", "menu" },
	{ "comments", "comments" }, { "consent", "notice" }, { "cookie", "notice" },
	{ "cookies", "notice" }, { "crossmark", "metrics" }, { "disqus", "comments" },
	{ "dropdown", "menu" }, { "footer", "footer" }, { "login", "form" }, { "menu", "menu" },
	{ "metrics", "metrics" }, { "modal", "notice" }, { "nav", "menu" }, { "navbar", "menu" },
	{ "navigation", "menu" }, { "newsletter", "form" }, { "pager", "menu" },
	{ "pagination", "menu" }, { "popup", "notice" }, { "promo", "advertisement" },
	{ "recommendations", "related pages" }, { "recommended", "related pages" },
	{ "references", "references" }, { "reflist", "references" }, { "related", "related pages" },
	{ "share", "share links" }, { "sharing", "share links" }, { "sidebar", "sidebar" },
	{ "signin", "form" }, { "signup", "form" }, { "skip", "menu" }, { "skiplink", "menu" },
	{ "social", "share links" }, { "subscribe", "form" }, { "toc", "menu" },
	{ "toolbar", "menu" }, { "tooltip", "notice" },
};

static const char *const out_roles[] = { "alertdialog", "banner", "complementary", "contentinfo",
	"dialog", "doc-bibliography", "doc-endnotes", "doc-toc", "menu", "menubar", "navigation",
	"search", "tablist", "toolbar", "tooltip" };

static int
compare_names(const void *name, const void *row)
{
	return strcmp(name, *(const char *const *)row);	/* a string, or begins with one */
}

const char *
element_attribute(const char *const *attributes, const char *name)
{
	for (; attributes && *attributes; attributes += 2)
		if (strcmp(*attributes, name) == 0)
			return attributes[1] ? attributes[1] : "";
	return NULL;
}

/* The reason that one word of a class gives, such as "article__nav-list"; NULL: none. "has-sidebar" says
 * something of what is around it. */
static const char *
reason_of_word(struct slice word)
{
	char part[24];
	size_t size = 0;

	for (size_t i = 0; i <= word.size; i++) {
		char c = i < word.size ? ascii_lower(word.at[i]) : '-';
		const struct out_word *found;

		if (c != '-' && c != '_' && c != ':') {
			if (size < sizeof part)
				part[size] = c;
			size++;
			continue;
		}
		part[size < sizeof part ? size : 0] = '\0';
		size = 0;
		if (strcmp(part, "has") == 0 || strcmp(part, "no") == 0 || strcmp(part, "with") == 0
				|| strcmp(part, "without") == 0)
			return NULL;
		found = bsearch(part, out_words, sizeof out_words / sizeof *out_words,
			sizeof *out_words, compare_names);
		if (found)
			return found->reason;
	}
	return NULL;
}

static const char *
reason_of_words(const char *words)
{
	const char *reason = NULL;

	while (words && *words && !reason) {
		size_t size = strcspn(words, " \t\r\n\f");

		reason = reason_of_word((struct slice){ words, size });
		words += size + (words[size] != '\0');
	}
	return reason;
}

static bool
is_hidden(const char *const *attributes)
{
	const char *style = element_attribute(attributes, "style");
	const char *aria = element_attribute(attributes, "aria-hidden");

	return element_attribute(attributes, "hidden") || (aria && strcmp(aria, "true") == 0)
		|| (style && (strstr(style, "display:none") || strstr(style, "display: none")));
}

/* NULL: the element is of the document, for what its attributes say. */
static const char *
reason_of(const char *const *attributes)
{
	const char *role = element_attribute(attributes, "role"), *reason;

	if (is_hidden(attributes))
		return "hidden";
	if (role && bsearch(role, out_roles, sizeof out_roles / sizeof *out_roles,
			sizeof *out_roles, compare_names))
		return "menu";
	reason = reason_of_words(element_attribute(attributes, "class"));
	return reason ? reason : reason_of_words(element_attribute(attributes, "id"));
}

enum element_kind
element_kind_of(const char *name, const char *const *attributes, const char **reason)
{
	const struct element *found = bsearch(name, elements, sizeof elements / sizeof *elements,
		sizeof *elements, compare_names);
	enum element_kind kind = found ? found->kind : ELEMENT_INLINE;
	const char *role = element_attribute(attributes, "role");

	if (role && strcmp(role, "main") == 0)
		return ELEMENT_MAIN;
	if (role && strcmp(role, "presentation") == 0 && kind == ELEMENT_TABLE)
		return ELEMENT_BLOCK;
	*reason = name;
	if (kind == ELEMENT_OUT || kind == ELEMENT_HIDDEN || kind == ELEMENT_MAIN
			|| kind == ELEMENT_ARTICLE || kind == ELEMENT_META || kind == ELEMENT_TITLE
			|| strcmp(name, "body") == 0 || strcmp(name, "html") == 0)
		return kind;
	*reason = reason_of(attributes);
	return *reason ? ELEMENT_OUT : kind;
}
