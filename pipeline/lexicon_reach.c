#include "lexicon_reach.h"

#include <limits.h>
#include <stdio.h>

#include "json_file.h"

enum {
	CUES_OF_A_LEXICON = 1	/* steps: the settings of cues name a spelling, and no further cues */
};

static void allow_folder(struct confinement *confinement, const char *folder, int steps);

/* A folder by its name in the settings of another. */
static void
allow_named(struct confinement *confinement, const char *folder, const json_t *name, int steps)
{
	const char *to = json_string_value(name);
	char path[PATH_MAX];
	int size;

	if (!to)
		return;
	size = to[0] == '/' ? snprintf(path, sizeof path, "%s", to)
		: snprintf(path, sizeof path, "%s/%s", folder, to);
	if (size > 0 && (size_t)size < sizeof path)
		allow_folder(confinement, path, steps);
}

static void
allow_folder(struct confinement *confinement, const char *folder, int steps)
{
	char path[PATH_MAX];
	int size = snprintf(path, sizeof path, "%s/lexicon.json", folder);
	struct fault fault = { 0 };
	const json_t *cues;
	json_t *settings;

	confine_allow(confinement, CONFINE_READ, folder);
	if (steps < 0 || size < 0 || (size_t)size >= sizeof path)
		return;
	settings = json_file_read(path, &fault);
	confine_fail(confinement, &fault);
	allow_named(confinement, folder, json_object_get(settings, "spelling"), -1);
	cues = json_object_get(settings, "cues");
	for (size_t i = 0; i < json_array_size(cues); i++)
		allow_named(confinement, folder, json_array_get(cues, i), steps - 1);
	json_decref(settings);
}

void
lexicon_allow(struct confinement *confinement, const char *folder)
{
	allow_folder(confinement, folder, CUES_OF_A_LEXICON);
}
