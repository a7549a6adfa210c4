/* tl-appraise: joins how people appraised documents by checklists. */
#include <stdlib.h>

#include "appraisal.h"
#include "output.h"
#include "sheet.h"
#include "stage.h"
#include "thousandths.h"

enum {
	VALUE_KEPT = 64 * 1024
};

struct settings {
	struct strings checklist_paths, answer_paths;
	const char *consensus, *least_given, *summary_path;
	int32_t least;			/* thousandths; SCORE_NONE: all records go on */
	struct output *summary;		/* NULL: not asked for */
	struct answers answers;
	size_t *cells;			/* by checklist: where its counts begin */
	size_t cell_count;
};

static const struct option appraise_options[] = {
	{ "checklist", 'c', OPTION_LIST, offsetof(struct settings, checklist_paths), "FILE",
		"a checklist, such as pipeline/checklists/aacods.tsv; may be repeated" },
	{ "answers", 'a', OPTION_LIST, offsetof(struct settings, answer_paths), "FILE",
		"the answers in FILE; may be repeated" },
	{ "consensus", 0, OPTION_STRING, offsetof(struct settings, consensus), "NAME",
		"the reviewer whose answers settle conflicts (default consensus)" },
	{ "min-score", 'm', OPTION_STRING, offsetof(struct settings, least_given), "X",
		"only records with a score from X on, 0 to 1" },
	{ "summary", 0, OPTION_OUTPUT, offsetof(struct settings, summary_path), "FILE",
		"write how often each item has which answer to FILE" },
	{ .name = NULL }
};

/* For each checklist and item its answers, and those who are open or in conflict. */
static bool
lay_out_cells(struct settings *settings)
{
	const struct answers *answers = &settings->answers;

	settings->cells = calloc(answers->checklist_count + 1, sizeof *settings->cells);
	if (!settings->cells)
		return false;
	for (size_t i = 0; i < answers->checklist_count; i++) {
		settings->cells[i] = settings->cell_count;
		for (size_t j = 0; j < answers->checklists[i].count; j++)
			settings->cell_count += answers->checklists[i].items[j].count + 2;
	}
	return true;
}

static bool
appraise_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	char shown[QUOTED_BYTES];

	settings->least = SCORE_NONE;
	if (settings->checklist_paths.count == 0)
		return fault_set(fault, "no checklist; name one with -c, as in "
			"-c pipeline/checklists/aacods.tsv");
	if (settings->answer_paths.count == 0)
		return fault_set(fault, "no answers; name a table of them with -a");
	if (settings->least_given && (!thousandths_read(slice_of(settings->least_given),
			&settings->least) || settings->least < 0 || settings->least > 1000))
		return fault_set(fault, "-m \"%s\": write a number from 0 to 1 with three decimals "
			"at most", quoted(shown, slice_of(settings->least_given)));
	if (!answers_open(&settings->answers, &settings->checklist_paths, &settings->answer_paths,
			settings->consensus ? settings->consensus : "consensus", fault))
		return false;
	if (!lay_out_cells(settings))
		return fault_memory(fault);
	if (settings->summary_path)
		settings->summary = output_open(settings->summary_path, fault);
	return !settings->summary_path || settings->summary;
}

static void
appraise_release(void *memory)
{
	struct settings *settings = memory;

	output_free(settings->summary);
	answers_close(&settings->answers);
	free(settings->cells);
	settings->cells = NULL;
}

static void
appraise_opens(const void *memory, struct confinement *confinement)
{
	const struct settings *settings = memory;

	confine_allow(confinement, CONFINE_END, settings->summary_path);
}

struct worker {
	const struct settings *settings;
	struct buffer value;		/* of the record's member */
	uint64_t *cells;		/* documents, as settings lay them out */
	uint64_t in_conflict, left_out;	/* documents; without a score, for want of it */
	bool *met;			/* by id of the answers */
};

static void
appraise_end(void *memory)
{
	struct worker *worker = memory;

	buffer_free(&worker->value);
	free(worker->cells);
	free(worker->met);
	free(worker);
}

static void *
appraise_begin(const void *memory, struct lexis *lexis, struct fault *fault)
{
	const struct settings *settings = memory;
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (worker) {
		worker->settings = settings;
		worker->cells = calloc(settings->cell_count + 1, sizeof *worker->cells);
		worker->met = calloc(lexis_count(settings->answers.rows.ids) + 1, sizeof *worker->met);
		if (worker->cells && worker->met)
			return worker;
		appraise_end(worker);
	}
	fault_memory(fault);
	return NULL;
}

static void
count_items(struct worker *worker, const struct appraisal *appraisal)
{
	const struct settings *settings = worker->settings;
	const struct checklist *checklist = appraisal->checklist;
	uint64_t *cells = worker->cells + settings->cells[checklist - settings->answers.checklists];

	for (size_t i = 0; i < checklist->count; i++) {
		int said = appraisal_item(appraisal, i);
		size_t count = checklist->items[i].count;

		cells[said >= 0 ? (size_t)said : count + (said == ITEM_CONFLICT)]++;
		cells += count + 2;
	}
}

static enum verdict
appraise_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	int32_t score = SCORE_NONE;
	size_t count;
	uint32_t id;
	const struct answer *at = reviewer_rows_find(&settings->answers.rows, record_id(record),
		&count, &id);

	if (count) {
		struct appraisal appraisal = appraisal_of(&settings->answers, at, count);

		worker->met[id] = true;
		worker->in_conflict += appraisal.conflicts > 0;
		score = appraisal.score;
		count_items(worker, &appraisal);
		buffer_reset(&worker->value, VALUE_KEPT);
		appraisal_write(&appraisal, settings->answers.rows.reviewers, &worker->value);
		if (buffer_failed(&worker->value))
			return verdict_memory(fault);
		record_set_value(record, LAYER_APPRAISAL, buffer_slice(&worker->value));
	} else if (record_has(record, LAYER_APPRAISAL)) {
		record_set_value(record, LAYER_APPRAISAL, SLICE("null"));
	}
	worker->left_out += settings->least != SCORE_NONE && score == SCORE_NONE;
	return score >= settings->least ? VERDICT_KEEP : VERDICT_DROP;
}

static bool
appraise_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into;
	const struct worker *part = from;

	(void)fault;
	for (size_t i = 0; i < whole->settings->cell_count; i++)
		whole->cells[i] += part->cells[i];
	for (size_t i = 0; i < lexis_count(whole->settings->answers.rows.ids); i++)
		whole->met[i] |= part->met[i];
	whole->in_conflict += part->in_conflict;
	whole->left_out += part->left_out;
	return true;
}

enum column {
	COLUMN_CHECKLIST, COLUMN_ITEM, COLUMN_QUESTION, COLUMN_ANSWER, COLUMN_DOCUMENTS,
	COLUMNS
};

static const struct sheet summary_sheet = {
	.columns = (struct sheet_column[]){
		{ { "checklist", 9 }, SHEET_TEXT, false }, { { "item", 4 }, SHEET_TEXT, false },
		{ { "question", 8 }, SHEET_TEXT, false }, { { "answer", 6 }, SHEET_TEXT, false },
		{ { "documents", 9 }, SHEET_COUNT, false },
	},
	.column_count = COLUMNS
};

static const uint64_t *
summarise_item(const struct checklist *checklist, const struct item *item, const uint64_t *cells,
	struct buffer *out)
{
	for (size_t i = 0; i < item->count + 2; i++) {
		struct slice answer = i < item->count ? item->answers[i].name
			: i == item->count ? SLICE("(open)") : SLICE("(conflict)");

		sheet_tsv.row(out, &summary_sheet, (struct sheet_cell[]){
			sheet_text(checklist->name), sheet_text(item->name),
			sheet_text(item->question), sheet_text(answer), sheet_count(cells[i]) },
			false);
	}
	return cells + item->count + 2;
}

static bool
write_summary(const struct worker *worker, struct fault *fault)
{
	const struct answers *answers = &worker->settings->answers;
	const uint64_t *cells = worker->cells;
	struct buffer out = { 0 };
	bool good;

	sheet_tsv.begin(&out, &summary_sheet, true);
	for (size_t i = 0; i < answers->checklist_count; i++)
		for (size_t j = 0; j < answers->checklists[i].count; j++)
			cells = summarise_item(&answers->checklists[i],
				&answers->checklists[i].items[j], cells, &out);
	sheet_tsv.end(&out, &summary_sheet);
	good = output_whole(worker->settings->summary, &out, fault);
	buffer_free(&out);
	return good;
}

static void
remark(struct buffer *lines, uint64_t count, const char *one, const char *many)
{
	if (count)
		buffer_add_format(lines, "%llu %s\n", (unsigned long long)count,
			count == 1 ? one : many);
}

static bool
appraise_remark(void *memory, struct buffer *lines, struct fault *fault)
{
	const struct worker *worker = memory;
	uint64_t unmet = 0;

	for (size_t i = 0; i < lexis_count(worker->settings->answers.rows.ids); i++)
		unmet += !worker->met[i];
	remark(lines, unmet, "id with answers is of no record",
		"ids with answers are of no record");
	remark(lines, worker->in_conflict, "record has items that are answered differently",
		"records have items that are answered differently");
	remark(lines, worker->left_out, "record left out for want of a score",
		"records left out for want of a score");
	return !worker->settings->summary || write_summary(worker, fault);
}

const struct stage appraise_stage = {
	.name = "appraise",
	.summary = "join how people appraised documents by checklists",
	.description =
		"Sets the member \"appraisal\" in records that have answers: which checklist, how\n"
		"many of its items are answered, the score from 0 to 1 once all are, and every\n"
		"answer with its note. Records can be left out by their score.",
	.options = appraise_options,
	.settings_size = sizeof(struct settings),
	.configure = appraise_configure,
	.release = appraise_release,
	.opens = appraise_opens,
	.begin = appraise_begin,
	.end = appraise_end,
	.each = appraise_each,
	.merge = appraise_merge,
	.remark = appraise_remark,
};
