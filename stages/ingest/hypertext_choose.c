#include "hypertext_choose.h"

enum {
	PROSE_BYTES = 80,	/* of a block that may be more than a caption or a button */
	LINKS_BYTES = 300	/* of the longest block that is left out for being links */
};

struct choice {
	struct web *page;
	const struct surroundings *around;
	const bool *data;
};

typedef bool accepts(const struct web_block *block, const struct surroundings *around);

/* Bytes of what may be paragraphs; of all blocks, or those that `is` accepts. */
static size_t
prose(const struct choice *c, accepts *is)
{
	size_t bytes = 0;

	for (size_t i = 0; i < c->page->count; i++)
		if (c->page->blocks[i].size >= PROSE_BYTES
				&& is(&c->page->blocks[i], &c->around[i]))
			bytes += c->page->blocks[i].size;
	return bytes;
}

static bool
is_kept(const struct web_block *block, const struct surroundings *around)
{
	(void)around;
	return block->place != PAGE_OUT;
}

static bool
is_named_out(const struct web_block *block, const struct surroundings *around)
{
	return block->place == PAGE_OUT && around->named;
}

static bool
is_in_main(const struct web_block *block, const struct surroundings *around)
{
	return block->place != PAGE_OUT && around->main;
}

static bool
is_in_article(const struct web_block *block, const struct surroundings *around)
{
	return block->place != PAGE_OUT && around->article;
}

/* Leaves out the blocks that are not among those where at least a third of the text is. */
static bool
keep_only(const struct choice *c, accepts *is)
{
	if (prose(c, is) * 3 < prose(c, is_kept) || prose(c, is) == 0)
		return false;
	for (size_t i = 0; i < c->page->count; i++) {
		struct web_block *block = &c->page->blocks[i];

		if (block->place == PAGE_OUT || is(block, &c->around[i]))
			continue;
		block->place = PAGE_OUT;
		block->reason = "outside of the main part";
	}
	return true;
}

/* Tables of data, and blocks that are mostly links. */
static const char *
reason_for(const struct choice *c, size_t i)
{
	const struct web_block *block = &c->page->blocks[i];
	const struct surroundings *around = &c->around[i];

	if (around->table && c->data[around->table])
		return "table";
	if (!block->level && block->size <= LINKS_BYTES && around->linked * 3 > block->size * 2)
		return "links";
	return NULL;
}

void
hypertext_choose(struct web *page, const struct surroundings *around, const bool *data)
{
	struct choice choice = { page, around, data }, *c = &choice;

	/* a class may say "sidebar" of the whole page */
	if (prose(c, is_named_out) > 4 * prose(c, is_kept))
		for (size_t i = 0; i < page->count; i++)
			if (is_named_out(&page->blocks[i], &around[i]))
				page->blocks[i].place = PAGE_FRONT;
	if (!keep_only(c, is_in_main))
		keep_only(c, is_in_article);
	for (size_t i = 0; i < page->count; i++) {
		const char *reason = reason_for(c, i);

		if (!reason || page->blocks[i].place == PAGE_OUT)
			continue;
		page->blocks[i].place = PAGE_OUT;
		page->blocks[i].reason = reason;
	}
}
