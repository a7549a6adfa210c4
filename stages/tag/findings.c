#include "findings.h"

static const struct {
	const char *name;
	enum findings findings;
} kinds[SECTION_KINDS] = {
	{ "abstract", FINDINGS_HERE },
	{ "background", FINDINGS_HERE },
	{ "aims", FINDINGS_FEW },
	{ "methods", FINDINGS_FEW },
	{ "results", FINDINGS_HERE },
	{ "discussion", FINDINGS_HERE },
	{ "conclusions", FINDINGS_HERE },
	{ "recommendations", FINDINGS_HERE },
	{ "limitations", FINDINGS_HERE },
	{ "barriers", FINDINGS_HERE },
	{ "enablers", FINDINGS_HERE },
	{ "references", FINDINGS_NONE },
	{ "acknowledgements", FINDINGS_FEW },
	{ "keywords", FINDINGS_NONE },
	{ "other", FINDINGS_HERE },
};

/* SECTION_KINDS if there is no such kind. */
static size_t
kind_number(struct slice name)
{
	size_t i = 0;

	while (i < SECTION_KINDS && !slice_is(name, kinds[i].name))
		i++;
	return i;
}

/* Takes the next name off the list, which is none (.at NULL) behind the last. */
static bool
next_name(struct slice *list, struct slice *name)
{
	const char *comma = list->at ? memchr(list->at, ',', list->size) : NULL;

	*name = *list;
	if (comma) {
		name->size = (size_t)(comma - list->at);
		*list = (struct slice){ comma + 1, list->size - name->size - 1 };
	} else {
		*list = (struct slice){ NULL, 0 };
	}
	return name->at != NULL;
}

static bool
name_read(struct findings_map *map, struct slice name, struct fault *fault)
{
	size_t number = kind_number(name);
	bool all = slice_is(name, "all");
	char shown[QUOTED_BYTES];

	if (number == SECTION_KINDS && !all)
		return fault_set(fault, "--sections \"%s\" is no kind of section; name those that "
			"hold findings, such as results,discussion, or all", quoted(shown, name));
	for (size_t i = 0; i < SECTION_KINDS; i++)
		if (all || i == number)
			map->of[i] = FINDINGS_HERE;
	return true;
}

bool
findings_read(struct findings_map *map, const struct strings *names, struct fault *fault)
{
	for (size_t i = 0; i < SECTION_KINDS; i++)
		map->of[i] = names->count && kinds[i].findings == FINDINGS_HERE ? FINDINGS_FEW
			: kinds[i].findings;
	for (size_t i = 0; i < names->count; i++) {
		struct slice list = slice_of(names->at[i]), name;

		while (next_name(&list, &name))
			if (!name_read(map, name, fault))
				return false;
	}
	return true;
}

enum findings
findings_of(const struct findings_map *map, struct slice kind)
{
	size_t number = kind_number(kind);

	return number < SECTION_KINDS ? map->of[number] : FINDINGS_HERE;
}
