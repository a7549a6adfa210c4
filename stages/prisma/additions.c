#include "additions.h"

#include "columns.h"
#include "json.h"
#include "tsv.h"

enum {
	MOST = 1000000000	/* of anything: sums of these stay exact */
};

enum kind {
	TO_LIST, TO_LEAF, TO_CLAIM, TO_STUDIES
};

static const struct place {
	const char *name;
	enum kind kind;
	enum flow_arm arm;
	int number;	/* of the list, leaf or box */
} places[] = {
	{ "database", TO_LIST, ARM_DATABASES, LIST_SOURCES },
	{ "register", TO_LIST, ARM_DATABASES, LIST_REGISTERS },
	{ "duplicates", TO_LEAF, ARM_DATABASES, LEAF_DUPLICATES },
	{ "automation", TO_LEAF, ARM_DATABASES, LEAF_AUTOMATION },
	{ "removed", TO_LEAF, ARM_DATABASES, LEAF_REMOVED },
	{ "excluded", TO_LEAF, ARM_DATABASES, LEAF_EXCLUDED },
	{ "not-retrieved", TO_LEAF, ARM_DATABASES, LEAF_NOT_RETRIEVED },
	{ "reason", TO_LIST, ARM_DATABASES, LIST_REASONS },
	{ "included", TO_LEAF, ARM_DATABASES, LEAF_INCLUDED },
	{ "identified", TO_CLAIM, ARM_DATABASES, BOX_IDENTIFIED },
	{ "screened", TO_CLAIM, ARM_DATABASES, BOX_SCREENED },
	{ "sought", TO_CLAIM, ARM_DATABASES, BOX_SOUGHT },
	{ "assessed", TO_CLAIM, ARM_DATABASES, BOX_ASSESSED },
	{ "other", TO_LIST, ARM_OTHER, LIST_SOURCES },
	{ "other-removed", TO_LEAF, ARM_OTHER, LEAF_REMOVED },
	{ "other-not-retrieved", TO_LEAF, ARM_OTHER, LEAF_NOT_RETRIEVED },
	{ "other-reason", TO_LIST, ARM_OTHER, LIST_REASONS },
	{ "other-included", TO_LEAF, ARM_OTHER, LEAF_INCLUDED },
	{ "other-sought", TO_CLAIM, ARM_OTHER, BOX_SOUGHT },
	{ "other-assessed", TO_CLAIM, ARM_OTHER, BOX_ASSESSED },
	{ "studies", TO_STUDIES, ARMS, 0 },
};

static const char *const names[] = { "box", "count", "label", NULL };

struct columns {
	size_t box, count, label;
};

static const struct place *
find_place(struct slice name)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (slice_is(name, places[i].name))
			return &places[i];
	return NULL;
}

static bool
claim(struct flow *flow, const struct place *place, const struct tsv *tsv, const char *path,
	uint64_t count, struct slice box, struct fault *fault)
{
	struct flow_claim *claim_of = &flow->arms[place->arm].claims[place->number];

	if (claim_of->path)
		return tsv_refuse(tsv, box, "is said twice; keep one", fault);
	*claim_of = (struct flow_claim){ path, tsv_line(tsv), count };
	return true;
}

static bool
read_row(struct flow *flow, const struct tsv *tsv, const char *path, const struct columns *columns,
	struct fault *fault)
{
	struct slice box = tsv_cell(tsv, columns->box), label = tsv_cell(tsv, columns->label);
	struct slice number = tsv_cell(tsv, columns->count);
	const struct place *place = find_place(box);
	uint64_t count;

	if (!place)
		return tsv_refuse(tsv, box, "is no box; man tl-prisma lists them", fault);
	if (!json_unsigned(number, &count) || count > MOST)
		return tsv_refuse(tsv, number, "is no count; write a whole number up to 1000000000",
			fault);
	if (place->kind == TO_LIST && label.size == 0)
		return tsv_refuse(tsv, box, "needs a label: which database, register, method or "
			"reason?", fault);
	switch (place->kind) {
	case TO_LIST:
		return counts_add(&flow->arms[place->arm].lists[place->number], label, count)
			!= LEXIS_NONE || fault_memory(fault);
	case TO_LEAF:
		flow->arms[place->arm].leaves[place->number] += count;
		return true;
	case TO_CLAIM:
		return claim(flow, place, tsv, path, count, box, fault);
	default:
		flow->studies += count;
		return true;
	}
}

bool
additions_read(struct flow *flow, const char *path, struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	struct columns columns;
	bool good = tsv && columns_known(tsv, names, fault)
		&& tsv_need_column(tsv, "box", &columns.box, fault)
		&& tsv_need_column(tsv, "count", &columns.count, fault);

	if (good)
		columns.label = tsv_column(tsv, "label");
	while (good && tsv_next(tsv))
		good = read_row(flow, tsv, path, &columns, fault);
	tsv_close(tsv);
	return good;
}
