#include "names.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *
name_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *
name_of_shard(const char *folder, const char *base, size_t number)
{
	char *name;

	return asprintf(&name, "%s/%s-%04zu.jsonl.gz", folder, base, number) < 0 ? NULL : name;
}

/* The folder of a path, owned by the caller; NULL: no memory. */
static char *
folder_of(const char *path)
{
	size_t size = (size_t)(name_base(path) - path);

	return size == 0 ? strdup(".") : size == 1 ? strdup("/") : strndup(path, size - 1);
}

/* The number in a name that name_of_shard gives; SHARDS_MOST for all others. */
static size_t
number_in(const char *name, const char *base)
{
	size_t size = strlen(base), number = 0;
	const char *digit = name + size + 1;
	char again[32];

	if (strncmp(name, base, size) != 0 || name[size] != '-')
		return SHARDS_MOST;
	while (*digit >= '0' && *digit <= '9' && number < SHARDS_MOST)
		number = number * 10 + (size_t)(*digit++ - '0');
	snprintf(again, sizeof again, "-%04zu.jsonl.gz", number);
	return strcmp(name + size, again) == 0 ? number : SHARDS_MOST;
}

static bool
visit_entry(const char *folder, const char *base, const char *name, name_visitor *visit, void *data,
	struct fault *fault)
{
	size_t number = number_in(name, base);
	char *path;
	bool fine;

	if (number >= SHARDS_MOST)
		return true;
	path = name_of_shard(folder, base, number);
	if (!path)
		return fault_memory(fault);
	fine = visit(data, path, number, fault);
	free(path);
	return fine;
}

bool
name_each(const char *prefix, name_visitor *visit, void *data, struct fault *fault)
{
	char *folder = folder_of(prefix), shown[QUOTED_BYTES];
	DIR *entries = folder ? opendir(folder) : NULL;
	struct dirent *entry;
	bool fine = true;

	if (!folder)
		return fault_memory(fault);
	if (!entries)
		fine = errno == ENOENT
			? fault_set(fault, "%s: no such folder; make it first", quoted(shown, slice_of(folder)))
			: fault_errno(fault, "%s: cannot read", quoted(shown, slice_of(folder)));
	while (fine && (entry = readdir(entries)))
		fine = visit_entry(folder, name_base(prefix), entry->d_name, visit, data, fault);
	if (entries)
		closedir(entries);
	free(folder);
	return fine;
}
