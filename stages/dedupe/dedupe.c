/* tl-dedupe: finds the records of one publication and makes one of them. */
#include <stdlib.h>

#include "candidates.h"
#include "clusters.h"
#include "merged.h"
#include "shelf.h"
#include "spool.h"
#include "stage.h"
#include "thousandths.h"
#include "told.h"

enum {
	THRESHOLD = 800		/* thousandths */
};

struct settings {
	bool only_mark, exact;
	const char *threshold, *report, *explain;
	int32_t least;		/* the threshold, read */
	struct told *clusters, *pairs;
};

static const struct option dedupe_options[] = {
	{ "only-mark", 'm', OPTION_FLAG, offsetof(struct settings, only_mark), NULL,
		"keep all records, and mark those that are duplicates" },
	{ "exact", 'e', OPTION_FLAG, offsetof(struct settings, exact), NULL,
		"look at identifiers alone: DOI, PMID, PMCID" },
	{ "threshold", 't', OPTION_STRING, offsetof(struct settings, threshold), "X",
		"take records for the same from this score on, 0 to 1 (default 0.8)" },
	{ "report", 'r', OPTION_OUTPUT, offsetof(struct settings, report), "FILE",
		"write the clusters of duplicates to FILE" },
	{ "explain", 'x', OPTION_OUTPUT, offsetof(struct settings, explain), "FILE",
		"write all pairs that were looked at, with the parts of their scores, to FILE" },
	{ .name = NULL }
};

static bool
dedupe_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	char shown[QUOTED_BYTES];

	settings->least = THRESHOLD;
	if (settings->threshold && (!thousandths_read(slice_of(settings->threshold),
			&settings->least) || settings->least < 0 || settings->least > 1000))
		return fault_set(fault, "-t \"%s\": write a number from 0 to 1 with three "
			"decimals at most", quoted(shown, slice_of(settings->threshold)));
	settings->clusters = told_open(settings->report, fault);
	if (settings->clusters)
		settings->pairs = told_open(settings->explain, fault);
	return settings->pairs != NULL;
}

static void
dedupe_release(void *memory)
{
	struct settings *settings = memory;

	told_free(settings->clusters);
	told_free(settings->pairs);
}

static void
dedupe_opens(const void *memory, struct confinement *confinement)
{
	const struct settings *settings = memory;

	confine_allow(confinement, CONFINE_END, settings->report);
	confine_allow(confinement, CONFINE_END, settings->explain);
	confine_allow(confinement, CONFINE_SCRATCH, spool_folder());
}

struct worker {
	const struct settings *settings;
	struct shelf *shelf;	/* with those of the workers merged into it behind */
	size_t records, duplicates;
};

static void
dedupe_end(void *memory)
{
	struct worker *worker = memory;

	shelf_free(worker->shelf);
	free(worker);
}

static void *
dedupe_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (worker) {
		worker->settings = settings;
		worker->shelf = shelf_new();
		if (worker->shelf)
			return worker;
		dedupe_end(worker);
	}
	fault_memory(fault);
	return NULL;
}

static enum verdict
dedupe_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;

	return shelf_add(worker->shelf, record, fault) ? VERDICT_DROP : VERDICT_BROKEN;
}

static bool
dedupe_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into, *part = from;

	(void)fault;
	shelf_join(whole->shelf, part->shelf);
	part->shelf = NULL;
	return true;
}

/* Adds a bond for each candidate whose score is high enough and that nothing keeps apart. */
static bool
judge_candidates(const struct settings *settings, const struct entries *entries,
	const struct candidates *candidates, struct bonds *bonds, struct fault *fault)
{
	for (size_t i = 0; i < candidates->count; i++) {
		struct pair pair = candidates->at[i];
		struct likeness likeness = likeness_of(entries->at[pair.a], entries->at[pair.b]);
		struct bond bond = { pair.a, pair.b, REASON_LIKE, likeness.score };

		if (!told_pair(settings->pairs, entries, pair, &likeness, fault))
			return false;
		if (!likeness.apart && likeness.score >= settings->least
				&& !bonds_add(bonds, bond))
			return fault_memory(fault);
	}
	return true;
}

static bool
find_bonds(const struct settings *settings, const struct entries *entries, struct bonds *bonds,
	struct fault *fault)
{
	struct candidates candidates = { 0 };
	bool good = (bonds_find_same(bonds, entries)
			&& (settings->exact || candidates_find(&candidates, entries)))
		|| fault_memory(fault);

	good = good && judge_candidates(settings, entries, &candidates, bonds, fault);
	candidates_free(&candidates);
	return good;
}

static bool
emit_all(const struct settings *settings, struct merged *merged, struct emitter *emitter,
	struct fault *fault)
{
	const struct clusters *clusters = merged->clusters;
	struct slice line;

	for (uint32_t i = 0; i < merged->entries->count; i++) {
		if (!merged_line(merged, i, &line, fault)
				|| (clusters_is_several(clusters, i)
					&& !told_cluster(settings->clusters, merged->entries,
						clusters, i, fault)))
			return false;
		if (line.size && !emit_line(emitter, line, 0))
			return true;	/* stopped, and said so */
	}
	return told_commit(settings->clusters, fault) && told_commit(settings->pairs, fault);
}

static bool
dedupe_finish(void *memory, struct emitter *emitter, struct fault *fault)
{
	struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	struct entries entries = { 0 };
	struct bonds bonds = { 0 };
	struct clusters clusters = { 0 };
	struct merged merged = {
		.entries = &entries, .clusters = &clusters, .mark = settings->only_mark
	};
	bool good = shelf_list(worker->shelf, &entries, fault)
		&& find_bonds(settings, &entries, &bonds, fault)
		&& (clusters_make(&clusters, &entries, &bonds) || fault_memory(fault))
		&& emit_all(settings, &merged, emitter, fault);

	worker->records = entries.count;
	worker->duplicates = clusters.duplicates;
	merged_free(&merged);
	clusters_free(&clusters);
	bonds_free(&bonds);
	free(entries.at);
	return good;
}

static bool
dedupe_remark(void *memory, struct buffer *lines, struct fault *fault)
{
	const struct worker *worker = memory;

	(void)fault;
	if (worker->duplicates)
		buffer_add_format(lines, "%zu of %zu records are duplicates\n", worker->duplicates,
			worker->records);
	return true;
}

const struct stage dedupe_stage = {
	.name = "dedupe",
	.summary = "make one record of several of the same publication",
	.description =
		"Reads records and gives them back without duplicates: of those with the same DOI,\n"
		"PMID or PMCID, or with title, authors, year, journal, page and abstract enough\n"
		"alike, the richest is kept, with what the others had besides and, as the member\n"
		"\"duplicates\", who they were and why they were taken for the same.",
	.options = dedupe_options,
	.settings_size = sizeof(struct settings),
	.gives_records = true,
	.configure = dedupe_configure,
	.release = dedupe_release,
	.opens = dedupe_opens,
	.begin = dedupe_begin,
	.end = dedupe_end,
	.each = dedupe_each,
	.merge = dedupe_merge,
	.finish = dedupe_finish,
	.remark = dedupe_remark,
};
