#include "labels.h"

#include <stdlib.h>

#include "array.h"
#include "cell.h"
#include "input.h"
#include "json_file.h"
#include "utf8.h"

/* "folder/file", NUL-terminated; NULL: no memory. */
static const char *
path_in(const char *folder, const char *file, struct arena *arena)
{
	size_t size = strlen(folder) + 1 + strlen(file);
	char *path = arena_take(arena, size + 1);

	if (path)
		stpcpy(stpcpy(stpcpy(path, folder), "/"), file);
	return path;
}

/* The last part of the folder's path, without links and dots. */
static bool
name_after_folder(struct labels *labels, const char *folder, struct fault *fault)
{
	char *path = realpath(folder, NULL), shown[QUOTED_BYTES];

	if (!path)
		return fault_errno(fault, "%s: cannot read this folder",
			quoted(shown, slice_of(folder)));
	labels->lexicon = arena_copy(&labels->arena, slice_of(strrchr(path, '/') + 1));
	free(path);
	if (!labels->lexicon.at)
		return fault_memory(fault);
	if (utf8_valid_prefix(labels->lexicon.at, labels->lexicon.size) == labels->lexicon.size)
		return true;
	return fault_set(fault, "the folder's name \"%s\" is not UTF-8; "
		"put a \"name\" into its lexicon.json", quoted(shown, labels->lexicon));
}

/* Takes a string out of lexicon.json, if there is one called so in it. */
static bool
read_setting(struct labels *labels, const json_t *settings, const char *name, struct slice *value)
{
	const char *string = json_string_value(json_object_get(settings, name));

	if (string)
		*value = arena_copy(&labels->arena, slice_of(string));
	return !string || value->at;
}

static bool
read_settings(struct labels *labels, const char *path, struct fault *fault)
{
	json_t *settings = json_file_read(path, fault);
	bool read;

	if (!settings)
		return false;
	read = read_setting(labels, settings, "name", &labels->lexicon)
		&& read_setting(labels, settings, "title", &labels->title)
		&& read_setting(labels, settings, "version", &labels->version);
	json_decref(settings);
	return read || fault_memory(fault);
}

static bool
read_row(struct labels *labels, size_t code, size_t label, struct fault *fault)
{
	struct label row = { tsv_cell(labels->codebook, code), tsv_cell(labels->codebook, label) };
	struct label *rows = array_reserve(labels->at, &labels->room, labels->count, 1,
		sizeof row);
	char shown[QUOTED_BYTES];

	if (!rows)
		return fault_memory(fault);
	labels->at = rows;
	rows[labels->count++] = row;
	if (cell_is_path(row.code))
		return true;
	fault_set(fault, "code \"%s\" is no path of names divided by slashes",
		quoted(shown, row.code));
	return tsv_place(labels->codebook, row.code.at, fault);
}

static bool
read_codebook(struct labels *labels, const char *path, struct fault *fault)
{
	size_t code, label;

	labels->codebook = tsv_open(path, fault);
	if (!labels->codebook || !tsv_need_column(labels->codebook, "code", &code, fault))
		return false;
	label = tsv_column(labels->codebook, "label");
	while (tsv_next(labels->codebook))
		if (!read_row(labels, code, label, fault))
			return false;
	return true;
}

bool
labels_open(struct labels *labels, const char *folder, struct fault *fault)
{
	const char *settings = path_in(folder, "lexicon.json", &labels->arena);
	const char *codebook = path_in(folder, "codebook.tsv", &labels->arena);
	char shown[QUOTED_BYTES];

	if (!settings || !codebook)
		return fault_memory(fault);
	if (input_is_there(settings) && !read_settings(labels, settings, fault))
		return false;
	if (!labels->lexicon.size && !name_after_folder(labels, folder, fault))
		return false;
	if (!input_is_there(codebook))
		return fault_set(fault, "%s: no such file; tables need the codes of the lexicon: "
			"write one with a column \"code\"", quoted(shown, slice_of(codebook)));
	return read_codebook(labels, codebook, fault);
}

void
labels_close(struct labels *labels)
{
	tsv_close(labels->codebook);
	free(labels->at);
	arena_free(&labels->arena);
	*labels = (struct labels){ 0 };
}

static bool
check_distinct(const struct labels *labels, size_t last, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < last; i++)
		if (slice_equal(labels[i].lexicon, labels[last].lexicon))
			return fault_set(fault, "two lexicons called \"%s\"; give one of them",
				quoted(shown, labels[last].lexicon));
	return true;
}

bool
labels_open_all(struct labels **labels, size_t *count, const struct strings *folders,
	struct fault *fault)
{
	*labels = calloc(folders->count + 1, sizeof **labels);
	if (!*labels)
		return fault_memory(fault);
	for (size_t i = 0; i < folders->count; i++) {
		*count = i + 1;
		if (!labels_open(&(*labels)[i], folders->at[i], fault)
				|| !check_distinct(*labels, i, fault))
			return false;
	}
	return true;
}

void
labels_close_all(struct labels *labels, size_t count)
{
	for (size_t i = 0; i < count; i++)
		labels_close(&labels[i]);
	free(labels);
}
