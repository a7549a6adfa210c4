#include "learnt.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lines.h"
#include "output.h"

/* A folder on its way to its name. */
struct folder_out {
	const char *folder;
	struct buffer partial;	/* its path until it is whole, with a NUL */
	struct buffer path;	/* of the file at hand */
};

static const char *const own_tables[] = {
	"terms.tsv", "evidence.tsv", "scores.tsv", "changes.tsv", "lexicon.json"
};

/* "partial/file" */
static const char *
file_path(struct folder_out *out, const char *file)
{
	buffer_reset(&out->path, SIZE_MAX);
	buffer_add_format(&out->path, "%s/%s", out->partial.at, file);
	buffer_add_char(&out->path, '\0');
	return buffer_failed(&out->path) ? NULL : out->path.at;
}

static bool
write_file(struct folder_out *out, const char *file, struct slice bytes, struct fault *fault)
{
	const char *path = file_path(out, file);
	struct output *output = path ? output_open(path, fault) : NULL;
	bool good = output && output_write(output, bytes, fault) && output_commit(output, fault);

	if (!path)
		fault_memory(fault);
	output_free(output);
	return good;
}

static bool
copy_file(struct folder_out *out, const char *from, const char *file, struct fault *fault)
{
	struct buffer bytes = { 0 };
	struct lines *lines = lines_open(from, fault);
	enum lines_got got = lines ? LINES_ONE : LINES_BROKEN;
	struct slice line;
	bool good;

	while (got == LINES_ONE && (got = lines_next(lines, &line, fault)) == LINES_ONE) {
		buffer_add_slice(&bytes, line);
		buffer_add_char(&bytes, '\n');
	}
	lines_close(lines);
	good = got == LINES_END && (!buffer_failed(&bytes) || fault_memory(fault))
		&& write_file(out, file, buffer_slice(&bytes), fault);
	buffer_free(&bytes);
	return good;
}

static bool
is_table(const char *file)
{
	size_t size = strlen(file);

	for (size_t i = 0; i < sizeof own_tables / sizeof *own_tables; i++)
		if (strcmp(file, own_tables[i]) == 0)
			return false;
	return file[0] != '.' && size > 4 && strcmp(file + size - 4, ".tsv") == 0;
}

/* The tables that stay as they are: codebook, tests, crosswalks, cues of its own. */
static bool
copy_tables(struct folder_out *out, const struct folder_info *from, struct fault *fault)
{
	DIR *directory = opendir(from->path);
	struct buffer path = { 0 };
	const struct dirent *file;
	char shown[QUOTED_BYTES];
	bool good = true;

	if (!directory)
		return fault_errno(fault, "%s: cannot read this folder",
			quoted(shown, slice_of(from->path)));
	while (good && (errno = 0, file = readdir(directory))) {
		if (!is_table(file->d_name))
			continue;
		buffer_reset(&path, SIZE_MAX);
		buffer_add_format(&path, "%s/%s", from->path, file->d_name);
		buffer_add_char(&path, '\0');
		good = (!buffer_failed(&path) || fault_memory(fault))
			&& copy_file(out, path.at, file->d_name, fault);
	}
	if (good && errno)
		good = fault_errno(fault, "%s: cannot read this folder",
			quoted(shown, slice_of(from->path)));
	closedir(directory);
	buffer_free(&path);
	return good;
}

static bool
write_settings(struct folder_out *out, const struct learnt *learnt, struct buffer *bytes,
	struct fault *fault)
{
	char *folder = strdup(out->folder), *slash;
	bool good;

	if (!folder)
		return fault_memory(fault);
	slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder] = '\0';
	good = learnt_settings(learnt->examples, slash ? folder : ".", bytes, fault)
		&& write_file(out, "lexicon.json", buffer_slice(bytes), fault);
	free(folder);
	return good;
}

static bool
write_tables(struct folder_out *out, const struct learnt *learnt, struct buffer *bytes,
	struct fault *fault)
{
	if (!learnt_terms(learnt, bytes, fault)
			|| !write_file(out, "terms.tsv", buffer_slice(bytes), fault))
		return false;
	buffer_reset(bytes, SIZE_MAX);
	if (!learnt_evidence(learnt, bytes, fault)
			|| !write_file(out, "evidence.tsv", buffer_slice(bytes), fault))
		return false;
	buffer_reset(bytes, SIZE_MAX);
	learnt_scores(learnt, bytes);
	if ((buffer_failed(bytes) && !fault_memory(fault))
			|| !write_file(out, "scores.tsv", buffer_slice(bytes), fault))
		return false;
	buffer_reset(bytes, SIZE_MAX);
	if (!learnt_changes(learnt, bytes, fault)
			|| !write_file(out, "changes.tsv", buffer_slice(bytes), fault))
		return false;
	buffer_reset(bytes, SIZE_MAX);
	return write_settings(out, learnt, bytes, fault);
}

/* What is not whole goes. */
static void
remove_partial(struct folder_out *out)
{
	DIR *directory = opendir(out->partial.at);
	const struct dirent *file;

	while (directory && (file = readdir(directory))) {
		const char *path = file->d_name[0] == '.' ? NULL : file_path(out, file->d_name);

		if (path)
			unlink(path);
	}
	if (directory)
		closedir(directory);
	rmdir(out->partial.at);
}

static bool
fill_folder(struct folder_out *out, const struct learnt *learnt, struct fault *fault)
{
	struct buffer bytes = { 0 };
	char shown[QUOTED_BYTES];
	bool good = write_tables(out, learnt, &bytes, fault)
		&& copy_tables(out, &learnt->examples->tagger.folder, fault);

	buffer_free(&bytes);
	if (good && rename(out->partial.at, out->folder) != 0)
		good = fault_errno(fault, "%s: cannot make this folder",
			quoted(shown, slice_of(out->folder)));
	if (!good)
		remove_partial(out);
	return good;
}

bool
learnt_write(const struct learnt *learnt, const char *folder, struct fault *fault)
{
	struct folder_out out = { .folder = folder };
	char shown[QUOTED_BYTES];
	bool good;

	buffer_add_format(&out.partial, "%s.partial", folder);
	buffer_add_char(&out.partial, '\0');
	if (buffer_failed(&out.partial))
		good = fault_memory(fault);
	else if (mkdir(out.partial.at, 0777) != 0)
		good = fault_errno(fault, "%s: cannot make this folder",
			quoted(shown, slice_of(out.partial.at)));
	else
		good = fill_folder(&out, learnt, fault);
	buffer_free(&out.partial);
	buffer_free(&out.path);
	return good;
}
