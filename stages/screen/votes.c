#include "votes.h"

#include <stdlib.h>

#include "array.h"
#include "columns.h"
#include "id_rows.h"
#include "tsv.h"

const char *const screen_stage_names[SCREEN_STAGES] = {
	"automation", "title-abstract", "full-text"
};

const char *const screen_choice_names[CHOICES] = { "include", "exclude", "not-retrieved" };

static const char *const names[] = { "id", "decision", "reviewer", "stage", "reason", NULL };

struct columns {
	size_t id, decision, reviewer, stage, reason;
};

/* A file that is being read. */
struct reader {
	struct votes *decisions;
	const struct tsv *tsv;
	const char *path;
	struct columns columns;
	struct slice consensus;
};

static bool
find_columns(struct reader *reader, struct fault *fault)
{
	const struct tsv *tsv = reader->tsv;
	struct columns *columns = &reader->columns;

	columns->reviewer = tsv_column(tsv, "reviewer");
	columns->stage = tsv_column(tsv, "stage");
	columns->reason = tsv_column(tsv, "reason");
	return columns_known(tsv, names, fault) && tsv_need_column(tsv, "id", &columns->id, fault)
		&& tsv_need_column(tsv, "decision", &columns->decision, fault);
}

static bool
read_choice(const struct reader *reader, struct vote *decision, struct fault *fault)
{
	struct slice cell = tsv_cell(reader->tsv, reader->columns.decision);
	struct slice stage = tsv_cell(reader->tsv, reader->columns.stage);

	decision->stage = STAGE_TITLE;
	if (slice_is(stage, screen_stage_names[STAGE_FULL]))
		decision->stage = STAGE_FULL;
	else if (stage.size && !slice_is(stage, screen_stage_names[STAGE_TITLE]))
		return tsv_refuse(reader->tsv, stage, "is no stage; write title-abstract or "
			"full-text", fault);
	while (decision->choice < CHOICES
			&& !slice_is(cell, screen_choice_names[decision->choice]))
		decision->choice++;
	if (decision->choice == CHOICES)
		return tsv_refuse(reader->tsv, cell, "is no decision; write include, exclude "
			"or, at stage full-text, not-retrieved", fault);
	return decision->choice != CHOICE_NOT_RETRIEVED || decision->stage == STAGE_FULL
		|| tsv_refuse(reader->tsv, cell, "is a decision of stage full-text alone", fault);
}

static bool
read_who(const struct reader *reader, struct vote *decision, struct fault *fault)
{
	struct votes *decisions = reader->decisions;
	struct slice id = tsv_cell(reader->tsv, reader->columns.id);
	struct slice reviewer = tsv_cell(reader->tsv, reader->columns.reviewer);

	if (id.size == 0) {
		fault_set(fault, "no id; say which record this decides on");
		return tsv_place(reader->tsv, id.at, fault);
	}
	decision->settles = slice_equal(reviewer, reader->consensus);
	decision->id = lexis_intern(decisions->ids, id);
	decision->reviewer = lexis_intern(decisions->reviewers, reviewer);
	if (decision->id == LEXIS_NONE || decision->reviewer == LEXIS_NONE)
		return fault_memory(fault);
	if (lexis_count(decisions->reviewers) > REVIEWERS + 1) {
		fault_set(fault, "more than %d reviewers; is this column their names?", REVIEWERS);
		return tsv_place(reader->tsv, reviewer.at, fault);
	}
	return true;
}

static bool
read_row(const struct reader *reader, struct fault *fault)
{
	struct votes *decisions = reader->decisions;
	struct vote *at = array_reserve(decisions->at, &decisions->room, decisions->count, 1,
		sizeof *at);
	struct vote decision = {
		.reason = tsv_cell(reader->tsv, reader->columns.reason), .path = reader->path,
		.line = tsv_line(reader->tsv)
	};

	if (!at)
		return fault_memory(fault);
	decisions->at = at;
	if (tsv_cell(reader->tsv, reader->columns.decision).size == 0)
		return true;
	if (!read_choice(reader, &decision, fault) || !read_who(reader, &decision, fault))
		return false;
	decisions->has_full |= decision.stage == STAGE_FULL;
	at[decisions->count++] = decision;
	return true;
}

static bool
read_file(struct votes *decisions, const char *path, const char *consensus,
	struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	struct reader reader = {
		.decisions = decisions, .tsv = tsv, .path = path, .consensus = slice_of(consensus)
	};

	if (!tsv)
		return false;
	decisions->files[decisions->file_count++] = tsv;
	if (!find_columns(&reader, fault))
		return false;
	while (tsv_next(tsv))
		if (!read_row(&reader, fault))
			return false;
	return true;
}

static int
vote_order(const void *left, const void *right)
{
	const struct vote *a = left, *b = right;

	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	if (a->stage != b->stage)
		return a->stage < b->stage ? -1 : 1;
	return (a->reviewer > b->reviewer) - (a->reviewer < b->reviewer);
}

static bool
check_once(const struct votes *decisions, struct fault *fault)
{
	char shown[QUOTED_BYTES], path[QUOTED_BYTES], other[QUOTED_BYTES];

	for (size_t i = 1; i < decisions->count; i++) {
		const struct vote *a = &decisions->at[i - 1], *b = a + 1;

		if (vote_order(a, b) == 0)
			return fault_set(fault, "%s:%zu and %s:%zu: the same reviewer decides on "
				"\"%s\" at the same stage; keep one",
				quoted(path, slice_of(a->path)), a->line,
				quoted(other, slice_of(b->path)), b->line,
				quoted(shown, lexis_word(decisions->ids, a->id)));
	}
	return true;
}

bool
votes_open(struct votes *decisions, const struct strings *paths, const char *consensus,
	struct fault *fault)
{
	decisions->ids = lexis_new(SIZE_MAX);
	decisions->reviewers = lexis_new(SIZE_MAX);
	decisions->files = calloc(paths->count + 1, sizeof *decisions->files);
	if (!decisions->ids || !decisions->reviewers || !decisions->files)
		return fault_memory(fault);
	for (size_t i = 0; i < paths->count; i++)
		if (!read_file(decisions, paths->at[i], consensus, fault))
			return false;
	if (decisions->count)
		qsort(decisions->at, decisions->count, sizeof *decisions->at, vote_order);
	decisions->first = id_rows_index(decisions->ids, decisions->at, decisions->count,
		sizeof *decisions->at);
	return decisions->first ? check_once(decisions, fault) : fault_memory(fault);
}

void
votes_close(struct votes *decisions)
{
	for (size_t i = 0; i < decisions->file_count; i++)
		tsv_close(decisions->files[i]);
	free(decisions->files);
	free(decisions->at);
	free(decisions->first);
	lexis_free(decisions->ids);
	lexis_free(decisions->reviewers);
	*decisions = (struct votes){ 0 };
}

const struct vote *
votes_find(const struct votes *decisions, struct slice id, size_t *count, uint32_t *number)
{
	size_t first;

	*number = id_rows_find(decisions->ids, decisions->first, id, &first, count);
	return decisions->at + first;
}
