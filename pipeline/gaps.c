#include "gaps.h"

/* Whether what stands between two words parts them. */
static bool
is_parting(const char *at, const char *end)
{
	for (; at < end; at++) {
		switch (*at) {
		case ';': case ':': case '(': case ')':
			return true;
		case '-':
			if (end - at > 1 && (at[1] == '-' || (at[-1] == ' ' && at[1] == ' ')))
				return true;
			break;
		case '\xe2':	/* the text is well-formed: two bytes follow */
			if (at[1] == '\x80' && at[2] >= '\x92' && at[2] <= '\x95')
				return true;
			break;
		}
	}
	return false;
}

bool
gaps_pass(const char *text, const struct unit *units, uint32_t first, uint32_t end)
{
	for (uint32_t i = first + 1; i < end; i++)
		if (is_parting(text + units[i - 1].span.end, text + units[i].span.start))
			return false;
	return true;
}
