#include "chapters.h"

#include <stdlib.h>

#include "array.h"

static struct chapter *
find(const struct chapters *chapters, struct slice lexicon)
{
	for (size_t i = 0; i < chapters->count; i++)
		if (slice_equal(chapters->at[i].lexicon, lexicon))
			return &chapters->at[i];
	return NULL;
}

static struct chapter *
find_or_add(struct chapters *chapters, struct slice lexicon)
{
	struct chapter *chapter = find(chapters, lexicon), *larger;

	if (chapter)
		return chapter;
	larger = array_reserve(chapters->at, &chapters->room, chapters->count, 1, sizeof *larger);
	if (!larger)
		return NULL;
	chapters->at = larger;
	chapter = &larger[chapters->count];
	chapter->lexicon = lexicon;
	if (!outline_begin(&chapter->outline))
		return NULL;
	chapters->count++;
	return chapter;
}

static bool
add_labels(struct chapters *chapters, const struct labels *labels)
{
	struct chapter *chapter = find_or_add(chapters, labels->lexicon);

	for (size_t i = 0; chapter && i < labels->count; i++)
		if (!outline_add(&chapter->outline, labels->at[i].code, labels->at[i].label))
			return false;
	return chapter != NULL;
}

static int
compare_codes(const void *a, const void *b)
{
	const struct cell *x = *(const struct cell *const *)a, *y = *(const struct cell *const *)b;
	int order = slice_compare(x->lexicon, y->lexicon);

	return order ? order : cell_code_compare(x->code, y->code);
}

/* In an order that does not hang on the groups, which the ledger's does. */
static bool
add_counted(struct chapters *chapters, const struct ledger *ledger)
{
	const struct cell **cells = calloc(ledger->cell_count + 1, sizeof *cells);
	bool added = cells != NULL;

	for (size_t i = 0; added && i < ledger->cell_count; i++)
		cells[i] = &ledger->cells[i].cell;
	if (added)
		qsort(cells, ledger->cell_count, sizeof *cells, compare_codes);
	for (size_t i = 0; added && i < ledger->cell_count; i++) {
		struct chapter *chapter = find_or_add(chapters, cells[i]->lexicon);

		added = chapter && outline_add(&chapter->outline, cells[i]->code, SLICE(""));
	}
	free(cells);
	return added;
}

static int
compare_chapters(const void *a, const void *b)
{
	const struct chapter *x = a, *y = b;

	return slice_compare(x->lexicon, y->lexicon);
}

bool
chapters_make(struct chapters *chapters, const struct labels *labels, size_t label_count,
	const struct ledger *ledger)
{
	for (size_t i = 0; i < label_count; i++)
		if (!add_labels(chapters, &labels[i]))
			return false;
	if (!add_counted(chapters, ledger))
		return false;
	if (chapters->count)
		qsort(chapters->at, chapters->count, sizeof *chapters->at, compare_chapters);
	return true;
}

void
chapters_free(struct chapters *chapters)
{
	for (size_t i = 0; i < chapters->count; i++)
		outline_free(&chapters->at[i].outline);
	free(chapters->at);
	*chapters = (struct chapters){ 0 };
}

struct slice
chapters_label(const struct chapters *chapters, struct slice lexicon, struct slice code)
{
	return outline_label(&find(chapters, lexicon)->outline, code);
}
