#include "folder.h"

#include <stdlib.h>

#include "input.h"
#include "json_file.h"

const char *
folder_file(struct folder_info *folder, const char *file, struct fault *fault)
{
	size_t size = strlen(folder->path) + 1 + strlen(file);
	char *path = arena_take(&folder->arena, size + 1);

	if (path)
		stpcpy(stpcpy(stpcpy(path, folder->path), "/"), file);
	else
		fault_memory(fault);
	return path;
}

bool
folder_has(struct folder_info *folder, const char *file)
{
	struct fault ignored = { 0 };
	const char *path = folder_file(folder, file, &ignored);

	return !path || input_is_there(path);
}

/* Takes a string out of lexicon.json. False: no memory. */
static bool
take(struct folder_info *folder, const json_t *settings, const char *member, const char **to)
{
	const char *value = json_string_value(json_object_get(settings, member));

	if (!value)
		return true;
	*to = arena_copy(&folder->arena, slice_of(value)).at;
	return *to != NULL;
}

/* The last part of the folder's path, without links and dots. */
static bool
take_last_part(struct folder_info *folder, struct fault *fault)
{
	char *path = realpath(folder->path, NULL), shown[QUOTED_BYTES];

	if (!path)
		return fault_errno(fault, "%s: cannot read this folder",
			quoted(shown, slice_of(folder->path)));
	folder->name = arena_copy(&folder->arena, slice_of(strrchr(path, '/') + 1)).at;
	free(path);
	return folder->name || fault_memory(fault);
}

bool
folder_open(struct folder_info *folder, const char *path, struct fault *fault)
{
	struct fault mistake = { 0 };
	json_t *settings = NULL;
	const char *file;
	bool good;

	*folder = (struct folder_info){ .path = path, .language = "english" };
	if (!take_last_part(folder, fault))
		return false;
	file = folder_file(folder, "lexicon.json", fault);
	if (!file)
		return false;
	if (input_is_there(file))
		settings = json_file_read(file, &mistake);
	if (!fault_excuse(&mistake, fault))
		return false;
	good = take(folder, settings, "spelling", &folder->spelling)
		&& take(folder, settings, "name", &folder->name)
		&& take(folder, settings, "language", &folder->language)
		&& take(folder, settings, "title", &folder->title)
		&& take(folder, settings, "version", &folder->version);
	json_decref(settings);
	if (!good)
		return fault_memory(fault);
	return !folder->spelling
		|| (folder->spelling = folder_file(folder, folder->spelling, fault));
}

void
folder_close(struct folder_info *folder)
{
	arena_free(&folder->arena);
}
