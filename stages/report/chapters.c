#include "chapters.h"

#include <stdlib.h>

#include "array.h"

struct chapter *
chapters_find(const struct chapters *chapters, struct slice lexicon)
{
	for (size_t i = 0; i < chapters->count; i++)
		if (slice_equal(chapters->at[i].lexicon, lexicon))
			return &chapters->at[i];
	return NULL;
}

static struct chapter *
find_or_add(struct chapters *chapters, struct slice lexicon)
{
	struct chapter *chapter = chapters_find(chapters, lexicon), *larger;

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

/* A code that was met. */
struct mention {
	struct slice lexicon, code;
};

static int
compare_mentions(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;
	int order = slice_compare(x->lexicon, y->lexicon);

	return order ? order : cell_code_compare(x->code, y->code);
}

static size_t
collect_cells(struct mention *mentions, const struct ledger *ledger)
{
	for (size_t i = 0; i < ledger->cell_count; i++) {
		const struct cell *cell = &ledger->cells[i].cell;

		mentions[i] = (struct mention){ cell->lexicon, cell->code };
	}
	return ledger->cell_count;
}

/* Those of all groups together are among those of the groups, unless a line was left out. */
static size_t
collect(struct mention *mentions, const struct ledger *ledger, const struct pairings *pairings)
{
	size_t count = collect_cells(mentions, ledger);

	if (ledger->all)
		count += collect_cells(mentions + count, ledger->all);
	for (size_t i = 0; i < 2 * pairings->count; i++) {
		const struct pairing_item *item = &pairings->at[i / 2].items[i % 2];

		mentions[count++] = (struct mention){ item->lexicon, item->code };
	}
	return count;
}

/* In an order that does not hang on the groups, which the ledger's does. */
static bool
add_counted(struct chapters *chapters, const struct ledger *ledger, const struct pairings *pairings)
{
	size_t most = ledger->cell_count + (ledger->all ? ledger->all->cell_count : 0)
		+ 2 * pairings->count;
	struct mention *mentions = calloc(most + 1, sizeof *mentions);
	size_t count = mentions ? collect(mentions, ledger, pairings) : 0;
	bool added = mentions != NULL;

	if (count)
		qsort(mentions, count, sizeof *mentions, compare_mentions);
	for (size_t i = 0; added && i < count; i++) {
		struct chapter *chapter = find_or_add(chapters, mentions[i].lexicon);

		added = chapter && outline_add(&chapter->outline, mentions[i].code, SLICE(""));
	}
	free(mentions);
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
	const struct ledger *ledger, const struct pairings *pairings)
{
	for (size_t i = 0; i < label_count; i++)
		if (!add_labels(chapters, &labels[i]))
			return false;
	if (!add_counted(chapters, ledger, pairings))
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
	return outline_label(&chapters_find(chapters, lexicon)->outline, code);
}
