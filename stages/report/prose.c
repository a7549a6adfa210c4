#include "prose.h"

#include "cell.h"
#include "sheet.h"

void
prose_number(struct buffer *out, uint64_t number)
{
	char digits[20];
	size_t count = (size_t)(decimal(digits, number) - digits);

	for (size_t i = 0; i < count; i++) {
		if (i && (count - i) % 3 == 0)
			buffer_add_char(out, ',');
		buffer_add_char(out, digits[i]);
	}
}

void
prose_count(struct buffer *out, uint64_t count, const char *one, const char *several)
{
	prose_number(out, count);
	buffer_add_char(out, ' ');
	buffer_add_string(out, count == 1 ? one : several);
}

void
prose_share(struct buffer *out, uint64_t part, uint64_t whole)
{
	if (!whole) {
		buffer_add_string(out, "no share");
		return;
	}
	cell_add_ratio(out, part * 100, whole, 1);
	buffer_add_char(out, '%');
}

void
prose_between(struct buffer *out, size_t i, size_t count)
{
	if (i)
		buffer_add_string(out, i + 1 < count ? ", " : " and ");
}

void
prose_text(struct buffer *out, struct slice text)
{
	sheet_add_markdown(out, text);
}
