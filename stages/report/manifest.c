#include "manifest.h"

#include "json_file.h"

static bool
wrong(const char *name, const char *what, struct fault *fault)
{
	return fault_set(fault, "\"%s\" is not %s; give a file that pipeline/manifest wrote",
		name, what);
}

static bool
read_string(json_t *object, const char *name, struct slice *string, struct fault *fault)
{
	json_t *value = json_object_get(object, name);

	if (!json_is_string(value))
		return wrong(name, "a string", fault);
	*string = (struct slice){ json_string_value(value), json_string_length(value) };
	return true;
}

/* Room for the items of a member, which must be an array. */
static void *
read_array(struct manifest *manifest, json_t *object, const char *name, size_t size,
	json_t **items, size_t *count, struct fault *fault)
{
	void *room;

	*items = json_object_get(object, name);
	if (!json_is_array(*items)) {
		wrong(name, "an array", fault);
		return NULL;
	}
	*count = json_array_size(*items);
	room = arena_array(&manifest->arena, *count, size);
	if (!room)
		fault_memory(fault);
	return room;
}

static bool
read_count(json_t *object, const char *name, uint64_t *count, struct fault *fault)
{
	json_t *value = json_object_get(object, name);

	if (value && (!json_is_integer(value) || json_integer_value(value) < 0))
		return wrong(name, "a count", fault);
	*count = value ? (uint64_t)json_integer_value(value) : 0;
	return true;
}

static bool
read_files(struct manifest *manifest, json_t *object, const char *name, const char *counted,
	struct manifest_file **files, size_t *count, struct fault *fault)
{
	json_t *items;

	*files = read_array(manifest, object, name, sizeof **files, &items, count, fault);
	for (size_t i = 0; *files && i < *count; i++) {
		json_t *item = json_array_get(items, i);

		if (!read_string(item, "path", &(*files)[i].path, fault)
				|| !read_string(item, "sha256", &(*files)[i].sha256, fault)
				|| !read_count(item, counted, &(*files)[i].count, fault))
			return false;
	}
	return *files != NULL;
}

static bool
read_folders(struct manifest *manifest, const char *name, struct manifest_folder **folders,
	size_t *count, struct fault *fault)
{
	json_t *items;

	*folders = read_array(manifest, manifest->root, name, sizeof **folders, &items, count,
		fault);
	for (size_t i = 0; *folders && i < *count; i++) {
		json_t *item = json_array_get(items, i);
		struct manifest_folder *folder = &(*folders)[i];

		if (!read_string(item, "name", &folder->name, fault)
				|| !read_string(item, "sha256", &folder->sha256, fault)
				|| !read_files(manifest, item, "files", "rows", &folder->files,
					&folder->file_count, fault))
			return false;
	}
	return *folders != NULL;
}

static bool
read_steps(struct manifest *manifest, struct fault *fault)
{
	json_t *items, *item;

	manifest->steps = read_array(manifest, manifest->root, "steps", sizeof *manifest->steps,
		&items, &manifest->step_count, fault);
	for (size_t i = 0; manifest->steps && i < manifest->step_count; i++) {
		item = json_array_get(items, i);
		if (!json_is_string(item))
			return wrong("steps", "an array of strings", fault);
		manifest->steps[i] = (struct slice){
			json_string_value(item), json_string_length(item)
		};
	}
	return manifest->steps != NULL;
}

bool
manifest_open(struct manifest *manifest, const char *path, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	quoted(shown, slice_of(path));
	manifest->root = json_file_read(path, fault);
	if (!manifest->root)
		return false;
	if (read_string(manifest->root, "version", &manifest->version, fault)
			&& read_steps(manifest, fault)
			&& read_folders(manifest, "corpora", &manifest->corpora,
				&manifest->corpus_count, fault)
			&& read_folders(manifest, "lexicons", &manifest->lexicons,
				&manifest->lexicon_count, fault)
			&& read_files(manifest, manifest->root, "layers", "lines",
				&manifest->layers, &manifest->layer_count, fault))
		return true;
	return fault_place(fault, "%s", shown);
}

void
manifest_close(struct manifest *manifest)
{
	json_decref(manifest->root);
	arena_free(&manifest->arena);
	*manifest = (struct manifest){ 0 };
}

const struct manifest_folder *
manifest_lexicon(const struct manifest *manifest, struct slice name)
{
	for (size_t i = 0; i < manifest->lexicon_count; i++)
		if (slice_equal(manifest->lexicons[i].name, name))
			return &manifest->lexicons[i];
	return NULL;
}

const struct manifest_file *
manifest_file(const struct manifest_folder *folder, const char *path)
{
	for (size_t i = 0; i < folder->file_count; i++)
		if (slice_is(folder->files[i].path, path))
			return &folder->files[i];
	return NULL;
}

/* Takes the next word, divided by blanks, off a command. */
static bool
next_word(struct slice *command, struct slice *word)
{
	while (command->size && *command->at == ' ') {
		command->at++;
		command->size--;
	}
	*word = (struct slice){ command->at, 0 };
	while (word->size < command->size && word->at[word->size] != ' ')
		word->size++;
	command->at += word->size;
	command->size -= word->size;
	return word->size > 0;
}

/* "tl-stem", or "stem" and "'stem" in the text of a pipeline for the runner. */
static bool
is_program(struct slice word, const char *program)
{
	if (*word.at == '\'')
		word = (struct slice){ word.at + 1, word.size - 1 };
	return slice_is(word, program) || slice_is(word, program + strlen("tl-"));
}

static bool
find_option(struct slice command, const char *program, const char *option, struct slice *value)
{
	bool begins = true, within = false;
	struct slice word;

	while (next_word(&command, &word)) {
		if (begins)
			within = is_program(word, program);
		else if (within && slice_is(word, option)) {
			next_word(&command, value);
			return true;
		}
		begins = slice_is(word, "|") || (begins && slice_is(word, "themeline"));
	}
	return false;
}

bool
manifest_option(const struct manifest *manifest, const char *program, const char *option,
	struct slice *value)
{
	for (size_t i = 0; i < manifest->step_count; i++)
		if (find_option(manifest->steps[i], program, option, value))
			return true;
	return false;
}
