#include "votes.h"

const char *const screen_stage_names[SCREEN_STAGES] = {
	"automation", "title-abstract", "full-text"
};

const char *const screen_choice_names[CHOICES] = { "include", "exclude", "not-retrieved" };

static const char *const names[] = { "id", "decision", "reviewer", "stage", "reason", NULL };

/* Columns of the file that is being read. */
struct columns {
	size_t decision, stage, reason;
};

static bool
find_columns(void *data, const struct tsv *tsv, struct fault *fault)
{
	struct columns *columns = data;

	columns->stage = tsv_column(tsv, "stage");
	columns->reason = tsv_column(tsv, "reason");
	return tsv_need_column(tsv, "decision", &columns->decision, fault);
}

static bool
read_stage(const struct tsv *tsv, struct slice stage, struct vote *vote, struct fault *fault)
{
	vote->stage = STAGE_TITLE;
	if (slice_is(stage, screen_stage_names[STAGE_FULL]))
		vote->stage = STAGE_FULL;
	return vote->stage == STAGE_FULL || stage.size == 0
		|| slice_is(stage, screen_stage_names[STAGE_TITLE])
		|| tsv_refuse(tsv, stage, "is no stage; write title-abstract or full-text", fault);
}

static bool
read_choice(const struct tsv *tsv, struct slice cell, struct vote *vote, struct fault *fault)
{
	while (vote->choice < CHOICES && !slice_is(cell, screen_choice_names[vote->choice]))
		vote->choice++;
	if (vote->choice == CHOICES)
		return tsv_refuse(tsv, cell, "is no decision; write include, exclude or, at stage "
			"full-text, not-retrieved", fault);
	return vote->choice != CHOICE_NOT_RETRIEVED || vote->stage == STAGE_FULL
		|| tsv_refuse(tsv, cell, "is a decision of stage full-text alone", fault);
}

static bool
read_vote(void *data, const struct tsv *tsv, void *row, bool *said, struct fault *fault)
{
	const struct columns *columns = data;
	struct slice decision = tsv_cell(tsv, columns->decision);
	struct vote *vote = row;

	*said = decision.size > 0;
	if (!*said)
		return true;
	vote->reason = tsv_cell(tsv, columns->reason);
	return read_stage(tsv, tsv_cell(tsv, columns->stage), vote, fault)
		&& read_choice(tsv, decision, vote, fault);
}

static int
vote_order(const void *left, const void *right)
{
	const struct vote *a = left, *b = right;

	if (a->by.id != b->by.id)
		return a->by.id < b->by.id ? -1 : 1;
	if (a->stage != b->stage)
		return a->stage < b->stage ? -1 : 1;
	return (a->by.reviewer > b->by.reviewer) - (a->by.reviewer < b->by.reviewer);
}

static bool
check(struct votes *votes, struct fault *fault)
{
	const struct vote *at = votes->rows.at;

	for (size_t i = 0; i < votes->rows.count; i++) {
		votes->has_full |= at[i].stage == STAGE_FULL;
		if (i > 0 && vote_order(&at[i - 1], &at[i]) == 0)
			return reviewer_rows_refuse(&votes->rows, &at[i - 1].by, &at[i].by,
				"has two decisions of a reviewer at a stage", fault);
	}
	return true;
}

bool
votes_open(struct votes *votes, const struct strings *paths, const char *consensus,
	struct fault *fault)
{
	static const struct reviewer_table table = {
		.row_size = sizeof(struct vote), .names = names,
		.find_columns = find_columns, .read = read_vote, .order = vote_order,
	};
	struct columns columns;

	return reviewer_rows_open(&votes->rows, &table, &columns, paths, consensus, fault)
		&& check(votes, fault);
}

void
votes_close(struct votes *votes)
{
	reviewer_rows_close(&votes->rows);
}
