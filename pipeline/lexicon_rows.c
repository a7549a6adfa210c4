#include "lexicon_inside.h"

#include "array.h"
#include "columns.h"
#include "lexicon_cells.h"
#include "thousandths.h"
#include "tsv.h"

/* What a cue of a class does where its row does not say. */
static const struct cue cue_defaults[] = {
	{ CUE_BARRIER, DIRECTION_BOTH, REACH_CLAUSE, 0 },
	{ CUE_ENABLER, DIRECTION_BOTH, REACH_CLAUSE, 0 },
	{ CUE_DEFICIT, DIRECTION_RIGHT, REACH_WORDS, 4 },
	{ CUE_REMOVAL, DIRECTION_RIGHT, REACH_WORDS, 5 },
	{ CUE_NEGATOR, DIRECTION_RIGHT, REACH_WORDS, 4 },
	{ CUE_HEDGE, DIRECTION_BOTH, REACH_CLAUSE, 0 },
	{ CUE_RECOMMEND, DIRECTION_BOTH, REACH_CLAUSE, 0 },
	{ CUE_GAP, DIRECTION_BOTH, REACH_SENTENCE, 0 },
	{ CUE_TOPIC, DIRECTION_BOTH, REACH_SENTENCE, 0 },
	{ CUE_STOP, DIRECTION_BOTH, REACH_SENTENCE, 0 },
	{ CUE_AIM, DIRECTION_BOTH, REACH_SENTENCE, 0 },
	{ CUE_METHOD, DIRECTION_BOTH, REACH_SENTENCE, 0 },
	{ CUE_BACKGROUND, DIRECTION_BOTH, REACH_SENTENCE, 0 },
	{ CUE_PSEUDO, DIRECTION_BOTH, REACH_SENTENCE, 0 },
	{ CUE_BACK, DIRECTION_BOTH, REACH_SENTENCE, 0 },
};

/* A table that is being read, and the row's entry. */
struct table {
	struct lexicons *lexicons;
	const struct tsv *tsv;
	const char *path, *name;	/* name: "terms.tsv" */
	struct fault *fault;
};

/* Columns that terms and cues share. */
struct entry_columns {
	size_t pattern, weight, sections, when, note;
};

static void
entry_columns_find(struct entry_columns *columns, const struct tsv *tsv)
{
	columns->weight = tsv_column(tsv, "weight");
	columns->sections = tsv_column(tsv, "sections");
	columns->when = tsv_column(tsv, "when");
	columns->note = tsv_column(tsv, "note");
}

/* The table with the columns that programs read; NULL if there is no reading it. */
static struct tsv *
table_open(struct lexicons *lexicons, const char *path, const char *const *names,
	struct fault *fault)
{
	struct tsv *tsv = tsv_open_rows(path, fault);

	if (!tsv)
		lexicon_mistake(lexicons, fault);
	else
		columns_check(tsv, names, lexicon_mistake, lexicons, fault);
	if (!lexicons->stopped)
		return tsv;
	tsv_close(tsv);
	return NULL;
}

static bool
need_column(struct lexicons *lexicons, const struct tsv *tsv, const char *name, size_t *column,
	struct fault *fault)
{
	if (tsv_need_column(tsv, name, column, fault))
		return true;
	lexicon_mistake(lexicons, fault);
	return false;
}

/* The row's pattern. */
static bool
cell_pattern(const struct table *table, struct slice source, struct entry *entry)
{
	struct mark mark = { table->path, tsv_line(table->tsv),
		tsv_character(table->tsv, source.at) };
	const char *at;

	return entry_read_pattern(table->lexicons, entry, source, mark, &at, table->fault)
		|| tsv_place(table->tsv, at, table->fault);
}

/* The row's pattern is added to what others say, or goes to the matcher if it is the first that
 * has it. */
static bool
cell_evidence(const struct table *table, struct slice source, uint32_t number, struct entry *entry)
{
	struct evidence *evidence = &table->lexicons->evidence;
	uint32_t lexicon = entry->term.lexicon_number;
	uint32_t pattern = evidence_find(evidence, lexicon, source);

	entry->evidence_pattern = pattern != LEXIS_NONE ? pattern
		: (uint32_t)evidence_count(evidence);
	if (pattern == LEXIS_NONE) {
		if (!cell_pattern(table, source, entry))
			return false;
		pattern = evidence_new(evidence, lexicon, source);
	}
	return (pattern != LEXIS_NONE && evidence_add(evidence, pattern, number))
		|| fault_memory(table->fault);
}

/* "terms.tsv:12"; .at is NULL when memory is out. */
static struct slice
rule_name(const struct table *table)
{
	struct buffer name = { 0 };
	struct slice rule = { NULL, 0 };

	buffer_add_string(&name, table->name);
	buffer_add_char(&name, ':');
	buffer_add_number(&name, tsv_line(table->tsv));
	if (!buffer_failed(&name))
		rule = arena_copy(&table->lexicons->arena, buffer_slice(&name));
	buffer_free(&name);
	return rule;
}

/* The cells that terms and cues share, and the place of the row. */
static bool
entry_fill(const struct table *table, const struct entry_columns *columns, struct entry *entry)
{
	const struct tsv *tsv = table->tsv;
	struct slice sections = tsv_cell(tsv, columns->sections), when = tsv_cell(tsv, columns->when);
	struct lexicons *lexicons = table->lexicons;
	const char *at = sections.at;

	entry->section_rule = entry->record_rule = RULE_NONE;
	if (sections.size && !section_rule_find(lexicons, sections, &entry->section_rule, &at,
			table->fault))
		return tsv_place(tsv, at, table->fault);
	at = when.at;
	if (when.size && !record_rule_find(lexicons, when, &entry->record_rule, &at, table->fault))
		return tsv_place(tsv, at, table->fault);
	if (!cell_weight(tsv, tsv_cell(tsv, columns->weight), &entry->weight, table->fault))
		return false;
	entry->rule = rule_name(table);
	entry->path = table->path;
	entry->line = tsv_line(tsv);
	entry->pattern = arena_copy(&lexicons->arena, tsv_cell(tsv, columns->pattern));
	entry->note = arena_copy(&lexicons->arena, tsv_cell(tsv, columns->note));
	return (entry->rule.at && entry->pattern.at && entry->note.at)
		|| fault_memory(table->fault);
}

/* Adds the entry with what is left to read of its row. */
static bool
entry_add(const struct table *table, const struct entry_columns *columns, struct entry entry)
{
	struct lexicons *lexicons = table->lexicons;
	struct slice source = tsv_cell(table->tsv, columns->pattern);
	uint32_t number = (uint32_t)lexicons->entry_count;

	if (!entries_reserve(lexicons))
		return fault_memory(table->fault);
	if (!entry_fill(table, columns, &entry))
		return false;
	if (entry.evidence ? !cell_evidence(table, source, number, &entry)
			: !cell_pattern(table, source, &entry))
		return false;
	lexicons->entries[lexicons->entry_count++] = entry;
	return true;
}

static bool
read_code(const struct tsv *tsv, struct slice code, struct lexis *codes, struct fault *fault)
{
	size_t known = lexis_count(codes);
	char name[QUOTED_BYTES];
	uint32_t id;

	if (!tsv_row_fits(tsv, fault) || !cell_code(tsv, code, fault))
		return false;
	id = lexis_intern(codes, code);
	if (id == LEXIS_NONE)
		return fault_memory(fault);
	if (id == known)
		return true;
	fault_set(fault, "the code \"%s\" is there twice; keep one of its rows", quoted(name, code));
	return tsv_place(tsv, code.at, fault);
}

void
read_codebook(struct lexicons *lexicons, const char *path, struct lexis *codes,
	struct fault *fault)
{
	static const char *const names[] = { "code", "label", NULL };
	struct tsv *tsv = table_open(lexicons, path, names, fault);
	size_t column;
	bool go_on = tsv && need_column(lexicons, tsv, "code", &column, fault);

	while (go_on && tsv_next(tsv))
		go_on = read_code(tsv, tsv_cell(tsv, column), codes, fault)
			|| lexicon_mistake(lexicons, fault);
	tsv_close(tsv);
}

struct term_columns {
	struct entry_columns shared;
	size_t code, kind, level, frame;
};

/* Whether the code is sound, and one of the codebook's. */
static bool
check_code(const struct tsv *tsv, struct slice code, struct lexis *codes, struct fault *fault)
{
	size_t known = codes ? lexis_count(codes) : 0;
	char name[QUOTED_BYTES];

	if (!cell_code(tsv, code, fault))
		return false;
	if (!codes || lexis_intern(codes, code) < known)
		return true;
	fault_set(fault, "unknown code \"%s\"; add it to codebook.tsv", quoted(name, code));
	return tsv_place(tsv, code.at, fault);
}

static bool
read_term(const struct table *table, const struct term_columns *columns, struct lexis *codes)
{
	struct lexicons *lexicons = table->lexicons;
	const struct tsv *tsv = table->tsv;
	struct slice code = tsv_cell(tsv, columns->code), level = tsv_cell(tsv, columns->level);
	struct entry entry = { .term = {
		.lexicon = lexicons->names[lexicons->count - 1],
		.lexicon_number = (uint32_t)lexicons->count - 1,
		.code = arena_copy(&lexicons->arena, code),
		.frame = arena_copy(&lexicons->arena, tsv_cell(tsv, columns->frame)),
	} };
	unsigned kind, number;

	if (!entry.term.code.at || !entry.term.frame.at)
		return fault_memory(table->fault);
	if (!tsv_row_fits(tsv, table->fault) || !check_code(tsv, code, codes, table->fault)
			|| !cell_choice(tsv, tsv_cell(tsv, columns->kind), term_kinds, 0,
			TERM_KINDS, &kind, table->fault))
		return false;
	if (level.size && !cell_choice(tsv, level, term_levels, 0, TERM_LEVELS, &number,
			table->fault))
		return false;
	entry.term.kind = kind;
	entry.term.level = slice_of(level.size ? term_levels[number] : "");
	return entry_add(table, &columns->shared, entry);
}

void
read_terms(struct lexicons *lexicons, const char *path, struct lexis *codes, struct fault *fault)
{
	static const char *const names[] = {
		"code", "pattern", "kind", "weight", "level", "frame", "sections", "when", NULL
	};
	struct tsv *tsv = table_open(lexicons, path, names, fault);
	const struct table table = { lexicons, tsv, path, "terms.tsv", fault };
	struct term_columns columns;
	bool go_on = tsv && need_column(lexicons, tsv, "code", &columns.code, fault)
		&& need_column(lexicons, tsv, "pattern", &columns.shared.pattern, fault)
		&& need_column(lexicons, tsv, "kind", &columns.kind, fault);

	if (go_on) {
		entry_columns_find(&columns.shared, tsv);
		columns.level = tsv_column(tsv, "level");
		columns.frame = tsv_column(tsv, "frame");
	}
	while (go_on && tsv_next(tsv))
		go_on = read_term(&table, &columns, codes) || lexicon_mistake(lexicons, fault);
	tsv_close(tsv);
}

static bool
read_evidence_row(const struct table *table, const struct term_columns *columns)
{
	struct lexicons *lexicons = table->lexicons;
	struct slice code = tsv_cell(table->tsv, columns->code);
	struct entry entry = { .evidence = EVIDENCE_CODE, .term = {
		.lexicon = lexicons->names[lexicons->count - 1],
		.lexicon_number = (uint32_t)lexicons->count - 1,
		.code = arena_copy(&lexicons->arena, code),
	} };

	if (slice_is(code, "barrier"))
		entry.evidence = EVIDENCE_BARRIER;
	if (slice_is(code, "enabler"))
		entry.evidence = EVIDENCE_ENABLER;
	if (!entry.term.code.at)
		return fault_memory(table->fault);
	return cell_code(table->tsv, code, table->fault)
		&& entry_add(table, &columns->shared, entry);
}

void
read_evidence(struct lexicons *lexicons, const char *path, struct fault *fault)
{
	static const char *const names[] = { "code", "pattern", "weight", NULL };
	struct tsv *tsv = table_open(lexicons, path, names, fault);
	const struct table table = { lexicons, tsv, path, "evidence.tsv", fault };
	struct term_columns columns;
	bool go_on = tsv && need_column(lexicons, tsv, "code", &columns.code, fault)
		&& need_column(lexicons, tsv, "pattern", &columns.shared.pattern, fault)
		&& need_column(lexicons, tsv, "weight", &columns.shared.weight, fault);

	columns.shared.sections = columns.shared.when = TSV_NONE;
	if (go_on)
		columns.shared.note = tsv_column(tsv, "note");
	while (go_on && tsv_next(tsv))
		go_on = read_evidence_row(&table, &columns) || lexicon_mistake(lexicons, fault);
	tsv_close(tsv);
}

struct cue_columns {
	struct entry_columns shared;
	size_t class, direction, reach, says_barrier, says_enabler;
};

/* Nothing where the cell is empty. */
static bool
cell_says(const struct tsv *tsv, struct slice cell, int32_t *number, struct fault *fault)
{
	double weight = 0;

	if (cell.size && !cell_weight(tsv, cell, &weight, fault))
		return false;
	*number = thousandths_of(weight);
	return true;
}

static bool
read_cue(const struct table *table, const struct cue_columns *columns)
{
	const struct tsv *tsv = table->tsv;
	struct slice direction = tsv_cell(tsv, columns->direction);
	struct slice reach = tsv_cell(tsv, columns->reach);
	struct entry entry = { .is_cue = true };
	unsigned choice;

	if (!tsv_row_fits(tsv, table->fault) || !cell_choice(tsv, tsv_cell(tsv, columns->class),
			cue_classes, 0, CUE_CLASSES, &choice, table->fault))
		return false;
	entry.cue = cue_defaults[choice];
	if (direction.size) {
		if (!cell_choice(tsv, direction, cue_directions, 0, DIRECTIONS, &choice,
				table->fault))
			return false;
		entry.cue.direction = choice;
	}
	if (reach.size && !cell_reach(tsv, reach, &entry.cue, table->fault))
		return false;
	if (!cell_says(tsv, tsv_cell(tsv, columns->says_barrier), &entry.says_barrier,
				table->fault)
			|| !cell_says(tsv, tsv_cell(tsv, columns->says_enabler),
				&entry.says_enabler, table->fault))
		return false;
	return entry_add(table, &columns->shared, entry);
}

void
read_cues(struct lexicons *lexicons, const char *path, struct fault *fault)
{
	static const char *const names[] = {
		"class", "pattern", "direction", "reach", "weight", "sections", "when",
		"says_barrier", "says_enabler", NULL
	};
	struct tsv *tsv = table_open(lexicons, path, names, fault);
	const struct table table = { lexicons, tsv, path, "cues.tsv", fault };
	struct cue_columns columns;
	bool go_on = tsv && need_column(lexicons, tsv, "class", &columns.class, fault)
		&& need_column(lexicons, tsv, "pattern", &columns.shared.pattern, fault);

	if (go_on) {
		entry_columns_find(&columns.shared, tsv);
		columns.direction = tsv_column(tsv, "direction");
		columns.reach = tsv_column(tsv, "reach");
		columns.says_barrier = tsv_column(tsv, "says_barrier");
		columns.says_enabler = tsv_column(tsv, "says_enabler");
	}
	while (go_on && tsv_next(tsv))
		go_on = read_cue(&table, &columns) || lexicon_mistake(lexicons, fault);
	tsv_close(tsv);
}
