/* lexicon_folders.c: lexicons and cues out of their folders. */
#include <stdlib.h>
#include <sys/stat.h>

#include "array.h"
#include "input.h"
#include "json_file.h"
#include "lexicon_cells.h"
#include "lexicon_inside.h"

/* The folder's number, whatever it was read for before. */
static bool
folder_find(struct lexicons *lexicons, const char *path, size_t *number, struct fault *fault)
{
	struct folder *folders = lexicons->folders;
	char name[QUOTED_BYTES];
	struct stat status;

	if (stat(path, &status) != 0)
		return fault_errno(fault, "%s: cannot read this folder",
			quoted(name, slice_of(path)));
	if (!S_ISDIR(status.st_mode))
		return fault_set(fault, "%s: not a folder; name the folder that holds the tables",
			quoted(name, slice_of(path)));
	for (*number = 0; *number < lexicons->folder_count; ++*number)
		if (folders[*number].device == status.st_dev
				&& folders[*number].inode == status.st_ino)
			return true;
	folders = array_reserve(folders, &lexicons->folder_room, lexicons->folder_count, 1,
		sizeof *folders);
	if (!folders)
		return fault_memory(fault);
	lexicons->folders = folders;
	folders[lexicons->folder_count++] = (struct folder){
		.device = status.st_dev, .inode = status.st_ino,
	};
	return true;
}

/* "folder/name", or the name alone if it is absolute; NULL and fault without memory. */
static const char *
path_join(struct lexicons *lexicons, const char *folder, const char *name, struct fault *fault)
{
	struct buffer path = { 0 };
	struct slice joined = { NULL, 0 };

	if (name[0] != '/') {
		buffer_add_string(&path, folder);
		buffer_add_char(&path, '/');
	}
	buffer_add_string(&path, name);
	if (!buffer_failed(&path))
		joined = arena_copy(&lexicons->arena, buffer_slice(&path));
	buffer_free(&path);
	if (!joined.at)
		fault_memory(fault);
	return joined.at;
}

/* Reads the folder's lexicon.json; an empty object if there is none. NULL and fault for a
 * mistake. */
static json_t *
settings_load(struct lexicons *lexicons, const char *folder, struct fault *fault)
{
	const char *path = path_join(lexicons, folder, "lexicon.json", fault);
	json_t *settings;

	if (!path)
		return NULL;
	if (input_is_there(path))
		settings = json_file_read(path, fault);
	else if (!(settings = json_object()))
		fault_memory(fault);
	if (settings && !json_is_object(settings)) {
		fault_set(fault, "%s: not a JSON object; write {\"name\": ...}", path);
		json_decref(settings);
		return NULL;
	}
	return settings;
}

/* A member that is a string, `otherwise` if it is absent; NULL and fault if it is something
 * else. */
static const char *
settings_string(const json_t *settings, const char *folder, const char *name, const char *otherwise,
	struct fault *fault)
{
	const json_t *value = json_object_get(settings, name);

	if (!value)
		return otherwise;
	if (!json_is_string(value) || json_string_length(value) == 0) {
		fault_set(fault, "%s/lexicon.json: \"%s\" must be a string that is not empty",
			folder, name);
		return NULL;
	}
	return json_string_value(value);
}

bool
spelling_find(struct lexicons *lexicons, const char *folder, const char *name,
	const struct spelling **spelling, struct fault *fault)
{
	const char *path = path_join(lexicons, folder, name, fault);
	struct folder *at;
	size_t number;

	if (!path || !folder_find(lexicons, path, &number, fault))
		return false;
	at = &lexicons->folders[number];
	if (!at->spelling)
		at->spelling = spelling_load(path, fault);
	*spelling = at->spelling;
	return at->spelling != NULL;
}

/* The dialect of a folder's patterns. */
static bool
dialect_set(struct lexicons *lexicons, const json_t *settings, const char *folder,
	struct fault *fault)
{
	const struct spelling *spelling = NULL;
	const char *language = settings_string(settings, folder, "language", "english", fault);
	const char *name = settings_string(settings, folder, "spelling", "", fault);

	if (!language || !name)
		return false;
	if (*name && !spelling_find(lexicons, folder, name, &spelling, fault))
		return false;
	lexicons->has_dialect = true;
	return matcher_dialect(lexicons->matcher, language, spelling, &lexicons->dialect, fault)
		|| fault_place(fault, "%s/lexicon.json", folder);
}

/* The last component of the folder's path, without links and dots. */
static bool
folder_name(struct lexicons *lexicons, const char *folder, struct slice *name, struct fault *fault)
{
	char *path = realpath(folder, NULL);

	if (!path)
		return fault_errno(fault, "%s: cannot find its name", folder);
	*name = arena_copy(&lexicons->arena, slice_of(strrchr(path, '/') + 1));
	free(path);
	return name->at || fault_memory(fault);
}

bool
lexicon_reserve(struct lexicons *lexicons, const json_t *settings, const char *folder,
	struct fault *fault)
{
	size_t count = lexicons->count;
	struct slice *names = array_reserve(lexicons->names, &lexicons->name_room, count, 1,
		sizeof *names);
	struct lexicon_limits *limits = array_reserve(lexicons->limits, &lexicons->limit_room,
		count, 1, sizeof *limits);
	struct scoring *scorings = array_reserve(lexicons->scorings, &lexicons->scoring_room,
		count, 1, sizeof *scorings);

	if (names)
		lexicons->names = names;
	if (limits)
		lexicons->limits = limits;
	if (scorings)
		lexicons->scorings = scorings;
	if (!names || !limits || !scorings)
		return fault_memory(fault);
	scorings[count] = (struct scoring){ 0 };
	if (!limits_read(settings, folder, &limits[count], fault))
		lexicon_mistake(lexicons, fault);
	return true;
}

/* Names the lexicon that there is room for, whether or not there is something wrong with the name.
 * False: no memory. */
static bool
name_add(struct lexicons *lexicons, const json_t *settings, const char *folder, struct fault *fault)
{
	const char *given = settings_string(settings, folder, "name", "", fault);
	char shown[QUOTED_BYTES];
	struct slice name;

	if (!given)
		lexicon_mistake(lexicons, fault);
	name = arena_copy(&lexicons->arena, slice_of(given ? given : ""));
	if (!name.at)
		return fault_memory(fault);
	if (name.size == 0 && !folder_name(lexicons, folder, &name, fault))
		return false;
	for (size_t i = 0; i < lexicons->count; i++)
		if (slice_equal(lexicons->names[i], name)) {
			fault_set(fault, "%s/lexicon.json: another lexicon is called \"%s\" too; "
				"give this one a name of its own", folder, quoted(shown, name));
			lexicon_mistake(lexicons, fault);
			break;
		}
	lexicons->names[lexicons->count++] = name;
	return true;
}

static bool
add_terms(struct lexicons *lexicons, const char *folder, struct fault *fault)
{
	const char *codebook = path_join(lexicons, folder, "codebook.tsv", fault);
	const char *terms = path_join(lexicons, folder, "terms.tsv", fault);
	struct lexis *codes = NULL;

	if (!codebook || !terms)
		return false;
	if (input_is_there(codebook)) {
		codes = lexis_new(SIZE_MAX);
		if (!codes)
			return fault_memory(fault);
		read_codebook(lexicons, codebook, codes, fault);
	}
	if (!lexicons->stopped)
		read_terms(lexicons, terms, codes, fault);
	lexis_free(codes);
	return true;
}

/* Gives the codes of the last lexicon their numbers in its scoring. */
static bool
number_codes(struct lexicons *lexicons, struct fault *fault)
{
	struct scoring *scoring = &lexicons->scorings[lexicons->count - 1];

	for (size_t i = 0; i < lexicons->entry_count; i++) {
		struct entry *entry = &lexicons->entries[i];

		if (entry->is_cue || entry->term.lexicon_number != lexicons->count - 1
				|| entry->evidence > EVIDENCE_CODE)
			continue;
		entry->term.number = scoring_code(scoring, entry->term.code);
		if (entry->term.number == LEXIS_NONE)
			return fault_memory(fault);
	}
	return scoring_seal(scoring, fault);
}

/* What a lexicon that was learnt has more. */
static bool
add_learnt(struct lexicons *lexicons, const char *folder, struct fault *fault)
{
	struct scoring *scoring = &lexicons->scorings[lexicons->count - 1];
	const char *scores = path_join(lexicons, folder, "scores.tsv", fault);
	const char *evidence = path_join(lexicons, folder, "evidence.tsv", fault);

	if (!scores || !evidence)
		return false;
	if (!input_is_there(scores))
		return true;
	if (!scoring_read(scoring, scores, cue_classes, fault)) {
		lexicon_mistake(lexicons, fault);
		scoring_free(scoring);
		return true;
	}
	if (input_is_there(evidence))
		read_evidence(lexicons, evidence, fault);
	return number_codes(lexicons, fault);
}

/* Reads the folder's cues unless they are read. A lexicon need not have any. */
static bool
add_cues(struct lexicons *lexicons, const char *folder, size_t number, bool need,
	struct fault *fault)
{
	const char *path = path_join(lexicons, folder, "cues.tsv", fault);

	if (!path)
		return false;
	if (lexicons->folders[number].cues || (!need && !input_is_there(path)))
		return true;
	lexicons->folders[number].cues = true;
	read_cues(lexicons, path, fault);
	return true;
}

/* Reads the folders of cues that a lexicon names. */
static bool
add_named_cues(struct lexicons *lexicons, const json_t *settings, const char *folder,
	struct fault *fault)
{
	const json_t *names = json_object_get(settings, "cues");
	uint32_t dialect = lexicons->dialect;

	if (names && !json_is_array(names))
		return fault_set(fault, "%s/lexicon.json: \"cues\" must be an array of folders",
			folder);
	for (size_t i = 0; !lexicons->stopped && i < json_array_size(names); i++) {
		const char *name = json_string_value(json_array_get(names, i));
		const char *path = name ? path_join(lexicons, folder, name, fault) : NULL;

		if (!name)
			return fault_set(fault, "%s/lexicon.json: \"cues\" must hold strings",
				folder);
		lexicons->dialect = dialect;
		if (!path)
			return false;
		lexicons_add_cues(lexicons, path, fault);
	}
	lexicons->dialect = dialect;
	return true;
}

/* What a folder's patterns are read by; after a mistake English, so that they can be read. */
static bool
add_dialect(struct lexicons *lexicons, const json_t *settings, const char *folder,
	struct fault *fault)
{
	if (dialect_set(lexicons, settings, folder, fault))
		return true;
	return lexicon_mistake(lexicons, fault) && matcher_dialect(lexicons->matcher, "english",
		NULL, &lexicons->dialect, fault);
}

/* A folder's settings, NULL after a mistake: all is then as if there were none. */
static json_t *
add_settings(struct lexicons *lexicons, const char *folder, struct fault *fault)
{
	json_t *settings = settings_load(lexicons, folder, fault);

	if (!settings)
		lexicon_mistake(lexicons, fault);
	return settings;
}

bool
lexicons_add(struct lexicons *lexicons, const char *folder, struct fault *fault)
{
	size_t before = lexicons->mistakes, number;
	json_t *settings;

	if (lexicons->stopped)
		return false;
	if (!folder_find(lexicons, folder, &number, fault)) {
		lexicon_mistake(lexicons, fault);
		return false;
	}
	if (lexicons->folders[number].terms)
		return true;
	lexicons->folders[number].terms = true;
	settings = add_settings(lexicons, folder, fault);
	if (!lexicons->stopped && (!lexicon_reserve(lexicons, settings, folder, fault)
			|| !name_add(lexicons, settings, folder, fault)
			|| lexicons->stopped || !add_dialect(lexicons, settings, folder, fault)
			|| !add_terms(lexicons, folder, fault) || lexicons->stopped
			|| !add_learnt(lexicons, folder, fault) || lexicons->stopped
			|| !add_cues(lexicons, folder, number, false, fault) || lexicons->stopped
			|| !add_named_cues(lexicons, settings, folder, fault))
			&& !lexicons->stopped)
		lexicon_mistake(lexicons, fault);
	json_decref(settings);
	return lexicons->mistakes == before;
}

bool
lexicons_add_cues(struct lexicons *lexicons, const char *folder, struct fault *fault)
{
	size_t before = lexicons->mistakes, number;
	json_t *settings;
	bool inherits;

	if (lexicons->stopped)
		return false;
	if (!folder_find(lexicons, folder, &number, fault)) {
		lexicon_mistake(lexicons, fault);
		return false;
	}
	if (lexicons->folders[number].cues)
		return true;
	settings = add_settings(lexicons, folder, fault);
	inherits = lexicons->has_dialect && !json_object_get(settings, "language")
		&& !json_object_get(settings, "spelling");
	if (!lexicons->stopped && (inherits || add_dialect(lexicons, settings, folder, fault))
			&& !add_cues(lexicons, folder, number, true, fault))
		lexicon_mistake(lexicons, fault);
	json_decref(settings);
	return lexicons->mistakes == before;
}
