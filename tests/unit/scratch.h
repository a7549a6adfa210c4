/* scratch.h: a folder for the files of one test, and files read and written whole. */
#ifndef TL_SCRATCH_H
#define TL_SCRATCH_H

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buffer.h"
#include "check.h"

struct scratch {
	char folder[256];
	char path[512];		/* of scratch_path */
};

static inline int
scratch_set_up(void **state)
{
	const char *parent = getenv("TMPDIR");
	struct scratch *scratch = calloc(1, sizeof *scratch);

	snprintf(scratch->folder, sizeof scratch->folder, "%s/themeline-XXXXXX",
		parent ? parent : "/tmp");
	*state = scratch;
	return mkdtemp(scratch->folder) ? 0 : -1;
}

/* The path of `name` in the folder, valid until the next call. */
static inline const char *
scratch_path(struct scratch *scratch, const char *name)
{
	snprintf(scratch->path, sizeof scratch->path, "%s/%s", scratch->folder, name);
	return scratch->path;
}

/* Removes the files that are there; gives their number. */
static inline size_t
scratch_clear(struct scratch *scratch)
{
	DIR *files = opendir(scratch->folder);
	struct dirent *entry;
	size_t count = 0;

	while ((entry = readdir(files)))
		if (entry->d_name[0] != '.')
			count += unlink(scratch_path(scratch, entry->d_name)) == 0;
	closedir(files);
	return count;
}

static inline int
scratch_tear_down(void **state)
{
	struct scratch *scratch = *state;
	int failed;

	scratch_clear(scratch);
	failed = rmdir(scratch->folder);
	free(scratch);
	return failed;
}

/* A test with a folder of its own as its state. */
#define scratch_test(function) \
	cmocka_unit_test_setup_teardown(function, scratch_set_up, scratch_tear_down)

static inline void
write_file(const char *path, struct slice bytes)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	if (bytes.size)
		assert_int_equal(fwrite(bytes.at, 1, bytes.size, file), bytes.size);
	assert_int_equal(fclose(file), 0);
}

static inline void
read_file(const char *path, struct buffer *out)
{
	FILE *file = fopen(path, "r");
	size_t got;

	assert_non_null(file);
	buffer_reset(out, SIZE_MAX);
	do {
		char *at = buffer_reserve(out, 65536);

		assert_non_null(at);
		got = fread(at, 1, 65536, file);
		out->size += got;
	} while (got > 0);
	fclose(file);
}

static inline bool
is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

#endif
