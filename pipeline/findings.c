#include "findings.h"

#include "section_kind.h"

/* FINDINGS_MAP if there is no such kind. */
static size_t
kind_number(struct slice name)
{
	for (size_t i = 0; i < FINDINGS_MAP && section_kinds[i]; i++)
		if (slice_is(name, section_kinds[i]))
			return i;
	return FINDINGS_MAP;
}

static enum findings
findings_by_default(const char *kind)
{
	static const char *const few[] = { "aims", "methods", "acknowledgements" };
	static const char *const none[] = { "references", "keywords" };

	for (size_t i = 0; i < sizeof few / sizeof *few; i++)
		if (strcmp(kind, few[i]) == 0)
			return FINDINGS_FEW;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (strcmp(kind, none[i]) == 0)
			return FINDINGS_NONE;
	return FINDINGS_HERE;
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

	if (number == FINDINGS_MAP && !all)
		return fault_set(fault, "--sections \"%s\" is no kind of section; name those that "
			"hold findings, such as results,discussion, or all", quoted(shown, name));
	for (size_t i = 0; i < FINDINGS_MAP; i++)
		if (all || i == number)
			map->of[i] = FINDINGS_HERE;
	return true;
}

bool
findings_read(struct findings_map *map, const struct strings *names, struct fault *fault)
{
	for (size_t i = 0; i < FINDINGS_MAP && section_kinds[i]; i++) {
		map->of[i] = findings_by_default(section_kinds[i]);
		if (names->count && map->of[i] == FINDINGS_HERE)
			map->of[i] = FINDINGS_FEW;
	}
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

	return number < FINDINGS_MAP ? map->of[number] : FINDINGS_HERE;
}
