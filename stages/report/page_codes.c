#include "page_codes.h"

/* Numbers the codes of a chapter in their order: those that are uncoded, or the others. */
static void
number_codes(struct page_codes *codes, size_t chapter, bool uncoded)
{
	const struct outline *outline = &codes->chapters->at[chapter].outline;
	uint32_t i = OUTLINE_NONE;

	while ((i = outline_next(outline, i)) != OUTLINE_NONE) {
		if (cell_is_uncoded(outline->nodes[i].code) != uncoded)
			continue;
		codes->numbers[chapter][i] = codes->count;
		codes->at[codes->count] = (struct page_code){
			&codes->chapters->at[chapter], &outline->nodes[i], codes->count
		};
		codes->count++;
	}
}

static void
number_chapter(struct page_codes *codes, size_t chapter)
{
	const size_t *numbers = codes->numbers[chapter];

	codes->first[chapter] = codes->count;
	number_codes(codes, chapter, false);
	codes->uncoded[chapter] = codes->count;
	number_codes(codes, chapter, true);
	for (size_t i = codes->count; i-- > codes->first[chapter];) {
		uint32_t parent = codes->at[i].node->parent;

		if (parent != OUTLINE_NONE && codes->at[numbers[parent]].last < codes->at[i].last)
			codes->at[numbers[parent]].last = codes->at[i].last;
	}
}

bool
page_codes_make(struct page_codes *codes, const struct chapters *chapters, struct arena *arena)
{
	size_t count = 0;

	for (size_t i = 0; i < chapters->count; i++)
		count += chapters->at[i].outline.count;
	*codes = (struct page_codes){
		.chapters = chapters,
		.at = arena_array(arena, count + 1, sizeof *codes->at),
		.first = arena_array(arena, chapters->count + 1, sizeof *codes->first),
		.uncoded = arena_array(arena, chapters->count + 1, sizeof *codes->uncoded),
		.numbers = arena_array(arena, chapters->count + 1, sizeof *codes->numbers)
	};
	if (!codes->at || !codes->first || !codes->uncoded || !codes->numbers)
		return false;
	for (size_t i = 0; i < chapters->count; i++) {
		codes->numbers[i] = arena_array(arena, chapters->at[i].outline.count + 1,
			sizeof **codes->numbers);
		if (!codes->numbers[i])
			return false;
		number_chapter(codes, i);
	}
	codes->first[chapters->count] = codes->count;
	return true;
}

size_t
page_codes_find(const struct page_codes *codes, struct slice lexicon, struct slice code)
{
	size_t i = 0;

	while (!slice_equal(codes->chapters->at[i].lexicon, lexicon))
		i++;
	return codes->numbers[i][outline_find(&codes->chapters->at[i].outline, code)];
}
