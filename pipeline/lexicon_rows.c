#include "lexicon_inside.h"

#include "array.h"
#include "tsv.h"

static const char *const kinds[] = {
	[TERM_RESOURCE] = "resource", [TERM_PROBLEM] = "problem", [TERM_NEUTRAL] = "neutral",
	[TERM_ENABLING] = "enabling", [TERM_HINDERING] = "hindering",
};

static const char *const classes[] = {
	[CUE_BARRIER] = "barrier", [CUE_ENABLER] = "enabler", [CUE_DEFICIT] = "deficit",
	[CUE_REMOVAL] = "removal", [CUE_NEGATOR] = "negator", [CUE_HEDGE] = "hedge",
	[CUE_RECOMMEND] = "recommend", [CUE_GAP] = "gap", [CUE_TOPIC] = "topic",
	[CUE_STOP] = "stop", [CUE_AIM] = "aim", [CUE_METHOD] = "method",
	[CUE_BACKGROUND] = "background", [CUE_PSEUDO] = "pseudo", [CUE_BACK] = "back",
	[CUE_CLASSES] = NULL,
};

static const char *const directions[] = {
	[DIRECTION_RIGHT] = "right", [DIRECTION_LEFT] = "left", [DIRECTION_BOTH] = "both",
};

static const char *const reaches[] = {
	[REACH_WORDS] = "a number of words", [REACH_CLAUSE] = "clause",
	[REACH_SENTENCE] = "sentence", [REACH_LIST] = "list", [REACH_SECTION] = "section",
};

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

const char *
term_kind_name(enum term_kind kind)
{
	return kinds[kind];
}

const char *
cue_class_name(enum cue_class class)
{
	return classes[class];
}

/* The number of the name that the cell holds; else a fault that lists the names from number
 * `from`. */
static bool
cell_choice(const struct tsv *tsv, struct slice cell, const char *const *names, size_t from,
	size_t count, unsigned *choice, struct fault *fault)
{
	struct buffer list = { 0 };
	char word[QUOTED_BYTES];

	for (size_t i = from; i < count; i++)
		if (slice_is(cell, names[i])) {
			*choice = (unsigned)i;
			return true;
		}
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(&list, i == 0 ? "" : i + 1 < count ? ", " : " or ");
		buffer_add_string(&list, names[i]);
	}
	fault_set(fault, "\"%s\" is not one of the words for this column; write %.*s",
		quoted(word, cell), (int)list.size, list.at ? list.at : "");
	buffer_free(&list);
	return tsv_place(tsv, cell.at, fault);
}

/* A decimal number like 1, -0.25 or 2.5; 1 if the cell is empty. */
static bool
cell_weight(const struct tsv *tsv, struct slice cell, double *weight, struct fault *fault)
{
	const char *at = cell.at, *end = cell.at + cell.size;
	bool minus = at < end && *at == '-';
	double number = 0, scale = 0;
	size_t digits = 0;
	char word[QUOTED_BYTES];

	*weight = 1;
	if (cell.size == 0)
		return true;
	for (at += minus; at < end; at++) {
		if (*at == '.' && scale == 0) {
			scale = 1;
			continue;
		}
		if (*at < '0' || *at > '9' || ++digits > 15)
			break;
		number = number * 10 + (*at - '0');
		scale *= 10;
	}
	if (at < end || digits == 0) {
		fault_set(fault, "\"%s\" is no weight; write a number such as 1 or 0.5",
			quoted(word, cell));
		return tsv_place(tsv, cell.at, fault);
	}
	*weight = (minus ? -number : number) / (scale > 1 ? scale : 1);
	return true;
}

/* Digits, or the name of a reach. */
static bool
cell_reach(const struct tsv *tsv, struct slice cell, struct cue *cue, struct fault *fault)
{
	uint32_t words = 0;
	unsigned reach;
	size_t i = 0;

	for (; i < cell.size && cell.at[i] >= '0' && cell.at[i] <= '9' && words <= MATCH_UNITS; i++)
		words = words * 10 + (uint32_t)(cell.at[i] - '0');
	if (i == cell.size && words > 0 && words <= MATCH_UNITS) {
		cue->reach = REACH_WORDS;
		cue->words = words;
		return true;
	}
	if (!cell_choice(tsv, cell, reaches, REACH_CLAUSE, REACHES, &reach, fault))
		return false;
	cue->reach = reach;
	return true;
}

/* The row's pattern goes to the matcher, the entry behind the others. */
static bool
entry_add(struct lexicons *lexicons, const struct tsv *tsv, const char *table, struct slice source,
	struct entry entry, struct fault *fault)
{
	struct entry *entries = array_reserve(lexicons->entries, &lexicons->entry_room,
		lexicons->entry_count, 1, sizeof *entries);
	struct buffer rule = { 0 };
	struct arena arena = { 0 };
	struct pattern pattern;
	const char *at = source.at;
	bool good;

	if (!entries || lexicons->entry_count >= UINT32_MAX)
		return fault_memory(fault);
	lexicons->entries = entries;
	buffer_add_format(&rule, "%s:%zu", table, tsv_line(tsv));
	entry.rule = arena_copy(&lexicons->arena, buffer_slice(&rule));
	good = !buffer_failed(&rule) && entry.rule.at;
	buffer_free(&rule);
	if (!good)
		return fault_memory(fault);
	if (!pattern_read(source, &arena, &pattern, &at, fault))
		good = tsv_place(tsv, at, fault);
	else if (!matcher_add(lexicons->matcher, lexicons->dialect, &pattern,
			(uint32_t)lexicons->entry_count))
		good = fault_memory(fault);
	arena_free(&arena);
	if (good)
		entries[lexicons->entry_count++] = entry;
	return good;
}

static bool
code_missing(const struct tsv *tsv, struct slice cell, struct fault *fault)
{
	fault_set(fault, "the code is missing; write one such as costs/funding");
	return tsv_place(tsv, cell.at, fault);
}

bool
read_codebook(const char *path, struct lexis *codes, struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	size_t column;
	bool good = tsv && tsv_need_column(tsv, "code", &column, fault);
	char name[QUOTED_BYTES];

	while (good && tsv_next(tsv)) {
		struct slice code = tsv_cell(tsv, column);
		size_t known = lexis_count(codes);
		uint32_t id = code.size ? lexis_intern(codes, code) : 0;

		if (code.size == 0) {
			good = code_missing(tsv, code, fault);
		} else if (id == LEXIS_NONE) {
			good = fault_memory(fault);
		} else if (id < known) {
			fault_set(fault, "the code \"%s\" is there twice; keep one of its rows",
				quoted(name, code));
			good = tsv_place(tsv, code.at, fault);
		}
	}
	tsv_close(tsv);
	return good;
}

struct term_columns {
	size_t code, pattern, kind, weight;
};

/* Checks the code; .at of the result is NULL if there is something wrong with it. */
static struct slice
term_code(struct lexicons *lexicons, const struct tsv *tsv, struct slice code, struct lexis *codes,
	struct fault *fault)
{
	const struct slice none = { NULL, 0 };
	size_t known = codes ? lexis_count(codes) : 0;
	char name[QUOTED_BYTES];
	struct slice copy;

	if (code.size == 0) {
		code_missing(tsv, code, fault);
		return none;
	}
	if (codes && lexis_intern(codes, code) >= known) {
		fault_set(fault, "unknown code \"%s\"; add it to codebook.tsv", quoted(name, code));
		tsv_place(tsv, code.at, fault);
		return none;
	}
	copy = arena_copy(&lexicons->arena, code);
	if (!copy.at)
		fault_memory(fault);
	return copy;
}

static bool
read_term(struct lexicons *lexicons, const struct tsv *tsv, const struct term_columns *columns,
	struct lexis *codes, struct fault *fault)
{
	struct slice pattern = tsv_cell(tsv, columns->pattern);
	struct entry entry = { .term = {
		.lexicon = lexicons->names[lexicons->count - 1],
		.lexicon_number = (uint32_t)lexicons->count - 1,
	} };
	unsigned kind;

	entry.term.code = term_code(lexicons, tsv, tsv_cell(tsv, columns->code), codes, fault);
	if (!entry.term.code.at)
		return false;
	if (!cell_choice(tsv, tsv_cell(tsv, columns->kind), kinds, 0, TERM_KINDS, &kind, fault))
		return false;
	entry.term.kind = kind;
	return cell_weight(tsv, tsv_cell(tsv, columns->weight), &entry.weight, fault)
		&& entry_add(lexicons, tsv, "terms.tsv", pattern, entry, fault);
}

bool
read_terms(struct lexicons *lexicons, const char *path, struct lexis *codes, struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	struct term_columns columns;
	bool good = tsv && tsv_need_column(tsv, "code", &columns.code, fault)
		&& tsv_need_column(tsv, "pattern", &columns.pattern, fault)
		&& tsv_need_column(tsv, "kind", &columns.kind, fault);

	if (good)
		columns.weight = tsv_column(tsv, "weight");
	while (good && tsv_next(tsv))
		good = read_term(lexicons, tsv, &columns, codes, fault);
	tsv_close(tsv);
	return good;
}

static bool
read_evidence_row(struct lexicons *lexicons, const struct tsv *tsv,
	const struct term_columns *columns, struct fault *fault)
{
	struct slice code = tsv_cell(tsv, columns->code);
	struct entry entry = { .evidence = EVIDENCE_CODE, .term = {
		.lexicon = lexicons->names[lexicons->count - 1],
		.lexicon_number = (uint32_t)lexicons->count - 1,
	} };

	if (slice_is(code, "barrier"))
		entry.evidence = EVIDENCE_BARRIER;
	if (slice_is(code, "enabler"))
		entry.evidence = EVIDENCE_ENABLER;
	entry.term.code = term_code(lexicons, tsv, code, NULL, fault);
	return entry.term.code.at
		&& cell_weight(tsv, tsv_cell(tsv, columns->weight), &entry.weight, fault)
		&& entry_add(lexicons, tsv, "evidence.tsv", tsv_cell(tsv, columns->pattern), entry,
			fault);
}

bool
read_evidence(struct lexicons *lexicons, const char *path, struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	struct term_columns columns;
	bool good = tsv && tsv_need_column(tsv, "code", &columns.code, fault)
		&& tsv_need_column(tsv, "pattern", &columns.pattern, fault)
		&& tsv_need_column(tsv, "weight", &columns.weight, fault);

	while (good && tsv_next(tsv))
		good = read_evidence_row(lexicons, tsv, &columns, fault);
	tsv_close(tsv);
	return good;
}

bool
read_scores(struct scoring *scoring, const char *path, struct fault *fault)
{
	return scoring_read(scoring, path, classes, fault);
}

struct cue_columns {
	size_t class, pattern, direction, reach, weight;
};

static bool
read_cue(struct lexicons *lexicons, const struct tsv *tsv, const struct cue_columns *columns,
	struct fault *fault)
{
	struct slice class = tsv_cell(tsv, columns->class);
	struct slice direction = tsv_cell(tsv, columns->direction);
	struct slice reach = tsv_cell(tsv, columns->reach);
	struct slice pattern = tsv_cell(tsv, columns->pattern);
	struct entry entry = { .is_cue = true };
	unsigned choice;

	if (!cell_choice(tsv, class, classes, 0, CUE_CLASSES, &choice, fault))
		return false;
	entry.cue = cue_defaults[choice];
	if (direction.size) {
		if (!cell_choice(tsv, direction, directions, 0, DIRECTIONS, &choice, fault))
			return false;
		entry.cue.direction = choice;
	}
	if (reach.size && !cell_reach(tsv, reach, &entry.cue, fault))
		return false;
	return cell_weight(tsv, tsv_cell(tsv, columns->weight), &entry.weight, fault)
		&& entry_add(lexicons, tsv, "cues.tsv", pattern, entry, fault);
}

bool
read_cues(struct lexicons *lexicons, const char *path, struct fault *fault)
{
	struct tsv *tsv = tsv_open(path, fault);
	struct cue_columns columns;
	bool good = tsv && tsv_need_column(tsv, "class", &columns.class, fault)
		&& tsv_need_column(tsv, "pattern", &columns.pattern, fault);

	if (good) {
		columns.direction = tsv_column(tsv, "direction");
		columns.reach = tsv_column(tsv, "reach");
		columns.weight = tsv_column(tsv, "weight");
	}
	while (good && tsv_next(tsv))
		good = read_cue(lexicons, tsv, &columns, fault);
	tsv_close(tsv);
	return good;
}
