/* page_tables.c: themes and subthemes by groups, a table for each lexicon. */
#include "html.h"
#include "page_inside.h"
#include "sums.h"

enum {
	DECIMALS = 1	/* of a percentage */
};

static bool
add_heads(struct page *page)
{
	struct buffer *out = &page->view->out;

	buffer_add_string(out, "<col>");
	for (size_t group = 0; group < page->groups; group++)
		buffer_add_string(out, "<colgroup span=\"5\"></colgroup>");
	buffer_add_string(out, "\n<thead>\n<tr><th scope=\"col\" rowspan=\"2\">Theme</th>");
	for (size_t group = 0; group < page->groups; group++) {
		buffer_add_string(out, "<th scope=\"colgroup\" colspan=\"5\">");
		if (!page_add_group(page, group))
			return false;
		buffer_add_string(out, "</th>");
	}
	buffer_add_string(out, "</tr>\n<tr>");
	for (size_t group = 0; group < page->groups; group++)
		buffer_add_string(out, "<th scope=\"col\">Barriers</th>"
			"<th scope=\"col\"><span class=\"unseen\">Barriers </span>%</th>"
			"<th scope=\"col\">Enablers</th>"
			"<th scope=\"col\"><span class=\"unseen\">Enablers </span>%</th>"
			"<th scope=\"col\">Documents</th>");
	buffer_add_string(out, "</tr>\n</thead>\n");
	return true;
}

static void
add_share(struct buffer *out, const char *class, bool key, uint64_t part, uint64_t whole)
{
	buffer_add_format(out, "<td class=\"%s%s\">", class, key ? " key" : "");
	if (whole)
		cell_add_ratio(out, part * 100, whole, DECIMALS);
	else
		buffer_add_string(out, "\xe2\x80\x93");
	buffer_add_string(out, "</td>");
}

/* A polarity's number and percentage. The code is that of the row, or NULL. */
static void
add_polarity(struct page *page, const struct page_code *code, struct page_number of, uint64_t part,
	uint64_t whole)
{
	page_add_number(page, "td", part, of);
	add_share(&page->view->out, of.polarity == CELL_BARRIER ? "barrier" : "enabler",
		code && page_key(page, of.group, code, of.polarity), part, whole);
}

/* The numbers of the codes from first to last: `code` and what is below it, or, where that is NULL,
 * the lexicon of the chapter. */
static void
add_numbers(struct page *page, const struct chapter *chapter, const struct page_code *code,
	size_t first, size_t last)
{
	const struct ledger *ledger = page->view->ledger;
	struct buffer *out = &page->view->out;
	struct sums combined = { 0 }, sums;

	for (size_t group = 0; group < page->groups; group++) {
		struct page_number of = { first, last, group, CELL_BARRIER };

		sums = group == ledger->group_count ? combined : sums_of(ledger, group,
			chapter->lexicon, code ? code->node->code : SLICE(""));
		add_polarity(page, code, of, sums.barriers, sums.whole);
		of.polarity = CELL_ENABLER;
		add_polarity(page, code, of, sums.enablers, sums.whole);
		of.polarity = CELL_EITHER;
		if (code) {
			page_add_number(page, "td", sums.documents, of);
		} else {
			buffer_add_string(out, "<td>");
			page_add_count(out, sums.documents);
			buffer_add_string(out, "</td>");
		}
		sums_add(&combined, sums);
	}
	buffer_add_string(out, "</tr>\n");
}

static bool
add_rows(struct page *page, size_t chapter, struct fault *fault)
{
	const struct page_codes *codes = &page->codes;
	struct buffer *out = &page->view->out;
	size_t first = codes->first[chapter], end = codes->uncoded[chapter];

	buffer_add_string(out, "<tbody>\n");
	for (size_t i = first; i < end; i++) {
		const struct page_code *code = &codes->at[i];

		buffer_add_format(out, "<tr data-depth=\"%u\"><th scope=\"row\"><bdi>",
			cell_code_depth(code->node->code));
		html_add(out, code->node->label);
		buffer_add_string(out, "</bdi></th>");
		add_numbers(page, code->chapter, code, i, code->last);
		if (!view_flush(page->view, false, fault))
			return false;
	}
	buffer_add_string(out, "</tbody>\n<tfoot>\n<tr><th scope=\"row\">Total</th>");
	add_numbers(page, &codes->chapters->at[chapter], NULL, first, end - 1);
	buffer_add_string(out, "</tfoot>\n");
	return true;
}

static bool
add_table(struct page *page, size_t chapter, struct fault *fault)
{
	struct buffer *out = &page->view->out;
	unsigned long long number = chapter + 1;

	buffer_add_format(out, "<section class=\"themes\" aria-labelledby=\"themes-%llu\">\n"
		"<h2 id=\"themes-%llu\">Themes and subthemes: <bdi>", number, number);
	html_add(out, page->codes.chapters->at[chapter].lexicon);
	buffer_add_format(out, "</bdi></h2>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
		"aria-labelledby=\"caption-%llu\">\n<table>\n<caption id=\"caption-%llu\">"
		"<span>References to barriers and enablers by theme and subtheme%s</span>"
		"</caption>\n",
		number, number, page_has_keys(page) ? "; \xe2\x98\x85: key" : "");
	if (!add_heads(page))
		return fault_memory(fault);
	if (!add_rows(page, chapter, fault))
		return false;
	buffer_add_string(out, "</table>\n</div>\n</section>\n");
	return true;
}

bool
page_add_tables(struct page *page, struct fault *fault)
{
	for (size_t i = 0; i < page->codes.chapters->count; i++)
		if (page->codes.first[i] < page->codes.uncoded[i] && !add_table(page, i, fault))
			return false;
	return true;
}
