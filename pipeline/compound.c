#include "compound.h"

bool
compound_next(struct slice *rest, struct slice *part)
{
	const char *at = rest->at, *end;
	size_t hyphen = 0;

	if (!at)
		return false;
	end = at + rest->size;
	if (!compound_may_be(*rest))
		at = end;
	while (at < end && (hyphen = hyphen_length(at, end)) == 0)
		at++;
	*part = (struct slice){ rest->at, (size_t)(at - rest->at) };
	*rest = hyphen ? (struct slice){ at + hyphen, (size_t)(end - at) - hyphen }
		: (struct slice){ NULL, 0 };
	return true;
}
