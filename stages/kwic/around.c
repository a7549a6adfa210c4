#include "around.h"

static bool
begins_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

size_t
around_but_last(struct slice text, size_t points)
{
	size_t at = text.size;

	while (at > 0 && points > 0)
		points -= begins_character(text.at[--at]);
	return at;
}

size_t
around_first(struct slice text, size_t points)
{
	size_t at = 0;

	while (at < text.size && points > 0) {
		at++;
		points -= at == text.size || begins_character(text.at[at]);
	}
	return at;
}

static struct slice
part_of(struct slice text, uint32_t start, uint32_t end)
{
	return (struct slice){ text.at + start, end - start };
}

struct around
around_find(struct slice text, const struct spans *tokens, struct span place, struct span area,
	struct around_limits limits)
{
	struct around around = {
		.before = spans_behind(tokens, place.start),
		.behind = spans_behind(tokens, place.end), .area = area,
		.left = { area.start, place.start }, .right = { place.end, area.end },
	};

	if (limits.words <= around.before
			&& tokens->at[around.before - limits.words].start > area.start)
		around.left.start = tokens->at[around.before - limits.words].start;
	if (around.behind < tokens->count && tokens->at[around.behind].start < place.end)
		around.behind++;	/* the place ends inside it */
	if (limits.words <= tokens->count - around.behind
			&& tokens->at[around.behind + limits.words - 1].end < area.end)
		around.right.end = tokens->at[around.behind + limits.words - 1].end;
	around.left.start += (uint32_t)around_but_last(
		part_of(text, around.left.start, place.start), limits.characters);
	around.right.end = place.end + (uint32_t)around_first(
		part_of(text, place.end, around.right.end), limits.characters);
	return around;
}
