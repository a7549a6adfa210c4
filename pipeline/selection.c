#include "selection.h"

#include <stdlib.h>

#include "cell.h"

static const char *const statuses[] = { "reported", "hedged", "recommended", "gap" };

/* Takes the name before the next comma off the list, which is NULL behind the last. */
static struct slice
take_name(const char **list)
{
	const char *from = *list, *comma = strchr(from, ',');

	*list = comma ? comma + 1 : NULL;
	return comma ? (struct slice){ from, (size_t)(comma - from) } : slice_of(from);
}

static bool
is_status(struct slice name)
{
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (slice_is(name, statuses[i]))
			return true;
	return false;
}

static bool
check_statuses(const char *list, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	while (list) {
		struct slice name = take_name(&list);

		if (!is_status(name))
			return fault_set(fault, "--status \"%s\" is none; there are reported, "
				"hedged, recommended and gap", quoted(shown, name));
	}
	return true;
}

static bool
read_conditions(struct selection *selection, struct fault *fault)
{
	selection->rules = calloc(selection->where.count + 1, sizeof *selection->rules);
	if (!selection->rules)
		return fault_memory(fault);
	for (size_t i = 0; i < selection->where.count; i++) {
		struct slice source = slice_of(selection->where.at[i]);
		char shown[QUOTED_BYTES];
		const char *at;

		if (source.size == 0)
			return fault_set(fault, "--where with nothing in it; write a condition "
				"such as source=grey");
		selection->rules[i] = record_rule_read(source, &selection->arena, &at, fault);
		if (!selection->rules[i])
			return fault_place(fault, "--where \"%s\"", quoted(shown, source));
	}
	return true;
}

bool
selection_configure(struct selection *selection, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	for (size_t i = 0; i < selection->codes.count; i++)
		if (!cell_is_path(slice_of(selection->codes.at[i])))
			return fault_set(fault, "--code \"%s\" is no path of names with one slash "
				"between", quoted(shown, slice_of(selection->codes.at[i])));
	if (selection->polarity && !cell_polarities_read(selection->polarity,
			&selection->polarities, fault))
		return false;
	return check_statuses(selection->status, fault) && read_conditions(selection, fault);
}

void
selection_release(struct selection *selection)
{
	free(selection->rules);
	selection->rules = NULL;
	arena_free(&selection->arena);
}

bool
selection_has_record(const struct selection *selection, struct record *record, bool *has)
{
	*has = selection->documents.count == 0;
	for (size_t i = 0; i < selection->documents.count && !*has; i++)
		*has = slice_is(record_id(record), selection->documents.at[i]);
	for (size_t i = 0; i < selection->where.count && *has; i++)
		if (!record_rule_holds(selection->rules[i], record, has))
			return false;
	return true;
}

static bool
has_code(const struct selection *selection, struct slice code)
{
	for (size_t i = 0; i < selection->codes.count; i++) {
		struct slice above = slice_of(selection->codes.at[i]);

		if (slice_starts(code, above)
				&& (code.size == above.size || code.at[above.size] == '/'))
			return true;
	}
	return selection->codes.count == 0;
}

static bool
has_status(const char *list, struct slice status)
{
	bool has = list == NULL;

	while (list && !has)
		has = slice_equal(take_name(&list), status);
	return has;
}

static bool
has_polarity(const struct selection *selection, struct slice name)
{
	enum cell_polarity polarity;

	if (!selection->polarity)
		return true;
	polarity = cell_polarity_of(name);
	return polarity < CELL_EITHER && (selection->polarities & CELL_POLARITY_BIT(polarity));
}

bool
selection_has_tag(const struct selection *selection, const struct tag *tag)
{
	return has_code(selection, tag->code) && has_polarity(selection, tag->polarity)
		&& has_status(selection->status, tag->status)
		&& (!selection->lexicon || slice_is(tag->lexicon, selection->lexicon));
}
