/* page_figures.c: all figures of each lexicon that there is something to draw of. */
#include "figure.h"
#include "page_inside.h"

static bool
add_figure(struct page *page, const struct figure *figure, size_t chapter,
	unsigned long long number, struct fault *fault)
{
	struct buffer *out = &page->view->out, prefix = { 0 };
	struct figure_request request = { .chapter = &page->codes.chapters->at[chapter] };
	bool added;

	buffer_add_format(&prefix, "figure-%llu-", number);
	request.prefix = buffer_slice(&prefix);
	buffer_add_format(out, "<figure>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
		"aria-labelledby=\"figure-%llu-title\">\n", number);
	added = buffer_failed(&prefix) ? fault_memory(fault)
		: figure_add(page->view, figure, &request, out, fault);
	buffer_add_string(out, "</div>\n</figure>\n");
	buffer_free(&prefix);
	return added && view_flush(page->view, false, fault);
}

bool
page_add_figures(struct page *page, struct fault *fault)
{
	unsigned long long number = 0;

	if (page->codes.chapters->count == 0)
		buffer_add_string(&page->view->out, "<p>Nothing was counted.</p>");
	for (size_t i = 0; i < page->codes.chapters->count; i++)
		for (const struct figure *figure = figures; figure->name; figure++)
			if (figure_possible(page->view, figure, page->codes.chapters->at[i].lexicon)
					&& !add_figure(page, figure, i, ++number, fault))
				return false;
	return true;
}
