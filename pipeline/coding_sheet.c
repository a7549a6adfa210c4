#include "coding_sheet.h"

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f;
}

void
coding_sheet_add(struct buffer *out, struct slice text)
{
	if (text.size && memchr("=+-@'", text.at[0], 5))
		buffer_add_char(out, '\'');
	for (size_t i = 0; i < text.size; i++)
		buffer_add_char(out, is_control(text.at[i]) ? ' ' : text.at[i]);
}

bool
coding_sheet_can_keep(struct slice text)
{
	if (text.size == 0 || text.at[0] == ' ' || text.at[text.size - 1] == ' ')
		return false;
	for (size_t i = 0; i < text.size; i++)
		if (is_control(text.at[i]))
			return false;
	return true;
}

struct slice
coding_sheet_cell(struct slice cell)
{
	if (cell.size && cell.at[0] == '\'')
		return (struct slice){ cell.at + 1, cell.size - 1 };
	return cell;
}
