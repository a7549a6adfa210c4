#include "answers.h"

#include <stdlib.h>

#include "array.h"
#include "columns.h"
#include "id_rows.h"
#include "tsv.h"

static const char *const names[] = {
	"id", "checklist", "item", "answer", "note", "reviewer", NULL
};

struct columns {
	size_t id, checklist, item, answer, note, reviewer;
};

/* A file that is being read. */
struct reader {
	struct answers *answers;
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

	columns->checklist = tsv_column(tsv, "checklist");
	columns->note = tsv_column(tsv, "note");
	columns->reviewer = tsv_column(tsv, "reviewer");
	return columns_known(tsv, names, fault) && tsv_need_column(tsv, "id", &columns->id, fault)
		&& tsv_need_column(tsv, "item", &columns->item, fault)
		&& tsv_need_column(tsv, "answer", &columns->answer, fault);
}

static bool
find_checklist(const struct reader *reader, struct answer *answer, struct fault *fault)
{
	const struct answers *answers = reader->answers;
	struct slice name = tsv_cell(reader->tsv, reader->columns.checklist);

	if (name.size == 0 && answers->checklist_count == 1)
		return true;
	for (; answer->checklist < answers->checklist_count; answer->checklist++)
		if (slice_equal(answers->checklists[answer->checklist].name, name))
			return true;
	return tsv_refuse(reader->tsv, name, "is no checklist that is named with -c", fault);
}

/* Finds which answer to which item it is. */
static bool
find_answer(const struct reader *reader, struct answer *answer, struct fault *fault)
{
	struct slice item = tsv_cell(reader->tsv, reader->columns.item);
	struct slice word = tsv_cell(reader->tsv, reader->columns.answer);
	const struct checklist *checklist;
	size_t number;

	if (!find_checklist(reader, answer, fault))
		return false;
	checklist = &reader->answers->checklists[answer->checklist];
	number = checklist_item(checklist, item);
	if (number == SIZE_MAX)
		return tsv_refuse(reader->tsv, item, "is no item of the checklist", fault);
	answer->item = (uint32_t)number;
	number = item_answer(&checklist->items[number], word);
	if (number == SIZE_MAX)
		return tsv_refuse(reader->tsv, word, "is no answer that the checklist has for this "
			"item", fault);
	answer->answer = (uint32_t)number;
	return true;
}

static bool
read_row(const struct reader *reader, struct fault *fault)
{
	struct answers *answers = reader->answers;
	struct slice id = tsv_cell(reader->tsv, reader->columns.id);
	struct slice reviewer = tsv_cell(reader->tsv, reader->columns.reviewer);
	struct answer *at = array_reserve(answers->at, &answers->room, answers->count, 1,
		sizeof *at);
	struct answer answer = {
		.note = tsv_cell(reader->tsv, reader->columns.note), .path = reader->path,
		.line = tsv_line(reader->tsv), .settles = slice_equal(reviewer, reader->consensus)
	};

	if (!at)
		return fault_memory(fault);
	answers->at = at;
	if (tsv_cell(reader->tsv, reader->columns.answer).size == 0)
		return true;
	if (id.size == 0)
		return tsv_refuse(reader->tsv, id, "is no id; say which document this is about",
			fault);
	if (!find_answer(reader, &answer, fault))
		return false;
	answer.id = lexis_intern(answers->ids, id);
	answer.reviewer = lexis_intern(answers->reviewers, reviewer);
	if (answer.id == LEXIS_NONE || answer.reviewer == LEXIS_NONE)
		return fault_memory(fault);
	at[answers->count++] = answer;
	return true;
}

static bool
read_file(struct answers *answers, const char *path, const char *consensus, struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	struct reader reader = {
		.answers = answers, .tsv = tsv, .path = path, .consensus = slice_of(consensus)
	};

	if (!tsv)
		return false;
	answers->files[answers->file_count++] = tsv;
	if (!find_columns(&reader, fault))
		return false;
	while (tsv_next(tsv))
		if (!read_row(&reader, fault))
			return false;
	return true;
}

static int
answer_order(const void *left, const void *right)
{
	const struct answer *a = left, *b = right;

	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	if (a->checklist != b->checklist)
		return a->checklist < b->checklist ? -1 : 1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return (a->reviewer > b->reviewer) - (a->reviewer < b->reviewer);
}

/* One checklist a document, one answer a reviewer. */
static bool
check(const struct answers *answers, struct fault *fault)
{
	char shown[QUOTED_BYTES], path[QUOTED_BYTES], other[QUOTED_BYTES];

	for (size_t i = 1; i < answers->count; i++) {
		const struct answer *a = &answers->at[i - 1], *b = a + 1;
		bool twice = answer_order(a, b) == 0;

		if (twice || (a->id == b->id && a->checklist != b->checklist))
			return fault_set(fault, "%s:%zu and %s:%zu: \"%s\" %s; keep one",
				quoted(path, slice_of(a->path)), a->line,
				quoted(other, slice_of(b->path)), b->line,
				quoted(shown, lexis_word(answers->ids, a->id)),
				twice ? "has two answers of a reviewer to an item"
					: "is appraised by two checklists");
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
	answers->ids = lexis_new(SIZE_MAX);
	answers->reviewers = lexis_new(SIZE_MAX);
	answers->files = calloc(paths->count + 1, sizeof *answers->files);
	if (!answers->ids || !answers->reviewers || !answers->files)
		return fault_memory(fault);
	if (!open_checklists(answers, checklists, fault))
		return false;
	for (size_t i = 0; i < paths->count; i++)
		if (!read_file(answers, paths->at[i], consensus, fault))
			return false;
	if (answers->count)
		qsort(answers->at, answers->count, sizeof *answers->at, answer_order);
	answers->first = id_rows_index(answers->ids, answers->at, answers->count,
		sizeof *answers->at);
	return answers->first ? check(answers, fault) : fault_memory(fault);
}

void
answers_close(struct answers *answers)
{
	for (size_t i = 0; i < answers->checklist_count; i++)
		checklist_close(&answers->checklists[i]);
	for (size_t i = 0; i < answers->file_count; i++)
		tsv_close(answers->files[i]);
	free(answers->checklists);
	free(answers->files);
	free(answers->at);
	free(answers->first);
	lexis_free(answers->ids);
	lexis_free(answers->reviewers);
	*answers = (struct answers){ 0 };
}

const struct answer *
answers_find(const struct answers *answers, struct slice id, size_t *count, uint32_t *number)
{
	size_t first;

	*number = id_rows_find(answers->ids, answers->first, id, &first, count);
	return answers->at + first;
}
