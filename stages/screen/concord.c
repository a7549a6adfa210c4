#include "concord.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "ratings.h"
#include "sheet.h"

enum {
	CELLS = CHOICES * CHOICES,
	STATISTICS = 3,
	COLUMNS = 5 + STATISTICS,
	NUMBER_BYTES = 32
};

static const struct sheet sheet = {
	.columns = (struct sheet_column[]){
		{ { "stage", 5 }, SHEET_TEXT, false }, { { "reviewer", 8 }, SHEET_TEXT, false },
		{ { "other", 5 }, SHEET_TEXT, false }, { { "records", 7 }, SHEET_COUNT, false },
		{ { "same", 4 }, SHEET_COUNT, false }, { { "agreement", 9 }, SHEET_NUMBER, false },
		{ { "kappa", 5 }, SHEET_NUMBER, false }, { { "ac1", 3 }, SHEET_NUMBER, false },
	},
	.column_count = COLUMNS
};

static size_t
size_of(const struct concord *concord)
{
	return (SCREEN_STAGES - STAGE_TITLE) * concord->reviewers * concord->reviewers * CELLS;
}

/* The cells of two reviewers at a stage, of which one comes before the other. */
static uint64_t *
cells_of(const struct concord *concord, size_t stage, size_t a, size_t b)
{
	size_t row = (stage - STAGE_TITLE) * concord->reviewers + a;

	return concord->at + (row * concord->reviewers + b) * CELLS;
}

bool
concord_open(struct concord *concord, const struct votes *decisions)
{
	concord->reviewers = lexis_count(decisions->rows.reviewers);
	concord->at = calloc(size_of(concord) + 1, sizeof *concord->at);
	return concord->at != NULL;
}

void
concord_free(struct concord *concord)
{
	free(concord->at);
}

void
concord_add(struct concord *concord, const struct vote *decisions, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count && decisions[j].stage == decisions[i].stage; j++) {
			const struct vote *a = &decisions[i], *b = &decisions[j];

			if (!a->by.settles && !b->by.settles)
				cells_of(concord, a->stage, a->by.reviewer, b->by.reviewer)
					[a->choice * CHOICES + b->choice]++;
		}
}

void
concord_merge(struct concord *into, const struct concord *from)
{
	for (size_t i = 0; i < size_of(into); i++)
		into->at[i] += from->at[i];
}

static struct sheet_cell
number_cell(char room[NUMBER_BYTES], double number)
{
	if (isnan(number))
		return (struct sheet_cell){ .kind = SHEET_NUMBER, .text = SLICE("NA") };
	snprintf(room, NUMBER_BYTES, "%.4f", number);
	return (struct sheet_cell){ .kind = SHEET_NUMBER, .text = slice_of(room) };
}

/* At title and abstract nobody can choose not-retrieved: it is no category there. */
static void
write_pair(const uint64_t *records, enum screen_stage stage, struct slice reviewer,
	struct slice other, struct buffer *out)
{
	uint32_t patterns[2 * CELLS];
	double times[CELLS], room[2 * CHOICES];
	struct ratings ratings = { 2, stage == STAGE_TITLE ? CHOICES - 1 : CHOICES, patterns, times,
		0 };
	char numbers[STATISTICS][NUMBER_BYTES];
	uint64_t all = 0, same = 0;

	for (uint32_t i = 0; i < CELLS; i++) {
		if (records[i] == 0)
			continue;
		patterns[2 * ratings.count] = i / CHOICES;
		patterns[2 * ratings.count + 1] = i % CHOICES;
		times[ratings.count++] = (double)records[i];
		all += records[i];
		same += i / CHOICES == i % CHOICES ? records[i] : 0;
	}
	if (all == 0)
		return;
	sheet_tsv.row(out, &sheet, (struct sheet_cell[]){
		sheet_text(slice_of(screen_stage_names[stage])), sheet_text(reviewer),
		sheet_text(other), sheet_count(all), sheet_count(same),
		number_cell(numbers[0], ratings_agreement(&ratings)),
		number_cell(numbers[1], ratings_kappa(&ratings, room)),
		number_cell(numbers[2], ratings_ac1(&ratings, room)) }, false);
}

void
concord_write(const struct concord *concord, const struct lexis *reviewers, struct buffer *out)
{
	sheet_tsv.begin(out, &sheet, true);
	for (enum screen_stage stage = STAGE_TITLE; stage < SCREEN_STAGES; stage++)
		for (uint32_t a = 0; a < concord->reviewers; a++)
			for (uint32_t b = a + 1; b < concord->reviewers; b++)
				write_pair(cells_of(concord, stage, a, b), stage,
					lexis_word(reviewers, a), lexis_word(reviewers, b), out);
	sheet_tsv.end(out, &sheet);
}
