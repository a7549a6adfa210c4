#include "answers.h"

#include <stdlib.h>

static const char *const names[] = {
	"id", "checklist", "item", "answer", "note", "reviewer", NULL
};

/* A file that is being read: its columns. */
struct reader {
	const struct answers *answers;
	size_t checklist, item, answer, note;
};

static bool
find_columns(void *data, const struct tsv *tsv, struct fault *fault)
{
	struct reader *reader = data;

	reader->checklist = tsv_column(tsv, "checklist");
	reader->note = tsv_column(tsv, "note");
	return tsv_need_column(tsv, "item", &reader->item, fault)
		&& tsv_need_column(tsv, "answer", &reader->answer, fault);
}

static bool
find_checklist(const struct reader *reader, const struct tsv *tsv, struct answer *answer,
	struct fault *fault)
{
	const struct answers *answers = reader->answers;
	struct slice name = tsv_cell(tsv, reader->checklist);

	if (name.size == 0 && answers->checklist_count == 1)
		return true;
	for (; answer->checklist < answers->checklist_count; answer->checklist++)
		if (slice_equal(answers->checklists[answer->checklist].name, name))
			return true;
	return tsv_refuse(tsv, name, "is no checklist that is named with -c", fault);
}

/* Finds which answer to which item it is. */
static bool
find_answer(const struct reader *reader, const struct tsv *tsv, struct answer *answer,
	struct fault *fault)
{
	struct slice item = tsv_cell(tsv, reader->item), word = tsv_cell(tsv, reader->answer);
	const struct checklist *checklist = &reader->answers->checklists[answer->checklist];
	size_t number = checklist_item(checklist, item);

	if (number == SIZE_MAX)
		return tsv_refuse(tsv, item, "is no item of the checklist", fault);
	answer->item = (uint32_t)number;
	number = item_answer(&checklist->items[number], word);
	if (number == SIZE_MAX)
		return tsv_refuse(tsv, word, "is no answer that the checklist has for this item",
			fault);
	answer->answer = (uint32_t)number;
	return true;
}

static bool
read_answer(void *data, const struct tsv *tsv, void *row, bool *said, struct fault *fault)
{
	const struct reader *reader = data;
	struct answer *answer = row;

	*said = tsv_cell(tsv, reader->answer).size > 0;
	if (!*said)
		return true;
	answer->note = tsv_cell(tsv, reader->note);
	return find_checklist(reader, tsv, answer, fault)
		&& find_answer(reader, tsv, answer, fault);
}

static int
answer_order(const void *left, const void *right)
{
	const struct answer *a = left, *b = right;

	if (a->by.id != b->by.id)
		return a->by.id < b->by.id ? -1 : 1;
	if (a->checklist != b->checklist)
		return a->checklist < b->checklist ? -1 : 1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return (a->by.reviewer > b->by.reviewer) - (a->by.reviewer < b->by.reviewer);
}

/* One checklist a document, one answer a reviewer. */
static bool
check(const struct answers *answers, struct fault *fault)
{
	const struct answer *at = answers->rows.at;

	for (size_t i = 1; i < answers->rows.count; i++) {
		const struct answer *a = &at[i - 1], *b = &at[i];
		bool twice = answer_order(a, b) == 0;

		if (twice || (a->by.id == b->by.id && a->checklist != b->checklist))
			return reviewer_rows_refuse(&answers->rows, &a->by, &b->by, twice
				? "has two answers of a reviewer to an item"
				: "is appraised by two checklists", fault);
	}
	return true;
}

static bool
open_checklists(struct answers *answers, const struct strings *paths, struct fault *fault)
{
	answers->checklists = calloc(paths->count + 1, sizeof *answers->checklists);
	if (!answers->checklists)
		return fault_memory(fault);
	for (size_t i = 0; i < paths->count; i++)
		if (!checklist_open(&answers->checklists[answers->checklist_count++], paths->at[i],
				fault))
			return false;
	return true;
}

bool
answers_open(struct answers *answers, const struct strings *checklists, const struct strings *paths,
	const char *consensus, struct fault *fault)
{
	static const struct reviewer_table table = {
		.row_size = sizeof(struct answer), .names = names,
		.find_columns = find_columns, .read = read_answer, .order = answer_order,
	};
	struct reader reader = { .answers = answers };

	return open_checklists(answers, checklists, fault)
		&& reviewer_rows_open(&answers->rows, &table, &reader, paths, consensus, fault)
		&& check(answers, fault);
}

void
answers_close(struct answers *answers)
{
	for (size_t i = 0; i < answers->checklist_count; i++)
		checklist_close(&answers->checklists[i]);
	free(answers->checklists);
	reviewer_rows_close(&answers->rows);
	*answers = (struct answers){ 0 };
}
