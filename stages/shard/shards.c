#include "shards.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "array.h"

static bool
refuse(void *data, const char *path, size_t number, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	(void)path;
	(void)number;
	return fault_set(fault, "%s: there are shards of this prefix; take another one, or --force "
		"to replace them", quoted(shown, slice_of(data)));
}

bool
shards_open(struct shards *shards, const char *prefix, bool replace, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	shards->prefix = prefix;
	if (!replace && !name_each(prefix, refuse, (void *)prefix, fault))
		return false;
	if (asprintf(&shards->folder, "%s.partial-XXXXXX", prefix) < 0) {
		shards->folder = NULL;
		return fault_memory(fault);
	}
	if (mkdtemp(shards->folder))
		return true;
	free(shards->folder);
	shards->folder = NULL;
	return fault_errno(fault, "%s: cannot create", quoted(shown, slice_of(prefix)));
}

void
shards_free(struct shards *shards)
{
	for (size_t i = 0; i < shards->count; i++) {
		struct shard *shard = &shards->at[i];

		output_free(shard->output);
		if (shard->path)
			unlink(shard->path);
		free(shard->path);
	}
	if (shards->folder)
		rmdir(shards->folder);
	free(shards->folder);
	free(shards->at);
}

bool
shards_add(struct shards *shards, struct fault *fault)
{
	struct shard *shard;

	if (shards->count == SHARDS_MOST)
		return fault_set(fault, "more than %d shards; give a greater --size", SHARDS_MOST);
	shard = array_reserve(shards->at, &shards->room, shards->count, 1, sizeof *shard);
	if (!shard)
		return fault_memory(fault);
	shards->at = shard;
	shard += shards->count;
	*shard = (struct shard){ 0 };
	shard->path = name_of_shard(shards->folder, name_base(shards->prefix), shards->count++);
	if (!shard->path)
		return fault_memory(fault);
	shard->output = output_open(shard->path, fault);
	return shard->output != NULL;
}

bool
shards_write(struct shards *shards, size_t number, struct slice line, struct fault *fault)
{
	struct shard *shard = &shards->at[number];

	shard->records++;
	shard->bytes += line.size + 1;
	return output_write(shard->output, line, fault)
		&& output_write(shard->output, SLICE("\n"), fault);
}

bool
shards_close(struct shards *shards, size_t number, struct fault *fault)
{
	struct shard *shard = &shards->at[number];
	bool fine = !shard->output || output_commit(shard->output, fault);

	output_free(shard->output);
	shard->output = NULL;
	return fine;
}

static bool
unlink_shard(const char *path, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	return unlink(path) == 0 || errno == ENOENT
		|| fault_errno(fault, "%s: cannot remove", quoted(shown, slice_of(path)));
}

/* Removes the first of the earlier shards, and those that no new one takes the place of. */
static bool
unlink_left_over(void *data, const char *path, size_t number, struct fault *fault)
{
	const struct shards *shards = data;

	return (number > 0 && number < shards->count) || unlink_shard(path, fault);
}

static bool
give_name(struct shards *shards, size_t number, struct fault *fault)
{
	struct shard *shard = &shards->at[number];
	char shown[QUOTED_BYTES], *name;
	bool fine;

	if (asprintf(&name, "%s%s", shards->prefix, strrchr(shard->path, '-')) < 0)
		return fault_memory(fault);
	fine = rename(shard->path, name) == 0
		|| fault_errno(fault, "%s: cannot write", quoted(shown, slice_of(name)));
	free(name);
	if (fine) {
		free(shard->path);
		shard->path = NULL;
	}
	return fine;
}

bool
shards_publish(struct shards *shards, struct fault *fault)
{
	for (size_t i = 0; i < shards->count; i++)
		if (!shards_close(shards, i, fault))
			return false;
	if (!name_each(shards->prefix, unlink_left_over, shards, fault))
		return false;
	for (size_t i = shards->count; i-- > 0;)
		if (!give_name(shards, i, fault))
			return false;
	return true;
}
