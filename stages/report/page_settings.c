#include "page_settings.h"

#include <stdlib.h>

#include "page_write.h"

bool
page_configure(struct page_settings *settings, const struct strings *folders,
	const struct labels *labels, struct fault *fault)
{
	struct quotations_source *source = &settings->source;

	if (!settings->wanted && (source->files.count || source->limit))
		return fault_set(fault, "--records and --quotations are for a page; add --page");
	if (source->files.count == 0)
		return true;
	source->rows = settings->rows = calloc(folders->count + 1, sizeof *settings->rows);
	if (!settings->rows)
		return fault_memory(fault);
	for (size_t i = 0; i < folders->count; i++) {
		source->row_count++;
		if (!term_rows_open(&settings->rows[i], folders->at[i], labels[i].lexicon, fault))
			return false;
	}
	return true;
}

void
page_release(struct page_settings *settings)
{
	for (size_t i = 0; i < settings->source.row_count; i++)
		term_rows_close(&settings->rows[i]);
	free(settings->rows);
}

bool
page_emit(struct view *view, const struct page_settings *settings, struct fault *fault)
{
	struct quotations quotations = { 0 };
	bool quoted = settings->source.files.count > 0;
	bool done = (!quoted || quotations_read(&quotations, view->ledger, &settings->source,
			fault))
		&& page_write(view, quoted ? &quotations : NULL, settings->source.limit, fault);

	quotations_free(&quotations);
	return done;
}
