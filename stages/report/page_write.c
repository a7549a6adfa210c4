#include "page_inside.h"

#include "html.h"
#include "page_css.h"
#include "page_html.h"
#include "page_js.h"

static struct slice
bytes_of(const unsigned char *at, size_t size)
{
	return (struct slice){ (const char *)at, size };
}

static bool
add_style(struct page *page, struct fault *fault)
{
	(void)fault;
	buffer_add_slice(&page->view->out, bytes_of(page_css, sizeof page_css));
	return true;
}

static bool
add_script(struct page *page, struct fault *fault)
{
	(void)fault;
	buffer_add_slice(&page->view->out, bytes_of(page_js, sizeof page_js));
	return true;
}

static bool
add_policy(struct page *page, struct fault *fault)
{
	(void)fault;
	buffer_add_format(&page->view->out, "default-src 'none'; style-src '%s'; "
		"script-src '%s'; base-uri 'none'; form-action 'none'; "
		"require-trusted-types-for 'script'; trusted-types 'none'",
		page_css_hash, page_js_hash);
	return true;
}

static bool
add_version(struct page *page, struct fault *fault)
{
	(void)fault;
	buffer_add_string(&page->view->out, TL_VERSION);
	return true;
}

static bool
add_lede(struct page *page, struct fault *fault)
{
	const struct ledger *ledger = page->view->ledger;
	struct buffer *out = &page->view->out;
	uint64_t documents = 0;

	(void)fault;
	for (size_t i = 0; i < ledger->group_count; i++)
		documents += ledger->groups[i].group.documents;
	buffer_add_string(out, "<p class=\"lede\">");
	page_add_count(out, documents);
	buffer_add_string(out, documents == 1 ? " document" : " documents");
	for (size_t i = 0; i < ledger->by.count; i++) {
		buffer_add_string(out, i ? ", <bdi>" : ", counted by <bdi>");
		html_add(out, ledger->by.at[i].name);
		buffer_add_string(out, "</bdi>");
	}
	buffer_add_string(out, ".</p>");
	return true;
}

/* To the keys and the tables. */
static bool
add_links(struct page *page, struct fault *fault)
{
	struct buffer *out = &page->view->out;

	(void)fault;
	if (page_has_keys(page))
		buffer_add_string(out, "<li><a href=\"#keys\">Key barriers and enablers</a>"
			"</li>\n");
	for (size_t i = 0; i < page->codes.chapters->count; i++) {
		buffer_add_format(out, "%s<li><a href=\"#themes-%llu\">Themes: <bdi>",
			i ? "\n" : "", (unsigned long long)i + 1);
		html_add(out, page->codes.chapters->at[i].lexicon);
		buffer_add_string(out, "</bdi></a></li>");
	}
	return true;
}

static bool
add_quoted(struct page *page, struct fault *fault)
{
	const struct quotations *quotations = page->quotations;
	struct buffer *out = &page->view->out;

	(void)fault;
	if (!quotations) {
		buffer_add_string(out, "<p>This page was made without the records: it has the "
			"numbers, but not the sentences behind them.</p>");
		return true;
	}
	buffer_add_string(out, "<p>Choose a number to read the sentences behind it. This page "
		"has ");
	page_add_count(out, quotations->count);
	buffer_add_string(out, " quotations from ");
	page_add_count(out, quotations->document_count);
	buffer_add_string(out, " documents");
	if (page->limit) {
		buffer_add_string(out, ", at most ");
		page_add_count(out, page->limit);
		buffer_add_string(out, " for each code, group and polarity: the first ones");
	}
	buffer_add_string(out, ". In each the term is marked, and the cues that decided stand "
		"with their class in brackets.</p>\n<noscript><p>Sentences, sorting and filters "
		"need JavaScript, which is off here; the numbers are whole without it.</p>"
		"</noscript>");
	return true;
}

/* What may stand between {{ and }}. */
static const struct {
	const char *name;
	bool (*add)(struct page *page, struct fault *fault);
} parts[] = {
	{ "policy", add_policy }, { "style", add_style }, { "script", add_script },
	{ "version", add_version }, { "lede", add_lede }, { "links", add_links },
	{ "summary", page_add_summary }, { "keys", page_add_keys },
	{ "tables", page_add_tables }, { "figures", page_add_figures },
	{ "quoted", add_quoted }, { "data", page_add_data },
};

static bool
add_part(struct page *page, struct slice name, struct fault *fault)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (slice_is(name, parts[i].name))
			return parts[i].add(page, fault);
	return fault_set(fault, "page.html: no part called \"%.*s\"", (int)name.size, name.at);
}

static const char *
find(struct slice text, const char *mark)
{
	return text.size ? memmem(text.at, text.size, mark, strlen(mark)) : NULL;
}

/* The template, with what is known in the place of each {{name}}. */
static bool
fill(struct page *page, struct slice rest, struct fault *fault)
{
	const char *end = rest.at + rest.size, *mark, *close;

	while ((mark = find(rest, "{{")) != NULL) {
		struct slice inside = { mark + 2, (size_t)(end - mark - 2) };

		close = find(inside, "}}");
		if (!close)
			break;
		inside.size = (size_t)(close - inside.at);
		buffer_add(&page->view->out, rest.at, (size_t)(mark - rest.at));
		if (!add_part(page, inside, fault) || !view_flush(page->view, false, fault))
			return false;
		rest = (struct slice){ close + 2, (size_t)(end - close - 2) };
	}
	buffer_add_slice(&page->view->out, rest);
	return view_flush(page->view, true, fault);
}

bool
page_add_group(struct page *page, size_t group)
{
	struct buffer name = { 0 }, *out = &page->view->out;
	bool added = view_add_group(page->view, group, &name);

	buffer_add_string(out, "<bdi>");
	html_add(out, name.size ? buffer_slice(&name) : SLICE("all documents"));
	buffer_add_string(out, "</bdi>");
	out->failed |= name.failed;
	buffer_free(&name);
	return added;
}

void
page_add_count(struct buffer *out, uint64_t number)
{
	if (number >= 1000) {
		page_add_count(out, number / 1000);
		buffer_add_format(out, ",%03u", (unsigned)(number % 1000));
	} else {
		buffer_add_number(out, number);
	}
}

void
page_add_number(struct page *page, const char *element, uint64_t number, struct page_number of)
{
	static const char *const polarities[] = {
		[CELL_BARRIER] = "barrier", [CELL_DENIED] = "denied",
		[CELL_ENABLER] = "enabler", [CELL_NEUTRAL] = "", [CELL_EITHER] = "either",
	};
	struct buffer *out = &page->view->out;

	buffer_add_format(out, "<%s", element);
	if (page->quotations && number) {
		buffer_add_format(out, " data-of=\"%llu %llu ", (unsigned long long)of.first,
			(unsigned long long)of.last);
		if (of.group == page->view->ledger->group_count)
			buffer_add_char(out, '*');
		else
			buffer_add_number(out, of.group);
		buffer_add_format(out, " %s\"", polarities[of.polarity]);
	}
	buffer_add_char(out, '>');
	page_add_count(out, number);
	buffer_add_format(out, "</%s>", element);
}

bool
page_write(struct view *view, const struct quotations *quotations, uint64_t limit,
	struct fault *fault)
{
	size_t groups = view->ledger->group_count;
	struct page page = {
		.view = view, .quotations = quotations, .limit = limit,
		.groups = groups + (groups > 1)
	};

	if (!page_codes_make(&page.codes, view->chapters, &view->arena))
		return fault_memory(fault);
	return fill(&page, bytes_of(page_html, sizeof page_html), fault);
}
