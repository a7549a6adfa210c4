#include "operands.h"

#include <sys/stat.h>
#include <unistd.h>

bool
operands_check(const struct strings *operands, bool directories, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < operands->count; i++) {
		struct slice name = slice_of(operands->at[i]);
		struct stat about;

		if (slice_is(name, "-"))
			continue;
		if (stat(name.at, &about) != 0 || access(name.at, R_OK) != 0)
			return fault_errno(fault, "%s: cannot read", quoted(shown, name));
		if (S_ISDIR(about.st_mode) && !directories)
			return fault_set(fault, "%s: is a directory; tl-ingest reads directories",
				quoted(shown, name));
	}
	return true;
}

uint64_t
operands_size(const struct strings *operands, size_t first)
{
	uint64_t size = 0;

	for (size_t i = first; i < operands->count; i++) {
		struct stat about;

		if (stat(operands->at[i], &about) != 0 || !S_ISREG(about.st_mode))
			return 0;
		size += (uint64_t)about.st_size;
	}
	return size;
}
