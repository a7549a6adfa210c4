#include "folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../../stages/stages.h"
#include "fuzz.h"
#include "program.h"

enum {
	WORDS = 24	/* of a tool */
};

static char folder[FOLDER_PATH / 2];	/* empty: not made yet */

static void
remove_whole(const char *path)
{
	DIR *files = opendir(path);
	struct dirent *entry;

	while (files && (entry = readdir(files)))
		unlinkat(dirfd(files), entry->d_name, 0);
	if (files)
		closedir(files);
	rmdir(path);
}

static void
folder_end(void)
{
	remove_whole(folder);
}

const char *
folder_path(const char *name, char path[FOLDER_PATH])
{
	const char *parent = getenv("TMPDIR");

	if (!folder[0]) {
		snprintf(folder, sizeof folder, "%s/fuzz-XXXXXX", parent ? parent : "/tmp");
		MUST(mkdtemp(folder) && atexit(folder_end) == 0);
	}
	snprintf(path, FOLDER_PATH, "%s/%s", folder, name);
	return path;
}

void
folder_remove(const char *name)
{
	char path[FOLDER_PATH];

	unlink(folder_path(name, path));
}

void
folder_remove_folder(const char *name)
{
	char path[FOLDER_PATH];

	remove_whole(folder_path(name, path));
}

/* A new file each time: some file systems wait for the disk when one is emptied and written again. */
void
folder_write(const char *name, struct slice bytes)
{
	char path[FOLDER_PATH];
	int file;

	folder_remove(name);
	file = open(folder_path(name, path), O_WRONLY | O_CREAT | O_EXCL, 0600);
	MUST(file >= 0 && write(file, bytes.at, bytes.size) == (ssize_t)bytes.size);
	close(file);
}

void
folder_read(const char *name, struct buffer *out)
{
	char path[FOLDER_PATH];
	int file = open(folder_path(name, path), O_RDONLY);
	off_t size = file < 0 ? -1 : lseek(file, 0, SEEK_END);
	char *at;

	MUST(size >= 0);
	buffer_reset(out, 0);
	at = buffer_reserve(out, (size_t)size + 1);
	MUST(at && pread(file, at, (size_t)size, 0) == size);
	out->size = (size_t)size;
	close(file);
}

/* Turns standard error off, or on again: whatever it was is in `saved`. */
static void
mute(int *saved)
{
	int nowhere = open("/dev/null", O_WRONLY);

	*saved = dup(STDERR_FILENO);
	MUST(nowhere >= 0 && *saved >= 0 && dup2(nowhere, STDERR_FILENO) >= 0);
	close(nowhere);
}

static void
unmute(int saved)
{
	dup2(saved, STDERR_FILENO);
	close(saved);
}

/* Adds a text with paths for its @NAMEs. */
static void
add_expanded(struct buffer *out, struct slice text)
{
	char path[FOLDER_PATH];

	for (; text.size; text.at++, text.size--)
		if (*text.at == '@')
			buffer_add_string(out, folder_path("", path));
		else
			buffer_add_char(out, *text.at);
	buffer_add_char(out, '\0');
}

int
folder_run(const char *text, const char *in, const char *out)
{
	char in_path[FOLDER_PATH], out_path[FOLDER_PATH];
	struct common_options common = {
		.output = folder_path(out, out_path), .no_sandbox = true
	};
	const char *operand = folder_path(in, in_path);
	const struct strings operands = { &operand, 1, 1 };
	struct program program = { 0 };
	struct buffer expanded = { 0 };
	struct fault fault = { 0 };
	int saved, status = STATUS_MISUSE;

	add_expanded(&expanded, slice_of(text));
	folder_remove(out);
	mute(&saved);
	if (program_read(&program, expanded.at, every_stage, &fault)
			&& chain_configure(&program.chain, &fault))
		status = chain_run(&program.chain, "fuzz", &common, &operands);
	program_free(&program);
	unmute(saved);
	buffer_free(&expanded);
	return status;
}

/* Divides the words into the arguments of a main(), in `bytes`; returns how many. */
static size_t
divide(const char *words, struct buffer *bytes, char *argv[WORDS])
{
	struct slice rest = slice_of(words);
	size_t starts[WORDS], count = 0;

	for (; rest.size; count++) {
		MUST(count < WORDS);
		starts[count] = bytes->size;
		add_expanded(bytes, fuzz_take(&rest, " "));
	}
	for (size_t i = 0; i < count; i++)
		argv[i] = bytes->at + starts[i];
	return count;
}

int
folder_tool(const struct tool *tool, const char *words, struct buffer *out)
{
	char all[FOLDER_PATH], path[FOLDER_PATH], *argv[WORDS];
	struct buffer bytes = { 0 };
	int saved, status;
	size_t count;

	/* confined, it would be so for the inputs behind this one too */
	snprintf(all, sizeof all, "%s %s --no-sandbox -o @tool-out", tool->name, words);
	count = divide(all, &bytes, argv);
	folder_remove("tool-out");
	mute(&saved);
	status = tool_main(tool, (int)count, argv);
	unmute(saved);
	buffer_free(&bytes);
	buffer_reset(out, 0);
	if (status < STATUS_MISUSE)
		folder_read("tool-out", out);
	else
		MUST(access(folder_path("tool-out", path), F_OK) != 0);
	return status;
}
