#include "operands.h"

#include <errno.h>
#include <stdlib.h>
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

/* The folder that holds the file, without links; the caller frees it. NULL and errno: none, or no memory. */
static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	char *real = folder ? realpath(folder, NULL) : NULL;

	free(folder);
	return real;
}

/* Both without links. */
static bool
is_within(const char *path, const char *folder)
{
	size_t size = strlen(folder);

	size -= folder[size - 1] == '/';	/* the root */
	return strncmp(path, folder, size) == 0 && (path[size] == '/' || path[size] == '\0');
}

/* What is not there is told of by whoever opens it. */
static bool
check_apart(const char *operand, const char *folder, const char *output, struct fault *fault)
{
	char *real = realpath(operand, NULL), shown[QUOTED_BYTES], read[QUOTED_BYTES];
	struct stat about;
	bool apart;

	if (!real)
		return errno != ENOMEM || fault_memory(fault);
	apart = stat(real, &about) != 0 || !S_ISDIR(about.st_mode) || !is_within(folder, real)
		|| fault_set(fault, "%s: is in a folder that is read, %s; write it elsewhere",
			quoted(shown, slice_of(output)), quoted(read, slice_of(operand)));
	free(real);
	return apart;
}

bool
operands_check_output(const struct strings *operands, const char *output, struct fault *fault)
{
	bool written = output && strcmp(output, "-") != 0, fine = true;
	char *folder = written ? folder_of(output) : NULL;

	if (!folder)
		return !written || errno != ENOMEM || fault_memory(fault);
	for (size_t i = 0; fine && i < operands->count; i++)
		fine = check_apart(operands->at[i], folder, output, fault);
	free(folder);
	return fine;
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
