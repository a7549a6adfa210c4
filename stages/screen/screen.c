/* tl-screen: says which records are included and which are not, by rules and by what people
 * decided. */
#include <stdlib.h>

#include "concord.h"
#include "json.h"
#include "listing.h"
#include "outcome.h"
#include "stage.h"

enum {
	VALUE_KEPT = 64 * 1024
};

enum column {
	COLUMN_ID, COLUMN_STATUS, COLUMN_STAGE, COLUMN_BY, COLUMN_REASON, COLUMN_TITLE,
	COLUMNS
};

struct settings {
	const char *rules_path, *language, *spelling, *consensus;
	struct strings decision_paths;
	uint64_t reviewers;
	bool drop;
	const char *conflicts_path, *excluded_path, *agreement_path;
	struct output *conflicts, *excluded, *agreement;	/* NULL: not asked for */
	struct rules rules;
	struct votes decisions;
};

static const struct option screen_options[] = {
	{ "rules", 'r', OPTION_STRING, offsetof(struct settings, rules_path), "FILE",
		"decide by the rules in FILE" },
	{ "decisions", 'd', OPTION_LIST, offsetof(struct settings, decision_paths), "FILE",
		"take what people decided from FILE; may be repeated" },
	{ "reviewers", 'n', OPTION_COUNT, offsetof(struct settings, reviewers), "N",
		"so many people decide on each record (default 1)" },
	{ "consensus", 0, OPTION_STRING, offsetof(struct settings, consensus), "NAME",
		"the reviewer whose decisions settle conflicts (default consensus)" },
	{ "drop", 'x', OPTION_FLAG, offsetof(struct settings, drop), NULL,
		"leave out what is excluded or not retrieved" },
	{ "conflicts", 0, OPTION_OUTPUT, offsetof(struct settings, conflicts_path), "FILE",
		"list decisions that are in conflict in FILE" },
	{ "excluded", 0, OPTION_OUTPUT, offsetof(struct settings, excluded_path), "FILE",
		"list what is excluded or not retrieved in FILE" },
	{ "agreement", 0, OPTION_OUTPUT, offsetof(struct settings, agreement_path), "FILE",
		"write how far reviewers agree to FILE" },
	{ "language", 0, OPTION_STRING, offsetof(struct settings, language), "NAME",
		"language of the patterns in the rules (default english)" },
	{ "spelling", 's', OPTION_STRING, offsetof(struct settings, spelling), "DIR",
		"let them match the variants in DIR/variants.tsv" },
	{ .name = NULL }
};

/* The decisions that are in conflict: with the columns of a file of decisions, to be settled
 * there. */
static const struct sheet conflict_sheet = {
	.columns = (struct sheet_column[]){
		{ { "id", 2 }, SHEET_TEXT, false }, { { "stage", 5 }, SHEET_TEXT, false },
		{ { "decision", 8 }, SHEET_TEXT, false }, { { "reviewer", 8 }, SHEET_TEXT, false },
		{ { "reason", 6 }, SHEET_TEXT, false }, { { "title", 5 }, SHEET_TEXT, false },
	},
	.column_count = COLUMNS
};

static const struct sheet excluded_sheet = {
	.columns = (struct sheet_column[]){
		{ { "id", 2 }, SHEET_TEXT, false }, { { "status", 6 }, SHEET_TEXT, false },
		{ { "stage", 5 }, SHEET_TEXT, false }, { { "by", 2 }, SHEET_TEXT, false },
		{ { "reason", 6 }, SHEET_TEXT, false }, { { "title", 5 }, SHEET_TEXT, false },
	},
	.column_count = COLUMNS
};

static bool
open_list(const char *path, struct output **output, struct fault *fault)
{
	if (path)
		*output = output_open(path, fault);
	return !path || *output;
}

static bool
screen_configure(void *memory, struct fault *fault)
{
	struct settings *settings = memory;
	const char *language = settings->language ? settings->language : "english";

	if (!settings->rules_path && settings->decision_paths.count == 0)
		return fault_set(fault, "nothing to screen by; name rules with -r or decisions "
			"with -d");
	if (settings->rules_path && !rules_open(&settings->rules, settings->rules_path, language,
			settings->spelling, fault))
		return false;
	return votes_open(&settings->decisions, &settings->decision_paths,
			settings->consensus ? settings->consensus : "consensus", fault)
		&& open_list(settings->conflicts_path, &settings->conflicts, fault)
		&& open_list(settings->excluded_path, &settings->excluded, fault)
		&& open_list(settings->agreement_path, &settings->agreement, fault);
}

static void
screen_release(void *memory)
{
	struct settings *settings = memory;

	output_free(settings->conflicts);
	output_free(settings->excluded);
	output_free(settings->agreement);
	rules_close(&settings->rules);
	votes_close(&settings->decisions);
}

static void
screen_opens(const void *memory, struct confinement *confinement)
{
	const struct settings *settings = memory;

	confine_allow(confinement, CONFINE_END, settings->conflicts_path);
	confine_allow(confinement, CONFINE_END, settings->excluded_path);
	confine_allow(confinement, CONFINE_END, settings->agreement_path);
}

struct worker {
	const struct settings *settings;
	struct referee referee;
	struct buffer value;	/* of the record's member */
	struct listing conflicts, excluded;
	struct concord concord;
	uint64_t in_conflict;	/* records */
	bool *met;		/* by id of the decisions */
};

static void
screen_end(void *memory)
{
	struct worker *worker = memory;

	referee_close(&worker->referee);
	buffer_free(&worker->value);
	listing_free(&worker->conflicts);
	listing_free(&worker->excluded);
	concord_free(&worker->concord);
	free(worker->met);
	free(worker);
}

static void *
screen_begin(const void *memory, struct lexis *lexis, struct fault *fault)
{
	const struct settings *settings = memory;
	struct worker *worker = calloc(1, sizeof *worker);

	if (!worker) {
		fault_memory(fault);
		return NULL;
	}
	worker->settings = settings;
	worker->met = calloc(lexis_count(settings->decisions.rows.ids) + 1, sizeof *worker->met);
	if (worker->met && concord_open(&worker->concord, &settings->decisions)
			&& referee_open(&worker->referee, &settings->rules, lexis, fault))
		return worker;
	fault_memory(fault);
	screen_end(worker);
	return NULL;
}

/* What people read of a title; nothing where there is none. .at is NULL without memory. */
static struct slice
title_of(struct record *record)
{
	struct slice title;

	return record_member(record, "title", &title) ? json_plain(title, record_arena(record))
		: SLICE("");
}

static bool
list_conflict(struct worker *worker, struct record *record, const struct outcome *outcome,
	const struct said *said)
{
	struct slice title = title_of(record);
	bool good = title.at != NULL;

	for (size_t i = 0; i < said->count && good; i++) {
		const struct vote *decision = &said->at[i];

		if (decision->stage != outcome->stage)
			continue;
		good = listing_add(&worker->conflicts, record_turn(record), &conflict_sheet,
			(struct sheet_cell[]){ sheet_text(record_id(record)),
				sheet_text(slice_of(screen_stage_names[decision->stage])),
				sheet_text(slice_of(screen_choice_names[decision->choice])),
				sheet_text(lexis_word(worker->settings->decisions.rows.reviewers,
					decision->by.reviewer)),
				sheet_text(decision->reason), sheet_text(title) });
	}
	return good;
}

static bool
list_excluded(struct worker *worker, struct record *record, const struct outcome *outcome,
	const struct said *said)
{
	struct slice title = title_of(record);

	return title.at && listing_add(&worker->excluded, record_turn(record), &excluded_sheet,
		(struct sheet_cell[]){ sheet_text(record_id(record)),
			sheet_text(slice_of(screen_status_names[outcome->status])),
			sheet_text(slice_of(screen_stage_names[outcome->stage])),
			sheet_text(outcome->by_rule ? said->rule->name : SLICE("people")),
			sheet_text(outcome->reason), sheet_text(title) });
}

/* Counts a record, and lists it where that was asked for. False: no memory. */
static bool
keep_account(struct worker *worker, struct record *record, const struct outcome *outcome,
	const struct said *said)
{
	const struct settings *settings = worker->settings;

	worker->in_conflict += outcome->status == SCREEN_CONFLICT;
	concord_add(&worker->concord, said->at, said->count);
	if (settings->conflicts && outcome->status == SCREEN_CONFLICT)
		return list_conflict(worker, record, outcome, said);
	return !settings->excluded || !outcome_is_out(outcome)
		|| list_excluded(worker, record, outcome, said);
}

static enum verdict
screen_each(void *memory, struct record *record, struct fault *fault)
{
	struct worker *worker = memory;
	const struct settings *settings = worker->settings;
	struct said said;
	struct outcome outcome;
	uint32_t id;

	if (!referee_decide(&worker->referee, record, &said.rule, fault))
		return VERDICT_REJECT;
	said.at = reviewer_rows_find(&settings->decisions.rows, record_id(record), &said.count, &id);
	if (said.count)
		worker->met[id] = true;
	outcome = outcome_of(&said, settings->reviewers, settings->decisions.has_full);
	buffer_reset(&worker->value, VALUE_KEPT);
	outcome_write(&outcome, &said, settings->decisions.rows.reviewers, &worker->value);
	if (!keep_account(worker, record, &outcome, &said) || buffer_failed(&worker->value))
		return verdict_memory(fault);
	record_set_value(record, LAYER_SCREENING, buffer_slice(&worker->value));
	return settings->drop && outcome_is_out(&outcome) ? VERDICT_DROP : VERDICT_KEEP;
}

static bool
screen_merge(void *into, void *from, struct fault *fault)
{
	struct worker *whole = into;
	const struct worker *part = from;
	size_t ids = lexis_count(whole->settings->decisions.rows.ids);

	whole->in_conflict += part->in_conflict;
	for (size_t i = 0; i < ids; i++)
		whole->met[i] |= part->met[i];
	concord_merge(&whole->concord, &part->concord);
	return (listing_merge(&whole->conflicts, &part->conflicts)
		&& listing_merge(&whole->excluded, &part->excluded)) || fault_memory(fault);
}

static bool
write_agreement(const struct worker *worker, struct fault *fault)
{
	struct buffer table = { 0 };
	bool good;

	concord_write(&worker->concord, worker->settings->decisions.rows.reviewers, &table);
	good = output_whole(worker->settings->agreement, &table, fault);
	buffer_free(&table);
	return good;
}

static bool
write_lists(struct worker *worker, struct fault *fault)
{
	const struct settings *settings = worker->settings;

	return (!settings->conflicts || listing_write(&worker->conflicts, &conflict_sheet,
			settings->conflicts, fault))
		&& (!settings->excluded || listing_write(&worker->excluded, &excluded_sheet,
			settings->excluded, fault))
		&& (!settings->agreement || write_agreement(worker, fault));
}

/* Writes the lists, which are whole only now, and says what people should look at. */
static bool
screen_remark(void *memory, struct buffer *lines, struct fault *fault)
{
	struct worker *worker = memory;
	const struct votes *decisions = &worker->settings->decisions;
	size_t ids = lexis_count(decisions->rows.ids), unmet = 0;

	for (size_t i = 0; i < ids; i++)
		unmet += !worker->met[i];
	if (unmet)
		buffer_add_format(lines, "decisions on %zu id%s that no record has\n", unmet,
			unmet == 1 ? "" : "s");
	if (worker->in_conflict)
		buffer_add_format(lines, "%llu record%s in conflict%s\n",
			(unsigned long long)worker->in_conflict,
			worker->in_conflict == 1 ? "" : "s",
			worker->settings->conflicts ? "" : "; --conflicts lists them");
	return write_lists(worker, fault);
}

const struct stage screen_stage = {
	.name = "screen",
	.summary = "say which records are included, by rules and by what people decided",
	.description =
		"Sets the member \"screening\": included, excluded, not-retrieved, conflict or\n"
		"undecided, at which stage (automation, title-abstract, full-text), for what\n"
		"reason, and every decision on the record. People outweigh rules, the full text\n"
		"outweighs title and abstract. Where reviewers differ, the record is in conflict\n"
		"until somebody settles it.",
	.options = screen_options,
	.settings_size = sizeof(struct settings),
	.configure = screen_configure,
	.release = screen_release,
	.opens = screen_opens,
	.begin = screen_begin,
	.end = screen_end,
	.each = screen_each,
	.merge = screen_merge,
	.remark = screen_remark,
};
