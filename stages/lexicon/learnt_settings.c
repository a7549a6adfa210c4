/* learnt_settings.c: lexicon.json for a folder in another place. */
#include <stdlib.h>

#include "input.h"
#include "json_file.h"
#include "learnt.h"

/* How many bytes the two paths, without links and dots, have in common up to a slash. */
static size_t
common_part(const char *a, const char *b)
{
	size_t common = 0;

	for (size_t i = 0; ; i++) {
		bool ends = (a[i] == '/' || !a[i]) && (b[i] == '/' || !b[i]);

		if (ends)
			common = i;
		if (!a[i] || !b[i] || a[i] != b[i])
			return common;
	}
}

/* Adds the path of `to` as it is meant from a new folder in `parent`; both are without links and
 * dots. */
static void
add_relative(struct buffer *out, const char *parent, const char *to)
{
	size_t common = common_part(parent, to);

	buffer_add_string(out, "..");
	for (const char *at = parent + common; *at; at++)
		if (*at == '/' && at[1])
			buffer_add_string(out, "/..");
	buffer_add_string(out, to + common);
}

/* The folder's name as it is meant from the new one; NULL and fault if there is no such folder. */
static json_t *
moved(const struct folder_info *folder, const char *parent, const json_t *name, struct fault *fault)
{
	struct buffer path = { 0 }, relative = { 0 };
	char *to = NULL, *from = realpath(parent, NULL);
	json_t *result = NULL;

	buffer_add_format(&path, "%s/%s", folder->path, json_string_value(name));
	buffer_add_char(&path, '\0');
	if (!buffer_failed(&path))
		to = realpath(path.at, NULL);
	if (from && to) {
		add_relative(&relative, from, to);
		if (!buffer_failed(&relative))
			result = json_stringn(relative.at, relative.size);
	}
	if (!from || (!to && !buffer_failed(&path)))
		fault_errno(fault, "%s: cannot read this folder", from ? path.at : parent);
	else if (!result)
		fault_memory(fault);
	free(to);
	free(from);
	buffer_free(&path);
	buffer_free(&relative);
	return result;
}

static bool
move_folders(const struct folder_info *folder, const char *parent, json_t *settings,
	struct fault *fault)
{
	const json_t *spelling = json_object_get(settings, "spelling");
	json_t *cues = json_object_get(settings, "cues"), *name;

	for (size_t i = 0; i < json_array_size(cues); i++) {
		name = moved(folder, parent, json_array_get(cues, i), fault);
		if (!name)
			return false;
		json_array_set_new(cues, i, name);
	}
	if (!json_is_string(spelling) || json_string_length(spelling) == 0)
		return true;
	name = moved(folder, parent, spelling, fault);
	return name && (json_object_set_new(settings, "spelling", name) == 0
		|| fault_memory(fault));
}

/* A folder without settings has the name that its path ends in. */
static json_t *
settings_of(const struct folder_info *folder, struct fault *fault)
{
	struct buffer path = { 0 };
	json_t *settings = NULL;

	buffer_add_format(&path, "%s/lexicon.json", folder->path);
	buffer_add_char(&path, '\0');
	if (!buffer_failed(&path) && input_is_there(path.at))
		settings = json_file_read(path.at, fault);
	else if (buffer_failed(&path)
			|| !(settings = json_pack("{s:s}", "name", folder->name)))
		fault_memory(fault);
	buffer_free(&path);
	return settings;
}

bool
learnt_settings(const struct examples *examples, const char *parent, struct buffer *out,
	struct fault *fault)
{
	const struct folder_info *folder = &examples->tagger.folder;
	json_t *settings = settings_of(folder, fault);
	char *text;
	bool good;

	good = settings && move_folders(folder, parent, settings, fault);
	text = good ? json_dumps(settings, JSON_INDENT(2) | JSON_REAL_PRECISION(6)) : NULL;
	json_decref(settings);
	if (text)
		buffer_add_format(out, "%s\n", text);
	if (good && (!text || buffer_failed(out)))
		good = fault_memory(fault);
	free(text);
	return good;
}
