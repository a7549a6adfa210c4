#include "web.h"

#include <stdlib.h>

#include "array.h"
#include "ascii.h"

void
web_text(struct web *page, struct slice text)
{
	char *to = buffer_reserve(&page->bytes, text.size), *start = page->bytes.at;

	for (size_t at = 0; to && at < text.size; at++) {
		bool hard = slice_starts((struct slice){ text.at + at, text.size - at },
			SLICE("\u00a0"));

		if (!hard && !ascii_is_space(text.at[at]))
			*to++ = text.at[at];
		else if (to > start && to[-1] != ' ')
			*to++ = ' ';
		at += hard;
	}
	if (to)
		page->bytes.size = (size_t)(to - start);
}

struct web_block *
web_add(struct web *page, size_t at)
{
	struct slice text = ascii_trim((struct slice){ page->bytes.at + at,
		page->bytes.size - at });
	struct web_block *blocks;

	if (text.size == 0)
		return NULL;
	blocks = array_reserve(page->blocks, &page->room, page->count, 1, sizeof *blocks);
	page->failed |= !blocks;
	if (!blocks)
		return NULL;
	page->blocks = blocks;
	blocks += page->count++;
	*blocks = (struct web_block){ .at = (size_t)(text.at - page->bytes.at),
		.size = text.size };
	return blocks;
}

void
web_free(struct web *page)
{
	buffer_free(&page->bytes);
	free(page->blocks);
}

void
web_place(struct web *page, struct whole *whole)
{
	for (size_t i = 0; i < page->count; i++) {
		page->blocks[i].from = whole_place(whole, page->blocks[i].from);
		page->blocks[i].to = whole_place(whole, page->blocks[i].to);
	}
}

/* Adds the blocks of one place, headings and what stands behind empty lines apart. */
static void
add_place(struct buffer *out, const struct web *page, enum web_place place)
{
	bool apart = true;

	for (size_t i = 0; i < page->count; i++) {
		const struct web_block *block = &page->blocks[i];

		if (block->place != place)
			continue;
		if (out->size)
			buffer_add_string(out, apart || block->gap || block->heading ? "\n\n"
				: "\n");
		buffer_add_slice(out, web_bytes(page, block));
		apart = block->heading;
	}
}

static struct slice
compose(struct ingest *run, struct buffer *bytes)
{
	struct slice copy = arena_copy(&run->arena, buffer_slice(bytes));

	run->work.failed |= !copy.at || buffer_failed(bytes);
	buffer_free(bytes);
	return copy;
}

static bool
tell_left_out(struct ingest *run, const struct web *page, struct fault *fault)
{
	for (size_t i = 0; i < page->count; i++) {
		const struct web_block *block = &page->blocks[i];

		if (block->place != PAGE_OUT)
			continue;
		run->summary.kinds[SUMMARY_FURNITURE]++;
		if (!run_left_out(run, block->from, block->to, block->reason, fault))
			return false;
	}
	return true;
}

bool
web_write(struct ingest *run, struct web *page, struct fault *fault)
{
	struct work *work = &run->work;
	struct buffer abstract = { 0 }, body = { 0 }, text = { 0 };

	if (!tell_left_out(run, page, fault))
		return false;
	add_place(&abstract, page, PAGE_ABSTRACT);
	add_place(&body, page, PAGE_TEXT);
	if (abstract.size && body.size) {
		buffer_add_string(&text, "Abstract\n\n");
		buffer_add_slice(&text, buffer_slice(&abstract));
		buffer_add_string(&text, "\n\n");
	}
	buffer_add_slice(&text, buffer_slice(&body));
	text.failed |= body.failed || page->failed || buffer_failed(&page->bytes);
	buffer_free(&body);
	if (abstract.size)
		work->abstract = compose(run, &abstract);
	work->text = compose(run, &text);
	work->alone = true;
	return work_write(run, fault);
}
