#include "text_index.h"

#include "utf8.h"

enum {
	STRIDE = 256
};

bool
text_index_build(struct text_index *index, struct slice text, struct arena *arena)
{
	size_t strides = text.size / STRIDE + 1;
	uint32_t points = 0;

	*index = (struct text_index){ .text = text, .ascii = utf8_is_ascii(text.at, text.size) };
	index->total = (uint32_t)text.size;
	if (index->ascii)
		return true;
	index->before = arena_array(arena, strides, sizeof *index->before);
	if (!index->before)
		return false;
	for (size_t i = 0; i < strides; i++) {
		size_t from = i * STRIDE, left = text.size - from;

		index->before[i] = points;
		points += (uint32_t)utf8_count(text.at + from, left < STRIDE ? left : STRIDE);
	}
	index->total = points;
	return true;
}

uint32_t
text_index_points(const struct text_index *index, uint32_t offset)
{
	uint32_t stride = offset / STRIDE, from = stride * STRIDE;

	if (index->ascii)
		return offset;
	return index->before[stride] + (uint32_t)utf8_count(index->text.at + from, offset - from);
}

/* The last stride with at most `points` code points before it. */
static size_t
find_stride(const struct text_index *index, uint32_t points)
{
	size_t low = 0, high = index->text.size / STRIDE;

	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;

		if (index->before[middle] <= points)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

bool
text_index_bytes(const struct text_index *index, uint64_t points, uint32_t *offset)
{
	const char *text = index->text.at;
	size_t stride, at;
	uint32_t left;

	if (points > index->total)
		return false;
	*offset = (uint32_t)points;
	if (index->ascii)
		return true;
	stride = find_stride(index, (uint32_t)points);
	left = (uint32_t)points - index->before[stride];
	at = stride * STRIDE;
	/* the first code point that begins in the stride may lie behind the tail of one before it */
	while (at < index->text.size && ((unsigned char)text[at] & 0xc0) == 0x80)
		at++;
	while (left > 0) {
		size_t rest = index->text.size - at;
		size_t plain = utf8_ascii_prefix(text + at, left < rest ? left : rest);
		const char *next = text + at + plain;

		left -= (uint32_t)plain;
		if (left > 0) {
			utf8_next(&next);
			left--;
		}
		at = (size_t)(next - text);
	}
	*offset = (uint32_t)at;
	return true;
}
