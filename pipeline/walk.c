#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "buffer.h"
#include "options.h"

struct walk {
	struct buffer path;	/* of the folder or file that is being looked at, with its NUL */
	size_t inside;		/* where the part below the walked folder begins */
	found_function *tell;
	void *context;
	struct fault *fault;
};

static bool
tell(struct walk *walk, enum found_kind kind)
{
	/* the walked folder itself has nothing below itself */
	size_t inside = walk->inside < walk->path.size ? walk->inside : walk->path.size - 1;
	struct found found = { kind, walk->path.at, walk->path.at + inside };

	return walk->tell(walk->context, &found, walk->fault);
}

static bool
unreadable(struct walk *walk)
{
	char shown[QUOTED_BYTES];

	fault_errno(walk->fault, "%s: cannot read", quoted(shown, slice_of(walk->path.at)));
	return tell(walk, FOUND_UNREADABLE);
}

static int
compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void
free_names(struct strings *names)
{
	for (size_t i = 0; i < names->count; i++)
		free((char *)names->at[i]);
	strings_free(names);
}

static bool
keep_name(struct strings *names, const char *name)
{
	char *copy = strdup(name);

	if (copy && strings_add(names, copy))
		return true;
	free(copy);
	errno = ENOMEM;
	return false;
}

/* False and errno when the folder cannot be read. */
static bool
read_names(const char *path, struct strings *names)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	int error = 0;

	if (!folder)
		return false;
	while (errno = 0, !error && (entry = readdir(folder)) != NULL)
		if (entry->d_name[0] != '.' && !keep_name(names, entry->d_name))
			error = errno;
	error = error ? error : errno;
	closedir(folder);
	if (names->count)
		qsort(names->at, names->count, sizeof *names->at, compare_names);
	errno = error;
	return error == 0;
}

static bool walk_folder(struct walk *walk);

/* What walk->path names, when a folder held it. */
static bool
walk_entry(struct walk *walk)
{
	struct stat about;
	bool link;

	if (lstat(walk->path.at, &about) != 0)
		return unreadable(walk);
	link = S_ISLNK(about.st_mode);
	if (link && stat(walk->path.at, &about) != 0)
		return unreadable(walk);
	if (S_ISREG(about.st_mode))
		return tell(walk, FOUND_FILE);
	if (!S_ISDIR(about.st_mode))
		return tell(walk, FOUND_OTHER);
	return link ? tell(walk, FOUND_LINKED_DIRECTORY) : walk_folder(walk);
}

/* Puts "/name" behind the folder's path of `size` bytes. */
static bool
enter(struct walk *walk, size_t size, const char *name)
{
	walk->path.size = size;
	if (walk->path.at[size - 1] != '/')
		buffer_add_char(&walk->path, '/');
	buffer_add(&walk->path, name, strlen(name) + 1);
	return !buffer_failed(&walk->path) || fault_memory(walk->fault);
}

/* Recursion ends where the system's longest path does. */
static bool
walk_folder(struct walk *walk)
{
	size_t size = walk->path.size - 1;
	struct strings names = { 0 };
	bool done;

	done = read_names(walk->path.at, &names) || unreadable(walk);
	for (size_t i = 0; done && i < names.count; i++)
		done = enter(walk, size, names.at[i]) && walk_entry(walk);
	free_names(&names);
	return done;
}

static bool
walk_path(struct walk *walk, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct stat about;

	buffer_add(&walk->path, path, strlen(path) + 1);
	if (buffer_failed(&walk->path))
		return fault_memory(walk->fault);
	if (strcmp(path, "-") != 0 && stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
		walk->inside = walk->path.size - (path[strlen(path) - 1] == '/');
		return walk_folder(walk);
	}
	walk->inside = slash ? (size_t)(slash + 1 - path) : 0;
	return tell(walk, FOUND_FILE);
}

bool
walk(const char *path, found_function *tell_found, void *context, struct fault *fault)
{
	struct walk state = { .tell = tell_found, .context = context, .fault = fault };
	bool done = walk_path(&state, path);

	buffer_free(&state.path);
	return done;
}
