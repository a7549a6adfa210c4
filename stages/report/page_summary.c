/* page_summary.c: what was read, and what was found in it. */
#include "html.h"
#include "page_inside.h"
#include "sums.h"

/* What a lexicon found in a group. */
struct found {
	uint64_t barriers, enablers, denied, uncoded;
};

static struct found
found_in(const struct page *page, size_t chapter, size_t group)
{
	const struct ledger *ledger = page->view->ledger;
	struct slice lexicon = page->codes.chapters->at[chapter].lexicon;
	struct sums sums = sums_of(ledger, group, lexicon, SLICE(""));

	return (struct found){
		sums.barriers, sums.enablers,
		ledger_total(ledger, group, lexicon, CELL_DENIED),
		ledger_counts(ledger, group, lexicon, SLICE("uncoded"), CELL_EITHER).references
	};
}

static struct found
found_by(const struct page *page, size_t chapter, size_t group)
{
	size_t groups = page->view->ledger->group_count;
	struct found all = { 0 };

	if (group < groups)
		return found_in(page, chapter, group);
	for (size_t i = 0; i < groups; i++) {
		struct found more = found_in(page, chapter, i);

		all.barriers += more.barriers;
		all.enablers += more.enablers;
		all.denied += more.denied;
		all.uncoded += more.uncoded;
	}
	return all;
}

static void
add_found(struct page *page, size_t chapter, size_t group)
{
	struct found found = found_by(page, chapter, group);
	struct page_number of = {
		page->codes.first[chapter], page->codes.uncoded[chapter] - 1, group, CELL_BARRIER
	};

	page_add_number(page, "td", found.barriers, of);
	of.polarity = CELL_ENABLER;
	page_add_number(page, "td", found.enablers, of);
	of.polarity = CELL_DENIED;
	page_add_number(page, "td", found.denied, of);
	of = (struct page_number){
		page->codes.uncoded[chapter], page->codes.first[chapter + 1] - 1, group,
		CELL_EITHER
	};
	page_add_number(page, "td", found.uncoded, of);
}

static void
add_size(struct buffer *out, uint64_t number)
{
	buffer_add_string(out, "<td>");
	page_add_count(out, number);
	buffer_add_string(out, "</td>");
}

static void
add_sizes(struct page *page, size_t group)
{
	const struct ledger *ledger = page->view->ledger;
	bool all = group == ledger->group_count;
	struct cell_group sum = { 0 };

	for (size_t i = all ? 0 : group; i < (all ? group : group + 1); i++) {
		sum.documents += ledger->groups[i].group.documents;
		sum.sentences += ledger->groups[i].group.sentences;
		sum.words += ledger->groups[i].group.words;
	}
	add_size(&page->view->out, sum.documents);
	add_size(&page->view->out, sum.sentences);
	add_size(&page->view->out, sum.words);
}

static void
add_heads(struct page *page)
{
	const struct chapters *chapters = page->codes.chapters;
	struct buffer *out = &page->view->out;

	buffer_add_string(out, "<thead>\n<tr><th scope=\"col\" rowspan=\"2\">Documents of</th>"
		"<th scope=\"colgroup\" colspan=\"3\">Read</th>");
	for (size_t i = 0; i < chapters->count; i++) {
		buffer_add_string(out, "<th scope=\"colgroup\" colspan=\"4\">References: <bdi>");
		html_add(out, chapters->at[i].lexicon);
		buffer_add_string(out, "</bdi></th>");
	}
	buffer_add_string(out, "</tr>\n<tr><th scope=\"col\">Documents</th>"
		"<th scope=\"col\">Sentences</th><th scope=\"col\">Words</th>");
	for (size_t i = 0; i < chapters->count; i++)
		buffer_add_string(out, "<th scope=\"col\">Barriers</th>"
			"<th scope=\"col\">Enablers</th><th scope=\"col\">Denied</th>"
			"<th scope=\"col\">Uncoded</th>");
	buffer_add_string(out, "</tr>\n</thead>\n");
}

static bool
add_row(struct page *page, size_t group, struct fault *fault)
{
	struct buffer *out = &page->view->out;

	buffer_add_string(out, "<tr><th scope=\"row\">");
	if (!page_add_group(page, group))
		return fault_memory(fault);
	buffer_add_string(out, "</th>");
	add_sizes(page, group);
	for (size_t i = 0; i < page->codes.chapters->count; i++)
		add_found(page, i, group);
	buffer_add_string(out, "</tr>\n");
	return view_flush(page->view, false, fault);
}

bool
page_add_summary(struct page *page, struct fault *fault)
{
	struct buffer *out = &page->view->out;
	size_t groups = page->view->ledger->group_count;

	add_heads(page);
	buffer_add_string(out, "<tbody>\n");
	for (size_t group = 0; group < groups; group++)
		if (!add_row(page, group, fault))
			return false;
	buffer_add_string(out, "</tbody>");
	if (page->groups == groups)
		return true;
	buffer_add_string(out, "\n<tfoot>\n");
	if (!add_row(page, groups, fault))
		return false;
	buffer_add_string(out, "</tfoot>");
	return true;
}
