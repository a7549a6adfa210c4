/* page_data.c: what the script of a page reads. */
#include "html.h"
#include "page_inside.h"

static bool
add_groups(struct page *page)
{
	struct buffer *out = &page->view->out, name = { 0 };
	bool added = true;

	buffer_add_string(out, "{\"groups\":[");
	for (size_t i = 0; added && i < page->view->ledger->group_count; i++) {
		buffer_reset(&name, SIZE_MAX);
		added = view_add_group(page->view, i, &name);
		buffer_add_string(out, i ? "," : "");
		html_add_json(out, buffer_slice(&name));
	}
	out->failed |= name.failed;
	buffer_free(&name);
	return added;
}

static void
add_codes(struct page *page)
{
	struct buffer *out = &page->view->out;

	buffer_add_string(out, "],\n\"codes\":[");
	for (size_t i = 0; i < page->codes.count; i++) {
		const struct page_code *code = &page->codes.at[i];

		buffer_add_string(out, i ? ",\n[" : "\n[");
		html_add_json(out, code->chapter->lexicon);
		buffer_add_char(out, ',');
		html_add_json(out, code->node->code);
		buffer_add_char(out, ',');
		html_add_json(out, code->node->label);
		buffer_add_char(out, ']');
	}
}

/* Of each cell of its own the place of its quotations among all. */
static void
add_runs(struct page *page)
{
	const struct ledger *ledger = page->view->ledger;
	const struct quotations *quotations = page->quotations;
	struct buffer *out = &page->view->out;
	uint64_t first = 0;

	buffer_add_string(out, "],\n\"runs\":[");
	for (size_t i = 0, added = 0; i < ledger->cell_count; i++) {
		const struct ledger_cell *cell = &ledger->cells[i];
		const struct quotation_counts *counts = &quotations->cells[i];

		if (counts->own == 0)
			continue;
		buffer_add_format(out, "%s\n[%llu,\"", added++ ? "," : "", (unsigned long long)
			page_codes_find(&page->codes, cell->cell.lexicon, cell->cell.code));
		buffer_add_slice(out, cell_polarity_name(cell->cell.polarity));
		buffer_add_format(out, "\",%llu,%llu,%llu,%llu]", (unsigned long long)cell->group,
			(unsigned long long)first, (unsigned long long)counts->kept,
			(unsigned long long)(counts->own - counts->kept));
		first += counts->kept;
	}
}

static bool
add_index(struct page *page, struct fault *fault)
{
	struct buffer *out = &page->view->out;

	buffer_add_string(out, "<script type=\"application/json\" id=\"index\">");
	if (!add_groups(page))
		return fault_memory(fault);
	add_codes(page);
	add_runs(page);
	buffer_add_string(out, "],\n\"rows\":[");
	buffer_add_slice(out, buffer_slice(&page->quotations->rows));
	buffer_add_format(out, "],\n\"block\":%d,\"limit\":%llu}</script>\n", PAGE_BLOCK,
		(unsigned long long)page->limit);
	return view_flush(page->view, false, fault);
}

static bool
add_references(struct page *page, struct fault *fault)
{
	const struct quotations *quotations = page->quotations;
	struct page_blocks blocks = { .name = "references" };
	struct buffer *out = &page->view->out;

	for (size_t i = 0; i < quotations->count; i++) {
		const struct quotation *quotation = &quotations->at[i];

		page_blocks_next(&blocks, out);
		buffer_add(out, quotations->text.at + quotation->at, quotation->size);
		if (!view_flush(page->view, false, fault))
			return false;
	}
	page_blocks_end(&blocks, out);
	return true;
}

/* What has been gathered goes out as it is, without a copy of it. */
static bool
pass_on(struct page *page, const struct buffer *gathered, struct fault *fault)
{
	return view_flush(page->view, true, fault)
		&& (gathered->size == 0 || emit_bytes(page->view->emitter, buffer_slice(gathered)));
}

bool
page_add_data(struct page *page, struct fault *fault)
{
	const struct quotations *quotations = page->quotations;

	return !quotations || (add_index(page, fault) && add_references(page, fault)
		&& pass_on(page, &quotations->sentences, fault)
		&& pass_on(page, &quotations->documents, fault));
}
